#include "desk/search/SearchModel.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;

namespace {

PhoneNumber number(const QString &e164, const QString &national)
{
    PhoneNumber made;
    made.kind = NumberKind::Number;
    made.e164 = made.dial = e164;
    made.national = made.typed = national;
    return made;
}

ContactHit hit(qint64 id, const QString &name, const QString &company, QVector<PhoneNumber> numbers,
    ContactMatch by = ContactMatch::Name, const QString &matched = {})
{
    ContactHit made;
    made.contact.id = id;
    made.contact.contact.displayName = name;
    made.contact.contact.company = company;
    made.contact.numbers = std::move(numbers);
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
        office.people.setDirectory({anna});
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.data(model.index(row), Qt::DisplayRole).toString());
        return all;
    }

    test::Office office;
    PersonStates states{office.people, office.switchboard, office.clock};
    SearchModel model{office.people, states, office.clock};
};

const PhoneNumber mobile = number(u"+31612345678"_s, u"06 12345678"_s);
const PhoneNumber work = number(u"+31201234567"_s, u"020 123 4567"_s);

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
        staff.model.addContacts({{hit(1, u"Anton Bos"_s, u"Bakkerij Bos"_s, {work, mobile})}, 1, true});
        staff.model.addContacts({{hit(2, u"Anke Mos"_s, {}, {})}, 1, true});
        QCOMPARE(staff.names(), (QStringList{u"Anna de Vries"_s, u"Anton Bos"_s, u"Anke Mos"_s}));
        QCOMPARE(selected.row(), 0);
        QCOMPARE(replaced.size(), 0);
        const SearchItem &anton = staff.model.item(1);
        QCOMPARE(anton.kind, SearchItem::Kind::Contact);
        QCOMPARE(anton.number, u"+31201234567"_s);
        QCOMPARE(anton.detail, u"Bakkerij Bos \u00b7 020 123 4567"_s);
        QVERIFY(!staff.model.tile(1));
        QVERIFY(staff.model.data(staff.model.index(1), Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"Anton Bos, Bakkerij Bos"_s));
        QVERIFY(staff.model.item(2).number.isEmpty());
    }

    void theFirstOfNobodyElseIsSelected()
    {
        Staff staff;
        staff.model.setText(u"bos"_s);
        QSignalSpy replaced(&staff.model, &SearchModel::resultChanged);
        staff.model.addContacts({{hit(1, u"Anton Bos"_s, {}, {work})}, 1, true});
        QCOMPARE(replaced.size(), 1);
    }

    void theNumberThatMatchedIsTheOneToDial()
    {
        Staff staff;
        staff.model.setText(u"0612"_s);
        staff.model.addContacts({{hit(1, u"Anton Bos"_s, {}, {work, mobile}, ContactMatch::Number,
                                     u"06 12345678"_s)},
            1, true});
        QCOMPARE(staff.model.item(staff.model.rowCount() - 1).number, u"+31612345678"_s);
    }

    void onePersonOfTwoSourcesIsOneRow()
    {
        Staff staff;
        staff.model.setText(u"bos"_s);
        staff.model.addContacts({{hit(1, u"Anton Bos"_s, {}, {work}),
                                     hit(2, u"anton bos"_s, u"Bakkerij"_s, {mobile, work}),
                                     hit(3, u"Anja Bos"_s, {}, {work})},
            3, true});
        QCOMPARE(staff.names(), (QStringList{u"Anton Bos"_s, u"Anja Bos"_s}));
    }

    void aColleagueIsNotAContactToo()
    {
        Staff staff;
        staff.model.setText(u"anna"_s);
        staff.model.addContacts(
            {{hit(1, u"A. de Vries"_s, {}, {number(u"+31612345201"_s, u"06 12345201"_s)})}, 1, true});
        QCOMPARE(staff.names(), QStringList{u"Anna de Vries"_s});
    }

    void saysHowManyThereAre()
    {
        Staff staff;
        staff.model.setText(u"an"_s);
        QCOMPARE(staff.model.summary(), u"1 person"_s);
        ContactHits hits;
        for (int i = 0; i < 50; ++i)
            hits.hits.append(hit(i + 1, u"Anton %1"_s.arg(i), {}, {}));
        QSignalSpy said(&staff.model, &SearchModel::summaryChanged);
        staff.model.addContacts(hits);
        QCOMPARE(staff.model.summary(), u"51 people"_s);
        staff.model.setContactTotal(4312);
        QCOMPARE(said.size(), 1);
        QCOMPARE(staff.model.total(), 4313);
        QCOMPARE(staff.model.summary(),
            u"Showing %1 of %2"_s.arg(QLocale().toString(51), QLocale().toString(4313)));
        staff.model.setText(u"ann"_s);
        QCOMPARE(staff.model.summary(), u"1 person"_s);
    }
};

BALIE_TEST(ContactResults)
#include "tst_ContactResults.moc"
