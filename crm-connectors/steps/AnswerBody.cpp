#include "crm-connectors/steps/AnswerBody.h"

#include "base/xml/XmlTree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype largestDocument = 16'777'216;

void addMember(QJsonObject &object, const QString &name, const QJsonValue &value)
{
    const auto there = object.find(name);
    if (there == object.end()) {
        object.insert(name, value);
        return;
    }
    QJsonArray list = there->isArray() ? there->toArray() : QJsonArray{there.value()};
    list.append(value);
    *there = list;
}

QJsonValue asJson(const XmlElement &element)
{
    if (element.isNil())
        return QJsonValue(QJsonValue::Null);
    const XmlAttributes attributes = element.attributes();
    if (!element.hasChildren() && attributes.isEmpty())
        return element.text();
    QJsonObject object;
    for (const XmlAttribute &attribute : attributes)
        object.insert(u'@' + attribute.name, attribute.value);
    for (XmlElement child = element.firstChild(); child; child = child.nextSibling())
        addMember(object, child.name(), asJson(child));
    if (!element.hasChildren())
        object.insert(u"#text"_s, element.text());
    return object;
}

/// What an entry is about, without Atom's own wrapping.
QJsonValue resourceOf(const XmlElement &entry)
{
    const XmlElement properties = entry.child("content"_L1).find("properties"_L1);
    const XmlElement payload = properties ? properties : entry.child("payload"_L1).firstChild();
    if (!payload)
        return asJson(entry);
    QJsonObject object = asJson(payload).toObject();
    const auto key = object.constFind("@key"_L1);
    if (key != object.constEnd())
        object.insert(u"$key"_s, *key);
    return object;
}

/// The paging facts of SData stand in the feed by their names.
void addPaging(QJsonObject &feed)
{
    for (const QString &name : {u"totalResults"_s, u"startIndex"_s, u"itemsPerPage"_s}) {
        const auto there = feed.constFind(name);
        if (there != feed.constEnd())
            feed.insert(u'$' + name, *there);
    }
}

bool looksLikePage(const HttpReply &reply, const QByteArray &body)
{
    if (reply.header("Content-Type").toLower().contains("html"))
        return true;
    const QByteArray start = body.left(256).toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html")
        || start.startsWith("<head");
}

} // namespace

Expected<QJsonValue, UnreadBody> atomAsJson(const QByteArray &document)
{
    XmlTree::Limits limits;
    limits.bytes = largestDocument;
    const Expected<XmlTree> tree = XmlTree::parse(document, limits);
    if (!tree)
        return unexpected(UnreadBody{UnreadBody::Kind::Malformed, tree.error().detail});
    const XmlElement root = tree->root();
    if (root.name() == "html"_L1)
        return unexpected(UnreadBody{UnreadBody::Kind::WebPage, u"XHTML"_s});
    if (root.name() == "entry"_L1)
        return resourceOf(root);
    QJsonValue value = asJson(root);
    if (root.name() != "feed"_L1)
        return value;
    QJsonObject feed = value.toObject();
    QJsonArray resources;
    QJsonArray entries;
    for (XmlElement child = root.firstChild(); child; child = child.nextSibling()) {
        if (child.name() != "entry"_L1)
            continue;
        entries.append(asJson(child));
        resources.append(resourceOf(child));
    }
    feed.insert(u"entry"_s, entries);
    feed.insert(u"$resources"_s, resources);
    addPaging(feed);
    return QJsonValue(feed);
}

Expected<QJsonValue, UnreadBody> readAnswerBody(const HttpReply &reply, bool isAtom)
{
    QByteArray body = reply.body;
    if (body.startsWith("\xEF\xBB\xBF"))
        body.remove(0, 3);
    body = body.trimmed();
    if (body.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    if (looksLikePage(reply, body))
        return unexpected(UnreadBody{UnreadBody::Kind::WebPage, u"a web page"_s});
    if (isAtom && body.startsWith('<'))
        return atomAsJson(body);
    if (body.startsWith('<'))
        return unexpected(UnreadBody{UnreadBody::Kind::Malformed, u"markup, not JSON"_s});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return unexpected(UnreadBody{UnreadBody::Kind::Malformed,
            u"%1 at byte %2 of %3"_s.arg(error.errorString()).arg(error.offset).arg(body.size())});
    if (document.isArray())
        return QJsonValue(document.array());
    return QJsonValue(document.object());
}

} // namespace balie::crm
