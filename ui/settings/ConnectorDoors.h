#pragma once

#include <QString>
#include <QUrl>
#include <functional>

namespace balie::ui {

/// Ways out of the program that the page for customer systems uses; given by the program, which
/// decides what may be opened.
struct ConnectorDoors {
    std::function<void(const QUrl &address)> openAddress; ///< in the browser
    std::function<void(const QString &path)> openInstructions; ///< a README.md of a profile
};

} // namespace balie::ui
