// balie-connector as people and scripts see it: arguments and secrets in, lines and an exit code out.
#include "base/SystemClock.h"
#include "base/http/HttpClient.h"
#include "tests/connectors-conformance/StandIn.h"
#include "tests/connectors-conformance/SystemFacts.h"
#include "tests/connectors-sql/SqlContract.h"
#include "tests/support/ProgramFolder.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::test;

namespace {

QString profile(const QString &id)
{
    return QStringLiteral(BALIE_PROFILES "/") + id;
}

/// "find.e164" -> "OK": what each line says that tells of a cell.
QHash<QString, QString> statesIn(const QByteArray &out)
{
    static const QRegularExpression line(
        u"^(OK|FAILED|NOT POSSIBLE|NOT TRIED) +([a-zA-Z]+(?:\\.[a-zA-Z0-9]+)?) "_s,
        QRegularExpression::MultilineOption);
    QHash<QString, QString> states;
    auto found = line.globalMatch(QString::fromUtf8(out));
    while (found.hasNext()) {
        const auto match = found.next();
        states.insert(match.captured(2), match.captured(1));
    }
    return states;
}

QStringList asSettings(const QHash<QString, QString> &values)
{
    QStringList arguments;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        arguments << u"--set"_s << it.key() + u'=' + it.value();
    return arguments;
}

} // namespace

class ConnectorProgram : public TestCase {
    Q_OBJECT

private:
    using Run = ProgramFolder::Run;

    ProgramFolder m_folder;
    SystemClock m_clock;
    HttpClient m_http{m_clock};
    std::unique_ptr<StandIn> m_standIn;

