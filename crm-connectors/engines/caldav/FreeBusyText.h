#pragma once

#include "base/Expected.h"
#include "crm-connectors/api/Busy.h"

#include <QByteArray>
#include <QUrl>

namespace balie::crm {

/// Free and busy as iCalendar writes it (RFC 5545, 3.6.4 and 3.8.2.6); the only door to libical.
/// Any thread.
namespace freeBusyText {

constexpr qsizetype most = 10'000; ///< stretches of one person

/// mailto: with everything encoded that would not stand there by itself.
QUrl addressOf(const QString &email);
/// Of a mailto:, else empty.
QString emailOf(const QUrl &address);

/// The question after all of them, as it is sent to an outbox (RFC 6638, 5): CRLF, folded.
QByteArray request(const QUrl &organiser, const BusyLookup &lookup, const QDateTime &now);

/// What a calendar with nothing in it says. Radicale answers a report so when nobody is busy; in an outbox's
/// answer a VFREEBUSY is obligatory (RFC 6638, 5), and one without it proves nothing.
enum class Empty { IsFree, IsUnknown };

/// When somebody is occupied, in order. Radicale from 3.2.3 to 3.8.1 makes a VFREEBUSY with an
/// FBTYPE of each stretch; that is read too. What a server calls free is left out, as is what has no
/// length, what it calls in a way that is not known is busy, and a time without a zone is
/// UTC (RFC 5545, 3.2.9 and 3.8.2.6). Protocol, only with a detail: no calendar, nothing about free
/// and busy in it, a part or a stretch that cannot be read, or more than `most`. Then it is not known
/// whether this person is free.
Expected<QVector<BusySpan>> spans(const QByteArray &calendar, Empty empty);

} // namespace freeBusyText

} // namespace balie::crm
