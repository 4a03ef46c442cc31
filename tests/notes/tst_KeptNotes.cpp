// Notes on people, numbers and calls: there at once, kept over a restart, found again.
#include "tests/notes/NoteRig.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;
using test::NoteDesk;

namespace {

NoteSubject outside(const QString &number)
{
    return noteSubject(PhoneNumbers().read(number));
}

QVector<CallNote> earlierOf(CallNotes &notes, const NoteSubject &subject, cti::CallThreadId thread = {})
{
    std::optional<QVector<CallNote>> answer;
    QObject context;
    notes.earlier(subject, thread, &context, [&](const QVector<CallNote> &found) { answer = found; });
    [&] { BALIE_TRY_VERIFY(answer.has_value()); }();
    return answer.value_or(QVector<CallNote>());
}

} // namespace

class KeptNotes : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aNoteIsKeptOverARestart()
    {
        const QTemporaryDir dir;
        {
            NoteDesk desk(dir);
            PersonNotes notes(desk.store, desk.office.clock);
            notes.setText(outside(u"06-12345678"_s), u"Spreekt alleen Frans"_s);
            notes.setText(noteSubject(test::anna), u"niet voor tienen"_s);
            QCOMPARE(notes.text(outside(u"+31 6 1234 5678"_s)), u"Spreekt alleen Frans"_s); // at once
        }
        NoteDesk desk(dir);
        PersonNotes notes(desk.store, desk.office.clock);
        QSignalSpy loaded(&notes, &PersonNotes::loaded);
        BALIE_TRY_VERIFY(loaded.size() == 1);
        QCOMPARE(notes.text(outside(u"0031612345678"_s)), u"Spreekt alleen Frans"_s);
        QCOMPARE(notes.text(noteSubject(test::anna)), u"niet voor tienen"_s);
        QVERIFY(notes.text(noteSubject(test::bramId)).isEmpty());
    }

    void whatIsTypedBeforeTheReadingIsInWins()
    {
        const QTemporaryDir dir;
        {
            NoteDesk desk(dir);
            PersonNotes notes(desk.store, desk.office.clock);
            notes.setText(noteSubject(test::anna), u"oud"_s);
            notes.setText(noteSubject(test::bramId), u"weg"_s);
        }
        NoteDesk desk(dir);
        PersonNotes notes(desk.store, desk.office.clock);
        QSignalSpy loaded(&notes, &PersonNotes::loaded);
        notes.setText(noteSubject(test::anna), u"nieuw"_s);
        BALIE_TRY_VERIFY(loaded.size() == 1);
        QCOMPARE(notes.text(noteSubject(test::anna)), u"nieuw"_s);
        QCOMPARE(notes.text(noteSubject(test::bramId)), u"weg"_s);
    }

    void anEmptyTextTakesTheNoteAwayForGood()
    {
        const QTemporaryDir dir;
        {
            NoteDesk desk(dir);
            PersonNotes notes(desk.store, desk.office.clock);
            notes.setText(noteSubject(test::anna), u"iets"_s);
            desk.office.clock.advance(PersonNotes::writeDelay);
            notes.setText(noteSubject(test::anna), u"  "_s);
            QVERIFY(notes.find(noteSubject(test::anna)) == nullptr);
        }
        NoteDesk desk(dir);
        PersonNotes notes(desk.store, desk.office.clock);
        QSignalSpy loaded(&notes, &PersonNotes::loaded);
        BALIE_TRY_VERIFY(loaded.size() == 1);
        QVERIFY(notes.find(noteSubject(test::anna)) == nullptr);
    }

    void typingIsWrittenOnceItPauses()
    {
        const QTemporaryDir dir;
        NoteDesk desk(dir);
        PersonNotes notes(desk.store, desk.office.clock);
        const auto written = [&] {
            std::optional<QVector<PersonNote>> answer;
            QObject context;
            desk.store.read<QVector<PersonNote>>(
                Lane::History, &context, [](sqlite::Database &database) { return notes::people(database); },
                [&](const Expected<QVector<PersonNote>> &read) { answer = read.valueOr({}); });
            [&] { BALIE_TRY_VERIFY(answer.has_value()); }();
            return answer.value_or(QVector<PersonNote>());
        };
        for (const QString &text : {u"b"_s, u"be"_s, u"bel"_s}) {
            notes.setText(noteSubject(test::anna), text);
            desk.office.clock.advance(PersonNotes::writeDelay / 2);
        }
        desk.waitForWrites();
        QVERIFY(written().isEmpty());
        desk.office.clock.advance(PersonNotes::writeDelay);
        desk.waitForWrites();
        QCOMPARE(written().size(), 1);
        QCOMPARE(written().first().text, u"bel"_s);
    }

    void notesAreFoundByTheBeginningsOfTheirWords()
    {
        const QTemporaryDir dir;
        NoteDesk desk(dir);
        PersonNotes notes(desk.store, desk.office.clock);
        notes.setText(outside(u"0612345678"_s), u"Belt over het kopi\u00ebren van de catalogus"_s);
        desk.office.clock.advance(1s);
        notes.setText(noteSubject(test::anna), u"Catalogus 2026"_s);
        QCOMPARE(notes.matching(u"catal"_s, 9).size(), 2);
        QCOMPARE(notes.matching(u"catal"_s, 9).first().subject, noteSubject(test::anna)); // the newest
        QCOMPARE(notes.matching(u"kopieren cat"_s, 9).size(), 1);
        QCOMPARE(notes.matching(u"catal"_s, 1).size(), 1);
        QVERIFY(notes.matching(u"talogus"_s, 9).isEmpty());
        QVERIFY(notes.matching(u" "_s, 9).isEmpty());
    }

    void aWithheldCallerHasNoNotes()
    {
        const QTemporaryDir dir;
        NoteDesk desk(dir);
        PersonNotes notes(desk.store, desk.office.clock);
        cti::Party party;
        party.withheld = true;
        const NoteSubject nobody = noteSubject(party, desk.office.people);
        QVERIFY(nobody.isEmpty());
        notes.setText(nobody, u"iets"_s);
        QVERIFY(notes.text(nobody).isEmpty());
    }

    void aColleagueIsKnownByDeviceAndByNumber()
    {
        const QTemporaryDir dir;
        NoteDesk desk(dir);
        const NoteSubject bram = noteSubject(test::bramId);
        QCOMPARE(noteSubject(cti::Party{test::dev(u"202"_s), {}, {}, false}, desk.office.people), bram);
        QCOMPARE(noteSubject(cti::Party{{}, u"202"_s, {}, false}, desk.office.people), bram);
        QCOMPARE(personOf(bram), test::bramId);
        QVERIFY(numberKeyOf(bram).isEmpty());
        QCOMPARE(numberKeyOf(outside(u"020 123 4567"_s)), u"+31201234567"_s);
    }

    void theLineOfACallIsThereAtTheNextOne()
    {
        const QTemporaryDir dir;
        const NoteSubject caller = outside(u"0612345678"_s);
        {
            NoteDesk desk(dir);
            CallNotes notes(desk.store, desk.office.switchboard, desk.office.clock);
            QSignalSpy changed(&notes, &CallNotes::changed);
            for (int call = 1; call <= 5; ++call) {
                desk.office.clock.advance(1min);
                notes.setText(cti::CallThreadId(call), caller, u"gesprek %1"_s.arg(call));
            }
            QCOMPARE(changed.size(), 5);
            desk.office.clock.advance(CallNotes::writeDelay);
            desk.waitForWrites();
            const QVector<CallNote> earlier = earlierOf(notes, caller, cti::CallThreadId(5));
            QCOMPARE(earlier.size(), CallNotes::earlierShown);
            QCOMPARE(earlier.first().text, u"gesprek 4"_s); // not its own
        }
        NoteDesk desk(dir);
        CallNotes notes(desk.store, desk.office.switchboard, desk.office.clock);
        QCOMPARE(earlierOf(notes, caller).first().text, u"gesprek 5"_s);
        QVERIFY(earlierOf(notes, outside(u"0687654321"_s)).isEmpty());
    }

    void theLineStaysWithACallThatWasTakenForTwo()
    {
        const QTemporaryDir dir;
        NoteDesk desk(dir);
        CallNotes notes(desk.store, desk.office.switchboard, desk.office.clock);
        const NoteSubject caller = outside(u"0612345678"_s);
        notes.setText(cti::CallThreadId(1), caller, u"eerst"_s);
        notes.setText(cti::CallThreadId(2), {}, u"later"_s);
        Q_EMIT desk.office.switchboard.threadsMerged(cti::CallThreadId(1), cti::CallThreadId(2));
        QCOMPARE(notes.text(cti::CallThreadId(2)), u"eerst / later"_s);
        QVERIFY(notes.text(cti::CallThreadId(1)).isEmpty());
        desk.office.clock.advance(CallNotes::writeDelay);
        desk.waitForWrites();
        const QVector<CallNote> kept = earlierOf(notes, caller);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept.first().text, u"eerst / later"_s);
    }

    void aStoreThatCannotSaysSoAndNothingIsLostMeanwhile()
    {
        const QTemporaryDir dir;
        NoteDesk desk(dir);
        QFile file(dir.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Store broken(file.fileName() + u"/balie.sqlite"_s); // in what is no folder
        broken.open();
        PersonNotes notes(broken, desk.office.clock);
        QSignalSpy failed(&notes, &PersonNotes::failed);
        notes.setText(noteSubject(test::anna), u"iets"_s);
        desk.office.clock.advance(PersonNotes::writeDelay);
        BALIE_TRY_VERIFY(failed.size() >= 1);
        QVERIFY(!failed.first().first().value<Error>().userText.isEmpty());
        QCOMPARE(notes.text(noteSubject(test::anna)), u"iets"_s);
    }
};

BALIE_TEST(KeptNotes)
#include "tst_KeptNotes.moc"
