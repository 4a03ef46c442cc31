#include "tests/connectors-recorded/VtigerRecord.h"

#include <QFile>
#include <QJsonDocument>
#include <QUrlQuery>
#include <algorithm>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray bytesOf(const QJsonObject &entry)
{
    return QJsonDocument(entry.value("response"_L1).toObject()).toJson(QJsonDocument::Compact);
}

QStringList sorted(QStringList names)
{
    names.sort();
    return names;
}

QStringList idsOf(const QJsonArray &rows)
{
    QStringList ids;
    for (const QJsonValue &row : rows)
        ids << row["id"_L1].toString();
    return sorted(ids);
}

} // namespace

QString VtigerRecord::path()
{
    return QStringLiteral(BALIE_SOURCE_DIR "/../shared/captures/vtiger8.json");
}

bool VtigerRecord::load()
{
    QFile file(path());
    if (file.open(QIODevice::ReadOnly))
        m_all = QJsonDocument::fromJson(file.readAll()).array();
    return !m_all.isEmpty();
}

QJsonObject VtigerRecord::entry(const QString &operation, const QString &elementType) const
{
    for (const QJsonValue &one : m_all) {
        const QJsonValue parameters = one["request"_L1]["params"_L1];
        if (parameters["operation"_L1].toString() == operation && one["response"_L1]["success"_L1].toBool()
            && (elementType.isEmpty() || parameters["elementType"_L1].toString() == elementType))
            return one.toObject();
    }
    return {};
}

QJsonObject VtigerRecord::failed(const QString &code) const
{
    for (const QJsonValue &one : m_all) {
        if (one["response"_L1]["error"_L1]["code"_L1].toString() == code)
            return one.toObject();
    }
    return {};
}

QJsonObject VtigerRecord::request(const QString &operation, const QString &elementType) const
{
    return entry(operation, elementType).value("request"_L1)["params"_L1].toObject();
}

QJsonObject VtigerRecord::result(const QString &operation, const QString &elementType) const
{
    return entry(operation, elementType).value("response"_L1)["result"_L1].toObject();
}

QByteArray VtigerRecord::trouble(const QString &what)
{
    troubles << what;
    return "{}";
}

/// As they came to be: what the server told of each record that was written into it.
QVector<QJsonObject> VtigerRecord::rows(const QString &module) const
{
    QVector<QJsonObject> rows;
    // The note was written after every query.
    if (module == "Events"_L1)
        return rows;
    for (const QJsonValue &one : m_all) {
        const QJsonValue parameters = one["request"_L1]["params"_L1];
        if (parameters["operation"_L1].toString() == "create"_L1 && parameters["elementType"_L1].toString() == module)
            rows << one["response"_L1]["result"_L1].toObject();
    }
    return rows;
}

void VtigerRecord::checkNames(const QString &operation, const Parameters &parameters, const QString &method)
{
    const QJsonObject recorded = entry(operation).value("request"_L1).toObject();
    if (recorded.isEmpty())
        trouble(u"never recorded: "_s + operation);
    else if (recorded.value("method"_L1).toString() != method)
        trouble(operation + u" by "_s + method);
    else if (sorted(recorded.value("params"_L1).toObject().keys()) != sorted(parameters.keys()))
        trouble(operation + u" with other parameters: "_s + sorted(parameters.keys()).join(u' '));
}

Expected<HttpReply> VtigerRecord::answer(const HttpRequest &request)
{
    const QString method = methodName(request.method);
    const bool isPost = request.method == HttpMethod::Post;
    const QUrlQuery pairs(isPost ? QString::fromLatin1(request.body) : request.url.query(QUrl::FullyEncoded));
    Parameters parameters;
    for (const auto &[name, value] : pairs.queryItems(QUrl::FullyDecoded))
        parameters.insert(name, value);
    const QString operation = parameters.value(u"operation"_s);
    last.insert(operation, parameters);
    if (request.url.path() != "/crm/webservice.php"_L1 || (isPost && request.url.hasQuery()))
        trouble(u"another address: "_s + request.url.toString());
    checkNames(operation, parameters, method);

    HttpReply reply;
    reply.status = 200;
    reply.headers = {{"Content-Type", "application/json"}};
    const QString session = result(u"login"_s).value("sessionName"_L1).toString();
    if (operation == "getchallenge"_L1) {
        asked << operation;
        reply.body = bytesOf(entry(operation));
    } else if (operation == "login"_L1) {
        asked << operation;
        m_hasEnded = m_hasEnded && m_refusesSignIn;
        reply.body = bytesOf(m_refusesSignIn ? failed(u"INVALID_USER_CREDENTIALS"_s) : entry(operation));
    } else if (m_hasEnded) {
        asked << operation + u" in vain"_s;
        reply.body = bytesOf(failed(u"INVALID_SESSIONID"_s));
    } else if (parameters.value(u"sessionName"_s) != session) {
        reply.body = trouble(u"another session: "_s + parameters.value(u"sessionName"_s));
    } else if (operation == "query"_L1) {
        reply.body = query(parameters.value(u"query"_s));
    } else if (operation == "retrieve"_L1) {
        asked << operation + u' ' + parameters.value(u"id"_s);
        reply.body = retrieve(parameters.value(u"id"_s));
    } else {
        asked << operation;
        reply.body = bytesOf(entry(operation, parameters.value(u"elementType"_s)));
    }
    return reply;
}

QByteArray VtigerRecord::query(const QString &text)
{
    const auto read = VtqlQuery::read(text);
    if (!read)
        return trouble(read.error());
    asked << u"query "_s + read->module();
    const QVector<QJsonObject> all = rows(read->module());
    QJsonArray fitting;
    for (const QJsonObject &row : all) {
        if (read->fits(row))
            fitting.append(row);
    }
    // No column that this server has not.
    for (const QString &column : read->columns()) {
        if (!all.isEmpty() && column != "*"_L1 && !all.first().contains(column))
            trouble(u"no column of %1: %2"_s.arg(read->module(), column));
    }
    for (const QJsonValue &one : std::as_const(m_all)) {
        const auto recorded = VtqlQuery::read(one["request"_L1]["params"_L1]["query"_L1].toString());
        if (!recorded || !one["response"_L1]["success"_L1].toBool())
            continue;
        const QStringList texts = recorded->texts();
        const bool isSame = recorded->module() == read->module()
            && std::any_of(texts.cbegin(), texts.cend(), [&read](const QString &sought) { return read->texts().contains(sought); });
        const bool isNobody = fitting.isEmpty() && one["response"_L1]["result"_L1].toArray().isEmpty();
        if (isNobody || (isSame && idsOf(one["response"_L1]["result"_L1].toArray()) == idsOf(fitting)))
            return bytesOf(one.toObject());
    }
    return trouble(u"no recorded reply finds %1 for %2"_s.arg(idsOf(fitting).join(u' '), text));
}

QByteArray VtigerRecord::retrieve(const QString &id)
{
    if (id == request(u"retrieve"_s).value("id"_L1).toString())
        return bytesOf(entry(u"retrieve"_s));
    // A record is told in full when it is written, with the same members as when it is asked for.
    for (const QString &module : {u"Accounts"_s, u"Contacts"_s}) {
        for (const QJsonObject &row : rows(module)) {
            if (row.value("id"_L1).toString() == id)
                return QJsonDocument(QJsonObject{{u"success"_s, true}, {u"result"_s, row}}).toJson(QJsonDocument::Compact);
        }
    }
    // Of a user nothing was recorded: as to one who may not see users.
    return bytesOf(failed(u"ACCESS_DENIED"_s));
}

} // namespace balie::test
