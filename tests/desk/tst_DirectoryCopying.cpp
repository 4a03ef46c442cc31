// The PBX's directory in the store: colleagues are found there while the link is down, and go when the PBX has them no more.
#include "desk/people/DirectoryReader.h"
#include "desk/sources/DirectoryCopy.h"
#include "desk/store/ContactFinder.h"
#include "tests/desk/support/ContactStore.h"
#include "tests/desk/support/FakePorts.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using test::Office;

namespace {

struct Copied : test::ContactStore {
    Copied()
        : reader(port, office.switchboard, office.people)
        , copy(reader, office.people, store, office.clock)
        , copies(&copy, &DirectoryCopy::copied)
    {
    }
    void tell(const QVector<cti::DirectoryEntry> &entries)
    {
        port.page(cti::DirectoryPort::Page{entries, 0, int(entries.size()), true});
    }
    /// Who the store gives for a text, without a PBX.
    QStringList found(const QString &text)
    {
        std::optional<QStringList> names;
        QObject context;
        store.read<ContactHits>(
            Lane::Contacts, &context,
            [text, numbers = numbers](sqlite::Database &database) { return contacts::find(database, numbers, text, 1000); },
            [&names](const Expected<ContactHits> &hits) {
                names.emplace();
                for (const ContactHit &hit : hits.valueOr({}).hits)
                    names->append(hit.contact.contact.displayName);
            });
        [&] { BALIE_TRY_VERIFY(names.has_value()); }();
        return names.value_or(QStringList{u"no answer"_s});
    }
    /// So many that they do not go into the store in one piece.
    static QVector<cti::DirectoryEntry> many(int count)
    {
        QVector<cti::DirectoryEntry> entries;
        for (int i = 0; i < count; ++i)
            entries.append(Office::entry(QString::number(2000 + i), u"Medewerker%1 Jansen"_s.arg(i)));
        return entries;
    }

    PhoneNumbers numbers;
    Office office;
    test::FakeDirectory port;
    DirectoryReader reader;
    DirectoryCopy copy;
    QSignalSpy copies;
};

} // namespace

