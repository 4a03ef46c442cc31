// The directories, by pages and by search (Xsi Interface Specification
// R2020.07, 3.5.7, 3.5.17, 3.5.18).
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "cti/provider/xsi/XsiPorts.h"
#include "cti/xsi/Decoder.h"

#include <QCoreApplication>
#include <algorithm>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct DirectoryText {
    Q_DECLARE_TR_FUNCTIONS(DirectoryText)
};

constexpr int pageSize = 200; ///< asked for; the server's own most silently wins
constexpr int searchSize = 50;

DirectoryEntry entryFrom(const xsi::DirectoryUser &user)
{
    DirectoryEntry entry;
    entry.device = DeviceId(user.userId);
    entry.name = QString(user.firstName + u' ' + user.lastName).trimmed();
    entry.department = user.department;
    entry.title = user.title;
    entry.extension = user.extension;
    entry.number = user.number;
    entry.mobile = user.mobile;
    entry.email = user.email;
    return entry;
}

/// "Contains", in any case; what means something to the search itself is taken out.
QString contains(QString text)
{
    text.remove(u'*').remove(u'\\').replace(u'/', "\\/"_L1);
    return u'*' + text + u"*/i"_s;
}

/// A name, or where somebody types a number: the numbers, in which people put what they like.
QUrlQuery searchFor(const QString &text)
{
    QUrlQuery query;
    QString digits;
    bool isNumber = !text.isEmpty();
    for (const QChar c : text) {
        if (c.isDigit())
            digits += c;
        else if (!u"+ -./()"_s.contains(c))
            isNumber = false;
    }
    if (isNumber && !digits.isEmpty()) {
        query.addQueryItem(u"number"_s, u'*' + digits + u'*');
        query.addQueryItem(u"extension"_s, u'*' + digits + u'*');
        query.addQueryItem(u"searchCriteriaModeOr"_s, u"true"_s);
    } else {
        query.addQueryItem(u"name"_s, contains(text));
    }
    query.addQueryItem(u"results"_s, QString::number(searchSize));
    return query;
}

DirectoryEntry parkPlace(const DeviceId &device, const QString &name)
{
    DirectoryEntry place;
    place.device = device;
    place.name = name;
    place.category = DeviceCategory::Park;
    return place;
}

/// The group before the own line: of places of which nothing is known the first is taken, and the
/// group has more than one.
QVector<DirectoryEntry> parkPlaces(const AssignedServices &services)
{
    QVector<DirectoryEntry> places;
    //: a place where a call is parked, as in "Parked at the park group."
    if (services.groupPark)
        places.append(parkPlace(groupParkPlace(), DirectoryText::tr("the park group")));
    //: a place where a call is parked, as in "Parked at my line."
    if (services.callPark)
        places.append(parkPlace(ownParkPlace(), DirectoryText::tr("my line")));
    return places;
}

/// This user may not see that directory, or there is none.
bool isClosed(const Error &error)
{
    return error.code == ErrorCode::NotAllowed || error.code == ErrorCode::StateChanged;
}

} // namespace

void XsiPorts::readDirectory(DirectoryPort::PageArrived arrived)
{
    if (!m_open) {
        arrived(unexpected(linkLostError()));
        return;
    }
    readPage(m_own.isEnterprise ? Directory::Enterprise : Directory::Group, 1, ++m_directoryRead,
        std::move(arrived));
}

QString XsiPorts::nameOf(Directory directory)
{
    return directory == Directory::Enterprise ? u"Enterprise"_s : u"Group"_s;
}

void XsiPorts::readPage(
    Directory directory, int start, quint64 read, DirectoryPort::PageArrived arrived)
{
    QUrlQuery query;
    query.addQueryItem(u"results"_s, QString::number(pageSize));
    query.addQueryItem(u"start"_s, QString::number(start));
    submit(request(HttpMethod::Get, {u"directories"_s, nameOf(directory)}, query),
        [this, directory, start, read, arrived = std::move(arrived)](
            const Expected<HttpReply> &reply) {
            if (read != m_directoryRead)
                return; // a newer read took its place
            if (!reply && start == 1 && directory == Directory::Enterprise
                && isClosed(reply.error())) {
                readPage(Directory::Group, 1, read, arrived);
                return;
            }
            const auto withPlaces = [this, arrived](Expected<DirectoryPort::Page> page) {
                if (page && page->last) {
                    const QVector<DirectoryEntry> places = parkPlaces(m_services);
                    page->entries += places;
                    page->total += int(places.size());
                }
                arrived(std::move(page));
            };
            pageArrived(start, reply, withPlaces, [this, directory, read, arrived](int next) {
                readPage(directory, next, read, arrived);
            });
        });
}

void XsiPorts::searchDirectory(const QString &text, DirectoryPort::PageArrived arrived)
{
    if (!m_open) {
        arrived(unexpected(linkLostError()));
        return;
    }
    search(m_own.isEnterprise ? Directory::Enterprise : Directory::Group, searchFor(text.trimmed()),
        ++m_search, std::move(arrived));
}

void XsiPorts::search(
    Directory directory, const QUrlQuery &query, quint64 number, DirectoryPort::PageArrived arrived)
{
    submit(request(HttpMethod::Get, {u"directories"_s, nameOf(directory)}, query),
        [this, directory, query, number, arrived = std::move(arrived)](
            const Expected<HttpReply> &reply) {
            if (number != m_search)
                return;
            if (!reply && directory == Directory::Enterprise && isClosed(reply.error()))
                search(Directory::Group, query, number, arrived);
            else
                pageArrived(1, reply, arrived, {});
        });
}

void XsiPorts::pageArrived(int start, const Expected<HttpReply> &reply,
    const DirectoryPort::PageArrived &arrived, const std::function<void(int)> &next)
{
    if (!reply) {
        arrived(unexpected(Error(reply.error())));
        return;
    }
    const Expected<xsi::DirectoryPage> told = xsi::decodeDirectory(reply->body);
    if (!told) {
        arrived(unexpected(Error(told.error())));
        return;
    }
    // The server gives as many as it likes; only what it says it gave tells where to go on.
    const int given = std::max(told->numberOfRecords, int(told->users.size()));
    DirectoryPort::Page page;
    page.offset = start - 1;
    page.total = told->total.value_or(start - 1 + given);
    for (const xsi::DirectoryUser &user : told->users)
        page.entries.append(entryFrom(user));
    page.last = !next || given == 0 || (told->total && start - 1 + given >= *told->total);
    const bool last = page.last;
    arrived(std::move(page));
    if (!last)
        next(start + given);
}

} // namespace balie::cti
