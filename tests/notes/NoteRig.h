#pragma once

#include "desk/notes/CallNotes.h"
#include "desk/notes/DeskNotes.h"
#include "desk/notes/PersonNotes.h"
#include "desk/slips/SlipReminders.h"
#include "desk/store/NoteTable.h"
#include "desk/store/SlipTable.h"
#include "desk/text/Moments.h"
#include "tests/desk/support/Office.h"
#include "tests/support/Patience.h"

#include <QTemporaryDir>

namespace balie::test {

/// A desk at 200 with Anna (201) and Bram (202), and a store in a file that outlives it. The wall clock begins on Monday
/// 5 January 2026 at 9:01:40, local time.
struct NoteDesk {
    explicit NoteDesk(const QTemporaryDir &dir)
        : store(dir.filePath(QStringLiteral("balie.sqlite")))
    {
        store.open();
        office.people.setDirectory({Office::entry(QStringLiteral("201"), QStringLiteral("Anna de Vries")),
            Office::entry(QStringLiteral("202"), QStringLiteral("Bram Jansen"))});
        office.goLive();
        own({});
        bram({});
    }

    void bram(const QVector<cti::Connection> &calls)
    {
        office.tell(snapshot(QStringLiteral("202"), calls));
        office.nextFrame();
    }
    void bramTalks()
    {
        bram({connection(QStringLiteral("b"), QStringLiteral("202"), cti::ConnectionState::Connected,
            QStringLiteral("0613"))});
    }
    void own(const QVector<cti::Connection> &calls)
    {
        office.tell(snapshot(QStringLiteral("200"), calls));
        office.nextFrame();
    }
    /// What was handed to the store is in its file.
    void waitForWrites()
    {
        bool written = false;
        QObject context;
        store.write<void>(
            &context, [](sqlite::Database &) { return Expected<void>(); },
            [&](const Expected<void> &) { written = true; });
        BALIE_TRY_VERIFY(written);
    }
    QDateTime at(int hour, int minute, int days = 0)
    {
        return QDateTime(desk::localNow(office.clock).date().addDays(days), QTime(hour, minute));
    }
    void goTo(int hour, int minute, int days = 0)
    {
        const qint64 wait = at(hour, minute, days).toMSecsSinceEpoch() - office.clock.wallMs();
        office.clock.advance(std::chrono::milliseconds(wait));
    }

    Office office;
    desk::Store store;
};

const inline desk::PersonId anna{QStringLiteral("201")};
const inline desk::PersonId bramId{QStringLiteral("202")};

} // namespace balie::test
