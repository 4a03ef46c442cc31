#pragma once

#include "base/http/HttpPort.h"

#include <QString>
#include <QStringList>

namespace balie::crm {

/// Requests and replies as an administrator may see them, and send on to somebody else: without
/// secrets. Any thread.
class Masking {
public:
    /// Values that must not be seen, as they stand: in addresses, forms and JSON they are found
    /// encoded too.
    explicit Masking(const QStringList &secrets);

    /// Method, address, headers and body.
    QString shown(const HttpRequest &request) const;
    /// Status, kind and the beginning of the body.
    QString shown(const HttpReply &reply) const;
    QString masked(QString text) const;

private:
    QStringList m_forms; ///< longest first
};

} // namespace balie::crm
