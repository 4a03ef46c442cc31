#include "app/connectors/Connectors.h"
#include "tests/app/AskingStore.h"
#include "tests/connectors-auth/Browser.h"
#include "tests/http/WireServer.h"
#include "tests/support/Patience.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"
#include "ui/settings/ConnectorSecretsDialog.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using State = crm::ConnectorHealth::State;

namespace {

/// A customer system where the user signs in: the code that the browser brings back, the refresh
/// token and the access token are all the user's name.
struct System {
    test::WireServer server{
        [this](QTcpSocket &socket, const test::WireRequest &request) { answer(socket, request); }};
    QStringList askedAs; ///< by whom contacts were asked for

private:
    void answer(QTcpSocket &socket, const test::WireRequest &request)
    {
        if (request.line().startsWith("POST /token")) {
            const QUrlQuery form(QString::fromLatin1(request.body));
            const QString user = form.queryItemValue(
                form.hasQueryItem(u"code"_s) ? u"code"_s : u"refresh_token"_s);
            const QJsonObject tokens{{u"access_token"_s, user}, {u"refresh_token"_s, user},
                {u"token_type"_s, u"Bearer"_s}, {u"expires_in"_s, 3600}};
            socket.write(test::reply(
                "200 OK", QJsonDocument(tokens).toJson(), "Content-Type: application/json\r\n"));
            return;
        }
        const QByteArray word = "authorization: bearer ";
        const qsizetype at = request.head.toLower().indexOf(word) + word.size();
        askedAs.append(
            QString::fromLatin1(request.head.mid(at, request.head.indexOf('\r', at) - at)));
        const QJsonObject nobody{{u"contacts"_s, QJsonArray()}};
        socket.write(test::reply(
            "200 OK", QJsonDocument(nobody).toJson(), "Content-Type: application/json\r\n"));
    }
};

} // namespace

/// Customer systems where the user signs in with the system itself: nothing of them but the sign-in
/// is in the keychain.
class SignInsOfConnectors : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<desk::SettingsTable>(m_folder->path());
        m_secrets = std::make_unique<test::AskingStore>();
        m_system = std::make_unique<System>();
        writeProfile();
        open();
        const auto saved = m_connectors->save(entry(), {});
        QVERIFY(saved);
        m_id = *saved;
        BALIE_TRY_COMPARE(state(), State::Untried);
    }

    void cleanup() { m_connectors.reset(); }

    void whoSignsOutIsAskedForNothingMore()
    {
        signIn(u"anna"_s);
        find(u"+31201234567"_s);
        QCOMPARE(m_system->askedAs, QStringList{u"anna"_s});
        BALIE_TRY_COMPARE(state(), State::Working);
        m_connectors->signOut(m_id);
        BALIE_TRY_COMPARE(state(), State::Untried);
        const crm::CardFindings found = find(u"+31201234567"_s);
        QCOMPARE(found.sources.at(0).state, crm::SourceReport::State::Failed);
        QCOMPARE(m_system->askedAs, QStringList{u"anna"_s});
        BALIE_TRY_COMPARE(state(), State::SignedOut);
    }

    void whoSignsInAfterAnotherIsHeardAsHimself()
    {
        signIn(u"anna"_s);
        find(u"+31201234567"_s);
        BALIE_TRY_COMPARE(state(), State::Working);
        signIn(u"bert"_s);
        BALIE_TRY_COMPARE(state(), State::Untried);
        find(u"+31201234567"_s); // what was found for the other is not remembered either
        QCOMPARE(m_system->askedAs, (QStringList{u"anna"_s, u"bert"_s}));
    }

    void whatIsRemovedLeavesNoSignIn()
    {
        signIn(u"anna"_s);
        QVERIFY(!stored().isEmpty());
        m_connectors->remove(m_id);
        BALIE_TRY_VERIFY(stored().isEmpty());
    }

    void withoutAKeychainTheUserIsToldToSignInAgain()
    {
        m_secrets->isMissing = true;
        const int missing = startAnew();
        QCOMPARE(missing, 1);
        const auto needs = ui::ConnectorSecretsDialog::needs(*m_connectors);
        QCOMPARE(needs.size(), 1);
        QVERIFY(needs[0].hasToSignIn);
        QVERIFY(needs[0].fields.isEmpty());
    }

    void withAKeychainNobodyIsAsked()
    {
        QCOMPARE(startAnew(), 0);
        QVERIFY(m_connectors->keychainTrouble().isEmpty());
    }

