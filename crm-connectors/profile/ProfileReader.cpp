#include "crm-connectors/profile/ProfileReader.h"

#include "base/HostRules.h"
#include "crm-connectors/profile/AuthReader.h"
#include "crm-connectors/profile/OperationReader.h"
#include "crm-connectors/profile/ProfileSchema.h"
#include "crm-connectors/profile/UrlRules.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The deepest nesting, from the brackets alone: the parsers call themselves once for each.
int depthOf(const QByteArray &bytes)
{
    int depth = 0;
    int deepest = 0;
    bool isString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        if (isString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                isString = false;
        } else if (c == '"') {
            isString = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

NumberNotation notationNamed(const QString &name)
{
    static const QHash<QString, NumberNotation> notations{
        {u"e164"_s, NumberNotation::E164},
        {u"national"_s, NumberNotation::National},
        {u"nsn"_s, NumberNotation::Nsn},
        {u"international-prefix"_s, NumberNotation::InternationalPrefix},
        {u"digits"_s, NumberNotation::Digits},
        {u"mobile-hyphen"_s, NumberNotation::MobileHyphen},
        {u"mobile-space"_s, NumberNotation::MobileSpace},
        {u"area-hyphen"_s, NumberNotation::AreaHyphen},
        {u"plus-spaced"_s, NumberNotation::PlusSpaced},
        {u"plus-trunk"_s, NumberNotation::PlusTrunk},
        {u"area-groups"_s, NumberNotation::AreaGroups},
    };
    return notations.value(name);
}

SettingField::Kind kindNamed(const QString &name)
{
    using Kind = SettingField::Kind;
    static const QHash<QString, Kind> kinds{
        {u"address"_s, Kind::Address},
        {u"number"_s, Kind::Number},
        {u"secret"_s, Kind::Secret},
        {u"choice"_s, Kind::Choice},
        {u"switch"_s, Kind::Switch},
        {u"file"_s, Kind::File},
    };
    return kinds.value(name, Kind::Text);
}

ErrorRule::Means meansNamed(const QString &name)
{
    using Means = ErrorRule::Means;
    static const QHash<QString, Means> meanings{
        {u"sign-in-anew"_s, Means::SignInAnew},
        {u"not-allowed"_s, Means::NotAllowed},
        {u"limit-reached"_s, Means::LimitReached},
        {u"bad-setting"_s, Means::BadSetting},
        {u"try-later"_s, Means::TryLater},
        {u"not-found"_s, Means::NotFound},
    };
    return meanings.value(name, Means::Broken);
}

/// Makes the profile out of what the schema has passed.
class Reading {
public:
    explicit Reading(const QJsonObject &root)
        : m_root(root)
    {
    }

    Profile profile;
    ProfileFaults faults;

    void run()
    {
        readHead();
        readSettings();
        profile.auth = AuthReader(profile.settings, faults).read(object("auth"_L1), u"/auth"_s);
        readNumbers();
        readRequest();
        readOperations();
        readLinks();
        readErrors();
    }

private:
    QJsonObject object(QLatin1StringView key) const { return m_root.value(key).toObject(); }
    void tell(const QString &place, const QString &reason) { faults.append({place, reason}); }

    KnownVariables everywhere() const
    {
        KnownVariables known(profile.settings);
        known.addSession(AuthReader::factsOf(profile.auth));
        return known;
    }

    void readHead()
    {
        profile.id = m_root.value("id"_L1).toString();
        profile.name = m_root.value("name"_L1).toString();
        profile.version = m_root.value("version"_L1).toInt();
        profile.engine = m_root.value("engine"_L1).toString();
        profile.engineVersion = m_root.value("engineVersion"_L1).toInt();
        static const QStringList own{u"$schema"_s, u"comment"_s, u"id"_s, u"name"_s, u"version"_s,
            u"engine"_s, u"engineVersion"_s, u"settings"_s, u"auth"_s, u"request"_s, u"numbers"_s,
            u"test"_s, u"findByNumber"_s, u"findByName"_s, u"getCard"_s, u"logCall"_s, u"links"_s,
            u"errors"_s};
        for (const QString &key : m_root.keys()) {
            if (own.contains(key))
                continue;
            if (key == profile.engine)
                profile.engineOwn = m_root.value(key).toObject();
            else
                tell(placeOf({}, key),
                    u"there is no key '%1', and the engine is called '%2'"_s.arg(
                        key, profile.engine));
        }
    }

    void readSettings()
    {
        const QJsonArray array = m_root.value("settings"_L1).toArray();
        QStringList keys;
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QString place = placeOf(u"/settings"_s, i);
            const ProfileSetting setting = readSetting(array.at(i).toObject(), place);
            if (keys.contains(setting.key))
                tell(place, u"there are two settings '%1'"_s.arg(setting.key));
            keys << setting.key;
            profile.settings << setting;
        }
    }

    ProfileSetting readSetting(const QJsonObject &object, const QString &place)
    {
        ProfileSetting setting;
        setting.key = object.value("key"_L1).toString();
        const QJsonObject label = object.value("label"_L1).toObject();
        setting.labelEn = label.value("en"_L1).toString();
        setting.labelNl = label.value("nl"_L1).toString();
        const QJsonObject help = object.value("help"_L1).toObject();
        setting.helpEn = help.value("en"_L1).toString();
        setting.helpNl = help.value("nl"_L1).toString();
        setting.kind = kindNamed(object.value("kind"_L1).toString());
        setting.defaultValue = object.value("default"_L1).toString();
        setting.choices = TextReader::strings(object.value("choices"_L1));
        setting.required = object.value("required"_L1).toBool();
        const bool isChoice = setting.kind == SettingField::Kind::Choice;
        if (isChoice == setting.choices.isEmpty())
            tell(place, u"'choices' and the kind 'choice' belong together"_s);
        else if (isChoice && !setting.defaultValue.isEmpty()
            && !setting.choices.contains(setting.defaultValue))
            tell(placeOf(place, u"default"_s), u"this is none of the choices"_s);
        if (setting.kind == SettingField::Kind::Secret && !setting.defaultValue.isEmpty())
            tell(placeOf(place, u"default"_s), u"a secret has no default"_s);
        return setting;
    }

    void readNumbers()
    {
        const QJsonObject numbers = object("numbers"_L1);
        for (const QString &name : TextReader::strings(numbers.value("variants"_L1)))
            profile.numbers.variants << notationNamed(name);
        profile.numbers.variantsPerRequest = numbers.value("variantsPerRequest"_L1).toInt();
        profile.numbers.companyToo = numbers.value("companyToo"_L1).toBool();
    }

    void readRequest()
    {
        const QJsonObject request = object("request"_L1);
        RequestRules &rules = profile.request;
        const TextReader texts(everywhere(), faults);
        if (request.contains("baseUrl"_L1)) {
            const QString place = u"/request/baseUrl"_s;
            rules.baseUrl = texts.text(request.value("baseUrl"_L1), place, TextLanguage::Path);
            UrlRules().check(rules.baseUrl, place, faults);
        }
        rules.headers = texts.pairs(request.value("headers"_L1), u"/request/headers"_s);
        rules.maxParallel = request.value("maxParallel"_L1).toInt(rules.maxParallel);
        rules.minInterval = std::chrono::milliseconds(request.value("minIntervalMs"_L1).toInt());
        rules.retries = request.value("retries"_L1).toInt(rules.retries);
        rules.timeout = std::chrono::milliseconds(
            request.value("timeoutMs"_L1).toInt(int(rules.timeout.count())));
    }

    void readOperations()
    {
        using Purpose = OperationReader::Purpose;
        KnownVariables known = everywhere();
        readOperation("test"_L1, known, Purpose::Test, profile.test);
        known.addNumber(!profile.numbers.variants.isEmpty());
        readOperation("findByNumber"_L1, known, Purpose::FindByNumber, profile.findByNumber);
        known = everywhere();
        known.addName();
        readOperation("findByName"_L1, known, Purpose::FindByName, profile.findByName);
        known = everywhere();
        known.addCard();
        readOperation("getCard"_L1, known, Purpose::GetCard, profile.getCard);
        known.addCall();
        readOperation("logCall"_L1, known, Purpose::LogCall, profile.logCall);
        profile.writesOnce
            = QJsonDocument(object("logCall"_L1)).toJson(QJsonDocument::Compact).contains("{call.key");
    }

    void readOperation(QLatin1StringView key, const KnownVariables &known,
        OperationReader::Purpose purpose, std::optional<Operation> &operation)
    {
        if (m_root.contains(key))
            operation = OperationReader(known, !profile.request.baseUrl.isEmpty(), faults)
                            .read(object(key), placeOf({}, key), purpose);
    }

    void readLinks()
    {
        const QJsonObject links = object("links"_L1);
        LinkRules &rules = profile.links;
        rules.schemes = TextReader::strings(links.value("schemes"_L1));
        for (qsizetype i = 0; i < rules.schemes.size(); ++i) {
            if (isDangerousScheme(rules.schemes.at(i)))
                tell(placeOf(u"/links/schemes"_s, i),
                    u"links with the scheme '%1' are never opened"_s.arg(rules.schemes.at(i)));
        }
        UrlRules urls;
        urls.schemes = rules.schemes;
        KnownVariables known(profile.settings);
        known.addSession(AuthReader::openFactsOf(profile.auth));
        KnownVariables withCard = known;
        withCard.addCard();
        const TextReader cardTexts(withCard, faults);
        const QJsonObject cards = links.value("card"_L1).toObject();
        for (auto card = cards.begin(); card != cards.end(); ++card) {
            const QString place = placeOf(u"/links/card"_s, card.key());
            const Text text = cardTexts.text(card.value(), place, TextLanguage::Path);
            urls.check(text, place, faults);
            rules.card.insert(card.key(), text);
        }
        if (links.contains("newContact"_L1)) {
            const QString place = u"/links/newContact"_s;
            known.addNumber(false);
            rules.newContact = TextReader(known, faults)
                                   .text(links.value("newContact"_L1), place, TextLanguage::Path);
            urls.check(rules.newContact, place, faults);
        }
    }

    void readErrors()
    {
        const QJsonArray array = m_root.value("errors"_L1).toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QJsonObject object = array.at(i).toObject();
            ErrorRule rule;
            rule.statuses = readStatuses(object.value("statuses"_L1));
            rule.path = object.value("path"_L1).toString();
            rule.equals = TextReader::strings(object.value("equals"_L1));
            rule.contains = object.value("contains"_L1).toString();
            rule.means = meansNamed(object.value("means"_L1).toString());
            const QJsonObject text = object.value("text"_L1).toObject();
            rule.userTextEn = text.value("en"_L1).toString();
            rule.userTextNl = text.value("nl"_L1).toString();
            rule.messagePath = object.value("messagePath"_L1).toString();
            if (rule.statuses.isEmpty() && rule.equals.isEmpty() && rule.contains.isEmpty())
                tell(placeOf(u"/errors"_s, i), u"it would fit every answer"_s);
            profile.errors << rule;
        }
    }

    const QJsonObject m_root;
};

} // namespace

