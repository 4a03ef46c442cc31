// From the settings page to the search field, with real servers: somebody in an LDAP directory or a CardDAV address book is
// found, and is gone after he was removed there.
#include "app/sources/BookSources.h"
#include "base/ManualClock.h"
#include "desk/search/ContactSearch.h"
#include "desk/sources/AddressBooks.h"
#include "tests/sources/Radicale.h"
#include "tests/sources/Slapd.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "ui/settings/AddressBooksPage.h"

#include <QTemporaryDir>

using namespace balie;
using namespace balie::app;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;
using Kind = desk::SyncState::Kind;

namespace {

/// A computer without a keychain: what is typed counts for this run.
struct NoKeychain final : desk::BookPasswords {
    void read(const QString &, std::function<void(const Expected<QString> &)> done) override
    {
        done(unexpected(Error{ErrorCode::NotSupported, u"No keychain."_s, {}}));
    }
    void keep(const QString &, const QString &, std::function<void(const Expected<void> &)> done) override
    {
        done(unexpected(Error{ErrorCode::NotSupported, u"No keychain."_s, {}}));
    }
    void forget(const QString &) override { }
};

/// The program's chain from the page to the store, as Program wires it.
struct Desk {
    Desk()
        : settings(folder.path())
        , store(folder.filePath(u"balie.sqlite"_s))
        , books(store, settings, people, clock, passwords,
              [this](const desk::AddressBook &book, const QString &password) { return sourceOf(thread, book, password); })
        , page(theme, books, nullptr)
        , search(store, people)
    {
        store.open();
        page.load(settings);
        page.show();
        QObject::connect(&search, &desk::ContactSearch::found, &page, [this](const QVector<desk::FoundContact> &contacts) {
            found.emplace();
            for (const desk::FoundContact &contact : contacts)
                found->append(contact.contact.name);
        });
    }
    void fillIn(const QString &field, const QString &text)
    {
        auto *line = childNamed<QLineEdit>(&page, field);
        QVERIFY2(line, qPrintable(field));
        line->clear();
        QTest::keyClicks(line, text);
    }
    /// Waits until the book was read whole; the sentence of what went wrong.
    QString apply()
    {
        if (!page.check())
            return u"the page refuses it"_s;
        page.store(settings);
        return readWhole();
    }
    QString synchroniseNow()
    {
        buttonWithText(&page, u"Synchronise now"_s)->click();
        return readWhole();
    }
    QString readWhole()
    {
        const QString id = books.books().first().id;
        [&] { BALIE_TRY_VERIFY(books.state(id).kind == Kind::Idle || books.state(id).kind == Kind::Failed
                  || books.state(id).kind == Kind::NeedsPassword); }();
        return books.state(id).kind == Kind::Idle ? QString() : books.state(id).problem;
    }
    QStringList namesFor(const QString &text)
    {
        found.reset();
        search.setText(text, {});
        [&] { BALIE_TRY_VERIFY(found.has_value()); }();
        return found.value_or(QStringList{u"no answer"_s});
    }

    QTemporaryDir folder;
    ManualClock clock;
    ui::Theme theme;
    NoKeychain passwords;
    desk::SettingsTable settings;
    desk::Store store;
    desk::People people;
    SourceThread thread;
    desk::AddressBooks books;
    ui::AddressBooksPage page;
    desk::ContactSearch search;
    std::optional<QStringList> found;
};

QByteArray card(const QByteArray &uid, const QByteArray &given, const QByteArray &family, const QByteArray &number)
{
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:" + uid + "\r\nN:" + family + ';' + given + ";;;\r\nFN:" + given + ' ' + family
        + "\r\nTEL;TYPE=WORK:" + number + "\r\nEND:VCARD\r\n";
}

} // namespace

