#include "crm-connectors/auth/AuthContext.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestReply = 1'048'576;

}

AuthContext::AuthContext(AuthSetup setup, const AuthTools &tools)
    : m_setup(std::move(setup))
    , m_tools(tools)
    , m_errors(m_setup.system)
    , m_texts(m_setup.baseUrl)
{
    m_texts.setSettings(m_setup.values);
}

AuthContext::~AuthContext() = default;

void AuthContext::loadSecrets(std::function<void(Expected<void>)> done)
{
    QStringList keys;
    for (const QString &key : m_setup.secretKeys) {
        if (!m_secrets.contains(key))
            keys.append(key);
    }
    readNext(keys, std::move(done));
}

void AuthContext::readNext(const QStringList &keys, std::function<void(Expected<void>)> done)
{
    if (keys.isEmpty()) {
        QHash<QString, QString> all = m_setup.values;
        all.insert(m_secrets);
        m_texts.setSettings(all);
        done({});
        return;
    }
    const QString key = keys.first();
    m_tools.secrets.read(key,
        [this, guard = std::weak_ptr(m_alive), keys, done = std::move(done)](
            const Expected<QString> &secret) {
            if (guard.expired())
                return;
            if (!secret) {
                done(unexpected(secret.error()));
                return;
            }
            m_secrets.insert(keys.first(), *secret);
            readNext(keys.sliced(1), done);
        });
}

QString AuthContext::value(const QString &key) const
{
    const auto secret = m_secrets.constFind(key);
    return secret != m_secrets.cend() ? *secret : m_setup.values.value(key);
}

QStringList AuthContext::secretValues() const
{
    QStringList values = m_secrets.values();
    values.removeAll(QString());
    return values;
}

HttpRequest AuthContext::request(HttpMethod method, const QUrl &url) const
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.extraCaPem = m_setup.extraCaPem;
    request.maxRedirects = 0;
    request.maxBody = largestReply;
    request.headers.append(HttpHeader{"Accept", "application/json, */*;q=0.5"});
    return request;
}

void AuthContext::tellTrouble(const Error &error) const
{
    if (m_tools.trouble)
        m_tools.trouble(error);
}

} // namespace balie::crm
