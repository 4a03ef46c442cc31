// Address books: synchronised into the store, stopped, failed and tried again, and their page in the settings.
#include "desk/sources/AddressBooks.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "tests/ui-contacts/ContactsDesk.h"
#include "tests/ui-contacts/FakeSource.h"
#include "ui/settings/AddressBooksPage.h"
#include "ui/settings/BookPasswordSheet.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using desk::AddressBook;
using Kind = desk::SyncState::Kind;

namespace {

struct Passwords final : desk::BookPasswords {
    void read(const QString &book, std::function<void(const Expected<QString> &)> done) override
    {
        if (hasKeychain)
            done(kept.value(book));
        else
            done(unexpected(Error{ErrorCode::NotSupported, u"No keychain."_s, {}}));
    }
    void keep(const QString &book, const QString &password, std::function<void(const Expected<void> &)> done) override
    {
        if (hasKeychain)
            kept.insert(book, password);
        done(hasKeychain ? Expected<void>() : unexpected(Error{ErrorCode::NotSupported, u"No keychain."_s, {}}));
    }
    void forget(const QString &book) override { kept.remove(book); }

    QHash<QString, QString> kept;
    bool hasKeychain = true;
};

struct Office : test::ContactsDesk {
    Office() : settings(folder.path()) { makeBooks(); }
    void makeBooks()
    {
        books = std::make_unique<desk::AddressBooks>(store, settings, people, clock, passwords,
            [this](const AddressBook &book, const QString &password) {
                usedPassword = password;
                openedServers.append(book.server);
                return std::make_unique<test::FakeSource>(source);
            });
    }
    AddressBook set(const QString &name, const QString &user = {})
    {
        AddressBook book = AddressBook::made(AddressBook::Kind::Ldap);
        book.name = name;
        book.server = u"ldap.example.com"_s;
        book.user = user;
        books->setBooks(books->books() + QVector<AddressBook>{book});
        return book;
    }
    void running() { BALIE_TRY_VERIFY(source.isOpen); }
    void deliver(const QVector<Contact> &contacts, qint64 done)
    {
        SyncBatch batch;
        batch.changed = contacts;
        batch.done = done;
        batch.total = 10;
        source.handlers.batch(batch);
    }
    QHash<QString, QString> known(const AddressBook &book)
    {
        std::optional<QHash<QString, QString>> answer;
        store.read<QHash<QString, QString>>(desk::Lane::Contacts, nullptr,
            [info = book.source()](sqlite::Database &database) -> Expected<QHash<QString, QString>> {
                const auto sources = desk::contacts::sources(database);
                for (const auto &stored : sources.valueOr({})) {
                    if (stored.origin == info.origin)
                        return desk::contacts::revisions(database, stored.id);
                }
                return QHash<QString, QString>();
            },
            [&answer](const auto &result) { answer = result.valueOr({}); });
        [&] { BALIE_TRY_VERIFY(answer.has_value()); }();
        return *answer;
    }

    desk::SettingsTable settings;
    Passwords passwords;
    test::FakeBook source;
    QString usedPassword;
    QStringList openedServers;
    std::unique_ptr<desk::AddressBooks> books;
};

} // namespace

