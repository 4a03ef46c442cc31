#pragma once

#include "base/Expected.h"

#include <QByteArray>
#include <QString>
#include <QVector>

namespace balie::crm {

/// What an outbox tells of one person.
struct ScheduleAnswer {
    QString email;
    bool isKnown = false; ///< else its status says no: nobody by this address, no right to look
    QByteArray calendar;

    /// A schedule-response document (RFC 6638, 10.1); the error is for support.
    static Expected<QVector<ScheduleAnswer>, QString> read(const QByteArray &document);
};

} // namespace balie::crm