class DirectoryCopying : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void colleaguesAreFoundWithoutThePbxByNameExtensionAndNumber()
    {
        Copied desk;
        desk.office.goLive();
        cti::DirectoryEntry anna = Office::entry(u"201"_s, u"Anna de Vries"_s, u"Directie"_s);
        anna.number = u"+31201234567"_s;
        anna.mobile = u"06 12345678"_s;
        cti::DirectoryEntry slot = Office::entry(u"701"_s, u"Parkeerplaats"_s);
        slot.category = cti::DeviceCategory::Park;
        desk.tell({anna, Office::entry(u"202"_s, u"Bram Bakker"_s), slot});
        BALIE_TRY_COMPARE(desk.copies.size(), 1);
        desk.office.lose();
        QCOMPARE(desk.found(u"vries"_s), QStringList{u"Anna de Vries"_s});
        QCOMPARE(desk.found(u"201"_s), QStringList{u"Anna de Vries"_s});
        QCOMPARE(desk.found(u"020-1234567"_s), QStringList{u"Anna de Vries"_s});
        QCOMPARE(desk.found(u"0031612345678"_s), QStringList{u"Anna de Vries"_s});
        QCOMPARE(desk.found(u"directie"_s), QStringList{u"Anna de Vries"_s});
        QCOMPARE(desk.found(u"parkeer"_s), QStringList()); // a place is nobody
    }

    void whoLeftGoesAndWhoChangedIsChanged()
    {
        Copied desk;
        desk.office.goLive();
        desk.tell({Office::entry(u"201"_s, u"Anna de Vries"_s), Office::entry(u"202"_s, u"Bram Bakker"_s)});
        BALIE_TRY_COMPARE(desk.copies.size(), 1);
        desk.port.directoryChanged();
        desk.tell({Office::entry(u"201"_s, u"Anna Bos"_s)});
        BALIE_TRY_COMPARE(desk.copies.size(), 2);
        QCOMPARE(desk.found(u"anna"_s), QStringList{u"Anna Bos"_s});
        QCOMPARE(desk.found(u"vries"_s), QStringList());
        QCOMPARE(desk.found(u"bram"_s), QStringList());
    }

    void aReadingThatFailsTakesNobodyAway()
    {
        Copied desk;
        desk.office.goLive();
        desk.tell({Office::entry(u"201"_s, u"Anna de Vries"_s)});
        BALIE_TRY_COMPARE(desk.copies.size(), 1);
        desk.office.lose();
        desk.office.goLive();
        desk.port.page(unexpected(test::error(ErrorCode::Timeout)));
        QCOMPARE(desk.found(u"anna"_s), QStringList{u"Anna de Vries"_s});
    }

    void whoeverIsOfAnotherAccountIsNoColleagueAnyMore()
    {
        Copied desk;
        QSignalSpy removed(&desk.copy, &DirectoryCopy::othersRemoved);
        desk.put(u"Relaties"_s, {test::outsider(u"Anna"_s, u"Bos"_s)});
        desk.office.goLive();
        desk.tell({Office::entry(u"201"_s, u"Anna de Vries"_s)});
        BALIE_TRY_COMPARE(desk.copies.size(), 1);
        desk.office.lose();
        QCOMPARE(desk.found(u"anna"_s).size(), 2);
        // A telephone system without a directory.
        desk.office.server = u"other.example.nl"_s;
        desk.office.goLive();
        desk.port.page(unexpected(test::error(ErrorCode::NotSupported)));
        BALIE_TRY_COMPARE(removed.size(), 1);
        QCOMPARE(desk.found(u"anna"_s), QStringList{u"Anna Bos"_s});
        // And back: they are read anew.
        desk.office.server = u"pbx.example.nl"_s;
        desk.office.goLive();
        desk.tell({Office::entry(u"201"_s, u"Anna de Vries"_s)});
        BALIE_TRY_COMPARE(desk.copies.size(), 2);
        QCOMPARE(desk.found(u"vries"_s), QStringList{u"Anna de Vries"_s});
        QCOMPARE(removed.size(), 1);
    }

    void theNextProgramKnowsWhoseColleaguesTheyAre()
    {
        Copied desk;
        desk.office.goLive();
        desk.tell({Office::entry(u"201"_s, u"Anna de Vries"_s)});
        BALIE_TRY_COMPARE(desk.copies.size(), 1);
        Office same;
        test::FakeDirectory port;
        DirectoryReader reader(port, same.switchboard, same.people);
        DirectoryCopy copy(reader, same.people, desk.store, same.clock);
        QSignalSpy removed(&copy, &DirectoryCopy::othersRemoved);
        QCOMPARE(desk.found(u"anna"_s), QStringList{u"Anna de Vries"_s}); // nobody is signed in yet
        same.goLive();
        desk.put(u"Leeg"_s, {}); // behind whatever is written
        QCOMPARE(desk.found(u"anna"_s), QStringList{u"Anna de Vries"_s});
        QCOMPARE(removed.size(), 0);
        Office other;
        other.server = u"other.example.nl"_s;
        other.goLive(); // before there is a copy
        DirectoryReader otherReader(port, other.switchboard, other.people);
        DirectoryCopy otherCopy(otherReader, other.people, desk.store, other.clock);
        QSignalSpy gone(&otherCopy, &DirectoryCopy::othersRemoved);
        BALIE_TRY_COMPARE(gone.size(), 1);
        QCOMPARE(desk.found(u"anna"_s), QStringList());
    }

    void othersInTheRowsMeanwhileMakeItBeginAnew()
    {
        Copied desk;
        desk.office.goLive();
        desk.tell(Copied::many(900));
        // While the first portion is written, somebody from the people file comes to stand before everybody, and others go.
        Person extra;
        extra.name = u"Pizzeria"_s;
        extra.number = u"010 123 45 67"_s;
        desk.office.people.setFilePeople({extra});
        auto entries = Copied::many(900);
        entries.remove(0, 300);
        desk.office.people.setDirectory(entries);
        BALIE_TRY_VERIFY(!desk.copies.isEmpty());
        QCOMPARE(desk.found(u"jansen"_s).size(), 600);
        QCOMPARE(desk.found(u"pizzeria"_s), QStringList()); // comes from its file each time
    }
};

BALIE_TEST(DirectoryCopying)
#include "tst_DirectoryCopying.moc"
