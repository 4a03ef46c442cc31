#include "crm-connectors/dav/DavFinder.h"

namespace balie {

using namespace Qt::Literals::StringLiterals;

DavFinder::DavFinder(const QUrl &start, DavClient &client, Way way, Done done)
    : m_start(start)
    , m_client(client)
    , m_way(std::move(way))
    , m_done(std::move(done))
{
    QUrl first = start;
    const bool isBare = first.path().isEmpty() || first.path() == "/"_L1;
    if (isBare)
        first.setPath("/.well-known/"_L1 + m_way.service);
    lookAt(first, isBare);
}

void DavFinder::lookAt(const QUrl &url, bool isGuess)
{
    m_seen.append(url);
    m_client.ask(HttpMethod::Propfind, url, 0, m_way.question,
        [this, url, isGuess](const Expected<DavAnswer> &answer) {
            if (answer && !answer->items.isEmpty()) {
                take(answer->items.first());
                return;
            }
            const bool isOnlyNoGuess = !answer
                && (answer.error().code == ErrorCode::InvalidInput || answer.error().code == ErrorCode::Protocol
                    || answer.error().code == ErrorCode::NotAllowed
                    || answer.error().code == ErrorCode::Refused); // a front server that knows no PROPFIND
            if (isGuess && (answer || isOnlyNoGuess)) {
                QUrl root = m_start;
                root.setPath(u"/"_s);
                lookAt(root, false);
            } else if (answer) {
                DavItem nothing;
                nothing.url = url;
                finish(nothing);
            } else {
                finish(unexpected(answer.error()));
            }
        });
}

void DavFinder::take(const DavItem &item)
{
    if (!m_way.isThere(item)) {
        for (const QUrl &principal : item.principals) {
            if (m_seen.contains(principal))
                continue;
            if (m_client.mayAsk(principal))
                lookAt(principal, false);
            else
                finish(unexpected(m_client.elsewhere(principal)));
            return;
        }
    }
    finish(item);
}

void DavFinder::finish(const Expected<DavItem> &result)
{
    const Done done = std::exchange(m_done, {});
    const Expected<DavItem> told = result;
    done(told);
}

} // namespace balie