class BooksFromServers : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void somebodyInADirectoryIsFoundUntilHeIsRemovedThere()
    {
        Slapd slapd;
        if (const QString missing = slapd.missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        const QString problem = slapd.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        BALIE_TRY_VERIFY(slapd.isUp());
        Desk desk;
        QFile authority(desk.folder.filePath(u"authority.pem"_s));
        QVERIFY(authority.open(QIODevice::WriteOnly));
        authority.write(slapd.certificates().authorityPem());
        authority.close();

        buttonWithText(&desk.page, u"Add LDAP directory"_s)->click();
        desk.fillIn(u"Name"_s, u"Kantoor"_s);
        desk.fillIn(u"Server"_s, u"127.0.0.1:%1"_s.arg(slapd.tlsPort()));
        desk.fillIn(u"Look below"_s, slapd.settings().base);
        desk.fillIn(u"User"_s, slapd.settings().user);
        desk.fillIn(u"Own certificate authority"_s, authority.fileName());
        desk.fillIn(u"Password"_s, u"verkeerd"_s);
        QVERIFY(desk.apply().contains(u"password"_s));
        QCOMPARE(desk.namesFor(u"müller"_s), QStringList());

        desk.fillIn(u"Password"_s, slapd.settings().password);
        QCOMPARE(desk.apply(), QString());
        QCOMPARE(desk.namesFor(u"jörg müller"_s), QStringList{u"Jörg Müller"_s});
        QCOMPARE(desk.namesFor(u"020-1234567"_s), QStringList{u"Jörg Müller"_s});
        QCOMPARE(desk.namesFor(u"voornaam1234"_s), QStringList{u"Voornaam1234 Achternaam1234"_s});

        QVERIFY(slapd.change("dn: uid=muller,ou=people,dc=example,dc=org\nchangetype: delete\n\n"));
        QCOMPARE(desk.synchroniseNow(), QString());
        QCOMPARE(desk.namesFor(u"jörg müller"_s), QStringList());
        QCOMPARE(desk.namesFor(u"020-1234567"_s), QStringList());
        QCOMPARE(desk.namesFor(u"voornaam1234"_s).size(), 1); // nobody else went
    }

    void somebodyInAnAddressBookIsFoundUntilHeIsRemovedThere()
    {
        Radicale radicale;
        if (const QString missing = radicale.start(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        radicale.write(u"kantoor"_s, u"jan.vcf"_s, card("jan", "Jan", "Bos", "06-12345678"));
        radicale.write(u"thuis"_s, u"anna.vcf"_s, card("anna", "Anna", "de Vries", "020 765 43 21"));
        BALIE_TRY_VERIFY(radicale.isUp());
        Desk desk;
        buttonWithText(&desk.page, u"Add CardDAV"_s)->click();
        desk.fillIn(u"Name"_s, u"Wolk"_s);
        desk.fillIn(u"Server"_s, radicale.settings().url.toString());
        desk.fillIn(u"User"_s, radicale.settings().user);
        desk.fillIn(u"Password"_s, radicale.settings().password);
        QCOMPARE(desk.apply(), QString());
        QCOMPARE(desk.namesFor(u"bos"_s), QStringList{u"Jan Bos"_s});
        QCOMPARE(desk.namesFor(u"0031612345678"_s), QStringList{u"Jan Bos"_s});
        QCOMPARE(desk.namesFor(u"vries"_s), QStringList{u"Anna de Vries"_s});

        radicale.remove(u"kantoor"_s, u"jan.vcf"_s);
        QCOMPARE(desk.synchroniseNow(), QString());
        QCOMPARE(desk.namesFor(u"bos"_s), QStringList());
        QCOMPARE(desk.namesFor(u"0031612345678"_s), QStringList());
        QCOMPARE(desk.namesFor(u"vries"_s), QStringList{u"Anna de Vries"_s});
    }

    void aPasswordIsNeverWrittenDown()
    {
        Desk desk;
        buttonWithText(&desk.page, u"Add CardDAV"_s)->click();
        desk.fillIn(u"Name"_s, u"Wolk"_s);
        desk.fillIn(u"Server"_s, u"http://127.0.0.1:%1/"_s.arg(freePort()));
        desk.fillIn(u"User"_s, u"anna"_s);
        desk.fillIn(u"Password"_s, u"zeergeheim"_s);
        QVERIFY(!desk.apply().isEmpty()); // nobody listens there
        QVERIFY(desk.settings.save().hasValue());
        const auto files = QDir(desk.folder.path()).entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("zeergeheim"), qPrintable(info.fileName()));
        }
    }
};

BALIE_TEST(BooksFromServers)
#include "tst_BooksFromServers.moc"
