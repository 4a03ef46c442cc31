#include "crm-connectors/sources/CardDavSync.h"

#include "base/contacts/VCardReader.h"

#include <QCborMap>
#include <QCborValue>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QPointer>
#include <algorithm>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CardDav {
    Q_DECLARE_TR_FUNCTIONS(CardDav)
};

// Keys of a continuation.
constexpr auto scopeKey = "scope"_L1;
constexpr auto tokensKey = "tokens"_L1;

QByteArray pathOf(const QUrl &url)
{
    return url.path(QUrl::FullyEncoded).toUtf8();
}

/// Servers encode one path in more than one way.
QString uidOf(const QByteArray &path)
{
    return QUrl::fromPercentEncoding(path);
}

QString uidOf(const QUrl &url)
{
    return uidOf(pathOf(url));
}

} // namespace

CardDavSync::CardDavSync(const CardDavSettings &settings, HttpPort &http, Clock &clock, SyncStart start,
    SyncHandlers handlers)
    : m_settings(settings)
    , m_start(std::move(start))
    , m_handlers(std::move(handlers))
    , m_limit(clock.makeTimer([this] {
        finish(unexpected(Error{ErrorCode::Timeout,
            CardDav::tr("Reading %1 took too long, so it was stopped. What was read is kept.")
                .arg(m_settings.url.host()),
            u"carddav: over the limit for the whole"_s}));
    }))
    , m_client(std::make_unique<DavClient>(settings, http))
{
    m_limit->start(settings.syncTimeout);
    const QCborMap told = QCborValue::fromCbor(m_start.continuation).toMap();
    if (told.value(scopeKey).toByteArray() == scope() && !m_start.known.isEmpty()) {
        const QCborMap tokens = told.value(tokensKey).toMap();
        for (const auto &[path, token] : tokens)
            m_tokens.insert(path.toString(), token.toString());
    }
    m_discovery = std::make_unique<CardDavDiscovery>(
        m_settings, *m_client, [this](const Expected<QVector<CardDavBook>> &books) {
            if (!books) {
                finish(unexpected(books.error()));
                return;
            }
            m_books = *books;
            nextBook();
        });
}

CardDavSync::~CardDavSync() = default;

void CardDavSync::nextBook()
{
    if (m_next == m_books.size()) {
        m_batch.total = m_batch.done + m_wanted.size();
        fetchCards();
        return;
    }
    const CardDavBook &book = m_books[m_next++];
    m_listed.clear();
    if (book.canSync)
        askChanges(m_tokens.value(uidOf(book.url)));
    else
        listAll();
}

void CardDavSync::askChanges(const QString &since)
{
    m_wholeList = m_wholeList || since.isEmpty();
    // Depth 0: the report itself says how deep (RFC 6578 clause 3.3).
    m_client->send(HttpMethod::Report, m_books[m_next - 1].url, 0, davQuestion::changesSince(since),
        [this, since](const Expected<HttpReply> &reply) { takeChanges(reply, since); });
}

void CardDavSync::takeChanges(const Expected<HttpReply> &reply, const QString &since)
{
    if (!reply) {
        finish(unexpected(reply.error()));
        return;
    }
    if (reply->status != 207) {
        if (!since.isEmpty() && namesCondition(reply->body, "valid-sync-token"_L1)) {
            m_listed.clear();
            askChanges({});
        } else if (reply->status == 401 || reply->status == 429 || reply->status >= 502) {
            finish(unexpected(m_client->refusal(*reply)));
        } else {
            listAll(); // it said that it could
        }
        return;
    }
    const auto answer = DavAnswer::parse(reply->body, reply->url);
    if (!answer) {
        finish(unexpected(answer.error()));
        return;
    }
    // Cut off by the server (RFC 6578 clause 3.6): the rest comes with the new token.
    const bool goesOn = answer->syncToken != since && !answer->syncToken.isEmpty()
        && std::any_of(answer->items.begin(), answer->items.end(),
            [&](const DavItem &item) { return item.status == 507; });
    if (!answer->syncToken.isEmpty())
        m_newTokens.insert(uidOf(m_books[m_next - 1].url), answer->syncToken);
    if (!takeList(answer->items, m_wholeList && !goesOn))
        return;
    if (goesOn) {
        askChanges(answer->syncToken);
        return;
    }
    m_wholeList = false;
    nextBook();
}

