#include "base/ManualClock.h"
#include "desk/journal/JournalPrivacy.h"
#include "desk/notes/CallNotes.h"
#include "desk/notes/PersonNotes.h"
#include "desk/slips/Slips.h"
#include "tests/desk/support/Office.h"
#include "tests/journal/Journal.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Deleting {
    Deleting()
    {
        QVector<JournalEntry> calls;
        for (int minute = 0; minute < 600; ++minute)
            calls.append(pastCall(u"0201234567"_s, minute, JournalKind::Answered, u"Gewoonaard"_s));
        for (int minute = 0; minute < 450; ++minute) {
            JournalEntry secret = pastCall(u"0687654321"_s, 2 * minute, JournalKind::Answered, u"Geheimzinnig"_s);
            secret.note = u"vertrouwelijk %1"_s.arg(minute);
            calls.append(secret);
        }
        calls.append(handedTo(pastCall(u"0201234567"_s, 700), u"0687654321"_s, u"Geheimzinnig"_s));
        filled = journal.put(calls);
        QObject::connect(&privacy, &JournalPrivacy::removed, &privacy, [this](int rows) { removed += rows; });
    }

    bool isErased(int times = 1)
    {
        return QTest::qWaitFor([&] { return erased.size() == times; }, patienceMs);
    }
    /// How many of the store's files hold the text anywhere.
    int filesWith(const QByteArray &text) const
    {
        int found = 0;
        for (const QString &suffix : {u""_s, u"-wal"_s}) {
            QFile file(journal.path + suffix);
            if (file.open(QIODevice::ReadOnly) && file.readAll().toLower().contains(text.toLower()))
                ++found;
        }
        return found;
    }
    static PrivacyScope ofNumber(const QString &key)
    {
        PrivacyScope scope;
        scope.keys = {key};
        scope.subjects = {noteSubject(dutchNumbers().read(key))};
        return scope;
    }
    qsizetype hits(const QString &text)
    {
        JournalFilter filter;
        filter.text = text;
        return journal.all(filter).size();
    }

    JournalStore journal;
    ManualClock clock;
    People people;
    JournalPrivacy privacy{*journal.store, people, clock};
    QSignalSpy erased{&privacy, &JournalPrivacy::erased};
    bool filled = false;
    int removed = 0;
};

} // namespace

