#include "desk/contacts/ContactMerge.h"
#include "tests/support/TestRegistry.h"

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;

class ContactMerging : public test::TestCase {
    Q_OBJECT

    PhoneNumbers m_numbers;

    static StoredContact contact(qint64 id, const QString &name, const QStringList &numbers,
        const QStringList &emails = {}, const QString &uid = {})
    {
        StoredContact made;
        made.id = id;
        made.source = id % 10;
        made.contact.displayName = name;
        made.contact.uid = uid.isEmpty() ? QString::number(id) : uid;
        made.contact.emails = emails;
        for (const QString &number : numbers)
            made.contact.numbers.append({ContactNumberKind::Other, number, false});
        return made;
    }

    static Person colleague(const QString &extension, const QString &name, const QString &mobile = {})
    {
        Person person;
        person.id = PersonId(extension);
        person.name = name;
        person.extension = extension;
        person.mobile = mobile;
        return person;
    }

    QVector<QVector<qint64>> idsOf(const QVector<StoredContact> &contacts, const QVector<Person> &colleagues = {}) const
    {
        QVector<QVector<qint64>> groups;
        for (const MergedContact &one : merged(contacts, colleagues, m_numbers)) {
            groups.append(QVector<qint64>());
            for (const MergedContact::Member &member : one.members)
                groups.last().append(member.contact);
        }
        return groups;
    }

private Q_SLOTS:
    void oneNumberAndOneNameAreOnePerson()
    {
        using Groups = QVector<QVector<qint64>>;
        QCOMPARE(idsOf({contact(1, u"Jan de B\u00f3er"_s, {u"06-12345678"_s}), contact(2, u"Els Vos"_s, {u"0612345678"_s}),
                     contact(3, u"Boer, Jan de"_s, {u"+31 6 1234 5678"_s})}),
            (Groups{{1, 3}, {2}}));
        // One name and no number in common: two people.
        QCOMPARE(idsOf({contact(1, u"Jan Smit"_s, {u"0612345678"_s}), contact(2, u"Jan Smit"_s, {u"0612345679"_s})}),
            (Groups{{1}, {2}}));
        QCOMPARE(idsOf({contact(1, u"Jan Smit"_s, {u"onbekend"_s}), contact(2, u"Jan Smit"_s, {u"onbekend"_s})}),
            (Groups{{1}, {2}}));
    }

    void oneAddressIsOnePersonUnlessItIsABoxOfMany()
    {
        using Groups = QVector<QVector<qint64>>;
        QCOMPARE(idsOf({contact(1, u"Jan Bos"_s, {}, {u"Jan@Bos.example"_s}), contact(2, u"J. Bos"_s, {}, {u"jan@bos.example"_s})}),
            (Groups{{1, 2}}));
        QCOMPARE(idsOf({contact(1, u"Jan Bos"_s, {}, {u"info@bos.example"_s}), contact(2, u"Els Bos"_s, {}, {u"info@bos.example"_s})}),
            (Groups{{1}, {2}}));
        QCOMPARE(idsOf({contact(1, u"Jan Bos"_s, {}, {u"fam@bos.example"_s}), contact(2, u"Piet Smit"_s, {}, {u"fam@bos.example"_s})}),
            (Groups{{1}, {2}}));
    }

    void oneUidIsOnePersonOnlyWhereItIsUniqueInTheWorld()
    {
        using Groups = QVector<QVector<qint64>>;
        const QString uuid = u"4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"_s;
        QCOMPARE(idsOf({contact(1, u"Jan"_s, {}, {}, uuid), contact(2, u"Johan Bos"_s, {}, {}, uuid.toUpper())}),
            (Groups{{1, 2}}));
        QCOMPARE(idsOf({contact(1, u"Jan"_s, {}, {}, u"17"_s), contact(2, u"Els"_s, {}, {}, u"17"_s)}), (Groups{{1}, {2}}));
    }

    void chainsAreOneAndTheOrderStays()
    {
        using Groups = QVector<QVector<qint64>>;
        QCOMPARE(idsOf({contact(1, u"Jan Bos"_s, {u"0612345678"_s}), contact(9, u"Ander"_s, {u"0201234567"_s}),
                     contact(2, u"J. Bos"_s, {}, {u"jan@bos.example"_s}),
                     contact(3, u"Jan Bos"_s, {u"06 12345678"_s}, {u"jan@bos.example"_s})}),
            (Groups{{1, 2, 3}, {9}}));
    }

