#include "cti/simulator/xsi/DirectoryRoutes.h"

#include "cti/simulator/xsi/PersonText.h"
#include "cti/simulator/xsi/SearchPattern.h"
#include "cti/simulator/xsi/XsiReplies.h"

#include <QDateTime>
#include <algorithm>
#include <limits>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

const QList<QLatin1StringView> paging{"start"_L1, "results"_L1};
const QList<QLatin1StringView> personParameters{"firstName"_L1, "lastName"_L1, "name"_L1,
    "userId"_L1, "groupId"_L1, "number"_L1, "extension"_L1, "mobileNo"_L1, "department"_L1,
    "emailAddress"_L1, "impId"_L1, "yahooId"_L1, "locationDialingCode"_L1, "mpName*"_L1,
    "searchCriteriaModeOr"_L1, "sortColumn"_L1};
const QList<QLatin1StringView> numberParameters{
    "name"_L1, "number"_L1, "searchCriteriaModeOr"_L1, "sortColumn"_L1};

const char *elementOf(CallLogs::Kind kind)
{
    switch (kind) {
    case CallLogs::Kind::Placed:
        return "placed";
    case CallLogs::Kind::Received:
        return "received";
    case CallLogs::Kind::Missed:
        return "missed";
    }
    return "";
}

/// An xs:dateTime of the query; `otherwise` where it is not there, nothing where it is none.
std::optional<qint64> moment(const XsiTarget &target, QLatin1StringView name, qint64 otherwise)
{
    if (!target.has(name))
        return otherwise;
    const QDateTime parsed = QDateTime::fromString(target.value(name), Qt::ISODateWithMs);
    return parsed.isValid() ? std::optional(parsed.toMSecsSinceEpoch()) : std::nullopt;
}

/// Which criterion decides: all of them, or with searchCriteriaModeOr any.
class Criteria {
public:
    explicit Criteria(const XsiTarget &target)
        : m_target(target)
        , m_any(target.value("searchCriteriaModeOr"_L1) == "true"_L1)
    {
    }

    void check(QLatin1StringView name, const QString &text)
    {
        if (m_target.has(name))
            count(SearchPattern(m_target.value(name)).matches(text));
    }
    void count(bool matches)
    {
        ++m_asked;
        m_met += matches ? 1 : 0;
    }
    bool met() const { return m_asked == 0 || (m_any ? m_met > 0 : m_met == m_asked); }

private:
    const XsiTarget &m_target;
    bool m_any;
    int m_asked = 0;
    int m_met = 0;
};

} // namespace

DirectoryRoutes::DirectoryRoutes(XsiContext &context, CallLogs &logs, XsiRouter &router)
    : m_context(context)
    , m_logs(logs)
{
    router.add({"GET", u"user/*/directories/Enterprise"_s,
        [this](const XsiRequest &request) -> XsiAnswer {
            if (!m_context.options.isEnterprise)
                return replies::refusal(403, u"A service provider has no such directory"_s);
            return people(request, "Enterprise", "enterpriseDirectory");
        },
        paging + personParameters});
    router.add({"GET", u"user/*/directories/Group"_s,
        [this](const XsiRequest &request) { return people(request, "Group", "groupDirectory"); },
        paging + personParameters});
    router.add({"GET", u"user/*/directories/EnterpriseCommon"_s,
        [this](const XsiRequest &request) {
            return numbers(
                request, "EnterpriseCommon", "commonPhoneEntry", m_context.options.commonNumbers);
        },
        paging + numberParameters});
    router.add({"GET", u"user/*/directories/Personal"_s,
        [this](const XsiRequest &request) {
            return numbers(request, "Personal", "entry",
                m_context.options.personalNumbers.value(
                    QString::fromStdString(request.user.value)));
        },
        paging + numberParameters});
    using Kind = CallLogs::Kind;
    const auto log = [&](const QString &path, const QList<Kind> &kinds) {
        router.add({"GET", u"user/*/directories/CallLogs"_s + path,
            [this, kinds](const XsiRequest &request) { return this->logs(request, kinds); }});
    };
    log({}, {Kind::Placed, Kind::Received, Kind::Missed});
    log(u"/Placed"_s, {Kind::Placed});
    log(u"/Received"_s, {Kind::Received});
    log(u"/Missed"_s, {Kind::Missed});
    const auto enhanced = [&](const QString &path, const QList<Kind> &kinds) {
        router.add({"GET", u"user/*/directories/EnhancedCallLogs"_s + path,
            [this, kinds](const XsiRequest &request) { return enhancedLogs(request, kinds); },
            paging + QList<QLatin1StringView>{"startTime"_L1, "endTime"_L1}});
    };
    enhanced({}, {Kind::Placed, Kind::Received, Kind::Missed});
    enhanced(u"/Placed"_s, {Kind::Placed});
    enhanced(u"/Received"_s, {Kind::Received});
    enhanced(u"/Missed"_s, {Kind::Missed});
    router.add({"GET", u"versions"_s, [](const XsiRequest &) {
                    XsiWriter out(XsiNaming::Reply);
                    out.root("Versions");
                    out.leaf("version", "22.0");
                    out.leaf("version", "23.0");
                    return XsiAnswer(replies::document(out.take()));
                }});
}

