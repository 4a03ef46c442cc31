#include "crm-connectors/engines/directory/DirectorySync.h"

#include "base/HostRules.h"
#include "crm-connectors/engines/directory/CopiedRecord.h"
#include "crm-connectors/engines/directory/SingleStep.h"
#include "crm-connectors/profile/UrlFiller.h"
#include "crm-connectors/steps/ResultPath.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QCryptographicHash>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostPages = 20'000; ///< of one folder: a system that links in a circle ends here
constexpr int mostRestarts = 2;
constexpr qint64 mostBytes = 32LL * 1024 * 1024; ///< of one page

} // namespace

DirectorySync::DirectorySync(
    std::shared_ptr<const DirectoryLine> shared, SyncStart start, SyncHandlers handlers)
    : m_shared(std::move(shared))
    , m_start(std::move(start))
    , m_handlers(std::move(handlers))
    , m_limit(m_shared->line->clock().makeTimer([this] {
        fail({ErrorCode::Timeout,
            DirectorySpec::tr("%1 took too long to tell its contacts. What came is kept; the rest "
                              "follows the next time.")
                .arg(m_shared->line->profile().name),
            u"synchronisation over its limit"_s});
    }))
{
    for (auto known = m_start.known.cbegin(); known != m_start.known.cend(); ++known)
        m_told.insert(known.key());
    m_limit->start(limit);
    m_signIn = m_shared->slowLine->session().prepare(
        Session::Want::SignedIn, [this](const Expected<void> &signedIn) {
            if (signedIn)
                listFolders();
            else
                fail(signedIn.error());
        });
}

DirectorySync::~DirectorySync()
{
    *m_isAlive = false;
}

void DirectorySync::listFolders()
{
    if (!m_shared->spec->folders) {
        begin({QString()});
        return;
    }
    m_folderList
        = std::make_unique<FolderList>(m_shared, [this](const Expected<QStringList> &folders) {
              if (folders)
                  begin(*folders);
              else
                  fail(folders.error());
          });
}

void DirectorySync::begin(const QStringList &folders)
{
    m_folders = folders;
    m_links = linksOf(m_start.continuation);
    // Who lay in a folder that is gone cannot be told apart from the others: each folder tells its
    // own only.
    const QStringList before = m_links.keys();
    for (const QString &folder : before) {
        if (!m_folders.contains(folder)) {
            m_links.clear();
            break;
        }
    }
    readFolder();
}

void DirectorySync::readFolder()
{
    m_pages = 0;
    if (m_at >= m_folders.size())
        allRead();
    else
        ask(QUrl::fromEncoded(m_links.value(m_folders.at(m_at)).toLatin1()));
}

Values DirectorySync::values() const
{
    Values values = m_shared->slowLine->values();
    values.set(u"folder.id"_s, m_folders.value(m_at));
    values.set(u"page.size"_s, QString::number(m_shared->spec->records.next.size));
    return values;
}

void DirectorySync::ask(const QUrl &address)
{
    RequestManner manner;
    manner.timeout = m_shared->slowLine->profile().request.timeout;
    manner.maxBody = mostBytes;
    m_exchange = askStep(m_shared->slowLine, m_shared->spec->records, values(), manner, address,
        [this](const Expected<Answer> &answer) {
            if (answer)
                take(*answer);
            else
                fail(answer.error());
        });
}

void DirectorySync::take(const Answer &answer)
{
    const DirectorySpec &spec = *m_shared->spec;
    if (answer.kind == Verdict::Kind::Nothing) {
        if (spec.startAnew.contains(answer.reply.status)) {
            startAnew();
        } else {
            ++m_at; // it went away after it was listed
            readFolder();
        }
        return;
    }
    if (!takeRecords(answer))
        return;
    const ResultPath &nextPath = spec.records.next.path;
    const QString next = spec.records.next.kind == NextPage::Kind::Link
        ? resultPath::text(resultPath::first(answer.body, nextPath)).trimmed()
        : QString();
    if (!next.isEmpty()) {
        const QUrl address = answer.reply.url.resolved(QUrl(next));
        if (!isSameOrigin(address, answer.reply.url) || ++m_pages > mostPages) {
            fail(m_shared->line->errors().otherShape(
                spec.records, u"its next page is elsewhere, or without end"_s));
            return;
        }
        ask(address);
        return;
    }
    const QString changes = spec.changes.isEmpty()
        ? QString()
        : resultPath::text(resultPath::first(answer.body, spec.changes)).trimmed();
    const QUrl address = answer.reply.url.resolved(QUrl(changes));
    if (!changes.isEmpty() && isSameOrigin(address, answer.reply.url))
        m_newLinks.insert(
            m_folders.at(m_at), QString::fromLatin1(address.toEncoded(QUrl::FullyEncoded)));
    ++m_at;
    readFolder();
}

