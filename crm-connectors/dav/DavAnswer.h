#pragma once

#include "base/Expected.h"

#include <QByteArray>
#include <QUrl>
#include <QVector>

namespace balie {

/// One resource in an answer of WebDAV, with those of its properties that are read here.
struct DavItem {
    QUrl url; ///< absolute
    int status = 200; ///< of the resource as a whole; 404: it is gone
    QString etag;
    QString name;
    QByteArray card; ///< address-data
    QString syncToken;
    bool isCollection = false;
    bool isAddressBook = false;
    bool canSync = false; ///< supports the sync-collection report
    QVector<QUrl> principals; ///< current-user-principal
    QVector<QUrl> homes; ///< addressbook-home-set
    QVector<QUrl> outboxes; ///< schedule-outbox-URL
    QVector<QUrl> userAddresses; ///< calendar-user-address-set: mailto: and others
};

/// A multistatus document (RFC 4918 clause 14.16, RFC 6578 clause 6.4).
struct DavAnswer {
    QVector<DavItem> items;
    QString syncToken; ///< of a sync-collection report

    /// `base` is what was asked: relative addresses are completed with it.
    static Expected<DavAnswer> parse(const QByteArray &document, const QUrl &base);
};

/// Whether the body of a refusal names that condition (RFC 4918 clause 16).
bool namesCondition(const QByteArray &document, QLatin1StringView condition);

} // namespace balie