std::optional<DirectoryRoutes::Page> DirectoryRoutes::page(const XsiTarget &target) const
{
    Page result{1, m_context.options.maxDirectoryPage};
    const auto number = [&](QLatin1StringView name, int most, int &value) {
        if (!target.has(name))
            return true;
        bool valid = false;
        const int asked = target.value(name).toInt(&valid);
        if (!valid || asked < 1 || asked > most)
            return false;
        value = asked;
        return true;
    };
    if (!number("start"_L1, 1'000'000, result.start) || !number("results"_L1, 1000, result.results))
        return std::nullopt;
    // Without a word about it: the reply says how many it has.
    result.results = std::min(result.results, m_context.options.maxDirectoryPage);
    return result;
}

void DirectoryRoutes::pageHead(XsiWriter &out, const Page &page, qsizetype total) const
{
    const qint64 rest = std::max<qint64>(0, total - (page.start - 1));
    out.number("startIndex", page.start);
    out.number("numberOfRecords", std::min<qint64>(rest, page.results));
    out.number("totalAvailableRecords", total);
}

XsiHttpReply DirectoryRoutes::finish(XsiWriter &out) const
{
    return replies::document(out.take(), 200, m_context.options.latin1Directories);
}

bool DirectoryRoutes::fits(const XsiRequest &request, const Device &device) const
{
    const auto [first, last] = XsiUsers::names(device);
    const QString name = QString::fromStdString(device.name);
    Criteria criteria(request.target);
    criteria.check("firstName"_L1, first);
    criteria.check("lastName"_L1, last);
    criteria.check("name"_L1, name);
    criteria.check("userId"_L1, m_context.users.idOf(device.id));
    criteria.check("groupId"_L1, m_context.options.group);
    criteria.check("number"_L1, m_context.users.publicNumber(device.id));
    criteria.check("extension"_L1, QString::fromStdString(device.id.value));
    criteria.check("mobileNo"_L1, QString::fromStdString(device.mobile));
    criteria.check("department"_L1, QString::fromStdString(device.department));
    criteria.check("emailAddress"_L1, QString::fromStdString(device.email));
    for (const auto unused : {"impId"_L1, "yahooId"_L1, "locationDialingCode"_L1})
        criteria.check(unused, {});
    for (const auto &[key, value] : request.target.query) {
        if (key == "mpName"_L1)
            criteria.count(name.contains(value, Qt::CaseInsensitive));
    }
    return criteria.met();
}

XsiAnswer DirectoryRoutes::people(
    const XsiRequest &request, QByteArrayView root, QByteArrayView list) const
{
    const auto asked = page(request.target);
    const QString column = request.target.value("sortColumn"_L1);
    if (!asked
        || !QStringList{QString(), u"lastName"_s, u"firstName"_s, u"department"_s}.contains(column))
        return replies::refusal(400, u"start, results or sortColumn is out of range"_s);
    std::vector<const Device *> found;
    for (const DeviceId &id : m_context.users.stations()) {
        const Device *device = m_context.engine().device(id);
        if (device && fits(request, *device))
            found.push_back(device);
    }
    std::ranges::stable_sort(found, {}, [&](const Device *device) {
        const auto [first, last] = XsiUsers::names(*device);
        if (column == "department"_L1)
            return QString::fromStdString(device->department).toCaseFolded();
        return (column == "firstName"_L1 ? first + u' ' + last : last + u' ' + first)
            .toCaseFolded();
    });
    XsiWriter out(XsiNaming::Reply, m_context.options.latin1Directories);
    out.root(root);
    pageHead(out, *asked, qsizetype(found.size()));
    out.open(list);
    const auto end = std::min(found.size(), std::size_t(asked->start - 1 + asked->results));
    for (std::size_t i = std::size_t(asked->start - 1); i < end; ++i) {
        out.open("directoryDetails");
        personText::details(out, m_context, *found[i]);
        personText::additional(out, *found[i]);
        out.close();
    }
    return finish(out);
}

