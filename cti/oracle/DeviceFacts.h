#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

namespace balie::oracle {

/// What can be said of one device in words that belong neither to the simulated PBX nor to the client. Both sides are
/// put into these words by code that does not know the other, and then compared.
struct DeviceFacts {
    struct Connection {
        QString state;  ///< "ringing", "talking", "dialling", "held", "waiting", "failed"
        QString remote; ///< number of the other side; empty when withheld or not known

        friend bool operator==(const Connection &, const Connection &) = default;
        friend bool operator<(const Connection &a, const Connection &b)
        {
            return std::tie(a.state, a.remote) < std::tie(b.state, b.remote);
        }
    };

    QString device;
    QString lamp;        ///< the word of the lamp rule, in English: "ringing, on a call", "free", "private", ...
    bool stale = false;  ///< the observer says itself that this is old
    /// What is not known is not off: nullopt.
    std::optional<bool> doNotDisturb;
    std::optional<QString> forwardedTo; ///< target of immediate forwarding, empty when off
    QMap<QString, Connection> connections; ///< by call id
};

using Facts = QMap<QString, DeviceFacts>; ///< by device

/// One line for each thing in which they differ, of every device in `observed`: also one that the PBX does not know, or
/// of which the observer says that it knows nothing. Empty: they agree. `what` names the moment for the reader.
QStringList differences(const Facts &truth, const Facts &observed, const QString &what);

} // namespace balie::oracle