void CardDavSync::listAll()
{
    m_listed.clear();
    m_client->ask(HttpMethod::Propfind, m_books[m_next - 1].url, 1, davQuestion::whatIsInside(),
        [this](const Expected<DavAnswer> &answer) {
            if (!answer) {
                finish(unexpected(answer.error()));
                return;
            }
            if (!takeList(answer->items, true))
                return;
            m_wholeList = false;
            nextBook();
        });
}

bool CardDavSync::takeList(const QVector<DavItem> &items, bool whole)
{
    const QString book = uidOf(m_books[m_next - 1].url);
    for (const DavItem &item : items) {
        const QByteArray path = pathOf(item.url);
        const QString uid = uidOf(path);
        if (item.isCollection || uid == book || !m_client->mayAsk(item.url) || !uid.startsWith(book))
            continue;
        if (item.status == 404) {
            m_listed.remove(uid);
            m_wanted.removeAll(path);
            tellGone(uid);
            continue;
        }
        if (item.status / 100 != 2)
            continue;
        const bool isNew = !m_listed.contains(uid);
        m_listed.insert(uid);
        const auto known = m_start.known.constFind(uid);
        if (known != m_start.known.constEnd() && !item.etag.isEmpty() && *known == item.etag)
            ++m_batch.done;
        else if (isNew)
            m_wanted.append(path);
    }
    if (m_wanted.size() + m_batch.done > m_settings.maximum) {
        finish(unexpected(Error{ErrorCode::Refused,
            CardDav::tr("These address books hold more than %L1 cards, which is too many to copy.")
                .arg(m_settings.maximum),
            u"carddav: over the maximum"_s}));
        return false;
    }
    if (!whole)
        return true;
    for (auto known = m_start.known.keyBegin(); known != m_start.known.keyEnd(); ++known) {
        if (known->startsWith(book) && !m_listed.contains(*known))
            tellGone(*known);
    }
    return true;
}

void CardDavSync::tellGone(const QString &uid)
{
    if (!m_start.known.contains(uid) || m_gone.contains(uid))
        return;
    m_gone.insert(uid);
    m_batch.gone.append(uid);
}

void CardDavSync::fetchCards()
{
    if (m_wanted.isEmpty()) {
        allRead();
        return;
    }
    if (m_oneByOne) {
        fetchOneByOne();
        return;
    }
    // Of one book at a time: a report is about what is inside the address that is asked.
    const auto bookOf = [this](const QByteArray &path) {
        return std::find_if(m_books.begin(), m_books.end(),
            [uid = uidOf(path)](const CardDavBook &book) { return uid.startsWith(uidOf(book.url)); });
    };
    const auto book = bookOf(m_wanted.first());
    QVector<QByteArray> asked;
    while (!m_wanted.isEmpty() && asked.size() < m_settings.cardsPerRequest && bookOf(m_wanted.first()) == book)
        asked.append(m_wanted.takeFirst());
    m_client->send(HttpMethod::Report, book->url, 1, davQuestion::cards(asked),
        [this, asked](const Expected<HttpReply> &reply) { takeCards(reply, asked); });
}

void CardDavSync::takeCards(const Expected<HttpReply> &reply, const QVector<QByteArray> &asked)
{
    if (!reply) {
        finish(unexpected(reply.error()));
        return;
    }
    if (reply->status != 207) {
        if (reply->status == 401 || reply->status == 429 || reply->status >= 502) {
            finish(unexpected(m_client->refusal(*reply)));
            return;
        }
        m_oneByOne = true; // knows no addressbook-multiget
        m_wanted = asked + m_wanted;
        fetchCards();
        return;
    }
    const auto answer = DavAnswer::parse(reply->body, reply->url);
    if (!answer) {
        finish(unexpected(answer.error()));
        return;
    }
    QSet<QString> missing;
    for (const QByteArray &path : asked)
        missing.insert(uidOf(path));
    for (const DavItem &item : answer->items) {
        const QByteArray path = pathOf(item.url);
        if (!missing.remove(uidOf(path)))
            continue;
        if (item.status == 404)
            tellGone(uidOf(path)); // since it was listed
        else if (!item.card.isEmpty())
            takeCard(path, item.etag, item.card);
        else
            ++m_unreadable;
    }
    m_unreadable += int(missing.size());
    m_batch.done += asked.size();
    if (deliver())
        fetchCards();
}

