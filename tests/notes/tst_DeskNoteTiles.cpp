// Desk notes: on the lamp and in what is read out, gone at their time, kept over a restart.
#include "tests/notes/NoteRig.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;
using test::bramId;
using test::NoteDesk;

namespace {

struct Tiles {
    explicit Tiles(const QTemporaryDir &dir)
        : desk(dir)
        , notes(desk.store, desk.office.clock)
    {
        QObject::connect(&notes, &DeskNotes::changed, &states, &PersonStates::setDeskNote);
    }

    const Tile &bram() const { return states.tile(desk.office.people.rowOf(bramId)); }
    bool hasBadge() const
    {
        const auto &badges = bram().lamp.badges;
        return std::find(badges.begin(), badges.end(), cti::LampBadge::DeskNote) != badges.end();
    }
    QString spoken() const { return tileAccessibleText(bram(), desk.office.clock.now()); }

    NoteDesk desk;
    PersonStates states{desk.office.people, desk.office.switchboard, desk.office.clock};
    DeskNotes notes;
};

} // namespace

class DeskNoteTiles : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aNoteIsOnTheTileUntilItsTime()
    {
        const QTemporaryDir dir;
        Tiles tiles(dir);
        QSignalSpy painted(&tiles.states, &PersonStates::tilesChanged);
        tiles.notes.set({bramId, u"lunch"_s, tiles.desk.at(13, 30)});
        tiles.desk.office.nextFrame();
        QCOMPARE(painted.size(), 1);
        QVERIFY(tiles.hasBadge());
        QCOMPARE(tiles.bram().lamp.body, cti::LampBody::Free); // a note is no state of the telephone
        QVERIFY2(tiles.spoken().contains(u"lunch until 13:30"_s), qPrintable(tiles.spoken()));
        QVERIFY(tileToolTip(tiles.bram(), tiles.desk.office.clock.now()).contains(u"lunch until 13:30"_s));

        tiles.desk.bramTalks(); // the note stays with whatever the lamp does
        QVERIFY(tiles.hasBadge());
        tiles.desk.goTo(13, 29);
        QVERIFY(tiles.hasBadge());
        tiles.desk.goTo(13, 30);
        tiles.desk.office.nextFrame();
        QVERIFY(!tiles.hasBadge());
        QVERIFY(!tiles.spoken().contains(u"lunch"_s));
    }

    void aNoteWithoutATimeStays()
    {
        const QTemporaryDir dir;
        Tiles tiles(dir);
        tiles.notes.set({bramId, u"works at home"_s, {}});
        tiles.desk.goTo(9, 0, 3);
        QVERIFY(tiles.hasBadge());
        tiles.notes.clear(bramId);
        QVERIFY(!tiles.hasBadge());
    }

    void theWordsFollowTheDay()
    {
        const QTemporaryDir dir;
        Tiles tiles(dir);
        tiles.notes.set({bramId, {}, tiles.desk.at(9, 15, 1)});
        QCOMPARE(tiles.notes.shown(bramId), u"back at tomorrow 09:15"_s);
        tiles.desk.goTo(0, 1, 1);
        QVERIFY2(tiles.spoken().contains(u"back at 09:15"_s), qPrintable(tiles.spoken()));
    }

    void oneTimerForAll()
    {
        const QTemporaryDir dir;
        Tiles tiles(dir);
        for (const auto &[person, minute] : {std::pair{bramId, 30}, {test::anna, 45}})
            tiles.notes.set({person, u"lunch"_s, tiles.desk.at(12, minute)});
        const qint64 before = tiles.desk.office.clock.firedCount();
        tiles.desk.goTo(12, 29);
        QVERIFY2(tiles.desk.office.clock.firedCount() - before < 12, "a deadline must not poll");
        tiles.desk.goTo(12, 30);
        QVERIFY(tiles.notes.shown(bramId).isEmpty());
        QVERIFY(!tiles.notes.shown(test::anna).isEmpty());
        tiles.desk.goTo(12, 45);
        QVERIFY(tiles.notes.shown(test::anna).isEmpty());
    }

    void aRestartKeepsWhatIsNotOver()
    {
        const QTemporaryDir dir;
        const PersonId left(u"999"_s);
        {
            Tiles tiles(dir);
            tiles.notes.set({bramId, u"lunch"_s, tiles.desk.at(13, 30)});
            tiles.notes.set({test::anna, u"meeting"_s, tiles.desk.at(10, 0)});
            tiles.notes.set({left, u"on holiday"_s, {}});
        }
        Tiles tiles(dir);
        tiles.desk.goTo(11, 0);
        BALIE_TRY_VERIFY(tiles.hasBadge());
        QCOMPARE(tiles.notes.shown(left), u"on holiday"_s); // may come back to the directory
        QVERIFY(tiles.notes.shown(test::anna).isEmpty());
    }

    void whoComesBackToTheDirectoryHasItsNote()
    {
        const QTemporaryDir dir;
        Tiles tiles(dir);
        tiles.notes.set({bramId, u"lunch"_s, {}});
        tiles.desk.office.people.setDirectory({test::Office::entry(u"201"_s, u"Anna de Vries"_s)});
        tiles.desk.office.people.setDirectory(
            {test::Office::entry(u"201"_s, u"Anna de Vries"_s), test::Office::entry(u"202"_s, u"Bram Jansen"_s)});
        QVERIFY(tiles.hasBadge());
    }

    void whoHasNoTelephoneHereHasANoteToo()
    {
        const QTemporaryDir dir;
        Tiles tiles(dir);
        Person guest;
        guest.name = u"Gast"_s;
        guest.mobile = u"0612345678"_s;
        guest.id = personIdFor(guest);
        tiles.desk.office.people.setFilePeople({guest});
        tiles.notes.set({guest.id, u"in the showroom"_s, {}});
        const Tile &tile = tiles.states.tile(tiles.desk.office.people.rowOf(guest.id));
        QVERIFY(tileAccessibleText(tile, {}).contains(u"in the showroom"_s));
        QVERIFY(tileToolTip(tile, {}).contains(u"in the showroom"_s));
    }

    void aTimeThatHasPassedTakesTheNoteAway()
    {
        const QTemporaryDir dir;
        Tiles tiles(dir);
        tiles.notes.set({bramId, u"lunch"_s, {}});
        tiles.notes.set({bramId, u"lunch"_s, tiles.desk.at(8, 0)});
        QVERIFY(!tiles.hasBadge());
    }
};

BALIE_TEST(DeskNoteTiles)
#include "tst_DeskNoteTiles.moc"
