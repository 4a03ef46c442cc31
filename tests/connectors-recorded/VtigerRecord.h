#pragma once

#include "base/http/HttpPort.h"
#include "tests/connectors-recorded/VtqlQuery.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace balie::test {

/// What a real vtiger 8.0 was asked once and what it replied, played again. A request gets the
/// recorded reply of the one that means the same: of a query the one that fits the same records of
/// those that were written into that server. For what has no recorded reply `troubles` says so.
class VtigerRecord {
public:
    /// Where the recording would be.
    static QString path();
    /// False: it is not there.
    bool load();

    Expected<HttpReply> answer(const HttpRequest &request);
    /// From now on sessions have ended, until the next sign-in.
    void endSession() { m_hasEnded = true; }
    void refuseSignIn() { m_refusesSignIn = true; }

    /// What differs from the recorded requests.
    QStringList troubles;
    /// Operations in their order, of queries with the module: "query Contacts".
    QStringList asked;
    /// The parameters of the last request with this operation.
    QHash<QString, QHash<QString, QString>> last;

    /// Parameters and result of the first recorded request with this operation that went well.
    QJsonObject request(const QString &operation, const QString &elementType = {}) const;
    QJsonObject result(const QString &operation, const QString &elementType = {}) const;

private:
    using Parameters = QHash<QString, QString>;

    QJsonObject entry(const QString &operation, const QString &elementType = {}) const;
    QJsonObject failed(const QString &code) const;
    QByteArray query(const QString &text);
    QByteArray retrieve(const QString &id);
    QVector<QJsonObject> rows(const QString &module) const;
    void checkNames(const QString &operation, const Parameters &parameters, const QString &method);
    QByteArray trouble(const QString &what);

    QJsonArray m_all;
    bool m_hasEnded = false;
    bool m_refusesSignIn = false;
};

} // namespace balie::test