void CardDavSync::fetchOneByOne()
{
    const QByteArray path = m_wanted.takeFirst();
    QUrl url = m_settings.url;
    url.setPath(QString::fromUtf8(path), QUrl::TolerantMode);
    url.setQuery(QString());
    m_client->send(HttpMethod::Get, url, 0, {}, [this, path](const Expected<HttpReply> &reply) {
        if (!reply) {
            finish(unexpected(reply.error()));
            return;
        }
        if (reply->status == 404 || reply->status == 410)
            tellGone(uidOf(path));
        else if (!reply->isSuccess()) {
            finish(unexpected(m_client->refusal(*reply)));
            return;
        } else {
            takeCard(path, QString::fromUtf8(reply->header("ETag")), reply->body);
        }
        ++m_batch.done;
        const bool isFull = m_batch.changed.size() >= m_settings.cardsPerRequest;
        if (!isFull || deliver())
            fetchCards();
    });
}

void CardDavSync::takeCard(const QByteArray &path, const QString &etag, const QByteArray &card)
{
    VCardReader reader;
    QVector<Contact> contacts = reader.feed(card);
    contacts += reader.finish();
    if (contacts.isEmpty()) {
        const QVector<ReadRemark> remarks = reader.takeRemarks();
        if (std::any_of(remarks.begin(), remarks.end(), [](const ReadRemark &remark) { return remark.isLoss(); }))
            ++m_unreadable;
        // It was a person before, and is a group or nothing now.
        tellGone(uidOf(path));
        return;
    }
    Contact &contact = contacts.first(); // a resource is one card (RFC 6352 clause 5.1)
    contact.uid = uidOf(path);
    contact.revision = etag.isEmpty()
        ? QString::fromLatin1(QCryptographicHash::hash(card, QCryptographicHash::Sha256).left(12).toBase64())
        : etag;
    const auto known = m_start.known.constFind(contact.uid);
    if (known == m_start.known.constEnd() || *known != contact.revision)
        m_batch.changed.append(contact);
}

void CardDavSync::allRead()
{
    // Of books that are no longer there.
    for (auto known = m_start.known.keyBegin(); known != m_start.known.keyEnd(); ++known) {
        const bool hasBook = std::any_of(m_books.begin(), m_books.end(),
            [&](const CardDavBook &book) { return known->startsWith(uidOf(book.url)); });
        if (!hasBook)
            tellGone(*known);
    }
    if (!deliver())
        return;
    QCborMap tokens;
    for (auto token = m_newTokens.begin(); token != m_newTokens.end(); ++token)
        tokens.insert(token.key(), token.value());
    QCborMap told;
    told.insert(scopeKey, scope());
    told.insert(tokensKey, tokens);
    SyncEnd end{QCborValue(told).toCbor(), {}};
    if (m_unreadable > 0)
        end.notRead.append(CardDav::tr("Cards that could not be read: %L1.").arg(m_unreadable));
    finish(std::move(end));
}

bool CardDavSync::deliver()
{
    const QPointer<CardDavSync> self(this);
    const SyncBatch batch = m_batch;
    m_batch.changed.clear();
    m_batch.gone.clear();
    const auto handler = m_handlers.batch;
    handler(batch);
    return !self.isNull();
}

void CardDavSync::finish(Expected<SyncEnd> result)
{
    m_limit->stop();
    m_client.reset();
    if (const auto done = std::exchange(m_handlers.done, {}))
        done(std::move(result));
}

QByteArray CardDavSync::scope() const
{
    const QString asked = m_settings.url.toString() + u'\n' + m_settings.user;
    return QCryptographicHash::hash(asked.toUtf8(), QCryptographicHash::Sha256).left(16);
}

} // namespace balie
