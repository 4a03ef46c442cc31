// Contacts of the store in the list of results: where they stand, what they say, and who is there already.
#include "desk/search/SearchModel.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;

namespace {

MergedNumber number(const QString &text, ContactNumberKind kind = ContactNumberKind::Work, bool preferred = false)
{
    return {kind, PhoneNumbers().read(text), preferred, {0}};
}

FoundContact contact(qint64 id, const QString &name, const QString &company, const QVector<MergedNumber> &numbers,
    ContactMatch by = ContactMatch::Name, const QString &matched = {})
{
    FoundContact made;
    made.contact.members.append({id, 1});
    made.contact.name = name;
    made.contact.company = company;
    made.contact.numbers = numbers;
    made.sources.append(u"Outlook"_s);
    made.by = by;
    made.matched = matched;
    return made;
}

struct Staff {
    Staff()
    {
        cti::DirectoryEntry anna;
        anna.device = cti::DeviceId(u"201"_s);
        anna.name = u"Anna de Vries"_s;
        anna.mobile = u"+31 6 12345201"_s;
        office.people.setDirectory({anna, test::Office::entry(u"202"_s, u"Bram Jansen"_s)});
        office.goLive();
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.data(model.index(row), Qt::DisplayRole).toString());
        return all;
    }
    QString told(int row, int role) const { return model.data(model.index(row), role).toString(); }
    const SearchItem &last() const { return model.item(model.rowCount() - 1); }

    test::Office office;
    PersonStates states{office.people, office.switchboard, office.clock};
    SearchModel model{office.people, states, office.clock};
};

const MergedNumber mobile = number(u"06-12345678"_s, ContactNumberKind::Mobile);
const MergedNumber work = number(u"020 1234567"_s);

} // namespace

