#include "crm-connectors/engines/directory/DirectorySpec.h"

#include "crm-connectors/profile/AuthReader.h"
#include "crm-connectors/profile/OperationReader.h"
#include "crm-connectors/profile/ProfileSchema.h"
#include "crm-connectors/profile/TextVariables.h"

#include <QJsonArray>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

class SpecReading {
public:
    explicit SpecReading(const Profile &profile)
        : m_profile(profile)
        , m_root(profile.engineOwn)
    {
    }

    DirectorySpec spec;
    ProfileFaults faults;

    void run()
    {
        const QString place = u"/directory"_s;
        allow(m_root, place,
            {u"folders"_s, u"records"_s, u"changes"_s, u"removed"_s, u"startAnew"_s, u"note"_s,
                u"calendar"_s});
        if (m_root.contains("folders"_L1))
            readFolders(placeOf(place, u"folders"_s));
        readRecords(place);
        spec.changes = path(m_root, "changes"_L1, place, false);
        spec.removed = path(m_root, "removed"_L1, place, false);
        spec.startAnew = readStatuses(m_root.value("startAnew"_L1));
        if (m_root.contains("note"_L1))
            readNote(placeOf(place, u"note"_s));
        if (m_root.contains("calendar"_L1))
            readCalendar(placeOf(place, u"calendar"_s));
    }

private:
    void tell(const QString &place, const QString &reason) { faults.append({place, reason}); }

    void allow(const QJsonObject &object, const QString &place, const QStringList &keys)
    {
        for (const QString &key : object.keys()) {
            if (!keys.contains(key) && key != "comment"_L1)
                tell(placeOf(place, key), u"there is no such key here"_s);
        }
    }

    KnownVariables everywhere() const
    {
        KnownVariables known(m_profile.settings);
        known.addSession(AuthReader::factsOf(m_profile.auth));
        return known;
    }

    ResultPath path(
        const QJsonObject &object, QLatin1StringView key, const QString &place, bool isNeeded)
    {
        const QJsonValue value = object.value(key);
        if (!value.isUndefined() && !value.isString())
            tell(placeOf(place, key), u"a path is a text"_s);
        else if (isNeeded && value.toString().isEmpty())
            tell(place, u"'%1' is missing"_s.arg(key));
        return value.toString();
    }

    /// A step is written and checked as in every operation.
    Step step(const QJsonValue &value, const QString &place, const KnownVariables &known)
    {
        const QJsonObject operation{{u"steps"_s, QJsonArray{value}}};
        const QJsonObject sample{{u"id"_s, u"sample"_s}, {u"name"_s, u"sample"_s},
            {u"version"_s, 1}, {u"engine"_s, u"directory"_s}, {u"engineVersion"_s, 1},
            {u"auth"_s, QJsonObject{{u"method"_s, u"none"_s}}}, {u"test"_s, operation}};
        ProfileFaults found = ProfileSchema::faultsOf(sample);
        Operation read;
        if (found.isEmpty()) {
            read = OperationReader(known, !m_profile.request.baseUrl.isEmpty(), found)
                       .read(operation, u"/test"_s, OperationReader::Purpose::Test);
        }
        for (const ProfileFault &fault : std::as_const(found))
            tell(place + QString(fault.place).remove(u"/test/steps/0"_s), fault.reason);
        return read.steps.value(0);
    }

    void readFolders(const QString &place)
    {
        const QJsonObject object = m_root.value("folders"_L1).toObject();
        allow(object, place, {u"main"_s, u"list"_s, u"children"_s, u"id"_s});
        DirectorySpec::Folders folders;
        folders.id = path(object, "id"_L1, place, true);
        if (object.contains("main"_L1))
            folders.main = step(object.value("main"_L1), placeOf(place, u"main"_s), everywhere());
        if (object.contains("list"_L1))
            folders.list = step(object.value("list"_L1), placeOf(place, u"list"_s), everywhere());
        if (!folders.main && !folders.list)
            tell(place, u"'main' or 'list' says which folders there are"_s);
        if (object.contains("children"_L1)) {
            KnownVariables known = everywhere();
            known.addFolder();
            folders.children
                = step(object.value("children"_L1), placeOf(place, u"children"_s), known);
        }
        spec.folders = folders;
    }

