#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

namespace balie::crm {

/// A question after the calendars of some people.
struct BusyLookup {
    QStringList emails;
    QDateTime from; ///< UTC
    QDateTime until; ///< UTC
};

/// A stretch in which somebody is occupied.
struct BusySpan {
    QDateTime from; ///< UTC
    QDateTime until; ///< UTC
    bool outOfOffice = false;
    bool tentative = false;

    friend bool operator==(const BusySpan &, const BusySpan &) = default;
};

/// One person's calendar. Who is not told of is not known: not free.
struct BusyPerson {
    QString email;
    QVector<BusySpan> spans; ///< in order
};

struct BusyReply {
    QVector<BusyPerson> people;
    QDateTime asOf; ///< UTC: when the system told it
};

} // namespace balie::crm
