#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>
#include <optional>

namespace balie::sim {

/// The path and query of a request, decoded. A plus in the query is a space, as in a servlet.
struct XsiTarget {
    QStringList path; ///< segments, none empty
    QList<QPair<QString, QString>> query;

    /// Nothing for a target that is not percent-encoded properly or does not begin with a slash.
    static std::optional<XsiTarget> parse(const QByteArray &target);

    /// The first of that name; empty and null when it is not there.
    QString value(QLatin1StringView name) const;
    bool has(QLatin1StringView name) const;
    /// A parameter that is none of `allowed` (exact spelling), or comes twice. A star at the end of
    /// an allowed name says that it may.
    std::optional<QString> unexpected(const QList<QLatin1StringView> &allowed) const;
};

} // namespace balie::sim
