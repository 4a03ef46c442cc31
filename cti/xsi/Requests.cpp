#include "cti/xsi/Requests.h"

#include "cti/xsi/EditableDocument.h"

#include <QCoreApplication>
#include <QHash>
#include <QXmlStreamWriter>
#include <algorithm>

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A body of its own. Elements appear in the order of the calls, which is that of the schema.
class Body {
public:
    explicit Body(const QString &root)
        : m_writer(&m_document)
    {
        m_writer.writeStartDocument();
        m_writer.writeStartElement(root);
        m_writer.writeDefaultNamespace(u"http://schema.broadsoft.com/xsi"_s);
    }

    Body &open(const QString &name)
    {
        m_writer.writeStartElement(name);
        return *this;
    }
    Body &close()
    {
        m_writer.writeEndElement();
        return *this;
    }
    Body &leaf(const QString &name, const QString &text)
    {
        m_writer.writeTextElement(name, text);
        return *this;
    }
    Body &leaf(const QString &name, int number) { return leaf(name, QString::number(number)); }
    Body &unlessEmpty(const QString &name, const QString &text)
    {
        return text.isEmpty() ? *this : leaf(name, text);
    }
    /// Ends all that is open.
    QByteArray done()
    {
        m_writer.writeEndDocument();
        return m_document;
    }

private:
    QByteArray m_document;
    QXmlStreamWriter m_writer;
};

QString reasonOf(EventStatus status)
{
    switch (status) {
    case EventStatus::Ok:
        return u"OK"_s;
    case EventStatus::Drop:
        return u"Bad Request"_s;
    case EventStatus::UnknownSubscription:
        return u"Subscription Does Not Exist"_s;
    }
    return {};
}

Unexpected<Error> otherDocument(QLatin1StringView wanted, QStringView root)
{
    return unexpected(Error{ErrorCode::Protocol,
        QCoreApplication::translate("balie::xsi",
            "The telephone system sent a setting in a form that cannot be changed here."),
        u"expected %1, got %2"_s.arg(wanted, root)});
}

/// The reply of a service, as something to change. A page of some proxy is not sent back.
Expected<EditableElement> service(const QByteArray &current, QLatin1StringView name)
{
    auto root = editable(current);
    if (root && (root->isForeign || !root->localName().startsWith(name)))
        return otherDocument(name, root->localName());
    return root;
}

void setLeaf(EditableElement &root, QLatin1StringView name, const QString &value, size_t place)
{
    if (EditableElement *leaf = root.child(name))
        leaf->setValue(value);
    else
        root.children.insert(
            root.children.begin() + std::ptrdiff_t(place), root.sibling(name, value));
}

void setActive(EditableElement &root, bool active)
{
    setLeaf(root, "active"_L1, active ? u"true"_s : u"false"_s, 0);
}

size_t placeAfter(const EditableElement &root, QLatin1StringView name)
{
    const auto found = std::find_if(
        root.children.begin(), root.children.end(), [&](const EditableElement &child) {
            return child.localName() == name && !child.isForeign;
        });
    return found == root.children.end() ? 0 : size_t(found - root.children.begin()) + 1;
}

/// Where the list stands: the root itself, or in a service document.
EditableElement *listOf(EditableElement &root)
{
    for (const auto name : {"monitoredUsers"_L1, "monitoredUserList"_L1}) {
        if (root.localName() == name && !root.isForeign)
            return &root;
        if (EditableElement *list = root.find(name))
            return list;
    }
    return nullptr;
}

} // namespace

QByteArray channelBody(const ChannelRequest &request)
{
    return Body(u"Channel"_s)
        .leaf(u"channelSetId"_s, request.channelSetId)
        .leaf(u"priority"_s, request.priority)
        .leaf(u"weight"_s, request.weight)
        .leaf(u"expires"_s, request.expiresSeconds)
        .unlessEmpty(u"applicationId"_s, request.applicationId)
        .done();
}

QByteArray channelRefreshBody(int expiresSeconds)
{
    return Body(u"Channel"_s).leaf(u"expires"_s, expiresSeconds).done();
}

QByteArray subscriptionBody(const SubscriptionRequest &request)
{
    return Body(u"Subscription"_s)
        .leaf(u"event"_s, request.event)
        .leaf(u"expires"_s, request.expiresSeconds)
        .leaf(u"channelSetId"_s, request.channelSetId)
        .unlessEmpty(u"applicationId"_s, request.applicationId)
        .done();
}

QByteArray subscriptionRefreshBody(int expiresSeconds)
{
    return Body(u"Subscription"_s).leaf(u"expires"_s, expiresSeconds).done();
}

QByteArray eventResponseBody(const QString &eventId, EventStatus status)
{
    return Body(u"EventResponse"_s)
        .leaf(u"eventID"_s, eventId)
        .leaf(u"statusCode"_s, int(status))
        .leaf(u"reason"_s, reasonOf(status))
        .done();
}

Expected<QByteArray> doNotDisturbBody(const QByteArray &current, bool active)
{
    auto root = service(current, "DoNotDisturb"_L1);
    if (!root)
        return unexpected(Error(root.error()));
    setActive(*root, active);
    return written(*root);
}

Expected<QByteArray> forwardingBody(const QByteArray &current, bool active, const QString &to)
{
    auto root = service(current, "CallForwarding"_L1);
    if (!root)
        return unexpected(Error(root.error()));
    setActive(*root, active);
    if (!to.isEmpty())
        setLeaf(*root, "forwardToPhoneNumber"_L1, to, placeAfter(*root, "active"_L1));
    return written(*root);
}

Expected<QByteArray> monitoredUsersBody(const QByteArray &current, const QStringList &userIds)
{
    auto root = editable(current);
    if (!root)
        return unexpected(Error(root.error()));
    EditableElement *list = listOf(*root);
    if (!list) {
        // Nobody is on it yet, and the service says so by leaving the list out.
        if (root->isForeign || !root->localName().contains("Receptionist"_L1))
            return otherDocument("monitoredUsers"_L1, root->localName());
        root->children.push_back(root->sibling("monitoredUsers"_L1));
        list = &root->children.back();
    }

    QHash<QString, EditableElement> known;
    std::vector<EditableElement> others;
    QString prefix = list->name;
    for (EditableElement &child : list->children) {
        if (child.localName() == "userDetails"_L1 && !child.isForeign) {
            prefix = child.name;
            const EditableElement *id = child.child("userId"_L1);
            known.emplace(id ? id->value() : QString(), std::move(child));
        } else if (!child.name.isEmpty()) {
            others.push_back(std::move(child));
        }
    }
    EditableElement model;
    model.name = prefix;
    list->children = std::move(others);
    QStringList unique = userIds;
    unique.removeDuplicates();
    for (const QString &id : std::as_const(unique)) {
        if (const auto found = known.constFind(id); found != known.cend()) {
            list->children.push_back(*found);
            continue;
        }
        EditableElement record = model.sibling("userDetails"_L1);
        record.children.push_back(model.sibling("userId"_L1, id));
        list->children.push_back(std::move(record));
    }
    return written(*root);
}

} // namespace balie::xsi
