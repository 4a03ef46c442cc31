#include "tests/connectors-auth/AuthBench.h"

#include <QJsonDocument>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace balie::crm;

Text text(const QString &written)
{
    Text made;
    qsizetype at = 0;
    while (at < written.size()) {
        Text::Piece piece;
        const qsizetype open = written.indexOf(u'{', at);
        piece.literal = written.mid(at, open < 0 ? -1 : open - at);
        at = written.size();
        if (open >= 0) {
            const qsizetype close = written.indexOf(u'}', open);
            QStringList parts = written.sliced(open + 1, close - open - 1).split(u'|');
            piece.variable = parts.takeFirst();
            piece.filters = parts;
            at = close + 1;
        }
        made.pieces.append(piece);
    }
    return made;
}

AuthSpec::FormField field(const QString &name, const QString &written)
{
    return {name, text(written)};
}

JsonText jsonObject(const QVector<std::pair<QString, QString>> &members)
{
    JsonText object;
    object.kind = JsonText::Kind::Object;
    for (const auto &[name, written] : members) {
        JsonText member;
        member.kind = JsonText::Kind::String;
        member.text = text(written);
        object.names.append(name);
        object.items.append(member);
    }
    return object;
}

QString storedGrant(const QString &refresh, int serial)
{
    const QJsonObject object{
        {u"refresh"_s, refresh}, {u"serial"_s, serial}, {u"facts"_s, QJsonObject()}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Told::Told(HttpPort &port, HttpRequest request)
{
    HttpHandlers handlers;
    handlers.done = [this](const Expected<HttpReply> &given) {
        ++times;
        result = given;
    };
    call = port.send(std::move(request), std::move(handlers));
}

namespace {

HttpRequest getOf(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

} // namespace

Told::Told(HttpPort &port, const QUrl &url)
    : Told(port, getOf(url))
{
}

AuthBench::AuthBench()
    : http(clock, [this](const HttpRequest &request) { return server.answer(request); })
{
    secrets.stored.insert(u"sign-in.a"_s, storedGrant(u"refresh-0"_s));
}

AuthSetup AuthBench::oauth()
{
    AuthSetup setup;
    setup.system = u"Proef CRM"_s;
    setup.baseUrl = text(u"https://crm.example"_s);
    setup.values = {{u"clientId"_s, u"balie"_s}};
    setup.spec.method = AuthSpec::Method::OAuthCode;
    setup.spec.tokenUrl = text(u"https://login.example/token"_s);
    return setup;
}

AuthTools AuthBench::tools()
{
    return {secrets, http, clock, {}, [this](const Error &error) { troubles.append(error); }};
}

void AuthBench::make(const AuthSetup &setup)
{
    auto made = makeSession(setup, tools());
    if (made)
        session = std::move(*made);
    else
        makeError = made.error();
}

} // namespace balie::test
