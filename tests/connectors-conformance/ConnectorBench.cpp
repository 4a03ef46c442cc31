#include "tests/connectors-conformance/ConnectorBench.h"

#include "crm-connectors/profile/ProfileReader.h"
#include "tests/support/EventWait.h"

#include <QJsonDocument>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Longer than any request of any profile may take, with its repetition: who is not there by then
/// hangs.
constexpr int hangsAfterMs = 60'000;

template <typename T, typename Ask> std::optional<Expected<T>> awaited(Ask ask)
{
    std::optional<Expected<T>> answer;
    const std::unique_ptr<crm::ConnectorTask> task
        = ask([&answer](Expected<T> result) { answer = std::move(result); });
    (void)waitUntil([&answer] { return answer.has_value(); }, hangsAfterMs);
    return answer;
}

} // namespace

ConnectorBench::ConnectorBench(const SystemFacts &facts, StandIn &standIn, HttpPort &http)
    : m_facts(facts)
    , m_standIn(standIn)
    , m_http(http, m_clock)
{
    m_engines.look(QString::fromUtf8(BALIE_ENGINES));
}

ConnectorBench::~ConnectorBench() = default;

QJsonObject ConnectorBench::profileJson(const QString &system)
{
    return SystemFacts::readJson(
        QString::fromUtf8(BALIE_PROFILES) + u'/' + system + u"/profile.json"_s);
}

QString ConnectorBench::make(const QJsonObject &profile, const BenchWishes &wishes)
{
    m_connector.reset();
    m_session.reset();
    m_source = profile;
    if (wishes.timeoutMs > 0) {
        QJsonObject request = m_source.value("request"_L1).toObject();
        request.insert("timeoutMs"_L1, wishes.timeoutMs);
        m_source.insert("request"_L1, request);
    }
    auto read = crm::ProfileReader::read(QJsonDocument(m_source).toJson());
    if (!read)
        return u"the profile: "_s + read.error().userText + u' ' + read.error().detail;
    m_profile = *read;
    m_http.beginRun();
    if (m_standIn.isRunning() && !m_standIn.post(u"reset"_s, {{"run"_L1, m_http.run()}}))
        return u"the stand-in was not set back"_s;

    const QHash<QString, QString> told = m_facts.values(m_standIn.settings(), m_standIn.base());
    crm::AuthSetup setup;
    setup.system = m_profile->name;
    setup.spec = m_profile->auth;
    setup.baseUrl = m_profile->request.baseUrl;
    for (const crm::ProfileSetting &setting : m_profile->settings) {
        if (setting.kind == crm::SettingField::Kind::Secret)
            setup.secretKeys.append(setting.key);
        else
            setup.values.insert(setting.key, told.value(setting.key, setting.defaultValue));
        if (setting.required && setting.kind != crm::SettingField::Kind::Secret
            && setup.values.value(setting.key).isEmpty())
            return u"setting %1 is not filled in"_s.arg(setting.key);
    }
    m_secrets.secrets = m_facts.secrets(m_standIn.settings(), m_standIn.base());
    if (!wishes.wrongSecret.isEmpty()) {
        QString &secret = m_secrets.secrets[wishes.wrongSecret];
        // Of a sign-in it is what stands for the user, not the JSON around it.
        secret.replace(m_standIn.settings().value("refreshToken"_L1).toString(u"-"_s), u"stale"_s);
        if (!secret.startsWith(u'{'))
            secret = u"wrong"_s;
    }
    auto session = crm::makeSession(setup, crm::AuthTools{m_secrets, m_http, m_clock, {}, {}});
    if (!session)
        return u"the session: "_s + session.error().userText;
    m_session = std::move(session.value());
    const auto engine = m_engines.engine(m_profile->engine, m_profile->engineVersion);
    if (!engine)
        return u"the engine: "_s + engine.error().userText + u' ' + engine.error().detail;
    auto made = (*engine)->make(m_profile, {u"tested"_s, setup.values},
        {*m_session, m_clock, m_numbers,
            [this](const QString &key) { return m_secrets.secrets.value(key); }});
    if (!made)
        return u"the connector: "_s + made.error().userText;
    m_connector = std::move(made.value());
    return {};
}

QString ConnectorBench::ownId(const crm::CardKey &key) const
{
    return m_facts.fact(u"hasSecondId"_s).toBool() ? key.id.section(u' ', 0, 0) : key.id;
}

ConnectorBench::Cards ConnectorBench::findByNumber(const QString &number, int limit)
{
    return awaited<crm::LookupReply>([&](crm::Done<crm::LookupReply> done) {
        return m_connector->findByNumber({m_numbers.read(number), limit}, std::move(done));
    });
}

ConnectorBench::Cards ConnectorBench::findByName(const QString &text, int limit)
{
    return awaited<crm::LookupReply>([&](crm::Done<crm::LookupReply> done) {
        return m_connector->findByName({text, limit}, std::move(done));
    });
}

std::optional<Expected<crm::ContactCard>> ConnectorBench::getCard(const crm::CardKey &key)
{
    return awaited<crm::ContactCard>([&](crm::Done<crm::ContactCard> done) {
        return m_connector->getCard(key, std::move(done));
    });
}

std::optional<Expected<crm::CallReceipt>> ConnectorBench::logCall(const crm::CallReport &report)
{
    return awaited<crm::CallReceipt>([&](crm::Done<crm::CallReceipt> done) {
        return m_connector->logCall(report, std::move(done));
    });
}

} // namespace balie::test
