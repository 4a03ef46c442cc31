// Which profiles are taken, and that a refusal names the place.
#include "crm-connectors/profile/ProfileReader.h"
#include "crm-connectors/profile/ProfileSchema.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>

using namespace balie;
using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray fileOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray data(const QString &name)
{
    return fileOf(QStringLiteral(BALIE_PROFILE_DATA "/") + name);
}

/// The same with `change` put at the place; a missing `change` removes it.
QJsonValue changed(const QJsonValue &whole, const QStringList &place, const QJsonValue &change)
{
    if (place.isEmpty())
        return change;
    const QString &step = place.first();
    if (whole.isArray()) {
        QJsonArray array = whole.toArray();
        const qsizetype at = step.toLongLong();
        const QJsonValue inside = changed(array.at(at), place.mid(1), change);
        if (at < array.size())
            array.replace(at, inside);
        else
            array.append(inside);
        return array;
    }
    QJsonObject object = whole.toObject();
    const QJsonValue inside = changed(object.value(step), place.mid(1), change);
    if (inside.isUndefined())
        object.remove(step);
    else
        object.insert(step, inside);
    return object;
}

Expected<std::shared_ptr<const Profile>> readWith(const QString &place, const QByteArray &json)
{
    const QJsonValue example = QJsonDocument::fromJson(data(u"example.json"_s)).object();
    const QJsonValue change = json.isEmpty()
        ? QJsonValue(QJsonValue::Undefined)
        : QJsonDocument::fromJson('[' + json + ']').array().at(0);
    const QJsonObject whole = changed(example, place.split(u'/').mid(1), change).toObject();
    return ProfileReader::read(QJsonDocument(whole).toJson());
}

void collectProperties(const QJsonValue &schema, QSet<QString> &names)
{
    if (schema.isArray()) {
        const QJsonArray array = schema.toArray();
        for (const QJsonValue item : array)
            collectProperties(item, names);
        return;
    }
    const QJsonObject object = schema.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == "properties"_L1) {
            for (const QString &name : member.value().toObject().keys())
                names.insert(name);
        }
        collectProperties(member.value(), names);
    }
}

void collectNames(const QJsonValue &value, QSet<QString> &names)
{
    const QJsonArray array = value.toArray();
    for (const QJsonValue item : array)
        collectNames(item, names);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        names.insert(member.key());
        collectNames(member.value(), names);
    }
}

} // namespace

