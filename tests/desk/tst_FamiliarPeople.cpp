// With whom one calls often is found from memory, before the store is asked.
#include "base/ManualClock.h"
#include "desk/contacts/FavouriteContacts.h"
#include "desk/search/FamiliarContacts.h"
#include "desk/store/JournalTable.h"
#include "tests/desk/support/ContactStore.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;
using test::outsider;

namespace {

struct Often : test::ContactStore {
    /// Calls with this number, and how many of them were handed over to 201, some days ago.
    void calls(const QString &number, int times, int handedOver = 0, int daysAgo = 1)
    {
        QVector<JournalChange> changes;
        for (int i = 0; i < times; ++i) {
            JournalEntry entry;
            entry.uuid = u"%1-%2-%3"_s.arg(number).arg(daysAgo).arg(i);
            entry.kind = JournalKind::Answered;
            entry.startedMs = clock.wallMs() - qint64(daysAgo) * 86'400'000 + i * 60'000;
            entry.endedMs = entry.startedMs + 30'000;
            entry.number = number;
            entry.key = PhoneNumbers().read(number).key();
            if (i < handedOver)
                entry.handOvers.append({HandOverWay::Blind, HandOverOutcome::Taken, u"201"_s, u"201"_s, {}, 0, 0});
            changes.append({entry, {}});
        }
        write<QVector<JournalEntry>>([changes](sqlite::Database &database) {
            return journal::put(database, changes, PhoneNumbers());
        });
    }
    void hold()
    {
        QSignalSpy changed(&familiar, &FamiliarContacts::changed);
        familiar.read();
        BALIE_TRY_VERIFY(changed.size() == 1);
    }
    QStringList names(const QString &typed) const
    {
        QStringList all;
        for (const FoundContact &found : familiar.matching(typed))
            all.append(found.contact.name);
        return all;
    }

    /// By contactKey(), of a contact that put() made.
    static QString key(const QString &source, const Contact &contact)
    {
        return contactKey({0, ContactSourceInfo::Kind::VCard, source, source, {}, {}}, contact.uid);
    }

    ManualClock clock;
    People people;
    FamiliarContacts familiar{store, people, clock};
};

} // namespace

class FamiliarPeople : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whoIsCalledOftenComesFirst()
    {
        Often often;
        often.put(u"Outlook"_s, {outsider(u"Jan"_s, u"Bakker"_s, u"020 1234567"_s),
            outsider(u"Els"_s, u"Bakker"_s, u"06-12345678"_s), outsider(u"Aad"_s, u"Bakker"_s, u"010 7654321"_s),
            outsider(u"Bakker"_s, u"Aal"_s, u"030 7654321"_s)});
        often.calls(u"0201234567"_s, 3);
        often.calls(u"0612345678"_s, 5);
        often.calls(u"0107654321"_s, 1); // once is chance
        often.calls(u"0307654321"_s, 9);
        often.hold();
        // A last name before a first name, whoever is called more.
        QCOMPARE(often.names(u"bak"_s), (QStringList{u"Els Bakker"_s, u"Jan Bakker"_s, u"Bakker Aal"_s}));
        QCOMPARE(often.names(u"bakker jan"_s), QStringList{u"Jan Bakker"_s});
        QCOMPARE(often.names(u"06 12"_s), QStringList{u"Els Bakker"_s});
        QCOMPARE(often.familiar.matching(u"06 12"_s).first().by, ContactMatch::Number);
        QCOMPARE(often.familiar.matching(u"06 12"_s).first().matched, u"06 12345678"_s);
        QVERIFY(often.names(u"visser"_s).isEmpty());
        QVERIFY(often.names(QString()).isEmpty());
        QVERIFY(often.names(u"!"_s).isEmpty());
    }

    void favouritesComeBeforeThoseWhoAreCalledOften()
    {
        Often often;
        const Contact aal = outsider(u"Bakker"_s, u"Aal"_s, u"030 7654321"_s);
        const Contact els = outsider(u"Els"_s, u"Bos"_s);
        often.put(u"Outlook"_s, {outsider(u"Jan"_s, u"Bakker"_s, u"020 1234567"_s), aal, els});
        often.calls(u"0201234567"_s, 9);
        QSignalSpy changed(&often.familiar, &FamiliarContacts::changed);
        often.familiar.setFavourites({often.key(u"Outlook"_s, aal), often.key(u"Outlook"_s, els), u"0:gone\n7"_s});
        BALIE_TRY_VERIFY(!changed.isEmpty());
        QCOMPARE(often.names(u"bak"_s), (QStringList{u"Bakker Aal"_s, u"Jan Bakker"_s}));
        QCOMPARE(often.names(u"bos"_s), QStringList{u"Els Bos"_s});
        QCOMPARE(often.familiar.matching(u"bos"_s).first().keys, QStringList{often.key(u"Outlook"_s, els)});
    }

    void aFavouriteStaysOneWhenItsSourceIsReadAgain()
    {
        Often often;
        Contact els = outsider(u"Els"_s, u"Bos"_s, u"020 1234567"_s);
        often.put(u"Outlook"_s, {els});
        often.familiar.setFavourites({often.key(u"Outlook"_s, els)});
        els.numbers = {{ContactNumberKind::Mobile, u"06-12345678"_s, false}};
        els.familyName = u"Bos-Vink"_s;
        els.displayName = u"Els Bos-Vink"_s;
        els.revision = u"2"_s;
        often.put(u"Outlook"_s, {els});
        often.hold();
        QCOMPARE(often.names(u"vink"_s), QStringList{u"Els Bos-Vink"_s});
        // Taken away, and there again under another row of the store.
        often.write<void>([](sqlite::Database &database) -> Expected<void> {
            const auto sources = contacts::sources(database);
            return sources ? contacts::removeSource(database, sources->first().id) : unexpected(sources.error());
        });
        often.hold();
        QVERIFY(often.names(u"vink"_s).isEmpty());
        often.put(u"CRM"_s, {outsider(u"Piet"_s, u"Smit"_s)});
        often.put(u"Outlook"_s, {els});
        often.hold();
        QCOMPARE(often.names(u"vink"_s), QStringList{u"Els Bos-Vink"_s});
    }

    void handOversCountForTheColleague()
    {
        Often often;
        often.calls(u"0201234567"_s, 4, 3);
        often.calls(u"0612345678"_s, 7, 7, FamiliarContacts::days + 1); // long ago
        often.hold();
        QCOMPARE(often.familiar.times(), (QHash<QString, int>{{u"+31201234567"_s, 4}, {u"201"_s, 3}}));
    }

    void aNumberOfManyIsNobodys()
    {
        Often often;
        QVector<Contact> many;
        for (const QString &name : {u"Aad"_s, u"Bas"_s, u"Cor"_s, u"Dik"_s})
            many.append(outsider(name, u"Bakker"_s, u"020 1234567"_s));
        often.put(u"Outlook"_s, many);
        often.calls(u"0201234567"_s, 9);
        often.hold();
        QVERIFY(often.names(u"bakker"_s).isEmpty());
    }

    void callsCountAfterAWhile()
    {
        Often often;
        often.hold();
        QSignalSpy changed(&often.familiar, &FamiliarContacts::changed);
        often.calls(u"0201234567"_s, 2);
        often.familiar.noteCall();
        often.clock.advance(FamiliarContacts::newAfter);
        often.familiar.noteCall();
        BALIE_TRY_VERIFY(changed.size() == 1);
        QCOMPARE(often.familiar.times().value(u"+31201234567"_s), 2);
    }
};

BALIE_TEST(FamiliarPeople)
#include "tst_FamiliarPeople.moc"