bool DirectorySync::takeRecords(const Answer &answer)
{
    const DirectorySpec &spec = *m_shared->spec;
    const resultPath::Records records = resultPath::records(answer.body, spec.records.items);
    if (!records.isThere) {
        fail(m_shared->line->errors().otherShape(
            spec.records, u"nothing at '%1'"_s.arg(spec.records.items)));
        return false;
    }
    const CardMap &map = *spec.records.card;
    const CardMapper mapper = m_shared->slowLine->mapper();
    bool anyId = false;
    for (const QJsonValue &record : records.list) {
        ++m_looked;
        if (!spec.removed.isEmpty() && !resultPath::first(record, spec.removed).isUndefined()) {
            const QString uid = uidOfRemoved(map, record);
            anyId = anyId || !uid.isEmpty();
            takeRemoved(uid);
            continue;
        }
        const ContactCard card = mapper.card(map, record);
        if (card.key.isEmpty()) {
            ++m_unreadable;
            continue;
        }
        anyId = true;
        takeContact(copiedContact(card, map, record));
    }
    if (!records.list.isEmpty() && !anyId) {
        fail(m_shared->line->errors().otherShape(
            spec.records, u"%1 records, none with an id"_s.arg(records.list.size())));
        return false;
    }
    if (m_seen.size() > most) {
        fail(tooMany());
        return false;
    }
    return deliver();
}

void DirectorySync::takeRemoved(const QString &uid)
{
    const auto seen = m_seen.constFind(uid);
    if (seen != m_seen.cend() && *seen != m_at)
        return; // it moved
    m_seen.remove(uid);
    m_removed.insert(uid);
}

void DirectorySync::takeContact(const Contact &contact)
{
    m_seen.insert(contact.uid, m_at);
    m_removed.remove(contact.uid);
    QString &known = m_start.known[contact.uid];
    if (known == contact.revision)
        return;
    known = contact.revision;
    m_told.insert(contact.uid);
    m_batch.changed.append(contact);
}

void DirectorySync::startAnew()
{
    if (++m_restarts > mostRestarts) {
        fail(m_shared->line->errors().otherShape(
            m_shared->spec->records, u"it wants everything to be read anew, again and again"_s));
        return;
    }
    m_links.clear();
    m_newLinks.clear();
    m_seen.clear();
    m_removed.clear();
    m_at = 0;
    readFolder();
}

void DirectorySync::allRead()
{
    SyncEnd end;
    const bool isWhole = m_links.isEmpty();
    if (isWhole && m_seen.isEmpty() && !m_told.isEmpty()) {
        end.notRead << DirectorySpec::tr(
            "%1 suddenly shows no contacts at all; those read before are kept.")
                           .arg(m_shared->line->profile().name);
    } else if (isWhole) {
        for (const QString &uid : std::as_const(m_told)) {
            if (!m_seen.contains(uid))
                m_batch.gone << uid;
        }
    } else {
        for (const QString &uid : std::as_const(m_removed)) {
            if (m_told.contains(uid))
                m_batch.gone << uid;
        }
    }
    if (m_unreadable > 0) {
        //: %1 is the name of a customer system
        end.notRead << DirectorySpec::tr(
            "%n record(s) of %1 could not be read.", nullptr, m_unreadable)
                           .arg(m_shared->line->profile().name);
    }
    if (!deliver())
        return;
    end.continuation = continuation();
    finish(end);
}

bool DirectorySync::deliver()
{
    SyncBatch batch = std::exchange(m_batch, {});
    batch.done = m_looked;
    const std::shared_ptr<bool> isAlive = m_isAlive;
    const auto handler = m_handlers.batch;
    if (handler)
        handler(batch);
    return *isAlive;
}

void DirectorySync::finish(const Expected<SyncEnd> &end)
{
    const Expected<SyncEnd> told = end;
    const auto done = std::exchange(m_handlers.done, {});
    m_limit->stop();
    if (done)
        done(told); // may delete this
}

Error DirectorySync::tooMany() const
{
    return {ErrorCode::NotSupported,
        DirectorySpec::tr("%1 has more than %2 contacts: too many to be copied.")
            .arg(m_shared->line->profile().name)
            .arg(most),
        u"directory over its limit"_s};
}

/// Another profile or address reads other things, so that its addresses are no use.
QByteArray DirectorySync::scope() const
{
    const Profile &profile = m_shared->line->profile();
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(profile.id.toUtf8() + ' ' + QByteArray::number(profile.version) + ' ');
    const Expected<QUrl> base = UrlFiller(m_shared->line->values()).url(profile.request.baseUrl);
    if (base)
        hash.addData(base->toEncoded());
    return hash.result();
}

QHash<QString, QString> DirectorySync::linksOf(const QByteArray &continuation) const
{
    QHash<QString, QString> links;
    const QCborArray parts = QCborValue::fromCbor(continuation).toArray();
    const Profile &profile = m_shared->line->profile();
    const Expected<QUrl> base = UrlFiller(m_shared->line->values()).url(profile.request.baseUrl);
    if (parts.size() != 2 || parts.at(0).toByteArray() != scope() || !base)
        return links;
    const QCborMap map = parts.at(1).toMap();
    for (auto one = map.begin(); one != map.end(); ++one) {
        const QString link = one.value().toString();
        if (isSameOrigin(QUrl::fromEncoded(link.toLatin1()), *base))
            links.insert(one.key().toString(), link);
    }
    return links;
}

QByteArray DirectorySync::continuation() const
{
    if (m_shared->spec->changes.isEmpty())
        return {};
    QCborMap map;
    for (auto one = m_newLinks.cbegin(); one != m_newLinks.cend(); ++one)
        map.insert(QCborValue(one.key()), QCborValue(one.value()));
    return QCborValue(QCborArray{QCborValue(scope()), QCborValue(map)}).toCbor();
}

} // namespace balie::crm
