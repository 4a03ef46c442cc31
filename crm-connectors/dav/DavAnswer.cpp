#include "crm-connectors/dav/DavAnswer.h"

#include "base/xml/XmlTree.h"

#include <QCoreApplication>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Dav {
    Q_DECLARE_TR_FUNCTIONS(Dav)
};

constexpr XmlTree::Limits limits{64LL * 1024 * 1024, 32};

/// "HTTP/1.1 404 Not Found": 404. Zero if it is none.
int statusOf(const XmlElement &element)
{
    return element.value().section(u' ', 1, 1).toInt();
}

template <typename Visit>
void forEach(const XmlElement &parent, QLatin1StringView name, const Visit &visit)
{
    for (XmlElement child = parent.firstChild(); child; child = child.nextSibling()) {
        if (child.name() == name)
            visit(child);
    }
}

/// The address as a server writes it, encoded or not.
QUrl urlOf(const XmlElement &href, const QUrl &base)
{
    return base.resolved(QUrl::fromEncoded(href.value().toUtf8()));
}

QVector<QUrl> urlsOf(const XmlElement &property, const QUrl &base)
{
    QVector<QUrl> urls;
    forEach(property, "href"_L1, [&](const XmlElement &href) { urls.append(urlOf(href, base)); });
    return urls;
}

void readProperties(const XmlElement &properties, const QUrl &base, DavItem &item)
{
    for (XmlElement property = properties.firstChild(); property; property = property.nextSibling()) {
        const QString &name = property.name();
        if (name == "getetag"_L1)
            item.etag = property.value();
        else if (name == "displayname"_L1)
            item.name = property.value();
        else if (name == "address-data"_L1)
            item.card = property.text().toUtf8();
        else if (name == "sync-token"_L1)
            item.syncToken = property.value();
        else if (name == "current-user-principal"_L1)
            item.principals = urlsOf(property, base);
        else if (name == "addressbook-home-set"_L1)
            item.homes = urlsOf(property, base);
        else if (name == "schedule-outbox-URL"_L1)
            item.outboxes = urlsOf(property, base);
        else if (name == "calendar-user-address-set"_L1)
            item.userAddresses = urlsOf(property, base);
        else if (name == "supported-report-set"_L1)
            item.canSync = !property.find("sync-collection"_L1).isNull();
        else if (name == "resourcetype"_L1) {
            item.isCollection = !property.child("collection"_L1).isNull();
            item.isAddressBook = !property.child("addressbook"_L1).isNull();
        }
    }
}

} // namespace

Expected<DavAnswer> DavAnswer::parse(const QByteArray &document, const QUrl &base)
{
    const auto tree = XmlTree::parse(document, limits);
    if (!tree || tree->root().name() != "multistatus"_L1) {
        return unexpected(Error{ErrorCode::Protocol,
            Dav::tr("%1 answers, but not as an address book or a calendar does. Check the address.")
                .arg(base.host()),
            u"dav: no multistatus: %1"_s.arg(tree ? u"another document"_s : tree.error().detail)});
    }
    DavAnswer answer;
    answer.syncToken = tree->root().child("sync-token"_L1).value();
    forEach(tree->root(), "response"_L1, [&](const XmlElement &response) {
        DavItem item;
        item.url = urlOf(response.child("href"_L1), base);
        if (const int status = statusOf(response.child("status"_L1)); status != 0)
            item.status = status;
        forEach(response, "propstat"_L1, [&](const XmlElement &propstat) {
            if (statusOf(propstat.child("status"_L1)) / 100 == 2)
                readProperties(propstat.child("prop"_L1), base, item);
        });
        answer.items.append(item);
    });
    return answer;
}

bool namesCondition(const QByteArray &document, QLatin1StringView condition)
{
    const auto tree = XmlTree::parse(document, limits);
    return tree && !tree->root().find(condition).isNull();
}

} // namespace balie
