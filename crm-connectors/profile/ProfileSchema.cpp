// The library would end the program in place of throwing.
#define VALIJSON_USE_EXCEPTIONS 1

#include "crm-connectors/profile/ProfileSchema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>
#include <exception>
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

// Of a static library; outside of every namespace, as the macro wants it.
static void initialiseProfileSchema()
{
    Q_INIT_RESOURCE(balie_profile_schema);
}

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Parsed once; reading it afterwards changes nothing in it.
class Schema {
public:
    static const Schema &shared()
    {
        static const Schema schema;
        return schema;
    }

    valijson::Schema schema;

private:
    Schema()
    {
        const QJsonDocument document = QJsonDocument::fromJson(ProfileSchema::bytes());
        const valijson::adapters::QtJsonAdapter adapter(QJsonValue(document.object()));
        valijson::SchemaParser parser;
        parser.populateSchema(adapter, schema);
    }
};

QString pointerOf(const std::vector<std::string> &context)
{
    QString place;
    for (size_t i = 1; i < context.size(); ++i) {
        const QString step = QString::fromStdString(context.at(i));
        place = placeOf(place, step.sliced(1, step.size() - 2)); // "[name]"
    }
    return place;
}

/// In the words of the other faults.
QString reasonOf(const std::string &description)
{
    const QString text = QString::fromStdString(description);
    const QString named = text.section(u'\'', -2, -2);
    if (text.startsWith("Object contains a property"_L1))
        return u"there is no key '%1'"_s.arg(named);
    if (text.startsWith("Missing required property"_L1) || text.startsWith("Missing dependency"_L1))
        return u"the key '%1' is missing"_s.arg(named);
    if (text.startsWith("Failed to match against any enum"_L1))
        return u"this is none of the values that go here"_s;
    if (text.startsWith("Failed to match regex"_L1))
        return u"this is not written as it should be"_s;
    if (text.startsWith("Value type not permitted"_L1))
        return u"something of another type is wanted here"_s;
    if (text.contains("oneOf"_L1) || text.contains("exactly one child"_L1))
        return u"exactly one of get, post, put, patch and delete goes"_s;
    return text.left(1).toLower()
        + (text.endsWith(u'.') ? text.sliced(1).chopped(1) : text.sliced(1));
}

} // namespace

ProfileFaults ProfileSchema::faultsOf(const QJsonObject &profile)
{
    ProfileFaults faults;
    try {
        valijson::Validator validator;
        valijson::ValidationResults results;
        const valijson::adapters::QtJsonAdapter target{QJsonValue(profile)};
        if (validator.validate(Schema::shared().schema, target, &results))
            return {};
        size_t deepest = 0;
        for (const auto &error : results)
            deepest = std::max(deepest, error.context.size());
        // What stands further out only repeats that there is something inside.
        for (const auto &error : results) {
            if (error.context.size() == deepest)
                faults.append({pointerOf(error.context), reasonOf(error.description)});
        }
    } catch (const std::exception &wrong) {
        faults.append({{}, QString::fromLocal8Bit(wrong.what())});
    }
    if (faults.isEmpty())
        faults.append({{}, u"it does not follow the schema"_s});
    return faults;
}

QByteArray ProfileSchema::bytes()
{
    initialiseProfileSchema();
    QFile file(u":/balie/crm/profile.schema.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace balie::crm