class JournalDeleting : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void nothingOfANumberIsLeftInTheFile()
    {
        Deleting desk;
        QVERIFY(desk.filled);
        QVERIFY(desk.filesWith("geheimzinnig") > 0);
        QVERIFY(desk.filesWith("687654321") > 0);
        desk.privacy.remove(desk.ofNumber(u"+31687654321"_s));
        QVERIFY(desk.privacy.isBusy());
        QVERIFY(desk.isErased());
        QVERIFY(!desk.privacy.isBusy());
        QCOMPARE(desk.removed, 451); // and the one that was only handed over to it stays, without it
        QCOMPARE(desk.journal.all().size(), 601);
        QCOMPARE(desk.hits(u"geheim"_s), 0);
        QCOMPARE(desk.hits(u"gewoon"_s), 600);
        for (const QByteArray &text : {QByteArray("geheimzinnig"), QByteArray("687654321"), QByteArray("vertrouwelijk")})
            QCOMPARE(desk.filesWith(text), 0);
    }

    /// All that was noted about the calls goes with them: in the file, and it is not written down again from memory.
    void notesAndSlipsGoWithTheCalls()
    {
        Deleting desk;
        Office office;
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s)});
        CallNotes callNotes(*desk.journal.store, office.switchboard, desk.clock);
        PersonNotes personNotes(*desk.journal.store, desk.clock);
        Slips slips(*desk.journal.store, office.switchboard, office.people, desk.clock);
        QObject::connect(&desk.privacy, &JournalPrivacy::removing, &slips, [&](const PrivacyScope &scope) {
            callNotes.forget(scope);
            personNotes.forget(scope);
            slips.forget(scope);
        });
        const PrivacyScope secret = Deleting::ofNumber(u"+31687654321"_s);
        const NoteSubject other = noteSubject(dutchNumbers().read(u"0201234567"_s));
        callNotes.setText(cti::CallThreadId(1), secret.subjects.first(), u"zwijgzaam"_s);
        callNotes.setText(cti::CallThreadId(2), other, u"praatziek"_s);
        personNotes.setText(secret.subjects.first(), u"houdt van stilte"_s);
        personNotes.setText(other, u"houdt van praten"_s);
        Slip slip;
        slip.forPerson = PersonId(u"201"_s);
        slip.callerNumber = u"06-87654321"_s; // as somebody typed it
        slip.text = u"discreet terugbellen"_s;
        slips.add(slip);
        slip.callerNumber = u"0201234567"_s;
        slips.add(slip);
        desk.clock.advance(2s);
        desk.journal.all(); // all of it is written down

        PrivacyCount count;
        desk.privacy.count(secret, &desk.privacy, [&](const PrivacyCount &told) { count = told; });
        BALIE_TRY_COMPARE(count.calls, 450);
        QCOMPARE(count.mentions, 1);
        QCOMPARE(count.notes, 2);
        QCOMPARE(count.slips, 1);
        callNotes.setText(cti::CallThreadId(1), secret.subjects.first(), u"zwijgzaam, nog steeds"_s); // not written yet
        desk.privacy.remove(secret);
        desk.clock.advance(2s);
        QVERIFY(desk.isErased());
        QVERIFY(callNotes.text(cti::CallThreadId(1)).isEmpty());
        QCOMPARE(callNotes.text(cti::CallThreadId(2)), u"praatziek"_s);
        QVERIFY(personNotes.text(secret.subjects.first()).isEmpty());
        QVERIFY(!personNotes.text(other).isEmpty());
        QCOMPARE(slips.rowCount(), 1);
        for (const QByteArray &text : {QByteArray("zwijgzaam"), QByteArray("stilte"), QByteArray("87654321")})
            QCOMPARE(desk.filesWith(text), 0);
        QVERIFY(desk.filesWith("praatziek") > 0);
        // And nothing of it comes back at the next start.
        PersonNotes again(*desk.journal.store, desk.clock);
        QSignalSpy loaded(&again, &PersonNotes::loaded);
        BALIE_TRY_COMPARE(loaded.size(), 1);
        QVERIFY(again.text(secret.subjects.first()).isEmpty());
        QVERIFY(!again.text(other).isEmpty());
    }

    void aPeriodTakesTheCallsOfThatPeriod()
    {
        Deleting desk;
        PrivacyScope scope;
        scope.fromMs = pastCall({}, 100).startedMs;
        scope.untilMs = pastCall({}, 200).startedMs;
        PrivacyCount count;
        desk.privacy.count(scope, &desk.privacy, [&](const PrivacyCount &told) { count = told; });
        BALIE_TRY_COMPARE(count.calls, 150);
        QCOMPARE(count.mentions + count.notes + count.slips, 0);
        desk.privacy.remove(scope);
        QVERIFY(desk.isErased());
        QCOMPARE(desk.removed, 150);
        const auto left = desk.journal.all();
        QVERIFY(std::none_of(left.cbegin(), left.cend(), [&](const JournalEntry &entry) { return scope.covers(entry); }));
        // Of one person only those of him.
        PrivacyScope hisAfter = Deleting::ofNumber(u"+31687654321"_s);
        hisAfter.fromMs = scope.untilMs;
        desk.privacy.remove(hisAfter);
        QVERIFY(desk.isErased(2));
        QCOMPARE(desk.removed, 150 + 350 + 1);
    }

    void oneCallIsOneCall()
    {
        Deleting desk;
        const JournalEntry entry = desk.journal.all().at(1);
        const QString uuid = entry.uuid;
        desk.privacy.remove(entry);
        QVERIFY(desk.isErased());
        QCOMPARE(desk.removed, 1);
        QCOMPARE(desk.journal.all().size(), 1050);
        QCOMPARE(desk.filesWith(uuid.toUtf8()), 0);
    }

    /// A call takes what was noted from its beginning until the caller's next call, however late that was.
    void oneCallTakesWhatWasNotedOnItAndNoMore()
    {
        Deleting desk;
        Office office;
        const auto anna = Office::entry(u"201"_s, u"Anna"_s);
        desk.people.setDirectory({anna});
        office.people.setDirectory({anna});
        CallNotes callNotes(*desk.journal.store, office.switchboard, desk.clock);
        PersonNotes personNotes(*desk.journal.store, desk.clock);
        Slips slips(*desk.journal.store, office.switchboard, office.people, desk.clock);
        QSignalSpy changed(&callNotes, &CallNotes::changed);
        QObject::connect(&desk.privacy, &JournalPrivacy::removing, &slips, [&](const PrivacyScope &scope) {
            callNotes.forget(scope);
            personNotes.forget(scope);
            slips.forget(scope);
        });
        const QString number = u"06-12312312"_s;
        const NoteSubject subject = noteSubject(dutchNumbers().read(number));
        const NoteSubject colleague = noteSubject({{}, u"201"_s, {}, false}, desk.people);
        const JournalEntry first = pastCall(number, 1000);
        const JournalEntry second = pastCall(number, 1180);
        const JournalEntry inside = pastCall(u"201"_s, 1010);
        QVERIFY(desk.journal.put({first, second, inside}));
        Slip slip;
        slip.forPerson = PersonId(u"201"_s);
        slip.callerNumber = number;
        desk.clock.advance(1100min); // an hour and a half after the first
        callNotes.setText(cti::CallThreadId(1), subject, u"eerstegesprek"_s);
        callNotes.setText(cti::CallThreadId(3), colleague, u"onderonsje"_s);
        personNotes.setText(subject, u"houdt van stilte"_s);
        slip.text = u"eerstebriefje"_s;
        slips.add(slip);
        desk.clock.advance(100min);
        callNotes.setText(cti::CallThreadId(2), subject, u"tweedegesprek"_s);
        callNotes.setText(cti::CallThreadId(1), subject, u"eerstegesprek, afgemaakt"_s); // after the second began
        slip.text = u"tweedebriefje"_s;
        slips.add(slip);
        desk.clock.advance(2s);
        desk.journal.all(); // all of it is written down

        PrivacyCount count;
        desk.privacy.count(first, &desk.privacy, [&](const PrivacyCount &told) { count = told; });
        BALIE_TRY_COMPARE(count.calls, 1);
        QCOMPARE(count.notes, 1);
        QCOMPARE(count.slips, 1);
        changed.clear();
        desk.privacy.remove(first);
        QVERIFY(desk.isErased());
        QCOMPARE(desk.removed, 3);
        QVERIFY(callNotes.text(cti::CallThreadId(1)).isEmpty());
        QCOMPARE(changed.size(), 1); // who shows it lets go of it
        QCOMPARE(callNotes.text(cti::CallThreadId(2)), u"tweedegesprek"_s);
        QVERIFY(!personNotes.text(subject).isEmpty());
        QCOMPARE(slips.rowCount(), 1);
        desk.clock.advance(2s);
        desk.journal.all();
        for (const QByteArray &text : {QByteArray("eerstegesprek"), QByteArray("eerstebriefje"), first.uuid.toUtf8()})
            QCOMPARE(desk.filesWith(text), 0);
        for (const QByteArray &text : {QByteArray("tweedegesprek"), QByteArray("tweedebriefje"), second.uuid.toUtf8()})
            QVERIFY(desk.filesWith(text) > 0);

        // Of a call with a colleague the line is kept under his name.
        desk.privacy.remove(inside);
        QVERIFY(desk.isErased(2));
        QCOMPARE(desk.filesWith("onderonsje"), 0);
        QVERIFY(desk.filesWith("tweedegesprek") > 0);
    }

    /// Nobody can be known again who withheld his number: nothing of anybody else goes with his call.
    void aWithheldCallIsOneCall()
    {
        Deleting desk;
        Office office;
        CallNotes callNotes(*desk.journal.store, office.switchboard, desk.clock);
        JournalEntry hidden = pastCall({}, 5);
        hidden.withheld = true;
        QVERIFY(desk.journal.put({hidden}));
        desk.clock.advance(6min);
        callNotes.setText(cti::CallThreadId(1), noteSubject(dutchNumbers().read(u"0201234567"_s)), u"praatziek"_s);
        desk.clock.advance(2s);
        const auto before = desk.journal.all().size();
        desk.privacy.remove(hidden);
        QVERIFY(desk.isErased());
        QCOMPARE(desk.removed, 1);
        QCOMPARE(desk.journal.all().size(), before - 1);
        QVERIFY(desk.filesWith("praatziek") > 0);
    }

    void everythingIsEverything()
    {
        Deleting desk;
        desk.privacy.remove(PrivacyScope());
        QVERIFY(desk.isErased());
        QCOMPARE(desk.journal.all().size(), 0);
        QCOMPARE(desk.hits(u"gewoon"_s), 0);
        for (const QByteArray &text : {QByteArray("geheimzinnig"), QByteArray("gewoonaard"), QByteArray("201234567")})
            QCOMPARE(desk.filesWith(text), 0);
        // And the journal goes on.
        QVERIFY(desk.journal.put({pastCall(u"0301234567"_s, 1, JournalKind::Missed, u"Nieuw"_s)}));
        QCOMPARE(desk.hits(u"nieuw"_s), 1);
    }

    void whatIsOlderThanTheRetentionGoesNowAndLater()
    {
        Deleting desk;
        Office office;
        Slips slips(*desk.journal.store, office.switchboard, office.people, desk.clock);
        Slip slip;
        slip.text = u"gedaanbriefje"_s;
        slips.close(slips.add(slip));
        slip.text = u"openbriefje"_s;
        slips.add(slip);
        desk.privacy.setRetention(0);
        QVERIFY(!desk.privacy.isBusy());
        desk.clock.advance(2 * 24h + 300min);
        desk.privacy.setRetention(2);
        QVERIFY(desk.isErased());
        const qint64 oldest = desk.clock.wallMs() - 2 * 24 * 3'600'000LL;
        const auto left = desk.journal.all();
        QCOMPARE(desk.removed, 300 + 150 + 1);
        QCOMPARE(left.size(), 1051 - 450);
        QVERIFY(left.last().startedMs >= oldest);
        QCOMPARE(desk.filesWith("gedaanbriefje"), 0);
        QVERIFY(desk.filesWith("openbriefje") > 0); // work to do
        // A day on all of it is too old.
        desk.clock.advance(24h);
        QVERIFY(desk.isErased(2));
        QCOMPARE(desk.journal.all().size(), 0);
    }
};

BALIE_TEST(JournalDeleting)
#include "tst_JournalDeleting.moc"
