// Address books on their own thread: answers come back on this one, and nothing comes of what was given up.
#include "app/sources/BookSources.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QTcpServer>
#include <QThread>

using namespace balie;
using namespace balie::app;
using namespace Qt::Literals::StringLiterals;
using desk::AddressBook;

namespace {

/// A port at which nobody listens.
quint16 deadPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

AddressBook bookAt(AddressBook::Kind kind, quint16 port)
{
    AddressBook book = AddressBook::made(kind);
    book.name = u"Kantoor"_s;
    book.server = kind == AddressBook::Kind::Ldap ? u"127.0.0.1:%1"_s.arg(port) : u"http://127.0.0.1:%1/"_s.arg(port);
    book.security = AddressBook::Security::Plain;
    book.allowPlain = true;
    book.base = u"dc=example"_s;
    return book;
}

} // namespace

class BookSources : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aServerThatIsNotThereIsSaidOnThisThread_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("ldap") << int(AddressBook::Kind::Ldap);
        QTest::newRow("carddav") << int(AddressBook::Kind::CardDav);
    }

    void aServerThatIsNotThereIsSaidOnThisThread()
    {
        QFETCH(int, kind);
        SourceThread thread;
        auto source = sourceOf(thread, bookAt(AddressBook::Kind(kind), deadPort()), {});
        std::optional<Error> error;
        bool isHere = false;
        auto task = source->synchronise({}, {[](const SyncBatch &) {}, [&](const Expected<SyncEnd> &end) {
                                                 isHere = QThread::currentThread() == qApp->thread();
                                                 if (!end)
                                                     error = end.error();
                                             }});
        BALIE_TRY_VERIFY(error.has_value());
        QVERIFY(isHere);
        QVERIFY(!error->userText.isEmpty());

        std::optional<bool> wentWell;
        QString said;
        auto trial = source->test({[&](const SourceTestStep &step) {
                                       if (step.error)
                                           said = step.error->userText;
                                   },
                                   [&](bool well) { wentWell = well; }});
        BALIE_TRY_VERIFY(wentWell.has_value());
        QCOMPARE(*wentWell, false);
        QVERIFY(!said.isEmpty());
    }

    void whatWasGivenUpTellsNothingAndNothingIsWaitedFor()
    {
        QTcpServer silent; // takes the connection and never answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto thread = std::make_unique<SourceThread>();
        auto source = sourceOf(*thread, bookAt(AddressBook::Kind::CardDav, silent.serverPort()), {});
        bool told = false;
        const auto begin = [&] {
            return source->synchronise(
                {}, {[&](const SyncBatch &) { told = true; }, [&](const Expected<SyncEnd> &) { told = true; }});
        };
        auto task = begin();
        BALIE_TRY_VERIFY(silent.hasPendingConnections());
        task.reset();
        auto other = begin(); // under way when everything goes
        other.reset();
        source.reset();
        thread.reset();
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }
};

BALIE_TEST(BookSources)
#include "tst_BookSources.moc"