    void allNumbersAreThereOnceWithWhoHasThem()
    {
        StoredContact first = contact(1, u"Jan Bos"_s, {u"020 123 45 67 toestel 12"_s, u"0612345678"_s});
        StoredContact second = contact(2, u"Jan Bos"_s, {u"+31612345678"_s, u"088-0123456 / geen"_s});
        second.contact.numbers[0].kind = ContactNumberKind::Mobile;
        second.contact.numbers[0].preferred = true;
        second.contact.note = u"Belt graag"_s;
        second.contact.company = u"Bos BV"_s;
        const auto result = merged({first, second}, {}, m_numbers);
        QCOMPARE(result.size(), 1);
        QCOMPARE(result[0].company, u"Bos BV"_s);
        QCOMPARE(result[0].notes, QStringList{u"Belt graag"_s});
        QCOMPARE(result[0].members.at(1), (MergedContact::Member{2, 2}));
        QVector<QVector<int>> members;
        QStringList keys;
        for (const MergedNumber &number : result[0].numbers) {
            keys.append(number.number.key());
            members.append(number.members);
        }
        QCOMPARE(keys.first(3), (QStringList{u"+31201234567"_s, u"+31612345678"_s, u"+31880123456"_s}));
        QCOMPARE(members.first(3), (QVector<QVector<int>>{{0}, {0, 1}, {1}}));
        QCOMPARE(result[0].numbers[1].kind, ContactNumberKind::Mobile);
        QVERIFY(result[0].numbers[1].preferred);
    }

    void countsThemAsItMergesThem()
    {
        std::mt19937 random(test::seed());
        const auto one = [&random](const QStringList &of) { return of.at(qsizetype(random() % std::size_t(of.size()))); };
        const QStringList names{u"Jan Bos"_s, u"J. Bos"_s, u"Bos, Jan"_s, u"Jan de Bos"_s, u"Els Vos"_s, u"E. Vos"_s, u"J. V."_s, {}};
        const QStringList written{u"0612345678"_s, u"06-12345679"_s, u"020 1234567"_s, u"onbekend"_s};
        const QStringList addresses{u"jan@bos.example"_s, u"Jan@bos.example"_s, u"fam@bos.example"_s, u"info@bos.example"_s};
        const QStringList uids{u"17"_s, u"4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"_s, u"uid@bos.example"_s};
        for (int round = 0; round < 200; ++round) {
            QVector<StoredContact> contacts;
            for (int i = 0; i < 12; ++i) {
                StoredContact made = contact(i + 1, one(names), random() % 2 == 0 ? QStringList(one(written)) : QStringList(),
                    random() % 2 == 0 ? QStringList(one(addresses)) : QStringList(), random() % 4 == 0 ? one(uids) : QString());
                for (const ContactNumber &number : std::as_const(made.contact.numbers))
                    made.numbers += m_numbers.readField(number.text);
                contacts.append(made);
            }
            QCOMPARE(countPeople(contacts), int(merged(contacts, {}, m_numbers).size()));
        }
        QCOMPARE(countPeople({}), 0);
    }

    void aColleagueComesFirstAndTwoColleaguesStayTwo()
    {
        const QVector<Person> people{colleague(u"201"_s, u"Jan Bos"_s, u"0612345678"_s), colleague(u"202"_s, u"Jan Bos"_s, u"0612345678"_s)};
        const auto result = merged({contact(1, u"Bos, Jan"_s, {u"06 1234 5678"_s})}, people, m_numbers);
        QCOMPARE(result.size(), 2);
        QCOMPARE(result[0].colleague, std::optional(PersonId(u"201"_s)));
        QCOMPARE(result[0].members.size(), 2);
        QCOMPARE(result[0].members[0].contact, 0);
        QCOMPARE(result[0].members[1].contact, 1);
        QCOMPARE(result[0].numbers.first().number.dial, u"201"_s);
        QCOMPARE(result[1].colleague, std::optional(PersonId(u"202"_s)));
        QVERIFY(merged({}, {}, m_numbers).isEmpty());
    }
};

BALIE_TEST(ContactMerging)
#include "tst_ContactMerging.moc"