Expected<std::shared_ptr<const Profile>, ProfileFaults> ProfileReader::readOrFaults(
    const QByteArray &bytes, const QString &folder)
{
    const auto refuse = [](const QString &reason) { return unexpected(ProfileFaults{{{}, reason}}); };
    if (bytes.size() > maxBytes)
        return refuse(u"it is larger than %1 kB"_s.arg(maxBytes / 1024));
    if (depthOf(bytes) > maxDepth)
        return refuse(u"it is nested deeper than %1"_s.arg(maxDepth));
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const auto line = std::count(bytes.begin(), bytes.begin() + problem.offset, '\n') + 1;
        return refuse(u"line %1 is no JSON (%2)"_s.arg(line).arg(problem.errorString()));
    }
    if (!document.isObject())
        return refuse(u"it is no JSON object"_s);
    ProfileFaults bySchema = ProfileSchema::faultsOf(document.object());
    if (!bySchema.isEmpty())
        return unexpected(std::move(bySchema));
    Reading reading(document.object());
    reading.run();
    if (!reading.faults.isEmpty())
        return unexpected(std::move(reading.faults));
    reading.profile.folder = folder;
    reading.profile.digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    return std::shared_ptr<const Profile>(std::make_shared<Profile>(std::move(reading.profile)));
}