class AddressBooksOnScreen : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aNewBookIsReadAndTheNextTimeGoesOnFromThere()
    {
        Office office;
        const AddressBook book = office.set(u"Kantoor"_s);
        office.running();
        QVERIFY(office.source.start.continuation.isEmpty());
        office.deliver({Office::contact(u"Jan"_s, u"Bos"_s, u"0612345678"_s)}, 1);
        QCOMPARE(office.books->state(book.id).kind, Kind::Running);
        QVERIFY2(office.books->state(book.id).text().contains(u"1 of 10"_s), qPrintable(office.books->state(book.id).text()));
        office.source.handlers.done(SyncEnd{"token-1", {u"Two cards could not be read."_s}});
        BALIE_TRY_COMPARE(office.books->state(book.id).kind, Kind::Idle);
        QVERIFY(office.books->state(book.id).text().contains(u"Two cards"_s));
        office.open();
        QCOMPARE(office.names(), QStringList{u"Jan Bos"_s});

        // The program starts again: the book is still set up, and only what differs is asked for.
        office.makeBooks();
        office.books->synchroniseAll();
        BALIE_TRY_COMPARE(office.source.begun, 2);
        QCOMPARE(office.source.start.continuation, QByteArray("token-1"));
        QCOMPARE(office.source.start.known.size(), 1);
        SyncBatch gone;
        gone.gone = office.source.start.known.keys();
        office.source.handlers.batch(gone);
        office.source.handlers.done(SyncEnd{"token-2", {}});
        BALIE_TRY_COMPARE(office.books->state(book.id).kind, Kind::Idle);
        QVERIFY(office.known(book).isEmpty());
    }

    void whatCameInBeforeAnErrorStaysAndTheSentenceIsShown()
    {
        Office office;
        const AddressBook book = office.set(u"Kantoor"_s);
        office.running();
        office.deliver({Office::contact(u"Jan"_s, u"Bos"_s, u"0612345678"_s)}, 1);
        office.source.handlers.done(unexpected(Error{ErrorCode::Timeout, u"The server stopped answering."_s, {}}));
        BALIE_TRY_COMPARE(office.books->state(book.id).kind, Kind::Failed);
        QCOMPARE(office.books->state(book.id).text(), u"The server stopped answering."_s);
        QCOMPARE(office.known(book).size(), 1);
        office.books->synchronise(book.id);
        BALIE_TRY_COMPARE(office.source.begun, 2);
        QVERIFY(office.source.start.continuation.isEmpty());
        QCOMPARE(office.source.start.known.size(), 1); // not told again
    }

    void itIsStoppedByHandAndEveryFewHoursBegunAnew()
    {
        Office office;
        const AddressBook book = office.set(u"Kantoor"_s);
        office.running();
        office.deliver({Office::contact(u"Jan"_s, u"Bos"_s, u"0612345678"_s)}, 1);
        office.books->stop(book.id);
        QVERIFY(!office.source.isOpen);
        QCOMPARE(office.books->state(book.id).kind, Kind::Idle);
        office.settings.set(desk::setting::synchroniseHours, 2);
        office.clock.advance(2h);
        BALIE_TRY_COMPARE(office.source.begun, 2);
    }

    void aPasswordIsKeptOrAskedForWhereThereIsNoKeychain()
    {
        Office office;
        QSignalSpy wanted(office.books.get(), &desk::AddressBooks::passwordWanted);
        const AddressBook book = office.set(u"Kantoor"_s, u"cn=reader"_s);
        BALIE_TRY_COMPARE(office.books->state(book.id).kind, Kind::NeedsPassword);
        QCOMPARE(wanted.size(), 1);
        office.books->setPassword(book.id, u"geheim"_s);
        office.running();
        QCOMPARE(office.usedPassword, u"geheim"_s);
        QCOMPARE(office.passwords.kept.value(book.id), u"geheim"_s);
        QVERIFY(!office.settings.value(desk::setting::addressBooks).join(u' ').contains(u"geheim"_s));

        office.passwords.hasKeychain = false;
        office.makeBooks();
        office.books->synchroniseAll();
        BALIE_TRY_COMPARE(office.books->state(book.id).kind, Kind::NeedsPassword);
        QVERIFY(!office.books->hasKeychain());
        QVERIFY(office.books->state(book.id).text().contains(u"keychain"_s)); // says why
    }

    void aBookThatIsRemovedTakesItsContactsWithIt()
    {
        Office office;
        const AddressBook book = office.set(u"Kantoor"_s);
        office.running();
        office.deliver({Office::contact(u"Jan"_s, u"Bos"_s, u"0612345678"_s)}, 1);
        office.source.handlers.done(SyncEnd{});
        BALIE_TRY_COMPARE(office.books->state(book.id).kind, Kind::Idle);
        QSignalSpy changed(office.books.get(), &desk::AddressBooks::contactsChanged);
        office.books->setBooks({});
        BALIE_TRY_VERIFY(!changed.isEmpty());
        BALIE_TRY_VERIFY(office.known(book).isEmpty());
        QVERIFY(office.settings.value(desk::setting::addressBooks).isEmpty());
    }

    void thePageSetsABookUpTriesItOutAndShowsHowItStands()
    {
        Office office;
        AddressBooksPage page(office.theme, *office.books, nullptr);
        page.load(office.settings);
        page.resize(640, 700);
        page.show();
        page.activateWindow();
        test::buttonWithText(&page, u"Add LDAP directory"_s)->click();
        QVERIFY2(test::namelessControls(&page).isEmpty(), qPrintable(test::namelessControls(&page).join(u" "_s)));
        QVERIFY(!page.check()); // nothing filled in
        QTest::keyClicks(test::childNamed<QLineEdit>(&page, u"Name"_s), u"Kantoor"_s);
        QTest::keyClicks(test::childNamed<QLineEdit>(&page, u"Server"_s), u"ldap.example.com:1636"_s);
        QTest::keyClicks(test::childNamed<QLineEdit>(&page, u"User"_s), u"cn=reader"_s);
        QTest::keyClicks(test::childNamed<QLineEdit>(&page, u"Password"_s), u"geheim"_s);
        QVERIFY(page.check());

        auto *attempt = test::buttonWithText(&page, u"Test the connection"_s);
        attempt->click();
        QCOMPARE(office.usedPassword, u"geheim"_s);
        office.source.trial.step({SourceTestStep::Kind::Reach, u"Reached."_s, {}});
        office.source.trial.step({SourceTestStep::Kind::SignIn, {}, Error{ErrorCode::BadCredentials, u"Wrong password."_s, {}}});
        office.source.trial.done(false);
        QVERIFY(attempt->accessibleDescription().contains(u"Wrong password."_s));

        QVERIFY(office.books->books().isEmpty()); // not before Apply
        page.store(office.settings);
        QCOMPARE(office.books->books().size(), 1);
        QCOMPARE(office.books->books().first().port(), quint16(1636));
        office.running();
        QVERIFY(test::buttonWithText(&page, u"Stop"_s));
        office.source.handlers.done(SyncEnd{});
        BALIE_TRY_VERIFY(test::buttonWithText(&page, u"Synchronise now"_s));

        test::buttonWithText(&page, u"Remove"_s)->click();
        page.store(office.settings);
        QVERIFY(office.books->books().isEmpty());
        QVERIFY(office.passwords.kept.isEmpty());
    }

    void anImportedFileIsTakenAwayOnThePage()
    {
        Office office;
        office.put(desk::ContactSourceInfo::Kind::VCard, u"oud.vcf"_s, {Office::contact(u"Jan"_s, u"Bos"_s, u"0612345678"_s), Office::contact(u"Anna"_s, u"Vos"_s, u"0201234567"_s)});
        office.books->readSources();
        BALIE_TRY_COMPARE(office.books->files().size(), 1);
        AddressBooksPage page(office.theme, *office.books, nullptr);
        page.load(office.settings);
        auto *remove = test::childNamed<QAbstractButton>(&page, u"Remove the contacts of oud.vcf"_s);
        QVERIFY(remove);
        QSignalSpy edited(&page, &SettingsPage::edited);
        remove->click();
        // How many go is said before they go, and the mind can still be changed.
        const auto says = [&page](const QString &text) {
            const auto labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
                return label->isVisibleTo(label->window()) && label->text().contains(text);
            });
        };
        BALIE_TRY_VERIFY(says(u"oud.vcf: 2 contact(s) go"_s));
        QCOMPARE(edited.size(), 1);
        auto *keep = test::childNamed<QAbstractButton>(&page, u"Keep the contacts of oud.vcf"_s);
        QVERIFY(keep);
        keep->click();
        QVERIFY(!says(u"contact(s) go"_s));
        page.store(office.settings);
        office.open();
        QCOMPARE(office.list.rowCount(), 2);

        test::childNamed<QAbstractButton>(&page, u"Remove the contacts of oud.vcf"_s)->click();
        page.load(office.settings); // Cancel, and the window once more
        QVERIFY(!says(u"go when"_s));
        page.store(office.settings);
        QCOMPARE(office.books->files().size(), 1);

        test::childNamed<QAbstractButton>(&page, u"Remove the contacts of oud.vcf"_s)->click();
        page.store(office.settings);
        BALIE_TRY_VERIFY(office.books->files().isEmpty());
        office.list.load();
        BALIE_TRY_COMPARE(office.list.rowCount(), 0);
    }

    void aPasswordIsAskedForWhereItIsMissedAndNotKept()
    {
        Office office;
        office.passwords.hasKeychain = false;
        QWidget host;
        host.resize(900, 600);
        NoticeBar notices(office.theme, office.clock, &host);
        BookPasswordSheet sheet(office.theme, *office.books, notices);
        host.show();
        const AddressBook book = office.set(u"Kantoor"_s, u"cn=reader"_s);
        BALIE_TRY_COMPARE(office.books->state(book.id).kind, Kind::NeedsPassword);
        QCOMPARE(notices.sentences().size(), 1);
        QVERIFY(notices.sentences().first().contains(u"Kantoor"_s));
        QVERIFY(notices.sentences().first().contains(u"keychain"_s));
        QVERIFY(!sheet.isVisible()); // the focus is never taken
        office.clock.advance(1min);
        QCOMPARE(notices.sentences().size(), 1); // stays until it is answered

        test::buttonWithText(&notices, u"Fill in the password"_s)->click();
        QTRY_VERIFY(sheet.isVisible());
        QCOMPARE(QApplication::focusWidget(), sheet.field());
        QCOMPARE(test::namelessControls(&sheet), QStringList());
        QCOMPARE(sheet.field()->echoMode(), QLineEdit::Password);
        QTest::keyClick(sheet.field(), Qt::Key_Return); // nothing typed yet
        QVERIFY(sheet.isVisible());
        QTest::keyClicks(sheet.field(), u"fout"_s);
        QTest::keyClick(sheet.field(), Qt::Key_Return);
        QVERIFY(!sheet.isVisible());
        QVERIFY(notices.sentences().isEmpty());
        QVERIFY(sheet.field()->text().isEmpty());
        office.running();
        QCOMPARE(office.usedPassword, u"fout"_s);

        // The server refuses it: asked again, with its words.
        office.source.handlers.done(unexpected(Error{ErrorCode::BadCredentials, u"Wrong password."_s, {}}));
        QCOMPARE(office.books->state(book.id).kind, Kind::NeedsPassword);
        QVERIFY(notices.sentences().first().contains(u"Wrong password."_s));
        test::buttonWithText(&notices, u"Fill in the password"_s)->click();
        QTRY_VERIFY(sheet.isVisible());
        QTest::keyClicks(sheet.field(), u"geheim"_s);
        QTest::keyClick(sheet.field(), Qt::Key_Return);
        office.running();
        QCOMPARE(office.usedPassword, u"geheim"_s);
        office.source.handlers.done(SyncEnd{});
        BALIE_TRY_COMPARE(office.books->state(book.id).kind, Kind::Idle);
        QVERIFY(office.settings.save().hasValue());
        QFile file(office.settings.fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("geheim"));

        // Filled in elsewhere: the notice goes by itself.
        office.makeBooks();
        BookPasswordSheet other(office.theme, *office.books, notices);
        office.books->synchroniseAll();
        BALIE_TRY_COMPARE(notices.sentences().size(), 1);
        office.books->setPassword(book.id, u"geheim"_s);
        QVERIFY(notices.sentences().isEmpty());
    }

    void anotherPasswordNeverGoesToTheServerBefore()
    {
        Office office;
        AddressBook book = office.set(u"Kantoor"_s, u"cn=reader"_s);
        BALIE_TRY_COMPARE(office.books->state(book.id).kind, Kind::NeedsPassword);
        office.books->setPassword(book.id, u"oud"_s);
        office.running();
        const int before = office.source.begun;
        book.server = u"ldap.other.example"_s;
        office.books->setBooks({book}, {{book.id, u"nieuw"_s}});
        BALIE_TRY_COMPARE(office.source.begun, before + 1);
        QCOMPARE(office.usedPassword, u"nieuw"_s);
        QCOMPARE(office.openedServers.last(), u"ldap.other.example"_s);
        QCOMPARE(office.openedServers.count(u"ldap.example.com"_s), 1); // with the old one
    }
};

BALIE_TEST(AddressBooksOnScreen)
#include "tst_AddressBooksOnScreen.moc"
