#include "crm-connectors/sources/CardDavDiscovery.h"

#include <QCoreApplication>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CardDav {
    Q_DECLARE_TR_FUNCTIONS(CardDav)
};

CardDavBook bookOf(const DavItem &item)
{
    // Its cards are told by the path that they begin with.
    QUrl url = item.url;
    if (!url.path().endsWith(u'/'))
        url.setPath(url.path(QUrl::FullyEncoded) + u'/', QUrl::TolerantMode);
    return {url, item.name, item.canSync || !item.syncToken.isEmpty()};
}

} // namespace

CardDavDiscovery::CardDavDiscovery(const CardDavSettings &settings, DavClient &client, Done done)
    : m_settings(settings)
    , m_client(client)
    , m_done(std::move(done))
{
    QUrl start = settings.url;
    const bool isBare = start.path().isEmpty() || start.path() == "/"_L1;
    if (isBare)
        start.setPath(u"/.well-known/carddav"_s);
    lookAt(start, isBare);
}

void CardDavDiscovery::lookAt(const QUrl &url, bool isGuess)
{
    m_seen.append(url);
    m_client.ask(HttpMethod::Propfind, url, 0, davQuestion::whatIsHere(),
        [this, isGuess](const Expected<DavAnswer> &answer) {
            if (answer && !answer->items.isEmpty()) {
                take(answer->items.first());
                return;
            }
            const bool isOnlyNoGuess = !answer
                && (answer.error().code == ErrorCode::InvalidInput || answer.error().code == ErrorCode::Protocol
                    || answer.error().code == ErrorCode::NotAllowed);
            if (isGuess && (answer || isOnlyNoGuess)) {
                QUrl root = m_settings.url;
                root.setPath(u"/"_s);
                lookAt(root, false);
            } else {
                finish(answer ? Expected<QVector<CardDavBook>>(QVector<CardDavBook>())
                              : unexpected(answer.error()));
            }
        });
}

void CardDavDiscovery::take(const DavItem &item)
{
    if (item.isAddressBook) {
        finish(QVector<CardDavBook>{bookOf(item)});
        return;
    }
    if (!item.homes.isEmpty()) {
        m_homes = item.homes;
        lookInside();
        return;
    }
    for (const QUrl &principal : item.principals) {
        if (m_seen.contains(principal))
            continue;
        if (m_client.mayAsk(principal))
            lookAt(principal, false);
        else
            finish(unexpected(m_client.elsewhere(principal)));
        return;
    }
    // Neither a home nor a principal: it may be a home itself.
    m_homes = {item.url};
    lookInside();
}

void CardDavDiscovery::lookInside()
{
    if (m_homes.isEmpty()) {
        finish(m_books);
        return;
    }
    const QUrl home = m_homes.takeFirst();
    if (!m_client.mayAsk(home)) {
        finish(unexpected(m_client.elsewhere(home)));
        return;
    }
    m_client.ask(
        HttpMethod::Propfind, home, 1, davQuestion::whatIsHere(), [this](const Expected<DavAnswer> &answer) {
            if (!answer) {
                finish(unexpected(answer.error()));
                return;
            }
            for (const DavItem &item : answer->items) {
                if (item.isAddressBook && m_client.mayAsk(item.url))
                    m_books.append(bookOf(item));
            }
            lookInside();
        });
}

void CardDavDiscovery::finish(const Expected<QVector<CardDavBook>> &result)
{
    const Done done = std::exchange(m_done, {});
    if (result && result->isEmpty()) {
        done(unexpected(Error{ErrorCode::InvalidInput,
            CardDav::tr("%1 shows this user no address book. Check the address and the user name.")
                .arg(m_settings.url.host()),
            u"carddav: no address books"_s}));
    } else {
        done(result);
    }
}

} // namespace balie