XsiAnswer DirectoryRoutes::numbers(const XsiRequest &request, QByteArrayView root,
    QByteArrayView entry, const QList<QPair<QString, QString>> &all) const
{
    const auto asked = page(request.target);
    if (!asked)
        return replies::refusal(400, u"start or results is out of range"_s);
    QList<QPair<QString, QString>> found;
    for (const auto &[name, number] : all) {
        Criteria criteria(request.target);
        criteria.check("name"_L1, name);
        criteria.check("number"_L1, number);
        if (criteria.met())
            found.append({name, number});
    }
    XsiWriter out(XsiNaming::Reply, m_context.options.latin1Directories);
    out.root(root);
    pageHead(out, *asked, found.size());
    const qsizetype end = std::min<qsizetype>(found.size(), asked->start - 1 + asked->results);
    for (qsizetype i = asked->start - 1; i < end; ++i) {
        out.open(entry);
        out.leaf("name", found[i].first);
        out.leaf("number", found[i].second);
        out.close();
    }
    return finish(out);
}

XsiAnswer DirectoryRoutes::logs(const XsiRequest &request, const QList<CallLogs::Kind> &kinds) const
{
    if (!m_context.isAssigned(request.user, "BasicCallLogs"_L1))
        return replies::refusal(403, u"The service is not assigned"_s);
    const bool alone = kinds.size() == 1;
    XsiWriter out(
        alone && m_context.options.unqualifiedLists ? XsiNaming::Unqualified : XsiNaming::Reply,
        m_context.options.latin1Directories);
    if (!alone)
        out.root("CallLogs");
    for (const CallLogs::Kind kind : kinds) {
        if (alone)
            out.root(elementOf(kind));
        else
            out.open(elementOf(kind));
        std::size_t count = 0;
        for (const CallLogs::Entry &entry : m_logs.of(request.user, kind)) {
            if (++count > CallLogs::basicDepth)
                break;
            const Device *party = m_context.engine().device(entry.remote);
            const bool withheld = party && party->withheld;
            out.open("callLogsEntry");
            out.leaf("countryCode", "31");
            out.leaf("phoneNumber",
                withheld ? u"Unavailable"_s : QString::fromStdString(entry.remote.value));
            out.leaf("name",
                withheld || !party ? u"Unavailable"_s : QString::fromStdString(party->name));
            out.leaf("time",
                QDateTime::fromMSecsSinceEpoch(entry.time, Qt::UTC).toString(Qt::ISODateWithMs));
            out.leaf("callLogId", QString::fromLatin1(entry.id));
            out.close();
        }
        if (!alone)
            out.close();
    }
    return finish(out);
}

/// Pages count through the lists in the order in which they stand.
XsiAnswer DirectoryRoutes::enhancedLogs(
    const XsiRequest &request, const QList<CallLogs::Kind> &kinds) const
{
    if (!m_context.isAssigned(request.user, "EnhancedCallLogs"_L1))
        return replies::refusal(403, u"The service is not assigned"_s);
    const auto asked = page(request.target);
    const auto from = moment(request.target, "startTime"_L1, 0);
    const auto until
        = moment(request.target, "endTime"_L1, std::numeric_limits<qint64>::max());
    if (!asked || !from || !until)
        return replies::refusal(400, u"start, results, startTime or endTime is out of range"_s);
    QList<std::pair<CallLogs::Kind, CallLogs::Entry>> found;
    for (const CallLogs::Kind kind : kinds) {
        for (const CallLogs::Entry &entry : m_logs.of(request.user, kind)) {
            if (entry.time >= *from && entry.time <= *until)
                found.append({kind, entry});
        }
    }
    XsiWriter out(XsiNaming::Reply, m_context.options.latin1Directories);
    out.root("EnhancedCallLogs");
    pageHead(out, *asked, found.size());
    const auto page = found.mid(asked->start - 1, asked->results);
    for (const CallLogs::Kind kind : kinds) {
        out.open(elementOf(kind));
        for (const auto &[each, entry] : page) {
            if (each == kind)
                enhancedEntry(out, request.user, kind, entry);
        }
        out.close();
    }
    return finish(out);
}

void DirectoryRoutes::enhancedEntry(XsiWriter &out, const DeviceId &user, CallLogs::Kind kind,
    const CallLogs::Entry &entry) const
{
    const Device *party = m_context.engine().device(entry.remote);
    const QString remote = party && party->withheld ? u"Unavailable"_s
                                                    : QString::fromStdString(entry.remote.value);
    const QString own = QString::fromStdString(user.value);
    const bool placed = kind == CallLogs::Kind::Placed;
    out.open("callLogsEntry");
    out.leaf("callLogId", QString::fromLatin1(entry.id));
    out.leaf("callingPresentationNumber", placed ? own : remote);
    out.leaf("connectedNumber", placed ? remote : own);
    out.number("startTime", entry.time);
    if (entry.answered != 0)
        out.number("answerTime", entry.answered);
    out.number("releaseTime", entry.released);
    out.close();
}

} // namespace balie::sim
