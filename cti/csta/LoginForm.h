#pragma once

#include <QLatin1StringView>
#include <QString>
#include <utility>
#include <vector>

namespace balie::csta {

/// What a switch wants to see in applicationSpecificInfo (ECMA-354 leaves it open): one block of
/// its maker's, with one element a value. Data of the server profile.
struct LoginForm {
    QString namespaceUri;
    QLatin1StringView block;
    QLatin1StringView user;
    QLatin1StringView password; ///< one of the names that redacted() hides
    QLatin1StringView device; ///< empty: the block has no place for the own device
    /// Elements behind those that always say the same.
    std::vector<std::pair<QLatin1StringView, QString>> constants{};
    bool namesType = false; ///< with xsi:type, for servers that validate

    /// docs/csta-profile.md
    static LoginForm balie();
};

} // namespace balie::csta