class ProfileReading : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeProfile()
    {
        const auto read = ProfileReader::read(data(u"example.json"_s), u"/somewhere"_s);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        const Profile &profile = **read;
        QCOMPARE(profile.id, u"example"_s);
        QCOMPARE(profile.folder, u"/somewhere"_s);
        QCOMPARE(profile.capabilities(),
            Capabilities(Capability::FindByNumber | Capability::FindByName | Capability::GetCard
                | Capability::LogCall | Capability::WritesOnce | Capability::NewContact));
        QCOMPARE(profile.settings.size(), 4);
        QCOMPARE(profile.settings.at(2).kind, SettingField::Kind::Secret);
        QCOMPARE(profile.auth.method, AuthSpec::Method::OAuthCode);
        QCOMPARE(profile.auth.redirectHost, u"localhost"_s);
        QVERIFY(profile.auth.usesPkce);
        QCOMPARE(profile.request.minInterval, std::chrono::milliseconds(50));
        QCOMPARE(profile.numbers.variants.value(3), NumberNotation::MobileHyphen);
        QCOMPARE(profile.findByNumber->go, Operation::Go::FirstFound);
        const Step &search = profile.findByNumber->steps.first();
        QCOMPARE(search.nothingStatus, QVector<int>{404});
        QCOMPARE(search.card->typePath, u"attributes.type"_s);
        QCOMPARE(search.card->kinds.value(u"Account"_s), CardKind::Company);
        QCOMPARE(search.card->fields.first().field, u"id"_s);
        QCOMPARE(profile.findByNumber->steps.at(1).next.kind, NextPage::Kind::Link);
        QCOMPARE(profile.logCall->steps.first().method, HttpMethod::Put);
        QCOMPARE(profile.logCall->steps.first().body, Step::Body::Json);
        QCOMPARE(profile.errors.at(1).means, ErrorRule::Means::LimitReached);
    }

    void readsEveryKeyOfTheSchema()
    {
        QSet<QString> written;
        for (const QString &name : {u"example.json"_s, u"exchange.json"_s, u"device.json"_s}) {
            const auto read = ProfileReader::read(data(name));
            QVERIFY2(read, qPrintable(name + u' ' + (read ? QString() : read.error().detail)));
            collectNames(QJsonDocument::fromJson(data(name)).object(), written);
        }
        QByteArray sources;
        for (const char *name :
            {"AuthReader", "OperationReader", "ProfileReader", "TextReader", "TextLanguages"})
            sources += fileOf(
                QStringLiteral(BALIE_PROFILE_SOURCES "/%1.cpp").arg(QLatin1StringView(name)));
        QSet<QString> known;
        collectProperties(QJsonDocument::fromJson(ProfileSchema::bytes()).object(), known);
        QVERIFY(known.size() > 100);
        for (const QString &name : known) {
            QVERIFY2(written.contains(name), qPrintable(u"no example writes "_s + name));
            QVERIFY2(
                sources.contains('"' + name.toUtf8() + '"'), qPrintable(u"nobody reads "_s + name));
        }
    }

    void describesEveryKey()
    {
        QSet<QString> bare;
        describe(QJsonDocument::fromJson(ProfileSchema::bytes()).object(), bare);
        QVERIFY2(bare.isEmpty(), qPrintable(QStringList(bare.values()).join(u' ')));
    }

    void namesThePlaceOfAFault_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("told");
        const QString step = u"/findByNumber/steps/0"_s;
        const auto row = [](const char *name, const QString &place, const QByteArray &json,
                             const QString &told) { QTest::newRow(name) << place << json << told; };
        row("missing", u"/name"_s, "", u"the key 'name' is missing"_s);
        row("no such key", step + u"/got"_s, "1",
            u"At /findByNumber/steps/0: there is no key 'got'"_s);
        row("type", step + u"/name"_s, "1", u"At /findByNumber/steps/0/name: "_s);
        row("enum", u"/findByNumber/go"_s, "\"twice\"", u"At /findByNumber/go: "_s);
        row("bad id", u"/id"_s, "\"A b\"", u"At /id: "_s);
        row("two methods", step + u"/post"_s, "\"/x\"", u"At /findByNumber/steps/0: exactly one"_s);
        row("no such top key", u"/findbyNumber"_s, "{}", u"At /findbyNumber: there is no key"_s);
        row("variable", step + u"/get"_s, "\"/x/{card.id}\"",
            u"At /findByNumber/steps/0/get: there is no variable 'card.id' here"_s);
        row("setting", step + u"/get"_s, "\"/x/{setting.nope}\"",
            u"At /findByNumber/steps/0/get: there is no setting 'nope'"_s);
        row("secret", step + u"/query/q"_s, "\"{setting.clientSecret}\"",
            u"At /findByNumber/steps/0/query/q: the secret setting"_s);
        row("secret by a filter", step + u"/query/q"_s, "\"{now|with:setting.clientSecret}\"",
            u"At /findByNumber/steps/0/query/q: the secret setting"_s);
        row("secret in the browser", u"/auth/authoriseExtra/x"_s, "\"{setting.clientSecret}\"",
            u"At /auth/authoriseExtra/x: the secret setting"_s);
        row("kept", u"/getCard/steps/0/get"_s, "\"/x/{kept.owner}\"",
            u"At /getCard/steps/0/get: nothing before it keeps 'owner'"_s);
        row("session", u"/request/headers/X"_s, "\"{session.nope}\"",
            u"At /request/headers/X: auth keeps no 'nope'"_s);
        row("filter", u"/logCall/steps/0/json/start"_s, "\"{call.start|isodate}\"",
            u"At /logCall/steps/0/json/start: there is no filter 'isodate'"_s);
        row("language", step + u"/query/q"_s, "{\"graphql\": \"x\"}",
            u"At /findByNumber/steps/0/query/q"_s);
        row("brace", step + u"/query/q"_s, "\"{number.nsn\"",
            u"At /findByNumber/steps/0/query/q: a '{' without"_s);
        row("no list", step + u"/query/q"_s,
            "{\"join\": \",\", \"over\": \"number.e164\", \"of\": \"{item}\"}",
            u"At /findByNumber/steps/0/query/q/over: 'number.e164' is no list"_s);
        row("item outside", step + u"/query/q"_s, "\"{item}\"",
            u"At /findByNumber/steps/0/query/q: there is no variable 'item'"_s);
        row("half a join", step + u"/query/q"_s, "{\"join\": \",\"}",
            u"At /findByNumber/steps/0/query/q: the key"_s);
        row("no variants", u"/numbers"_s, "", u"number.variants is used"_s);
        row("plain base", u"/request/baseUrl"_s, "\"http://crm.example.com\"",
            u"At /request/baseUrl: only https"_s);
        row("half a host", u"/request/baseUrl"_s, "\"http://127.0.0.1{setting.url}\"",
            u"At /request/baseUrl: only https"_s);
        row("user in the base", u"/request/baseUrl"_s, "\"https://u:p@crm.example.com\"",
            u"At /request/baseUrl: an address holds no user name"_s);
        row("host by a variable", u"/request/baseUrl"_s, "\"{setting.url}{setting.clientId}\"",
            u"At /request/baseUrl: behind a whole address"_s);
        row("path up", step + u"/get"_s, "\"/../x\"",
            u"At /findByNumber/steps/0/get: a path holds no"_s);
        row("space", step + u"/get"_s, "\"/a b\"",
            u"At /findByNumber/steps/0/get: ' ' has to be"_s);
        row("whole by a card", u"/getCard/steps/0/get"_s, "\"{card.id}\"",
            u"At /getCard/steps/0/get: 'card.id' cannot be a whole address"_s);
        row("script link", u"/links/newContact"_s, "\"javascript:alert(1)\"",
            u"At /links/newContact: the scheme 'javascript' is not allowed"_s);
        for (const char *scheme :
            {"javascript", "vbscript", "data", "file", "ms-msdt", "shell", "http"})
            QTest::addRow("scheme %s", scheme)
                << u"/links/schemes"_s << QByteArray("[\"" + QByteArray(scheme) + "\"]")
                << u"At /links/schemes/0: links with the scheme"_s;
        row("body of a GET", step + u"/json"_s, "{}",
            u"At /findByNumber/steps/0: a GET has no body"_s);
        row("two bodies", u"/logCall/steps/0/form"_s, "{}",
            u"At /logCall/steps/0: a request has one"_s);
        row("same page for ever", u"/findByName/steps/0/json/offset"_s, "0",
            u"At /findByName/steps/0/next: the request does not use page.skip"_s);
        row("no id", u"/getCard/steps/0/card/fields/id"_s, "",
            u"At /getCard: no step makes a card"_s);
        row("field filter", step + u"/card/fields/name"_s,
            "{\"paths\": [\"a\"], \"filter\": \"x\"}",
            u"At /findByNumber/steps/0/card/fields/name/filter: there is no filter"_s);
        row("unknown field", step + u"/card/fields/phone"_s, "\"x\"",
            u"At /findByNumber/steps/0/card/fields: there is no key 'phone'"_s);
        row("catches all", u"/errors/0"_s, "{\"means\": \"broken\"}",
            u"At /errors/0: it would fit every answer"_s);
        row("auth wants", u"/auth/tokenUrl"_s, "", u"At /auth: this method wants 'tokenUrl'"_s);
        row("user", u"/auth"_s, "{\"method\": \"basic\"}",
            u"At /auth: it wants a setting 'user'"_s);
        row("default secret", u"/settings/2/default"_s, "\"x\"",
            u"At /settings/2/default: a secret has no default"_s);
        row("choice", u"/settings/3/default"_s, "\"x\"",
            u"At /settings/3/default: this is none of"_s);
        row("twice", u"/settings/3/key"_s, "\"url\"",
            u"At /settings/3: there are two settings 'url'"_s);
    }
    void namesThePlaceOfAFault()
    {
        QFETCH(QString, place);
        QFETCH(QByteArray, json);
        QFETCH(QString, told);
        const auto read = readWith(place, json);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        QVERIFY2(read.error().userText.contains(told),
            qPrintable(read.error().userText + u" | "_s + read.error().detail));
    }

    void takesWhatIsNoProfileForNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("told");
        QTest::newRow("empty") << QByteArray() << u"line 1"_s;
        QTest::newRow("line") << QByteArray("{\n\"id\": \"x\",\n}") << u"line 3"_s;
        QTest::newRow("list") << QByteArray("[]") << u"no JSON object"_s;
        QTest::newRow("deep") << QByteArray(100'000, '[') << u"nested deeper"_s;
        QTest::newRow("large") << QByteArray(ProfileReader::maxBytes + 1, ' ') << u"larger"_s;
        QTest::newRow("nul") << QByteArray("{\0}", 3) << u"line 1"_s;
        QTest::newRow("long id") << QByteArray("{\"id\": \"" + QByteArray(400'000, 'a') + "\"}")
                                 << u"At /id: this is not"_s;
    }
    void takesWhatIsNoProfileForNone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, told);
        const auto read = ProfileReader::read(bytes);
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(told) || read.error().userText.contains(told),
            qPrintable(read.error().detail));
    }

    void allowsThisComputerWithoutTls()
    {
        QVERIFY(readWith(u"/request/baseUrl"_s, "\"http://127.0.0.1:8080/api\""));
        QVERIFY(!readWith(u"/request/baseUrl"_s, "\"http://127.0.0.1.evil.com\""));
    }

    void readsAFolder()
    {
        const QTemporaryDir folder;
        QVERIFY(!ProfileReader::readFolder(folder.path()));
        QVERIFY(ProfileReader::readmeIn(folder.path()).isEmpty());
        QVERIFY(QFile::copy(QStringLiteral(BALIE_PROFILE_DATA "/example.json"),
            folder.filePath(u"profile.json"_s)));
        QFile readme(folder.filePath(u"README.md"_s));
        QVERIFY(readme.open(QIODevice::WriteOnly));
        const auto read = ProfileReader::readFolder(folder.path());
        QVERIFY(read);
        QCOMPARE((*read)->folder, folder.path());
        QCOMPARE(ProfileReader::readmeIn((*read)->folder), readme.fileName());
    }

private:
    static void describe(const QJsonObject &schema, QSet<QString> &bare)
    {
        for (auto member = schema.begin(); member != schema.end(); ++member) {
            const QJsonObject inside = member.value().toObject();
            if (member.key() == "properties"_L1) {
                for (auto key = inside.begin(); key != inside.end(); ++key) {
                    const QJsonObject one = key.value().toObject();
                    if (!one.contains("description"_L1)
                        && one.value("$ref"_L1) != "#/definitions/comment"_L1)
                        bare.insert(key.key());
                }
            }
            describe(inside, bare);
        }
    }
};

BALIE_TEST(ProfileReading)
#include "tst_ProfileReading.moc"