Expected<std::shared_ptr<const Profile>> ProfileReader::read(
    const QByteArray &bytes, const QString &folder)
{
    auto profile = readOrFaults(bytes, folder);
    if (profile)
        return *std::move(profile);
    const ProfileFaults &faults = profile.error();
    const ProfileFault &first = faults.first();
    QStringList all;
    for (const ProfileFault &fault : faults.mid(0, 20))
        all << (fault.place.isEmpty() ? u"/"_s : fault.place) + ": "_L1 + fault.reason;
    return unexpected(Error{ErrorCode::InvalidInput,
        first.place.isEmpty()
            ? tr("The profile cannot be used: %1.").arg(first.reason)
            : tr("The profile cannot be used. At %1: %2.").arg(first.place, first.reason),
        all.join("; "_L1)});
}

Expected<std::shared_ptr<const Profile>> ProfileReader::readFolder(const QString &path)
{
    QFile file(QDir(path).filePath(u"profile.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(Error{ErrorCode::Io,
            tr("There is no profile that can be read in “%1”.").arg(QDir::toNativeSeparators(path)),
            file.errorString()});
    return read(file.read(maxBytes + 1), path);
}

QString ProfileReader::readmeIn(const QString &folder)
{
    const QString path = QDir(folder).filePath(u"README.md"_s);
    return !folder.isEmpty() && QFile::exists(path) ? path : QString();
}

} // namespace balie::crm
