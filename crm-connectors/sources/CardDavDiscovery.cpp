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
    DavFinder::Way way{"carddav"_L1, davQuestion::whatIsHere(),
        [](const DavItem &item) { return item.isAddressBook || !item.homes.isEmpty(); }};
    m_finder = std::make_unique<DavFinder>(
        settings.url, client, std::move(way), [this](const Expected<DavItem> &item) {
            if (item)
                take(*item);
            else
                finish(unexpected(item.error()));
        });
}

void CardDavDiscovery::take(const DavItem &item)
{
    if (item.isAddressBook) {
        finish(QVector<CardDavBook>{bookOf(item)});
        return;
    }
    // Neither a home nor a principal: it may be a home itself.
    m_homes = item.homes.isEmpty() ? QVector<QUrl>{item.url} : item.homes;
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