private:
    crm::ConnectorEntry entry() const
    {
        crm::ConnectorEntry made;
        made.profile = u"office"_s;
        made.values
            = {{u"url"_s, m_system->server.url(QString()).toString()}, {u"clientId"_s, u"balie"_s}};
        return made;
    }

    /// That of the demo, but for how one signs in.
    void writeProfile()
    {
        QFile demo(u":/balie/demo/connectors/demo/profile.json"_s);
        QVERIFY(demo.open(QIODevice::ReadOnly));
        QJsonObject profile = QJsonDocument::fromJson(demo.readAll()).object();
        profile[u"id"_s] = u"office"_s;
        QJsonArray settings = profile[u"settings"_s].toArray();
        const QJsonObject label{{u"en"_s, u"Client id"_s}, {u"nl"_s, u"Client-id"_s}};
        settings[1]
            = QJsonObject{{u"key"_s, u"clientId"_s}, {u"required"_s, true}, {u"label"_s, label}};
        profile[u"settings"_s] = settings;
        profile[u"auth"_s] = QJsonObject{{u"method"_s, u"oauth-code"_s},
            {u"authoriseUrl"_s, u"{setting.url}/authorise"_s},
            {u"tokenUrl"_s, u"{setting.url}/token"_s}};
        const QDir folder(m_folder->filePath(u"connectors/office"_s));
        QVERIFY(folder.mkpath(u"."_s));
        QFile written(folder.filePath(u"profile.json"_s));
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(QJsonDocument(profile).toJson());
    }

    void open()
    {
        m_connectors = std::make_unique<app::Connectors>(*m_settings, *m_secrets,
            app::ConnectorFolders::beside(m_folder->path()), PhoneNumbers());
    }

    /// As the next start of the program; how often it asked for what is missing.
    int startAnew()
    {
        m_connectors.reset();
        open();
        const QSignalSpy missing(m_connectors.get(), &app::Connectors::keychainMissing);
        const int before = m_secrets->reads;
        m_connectors->start();
        [&] { BALIE_TRY_COMPARE(m_secrets->reads, before + 1); }();
        [&] { BALIE_TRY_COMPARE(state(), State::Untried); }();
        return int(missing.size());
    }

    State state() const
    {
        const QVector<crm::ConnectorHealth> healths = m_connectors->health();
        return healths.isEmpty() ? State::Parked : healths.first().state;
    }

    void signIn(const QString &user)
    {
        std::unique_ptr<test::Browser> browser;
        std::optional<bool> isIn;
        const auto task = m_connectors->signIn(m_id,
            {[&](const crm::SignInPrompt &prompt) {
                 const QUrlQuery query(prompt.address);
                 const QUrl back(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
                 const QString target = u"%1?code=%2&state=%3"_s.arg(
                     back.path(), user, query.queryItemValue(u"state"_s));
                 browser = std::make_unique<test::Browser>(back.port(),
                     test::Browser::get(target.toLatin1(), back.authority().toLatin1()));
             },
                [&isIn](const Expected<void> &done) { isIn = done.hasValue(); }});
        [&isIn] { BALIE_TRY_VERIFY(isIn.has_value()); }();
        QVERIFY(*isIn);
    }

    crm::CardFindings find(const QString &number)
    {
        crm::CardFindings last;
        const auto task = m_connectors->port().findByNumber(PhoneNumbers().read(number),
            {[&last](const crm::CardFindings &found) { last = found; }});
        [&last] { BALIE_TRY_VERIFY(last.isComplete); }();
        return last;
    }

    /// What the keychain holds of the sign-in.
    QString stored()
    {
        QString all;
        for (const QString &name : {u"sign-in.a"_s, u"sign-in.b"_s}) {
            std::optional<QString> found;
            m_secrets->read(app::SecretRelay::keyOf(m_id, name),
                [&found](const Expected<QString> &secret) { found = secret.valueOr(u"?"_s); });
            [&found] { BALIE_TRY_VERIFY(found.has_value()); }();
            all += found.value_or(QString());
        }
        return all;
    }

    QString m_id;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<desk::SettingsTable> m_settings;
    std::unique_ptr<test::AskingStore> m_secrets;
    std::unique_ptr<System> m_system;
    std::unique_ptr<app::Connectors> m_connectors;
};

BALIE_TEST(SignInsOfConnectors)
#include "tst_SignInsOfConnectors.moc"