    void readRecords(const QString &place)
    {
        const QString here = placeOf(place, u"records"_s);
        KnownVariables known = everywhere();
        if (spec.folders)
            known.addFolder();
        if (!m_root.contains("records"_L1)) {
            tell(place, u"'records' is missing"_s);
            return;
        }
        spec.records = step(m_root.value("records"_L1), here, known);
        const std::optional<CardMap> &card = spec.records.card;
        const bool hasId = card
            && std::any_of(card->fields.begin(), card->fields.end(),
                [](const FieldMap &field) { return field.field == "id"_L1; });
        if (!hasId)
            tell(here, u"its card has no id"_s);
        if (card && card->type.isEmpty())
            tell(here, u"its card has no type"_s); // who is gone is told by the id alone
        const NextPage::Kind next = spec.records.next.kind;
        if (next != NextPage::Kind::None && next != NextPage::Kind::Link)
            tell(placeOf(here, u"next"_s), u"pages of a directory are told by a link"_s);
    }

    void readNote(const QString &place)
    {
        const QJsonObject object = m_root.value("note"_L1).toObject();
        allow(object, place, {u"read"_s, u"before"_s, u"write"_s});
        KnownVariables known = everywhere();
        known.addCard();
        DirectorySpec::Note note;
        note.read = step(object.value("read"_L1), placeOf(place, u"read"_s), known);
        note.before = path(object, "before"_L1, place, true);
        known.addCall();
        known.addNote();
        const QString write = placeOf(place, u"write"_s);
        note.write = step(object.value("write"_L1), write, known);
        const QStringList used = variablesOf(note.write);
        for (const QString &variable : {u"call.key"_s, u"note.before"_s}) {
            if (!used.contains(variable))
                tell(write,
                    u"it does not use %1: the note would be lost or written twice"_s.arg(variable));
        }
        if (m_profile.logCall)
            tell(place, u"there is a logCall too"_s);
        spec.note = note;
    }

    void readCalendar(const QString &place)
    {
        const QJsonObject object = m_root.value("calendar"_L1).toObject();
        allow(object, place,
            {u"ask"_s, u"perRequest"_s, u"email"_s, u"refused"_s, u"spans"_s, u"from"_s, u"until"_s,
                u"status"_s, u"statuses"_s});
        KnownVariables known = everywhere();
        known.addBusy();
        DirectorySpec::Calendar calendar;
        calendar.ask = step(object.value("ask"_L1), placeOf(place, u"ask"_s), known);
        calendar.perRequest = object.value("perRequest"_L1).toInt(calendar.perRequest);
        if (calendar.perRequest < 1 || calendar.perRequest > 1000)
            tell(placeOf(place, u"perRequest"_s), u"it is from 1 to 1000"_s);
        calendar.email = path(object, "email"_L1, place, true);
        calendar.refused = path(object, "refused"_L1, place, false);
        calendar.spans = path(object, "spans"_L1, place, true);
        calendar.from = path(object, "from"_L1, place, true);
        calendar.until = path(object, "until"_L1, place, true);
        calendar.status = path(object, "status"_L1, place, true);
        static const QHash<QString, BusyKind> kinds{{u"busy"_s, BusyKind::Busy},
            {u"out-of-office"_s, BusyKind::OutOfOffice}, {u"tentative"_s, BusyKind::Tentative}};
        const QJsonObject statuses = object.value("statuses"_L1).toObject();
        for (auto one = statuses.begin(); one != statuses.end(); ++one) {
            const QString kind = one.value().toString();
            if (!kinds.contains(kind))
                tell(placeOf(placeOf(place, u"statuses"_s), one.key()),
                    u"it is busy, out-of-office or tentative"_s);
            calendar.statuses.insert(one.key(), kinds.value(kind));
        }
        if (calendar.statuses.isEmpty())
            tell(place, u"'statuses' is missing: nobody would ever be busy"_s);
        spec.calendar = calendar;
    }

    const Profile &m_profile;
    const QJsonObject m_root;
};

} // namespace

Expected<std::shared_ptr<const DirectorySpec>> DirectorySpec::read(const Profile &profile)
{
    SpecReading reading(profile);
    reading.run();
    if (reading.faults.isEmpty())
        return std::shared_ptr<const DirectorySpec>(
            std::make_shared<DirectorySpec>(std::move(reading.spec)));
    QStringList all;
    for (const ProfileFault &fault : reading.faults.mid(0, 20))
        all << fault.place + ": "_L1 + fault.reason;
    return unexpected(Error{ErrorCode::InvalidInput,
        tr("The profile cannot be used. At %1: %2.")
            .arg(reading.faults.first().place, reading.faults.first().reason),
        all.join("; "_L1)});
}

} // namespace balie::crm