    Run run(const QStringList &arguments, const QByteArray &input = {})
    {
        return m_folder.run(QStringLiteral(BALIE_CONNECTOR_PROGRAM), QStringList{u"check"_s} + arguments, input);
    }
    /// Starts the system's stand-in; what is wrong, or nothing.
    QString begin(const QString &system)
    {
        m_standIn = std::make_unique<StandIn>(system, m_http);
        return m_standIn->start() ? QString() : m_standIn->why();
    }
    QStringList settings(const QString &system) const
    {
        return asSettings(SystemFacts(system).values(m_standIn->settings(), m_standIn->base()));
    }
    /// Runs the program where the user signs in, and goes with a browser where it says. Exit code -1: it never came to that.
    Run runSignedIn(const QStringList &arguments)
    {
        QProcess program;
        QProcessEnvironment noDesktop = QProcessEnvironment::systemEnvironment();
        noDesktop.remove(u"DISPLAY"_s);
        noDesktop.remove(u"WAYLAND_DISPLAY"_s);
        program.setProcessEnvironment(noDesktop);
        program.setWorkingDirectory(m_folder.path());
        program.start(QStringLiteral(BALIE_CONNECTOR_PROGRAM), QStringList{u"check"_s} + arguments);
        Run told;
        static const QRegularExpression address(u"^  (http://\\S+)$"_s, QRegularExpression::MultilineOption);
        const auto page = [&] {
            told.out += program.readAllStandardOutput();
            return address.match(QString::fromUtf8(told.out)).captured(1);
        };
        const auto hasEnded = [&program] { return program.state() == QProcess::NotRunning; };
        if (!QTest::qWaitFor([&] { return !page().isEmpty() || hasEnded(); }, patienceMs) || page().isEmpty())
            return told;
        // The stand-in sends the browser on to where the program listens.
        HttpRequest visit;
        visit.url = QUrl(page());
        visit.maxRedirects = 3;
        std::optional<Expected<HttpReply>> arrived;
        const auto call = m_http.send(visit, {{}, {}, [&arrived](const Expected<HttpReply> &reply) { arrived = reply; }});
        if (!QTest::qWaitFor([&] { return arrived.has_value(); }, patienceMs) || !*arrived
            || !QTest::qWaitFor(hasEnded, patienceMs))
            return told;
        told.out += program.readAllStandardOutput();
        told.exitCode = program.exitCode();
        return told;
    }
    int violations() { return int(m_standIn->get(u"violations"_s).toArray().size()); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void init()
    {
        TestCase::init();
        if (StandIn::node().isEmpty())
            QSKIP("Node 20 (package nodejs) is missing: the stand-ins cannot run");
    }
    void cleanup() { m_standIn.reset(); }

    void aProfileAloneIsReadAndItsSettingsAreTold()
    {
        const Run told = run({profile(u"vtiger"_s) + u"/profile.json"_s});
        QCOMPARE(told.exitCode, 0);
        QVERIFY(told.out.contains("\"vtiger\""));
        QVERIFY(told.out.contains("url                Address (missing)"));
        QVERIFY(told.out.contains("password           Access key (secret; missing)"));
    }

    void everyProfileThatComesWithTheProgramIsWellFormed()
    {
        const QStringList all = QDir(QStringLiteral(BALIE_PROFILES)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QVERIFY(!all.isEmpty());
        for (const QString &id : all) {
            const Run told = run({profile(id)});
            QVERIFY2(told.exitCode == 0, told.out.constData());
        }
    }

    void whatIsWrongWithAProfileIsToldByPlace()
    {
        QJsonObject broken = SystemFacts::readJson(profile(u"vtiger"_s) + u"/profile.json"_s);
        QJsonObject links = broken.value("links"_L1).toObject();
        links.insert("newContact"_L1, "{setting.ulr}/index.php"_L1);
        links.insert("schemes"_L1, QJsonArray{"javascript"_L1});
        broken.insert("links"_L1, links);
        m_folder.write(u"profile.json"_s, QJsonDocument(broken).toJson());
        const Run told = run({u"."_s});
        QCOMPARE(told.exitCode, 1);
        QVERIFY2(told.out.contains("  /links/newContact: "), told.out.constData());
        QVERIFY2(told.out.contains("  /links/schemes/0: "), told.out.constData());

        broken.insert("engine"_L1, "morse"_L1);
        m_folder.write(u"profile.json"_s, QJsonDocument(broken).toJson());
        QCOMPARE(run({u"."_s}).exitCode, 1);
        m_folder.write(u"profile.json"_s, "{\n\n \"id\": }");
        const Run noJson = run({m_folder.filePath(u"profile.json"_s)});
        QCOMPARE(noJson.exitCode, 1);
        QVERIFY2(noJson.out.contains("line 3 is no JSON"), noJson.out.constData());
    }

    void aTokenInAHeader()
    {
        QCOMPARE(begin(u"afas"_s), QString());
        const QString token = SystemFacts(u"afas"_s).secrets({}, {}).value(u"token"_s);
        QVERIFY(!token.isEmpty());
        const QString file = m_folder.write(u"secrets"_s, "# of the test\n\ntoken=" + token.toUtf8() + '\n');
        const Run told = run(QStringList{profile(u"afas"_s), u"--number"_s, u"06 123 456 80"_s, u"--secrets"_s, file}
            + settings(u"afas"_s));
        QVERIFY2(told.exitCode == 0, told.out.constData());
        const QHash<QString, QString> states = statesIn(told.out);
        for (const QString &cell : {u"trial"_s, u"find.e164"_s, u"find.national"_s, u"find.hyphen"_s, u"find.trunk"_s,
                 u"find.nobody"_s, u"name.full"_s, u"card.find"_s, u"card.get"_s, u"card.link"_s})
            QVERIFY2(states.value(cell) == "OK"_L1, qPrintable(cell + u": "_s + states.value(cell)));
        QCOMPARE(states.value(u"card.newContact"_s), u"NOT POSSIBLE"_s);
        QCOMPARE(states.value(u"note.written"_s), u"NOT TRIED"_s);
        // Request, reply and what was made of it, the one who has the number and the one who only looks like it.
        QVERIFY(told.out.contains("    > GET " + m_standIn->base().toUtf8()));
        QVERIFY(told.out.contains("\"FullName\":\"Femke Hofstra\""));
        QVERIFY(told.out.contains("    = name: Femke Hofstra\n"));
        QVERIFY(told.out.contains("    = Left out: "));
        QVERIFY(!told.out.contains(token.toUtf8()));
        QVERIFY(!told.out.contains(token.toUtf8().toBase64()));
        QVERIFY(m_standIn->get(u"notes"_s).toArray().isEmpty());
        QCOMPARE(violations(), 0);
    }

    void aSessionThatIsLoggedInto()
    {
        QCOMPARE(begin(u"vtiger"_s), QString());
        const QByteArray key = m_standIn->settings().value("accessKey"_L1).toString().toUtf8();
        const Run told = run(QStringList{profile(u"vtiger"_s), u"--number"_s, u"+31612345680"_s, u"--write-note"_s,
                                 u"--secrets"_s, u"-"_s}
                + settings(u"vtiger"_s),
            "password=" + key + '\n');
        QVERIFY2(told.exitCode == 0, told.out.constData());
        const QHash<QString, QString> states = statesIn(told.out);
        for (const QString &cell : {u"trial"_s, u"find.e164"_s, u"card.get"_s, u"card.newContact"_s, u"note.written"_s})
            QVERIFY2(states.value(cell) == "OK"_L1, qPrintable(cell + u": "_s + states.value(cell)));
        const QJsonArray notes = m_standIn->get(u"notes"_s).toArray();
        QCOMPARE(notes.size(), 1);
        QVERIFY(told.out.contains(notes.at(0)["id"_L1].toString().toUtf8()));
        QVERIFY(!told.out.contains(key));
        // A session's name is as good as a password while it lasts.
        QVERIFY(told.out.contains("sessionName=\xe2\x80\xa2"));
        QVERIFY(!QRegularExpression(u"sessionName=[a-z0-9]"_s).match(QString::fromUtf8(told.out)).hasMatch());
        QCOMPARE(violations(), 0);
    }

    void signingInWithTheBrowser()
    {
        QCOMPARE(begin(u"zoho"_s), QString());
        const QByteArray secret = m_standIn->settings().value("clientSecret"_L1).toString().toUtf8();
        QVERIFY(!secret.isEmpty());
        const QString file = m_folder.write(u"secrets"_s, "clientSecret=" + secret + "\n");
        const Run told = runSignedIn(QStringList{profile(u"zoho"_s), u"--number"_s, u"0612345680"_s, u"--secrets"_s, file}
            + settings(u"zoho"_s));
        QVERIFY2(told.exitCode == 0, told.out.constData());
        QVERIFY(told.out.contains("ssh -L 47831:localhost:47831"));
        const QHash<QString, QString> states = statesIn(told.out);
        for (const QString &cell : {u"signin"_s, u"trial"_s, u"find.e164"_s, u"card.get"_s})
            QVERIFY2(states.value(cell) == "OK"_L1, qPrintable(cell + u": "_s + states.value(cell)));
        QVERIFY(!told.out.contains(secret));
        QVERIFY(!told.out.contains("Zoho-oauthtoken"));
        QVERIFY(!told.out.contains("refresh_token"));
        QCOMPARE(violations(), 0);
    }

    void aCopyIsReadInPlaceOfASearch()
    {
        QCOMPARE(begin(u"graph"_s), QString());
        QStringList arguments{profile(u"outlook"_s), u"--number"_s, u"0612345680"_s};
        for (const QString &key : {u"clientId"_s, u"tenant"_s, u"graphUrl"_s, u"authority"_s})
            arguments << u"--set"_s << key + u'=' + m_standIn->settings().value(key).toString();
        const Run told = runSignedIn(arguments);
        QVERIFY2(told.exitCode == 0, told.out.constData());
        const QHash<QString, QString> states = statesIn(told.out);
        for (const QString &cell : {u"signin"_s, u"trial"_s, u"copy.read"_s, u"card.find"_s, u"card.get"_s})
            QVERIFY2(states.value(cell) == "OK"_L1, qPrintable(cell + u": "_s + states.value(cell)));
        QVERIFY(!states.contains(u"find.e164"_s));
        QCOMPARE(states.value(u"name.full"_s), u"NOT POSSIBLE"_s);
        QVERIFY(told.out.contains("    = name: Femke Hofstra\n"));
        QCOMPARE(violations(), 0);
    }

    void aWrongSecret()
    {
        QCOMPARE(begin(u"vtiger"_s), QString());
        const Run told = run(
            QStringList{profile(u"vtiger"_s), u"--number"_s, u"0612345680"_s, u"--secrets"_s, u"-"_s} + settings(u"vtiger"_s),
            "password=sesam-open-u\n");
        QCOMPARE(told.exitCode, 3);
        QCOMPARE(statesIn(told.out), (QHash<QString, QString>{{u"trial"_s, u"FAILED"_s}}));
        QVERIFY2(told.out.contains("    ! "), told.out.constData());
        QVERIFY(!told.out.contains("sesam-open-u"));
    }

    void whoIsNotThereIsAFailure()
    {
        QCOMPARE(begin(u"vtiger"_s), QString());
        const QByteArray key = m_standIn->settings().value("accessKey"_L1).toString().toUtf8();
        const Run told = run(
            QStringList{profile(u"vtiger"_s), u"--number"_s, u"0655500001"_s, u"--secrets"_s, u"-"_s} + settings(u"vtiger"_s),
            "password=" + key + '\n');
        QCOMPARE(told.exitCode, 3);
        const QHash<QString, QString> states = statesIn(told.out);
        QCOMPARE(states.value(u"find.e164"_s), u"FAILED"_s);
        QCOMPARE(states.value(u"card.get"_s), u"NOT TRIED"_s);
        // A name is enough to look at a card.
        const Run named = run(QStringList{profile(u"vtiger"_s), u"--name"_s, u"Hofstra"_s, u"--secrets"_s, u"-"_s}
                + settings(u"vtiger"_s),
            "password=" + key + '\n');
        QVERIFY2(named.exitCode == 0, named.out.constData());
        QCOMPARE(statesIn(named.out).value(u"find.e164"_s), u"NOT TRIED"_s);
        QCOMPARE(statesIn(named.out).value(u"card.get"_s), u"OK"_s);
    }

    void aDatabase()
    {
        const QString connection = u"DRIVER=SQLite3;Database="_s + m_folder.filePath(u"people.sqlite"_s);
        Settings all = sqlContract::tableSettings();
        all.insert(sqlContract::noteSettings());
        all.insert(u"connectionString"_s, connection);
        SqlHand hand(connection);
        if (hand.read(u"SELECT 1"_s) != u"1"_s)
            QSKIP("the package libsqliteodbc is not installed");
        sqlContract::seed(hand);
        if (QTest::currentTestFailed())
            return;
        m_folder.write(u"secrets"_s, "password=Zee-Egel-77\r\n");
        const Run told = run(QStringList{profile(u"odbc"_s), u"--number"_s, u"06-12345671"_s, u"--secrets"_s, u"secrets"_s,
                                 u"--write-note"_s}
            + asSettings(all));
        QVERIFY2(told.exitCode == 0, told.out.constData());
        const QHash<QString, QString> states = statesIn(told.out);
        for (const QString &cell : {u"trial"_s, u"find.e164"_s, u"find.0031"_s, u"find.nobody"_s, u"name.full"_s, u"card.get"_s,
                 u"card.link"_s, u"note.written"_s})
            QVERIFY2(states.value(cell) == "OK"_L1, qPrintable(cell + u": "_s + states.value(cell)));
        QVERIFY2(told.out.contains("    > SELECT "), told.out.constData());
        QVERIFY(told.out.contains("    = name: Anna Groen\n"));
        QCOMPARE(hand.read(u"SELECT COUNT(*) FROM calls"_s), u"1"_s);
        QVERIFY(!told.out.contains("Zee-Egel-77"));
    }

    void whatIsMissingIsNamed()
    {
        const Run missing = run({profile(u"vtiger"_s), u"--number"_s, u"0612345680"_s});
        QCOMPARE(missing.exitCode, 2);
        QVERIFY(missing.out.contains("--set url="));
        QVERIFY(missing.out.contains("--set user="));
        const QStringList address{profile(u"vtiger"_s), u"--set"_s, u"url=https://crm.example.nl"_s, u"--set"_s, u"user=ina"_s};
        // There is no terminal to ask at.
        const Run secretless = run(address, "\n");
        QCOMPARE(secretless.exitCode, 2);
        QVERIFY2(secretless.out.contains("Missing secrets: password"), secretless.out.constData());
        QCOMPARE(run(address + QStringList{u"--set"_s, u"colour=red"_s}).exitCode, 2);
        QCOMPARE(run(address + QStringList{u"--number"_s, u"201"_s}).exitCode, 2);
        QCOMPARE(run(address + QStringList{u"--secrets"_s, u"nowhere"_s}).exitCode, 2);
        QCOMPARE(run({}).exitCode, 2);
        QCOMPARE(run({profile(u"vtiger"_s), u"--colour"_s}).exitCode, 2);
    }

    void aSecretIsNoArgument()
    {
        const Run told = run({profile(u"vtiger"_s), u"--set"_s, u"password=Zee-Egel-77"_s});
        QCOMPARE(told.exitCode, 2);
        QVERIFY(told.out.contains("--secrets"));
        QVERIFY(!told.out.contains("Zee-Egel-77") && !told.err.contains("Zee-Egel-77"));
        const Run noKey = run({profile(u"vtiger"_s), u"--secrets"_s, u"-"_s, u"--set"_s, u"url=https://crm.example.nl"_s,
                                  u"--set"_s, u"user=ina"_s},
            "Zee-Egel-77\n");
        QCOMPARE(noKey.exitCode, 2);
        QVERIFY2(noKey.out.contains("Line 1"), noKey.out.constData());
        QVERIFY(!noKey.out.contains("Zee-Egel-77") && !noKey.err.contains("Zee-Egel-77"));
        // One that ends with '=' looks like a key.
        const QStringList base{profile(u"vtiger"_s), u"--set"_s, u"url=https://crm.example.nl"_s, u"--set"_s, u"user=ina"_s};
        const Run bare = run(base + QStringList{u"--secrets"_s, u"-"_s}, "ZeeEgel77==\n");
        QCOMPARE(bare.exitCode, 2);
        QVERIFY2(bare.out.contains("it has: password"), bare.out.constData());
        QVERIFY(!bare.out.contains("ZeeEgel77") && !bare.err.contains("ZeeEgel77"));
        const Run set = run(base + QStringList{u"--set"_s, u"ZeeEgel77=="_s});
        QCOMPARE(set.exitCode, 2);
        QVERIFY(!set.out.contains("ZeeEgel77") && !set.err.contains("ZeeEgel77"));
    }

    void speaksDutch()
    {
        const Run told = run({profile(u"vtiger"_s), u"--language"_s, u"nl"_s});
        QCOMPARE(told.exitCode, 0);
        QVERIFY2(told.out.contains("Adres (ontbreekt)"), told.out.constData());
        const Run help = m_folder.run(QStringLiteral(BALIE_CONNECTOR_PROGRAM), {u"--help"_s, u"--language=nl"_s});
        QCOMPARE(help.exitCode, 0);
        QVERIFY2(help.out.contains("standaardinvoer"), help.out.constData());
        QCOMPARE(run({profile(u"vtiger"_s), u"--language"_s, u"fr"_s}).exitCode, 2);
    }
};

BALIE_TEST(ConnectorProgram)
#include "tst_ConnectorProgram.moc"