class ContactResults : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void standBelowTheColleaguesAndMoveNobody()
    {
        Staff staff;
        QAbstractItemModelTester tester(&staff.model);
        staff.model.setText(u"an"_s);
        const QPersistentModelIndex selected = staff.model.index(0);
        QSignalSpy replaced(&staff.model, &SearchModel::resultChanged);
        staff.model.addContacts({contact(1, u"Anton Bos"_s, u"Bakkerij Bos"_s, {work, mobile})});
        staff.model.addContacts({contact(2, u"Anke Mos"_s, {}, {})});
        QCOMPARE(staff.names(), (QStringList{u"Anna de Vries"_s, u"Anton Bos"_s, u"Anke Mos"_s}));
        QCOMPARE(selected.row(), 0);
        QCOMPARE(replaced.size(), 0);
        const SearchItem &anton = staff.model.item(1);
        QCOMPARE(anton.kind, SearchItem::Kind::Contact);
        QCOMPARE(anton.number, u"+31201234567"_s);
        QCOMPARE(anton.mobile, u"+31612345678"_s);
        QCOMPARE(anton.detail, u"Bakkerij Bos \u00b7 020 123 4567"_s);
        QCOMPARE(anton.nameSpans, (QVector<TextSpan>{{0, 2}}));
        QVERIFY(!staff.model.tile(1));
        QCOMPARE(staff.told(1, Qt::AccessibleTextRole), u"Anton Bos, Bakkerij Bos \u00b7 020 123 4567"_s);
        QVERIFY(staff.told(1, Qt::ToolTipRole).contains(u"06 12345678 \u00b7 mobile \u00b7 Outlook"_s));
        QVERIFY(staff.model.item(2).number.isEmpty());
    }

    void theFirstOfNobodyElseIsSelected()
    {
        Staff staff;
        staff.model.setText(u"bos"_s);
        QSignalSpy replaced(&staff.model, &SearchModel::resultChanged);
        staff.model.addContacts({contact(1, u"Anton Bos"_s, {}, {work})});
        QCOMPARE(replaced.size(), 1);
    }

    void whichNumberIsDialled_data()
    {
        QTest::addColumn<QVector<MergedNumber>>("numbers");
        QTest::addColumn<QString>("matched");
        QTest::addColumn<QString>("dialled");
        const MergedNumber fax = number(u"020 7654321"_s, ContactNumberKind::Fax, true);
        const MergedNumber preferred = number(u"06-12345678"_s, ContactNumberKind::Mobile, true);
        QTest::newRow("the first") << QVector{work, mobile} << QString() << u"+31201234567"_s;
        QTest::newRow("the one that matched") << QVector{work, mobile} << u"06 12345678"_s << u"+31612345678"_s;
        QTest::newRow("the preferred one") << QVector{work, preferred} << QString() << u"+31612345678"_s;
        QTest::newRow("never a fax by itself") << QVector{fax, work} << QString() << u"+31201234567"_s;
        QTest::newRow("nor where there is nothing else") << QVector{fax} << QString() << QString();
        QTest::newRow("nothing that is no number") << QVector{number(u"bel de zaak"_s), mobile} << QString()
                                                   << u"+31612345678"_s;
    }
    void whichNumberIsDialled()
    {
        QFETCH(const QVector<MergedNumber>, numbers);
        QFETCH(const QString, matched);
        QFETCH(const QString, dialled);
        Staff staff;
        staff.model.setText(u"bos"_s);
        staff.model.addContacts({contact(1, u"Anton Bos"_s, {}, numbers,
            matched.isEmpty() ? ContactMatch::Name : ContactMatch::Number, matched)});
        QCOMPARE(staff.last().number, dialled);
    }

    void saysWhyItIsThere_data()
    {
        QTest::addColumn<ContactMatch>("by");
        QTest::addColumn<QString>("matched");
        QTest::addColumn<QString>("why");
        QTest::newRow("name") << ContactMatch::Name << QString() << QString();
        QTest::newRow("initials") << ContactMatch::Initials << QString() << u"initials"_s;
        QTest::newRow("department") << ContactMatch::Department << u"Inkoop"_s << u"department Inkoop"_s;
        QTest::newRow("note") << ContactMatch::Note << u"belt over de\nvergunning"_s
                              << u"note: belt over de vergunning"_s;
        QTest::newRow("sound") << ContactMatch::SoundsLike << QString() << u"sounds like it"_s;
        QTest::newRow("slip") << ContactMatch::Misspelt << QString() << u"one letter different"_s;
    }
    void saysWhyItIsThere()
    {
        QFETCH(const ContactMatch, by);
        QFETCH(const QString, matched);
        QFETCH(const QString, why);
        Staff staff;
        staff.model.setText(u"vergunning"_s);
        staff.model.addContacts({contact(1, u"Anton Bos"_s, {}, {work}, by, matched)});
        QCOMPARE(staff.last().why, why);
        QVERIFY(staff.told(0, Qt::AccessibleTextRole).contains(why));
    }

    void ofALongNoteThePartThatMatchedIsShown()
    {
        Staff staff;
        staff.model.setText(u"vergunning"_s);
        const QString note = u"Spreekt liever Duits. Belt elke week over de vergunning voor de nieuwe loods aan de "
                             u"Havenkade, vraag dan naar het zaaknummer"_s;
        staff.model.addContacts({contact(1, u"Anton Bos"_s, {}, {work}, ContactMatch::Note, note)});
        QCOMPARE(staff.last().why, u"note: \u2026over de vergunning voor de nieuwe loods aan de Havenkade,\u2026"_s);
    }

    void onePersonOfTwoAnswersIsOneRow()
    {
        Staff staff;
        staff.model.setText(u"bos"_s);
        staff.model.addContacts({contact(1, u"Anton Bos"_s, {}, {work}), contact(3, u"Anja Bos"_s, {}, {work})});
        staff.model.addContacts({contact(2, u"anton bos"_s, u"Bakkerij"_s, {mobile, work}),
            contact(3, u"Anja Bos"_s, {}, {})});
        QCOMPARE(staff.names(), (QStringList{u"Anton Bos"_s, u"Anja Bos"_s}));
    }

    void aColleagueWhoIsShownIsNotAContactToo()
    {
        Staff staff;
        staff.model.setText(u"anna"_s);
        staff.model.addContacts({contact(1, u"A. de Vries"_s, {}, {number(u"06 12345201"_s)})});
        QCOMPARE(staff.names(), QStringList{u"Anna de Vries"_s});
    }

    void aContactAtAColleaguesTelephoneHasHisLamp()
    {
        Staff staff;
        staff.model.setText(u"klussen"_s);
        staff.model.addContacts({contact(1, u"Klussenteam"_s, u"Beheer"_s, {number(u"202"_s)})});
        QCOMPARE(staff.names(), QStringList{u"Klussenteam"_s});
        QCOMPARE(staff.last().person, PersonId(u"202"_s));
        QSignalSpy changed(&staff.model, &SearchModel::dataChanged);
        staff.office.tell(test::snapshot(
            u"202"_s, {test::connection(u"c"_s, u"202"_s, cti::ConnectionState::Connected, u"0613"_s)}));
        staff.office.nextFrame();
        QCOMPARE(changed.size(), 1);
        QVERIFY(staff.model.tile(0));
        QCOMPARE(staff.model.tile(0)->lamp.body, cti::LampBody::OnACall);
        const QString spoken = staff.told(0, Qt::AccessibleTextRole);
        QVERIFY2(spoken.startsWith(u"Klussenteam"_s) && spoken.contains(u"on a call"_s), qPrintable(spoken));
        // A number that many answer is nobody's telephone.
        staff.model.setText(u"beheer"_s);
        staff.model.addContacts({contact(2, u"Beheer"_s, {}, {number(u"202"_s, ContactNumberKind::Main)})});
        QVERIFY(!staff.model.tile(0));
    }

    void notesOnColleaguesAreFound()
    {
        Staff staff;
        QAbstractItemModelTester tester(&staff.model);
        staff.model.setText(u"frans"_s);
        const PersonNote note{noteSubject(PersonId(u"202"_s)), u"Spreekt Frans"_s, {}};
        staff.model.addNotes({note, {noteSubject(PersonId(u"999"_s)), u"Frans"_s, {}}});
        QCOMPARE(staff.names(), QStringList{u"Bram Jansen"_s});
        QCOMPARE(staff.last().kind, SearchItem::Kind::Person);
        QCOMPARE(staff.last().why, u"note: Spreekt Frans"_s);
        QCOMPARE(staff.model.summary(), u"1 person"_s);
        staff.model.setText(u"bram"_s);
        staff.model.addNotes({note});
        QCOMPARE(staff.model.rowCount(), 1);
    }

    void saysHowManyThereAre()
    {
        Staff staff;
        staff.model.setText(u"an"_s);
        QCOMPARE(staff.model.summary(), u"1 person"_s);
        QVector<FoundContact> found;
        for (int i = 0; i < 50; ++i)
            found.append(contact(i + 1, u"Anton %1"_s.arg(i), {}, {}));
        QSignalSpy said(&staff.model, &SearchModel::summaryChanged);
        staff.model.addContacts(found);
        QCOMPARE(staff.model.summary(), u"51 people"_s);
        staff.model.setContactTotal(4312, false);
        QCOMPARE(said.size(), 1);
        QCOMPARE(staff.model.total(), 4313);
        QCOMPARE(staff.model.summary(),
            u"Showing %1 of %2"_s.arg(QLocale().toString(51), QLocale().toString(4313)));
        staff.model.setText(u"ann"_s);
        QCOMPARE(staff.model.summary(), u"1 person"_s);
    }

    void ofTooManyIsSaidThatThereAreMore()
    {
        Staff staff;
        staff.model.setText(u"an"_s);
        QVector<FoundContact> found;
        for (int i = 0; i < 50; ++i)
            found.append(contact(i + 1, u"Anton %1"_s.arg(i), {}, {}));
        staff.model.addContacts(found);
        staff.model.setContactTotal(950, true);
        QVERIFY(staff.model.isTotalOpen());
        QCOMPARE(staff.model.summary(), u"Showing 51 of more than 951"_s);
        // All whom one could look at are there already.
        staff.model.setText(u"ant"_s);
        QVERIFY(!staff.model.isTotalOpen());
        staff.model.addContacts(found);
        staff.model.setContactTotal(20, true);
        QCOMPARE(staff.model.summary(), u"Showing 50 of more than 50"_s);
    }

    void whatComesInMeanwhileMovesNobody()
    {
        Staff staff;
        QAbstractItemModelTester tester(&staff.model);
        QSignalSpy asked(&staff.model, &SearchModel::textChanged);
        staff.model.searchAgain();
        QCOMPARE(asked.size(), 0); // nothing was typed
        staff.model.setText(u"an"_s);
        staff.model.addContacts({contact(1, u"Anton Bos"_s, {}, {work}), contact(2, u"Anke Mos"_s, {}, {}),
            contact(3, u"Anja Vos"_s, {}, {})});
        const QPersistentModelIndex selected = staff.model.index(2);
        QSignalSpy replaced(&staff.model, &SearchModel::resultChanged);
        QSignalSpy changed(&staff.model, &SearchModel::dataChanged);
        staff.model.searchAgain();
        QCOMPARE(asked.size(), 2);
        const FoundContact mos = contact(2, u"Anke Mos-Bakker"_s, {}, {mobile});
        staff.model.addContacts({contact(4, u"Annie Aal"_s, {}, {number(u"030 7654321"_s)}), mos,
            contact(1, u"Anton Bos"_s, {}, {mobile, work})});
        QCOMPARE(staff.names(), (QStringList{u"Anna de Vries"_s, u"Anton Bos"_s, u"Anke Mos-Bakker"_s, u"Anja Vos"_s, u"Annie Aal"_s}));
        QCOMPARE(selected.row(), 2);
        QCOMPARE(replaced.size(), 0);
        QCOMPARE(staff.model.item(2).number, u"+31612345678"_s);
        // Another number is known of him, but Enter goes on meaning the one that stands there.
        QCOMPARE(staff.model.item(1).numbers.size(), 2);
        QCOMPARE(staff.model.item(1).number, u"+31201234567"_s);
        QCOMPARE(changed.size(), 2);
        staff.model.addContacts({mos});
        QCOMPARE(changed.size(), 2);
        QCOMPARE(staff.model.summary(), u"5 people"_s);
    }

    void aFavouriteIsToldFromTheOthersWhereItStands()
    {
        Staff staff;
        FoundContact anke = contact(2, u"Anke Mos"_s, {}, {});
        anke.keys = QStringList{u"0:crm\n7"_s, u"0:outlook\nanke"_s};
        staff.model.setFavouriteContacts({u"0:outlook\nanke"_s});
        staff.model.setText(u"an"_s);
        staff.model.addContacts({contact(1, u"Anton Bos"_s, {}, {work}), anke});
        QVERIFY(!staff.model.item(1).favourite);
        QVERIFY(staff.model.item(2).favourite);
        QCOMPARE(staff.told(2, Qt::AccessibleTextRole), u"Anke Mos, favourite"_s);
        QSignalSpy changed(&staff.model, &SearchModel::dataChanged);
        staff.model.setFavouriteContacts({});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 2);
        QCOMPARE(staff.told(2, Qt::AccessibleTextRole), u"Anke Mos"_s);
        QCOMPARE(staff.names(), (QStringList{u"Anna de Vries"_s, u"Anton Bos"_s, u"Anke Mos"_s}));
    }

    void nobodyIsSaidToBeFoundOnlyAfterTheSearch()
    {
        Staff staff;
        staff.model.setText(u"zzz"_s);
        QSignalSpy said(&staff.model, &SearchModel::summaryChanged);
        staff.model.setSearching(true);
        QCOMPARE(staff.model.summary(), u"Searching..."_s);
        staff.model.setSearching(false);
        QCOMPARE(said.size(), 2);
        QCOMPARE(staff.model.summary(), u"Nobody found"_s);
    }

    void contactsStayWhenColleaguesChange()
    {
        Staff staff;
        QAbstractItemModelTester tester(&staff.model);
        staff.model.setText(u"an"_s);
        staff.model.addContacts({contact(1, u"Anton Bos"_s, {}, {work}), contact(2, u"Annie"_s, {}, {number(u"202"_s)})});
        staff.office.people.setDirectory({test::Office::entry(u"205"_s, u"Anouk Smit"_s)});
        QCOMPARE(staff.names(), (QStringList{u"Anton Bos"_s, u"Annie"_s, u"Anouk Smit"_s}));
        QVERIFY(!staff.model.tile(1));
    }
};

BALIE_TEST(ContactResults)
#include "tst_ContactResults.moc"
