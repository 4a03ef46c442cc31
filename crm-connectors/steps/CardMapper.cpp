#include "crm-connectors/steps/CardMapper.h"

#include "crm-connectors/profile/TextFilters.h"
#include "crm-connectors/steps/ResultPath.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestField = 500;
constexpr qsizetype longestActivity = 2000;
constexpr qsizetype mostNumbers = 20;
constexpr qsizetype mostActivities = 10;

struct NumberField {
    QLatin1StringView name;
    ContactNumberKind kind;
};
constexpr std::array<NumberField, 8> numberFields{{
    {"work"_L1, ContactNumberKind::Work},
    {"mobile"_L1, ContactNumberKind::Mobile},
    {"home"_L1, ContactNumberKind::Home},
    {"main"_L1, ContactNumberKind::Main},
    {"assistant"_L1, ContactNumberKind::Assistant},
    {"fax"_L1, ContactNumberKind::Fax},
    {"other"_L1, ContactNumberKind::Other},
    {"matchedNumber"_L1, ContactNumberKind::Other},
}};

const NumberField *numberField(const QString &field)
{
    const auto found = std::find_if(numberFields.begin(), numberFields.end(),
        [&field](const NumberField &one) { return field == one.name; });
    return found == numberFields.end() ? nullptr : &*found;
}

/// One line of bounded length: a name with line ends or 1 MB in it must not spoil the screen.
QString oneLine(const QString &text, qsizetype longest = longestField)
{
    return text.left(longest * 2).simplified().left(longest);
}

/// Every value of a field, filtered.
QStringList valuesOf(const FieldMap &field, const QJsonValue &record)
{
    if (!field.fixed.isEmpty())
        return {field.fixed};
    QStringList found;
    for (const ResultPath &path : field.paths)
        found += resultPath::texts(record, path);
    if (!field.joint.isEmpty() && !found.isEmpty())
        found = {found.join(field.joint)};
    if (!field.filter.isEmpty()) {
        for (QString &one : found)
            one = textOf(filtered(one, field.filter));
        found.removeAll(QString());
    }
    return found;
}

void addNumber(ContactCard &card, ContactNumberKind kind, const QString &text)
{
    const QString number = oneLine(text, 200);
    const bool isThere = std::any_of(card.numbers.cbegin(), card.numbers.cend(),
        [&number](const ContactNumber &one) { return one.text == number; });
    if (!number.isEmpty() && !isThere && card.numbers.size() < mostNumbers)
        card.numbers.append(ContactNumber{kind, number, false});
}

void setText(ContactCard &card, const QString &field, const QString &text)
{
    if (field == "id"_L1)
        card.key.id = text;
    else if (field == "name"_L1)
        card.name = text;
    else if (field == "given"_L1)
        card.givenName = text;
    else if (field == "family"_L1)
        card.familyName = text;
    else if (field == "company"_L1)
        card.company = text;
    else if (field == "companyId"_L1)
        card.companyKey.id = text;
    else if (field == "companyType"_L1)
        card.companyKey.type = text;
    else if (field == "title"_L1)
        card.title = text;
    else if (field == "department"_L1)
        card.department = text;
    else if (field == "owner"_L1)
        card.ownerName = text;
    else if (field == "ownerEmail"_L1)
        card.ownerEmail = text;
}

void sortActivities(QVector<Activity> &activities)
{
    std::stable_sort(
        activities.begin(), activities.end(), [](const Activity &one, const Activity &other) {
            if (one.at.isValid() != other.at.isValid())
                return one.at.isValid();
            return one.at.isValid() && one.at > other.at;
        });
    if (activities.size() > mostActivities)
        activities.resize(mostActivities);
}

} // namespace

QDateTime readSystemTime(const QString &text)
{
    static const QRegularExpression ticks(u"^/Date\\((-?\\d{1,15})([+-]\\d{4})?\\)/$"_s);
    const QString said = text.trimmed();
    if (const auto match = ticks.match(said); match.hasMatch())
        return QDateTime::fromMSecsSinceEpoch(match.captured(1).toLongLong(), Qt::UTC);
    QDateTime at = QDateTime::fromString(said, Qt::ISODateWithMs);
    if (!at.isValid() && said.size() > 10 && said[10] == u' ')
        at = QDateTime::fromString(
            said.left(10) + u'T' + said.mid(11).trimmed(), Qt::ISODateWithMs);
    return at;
}

CardMapper::CardMapper(std::shared_ptr<const Profile> profile, QString connector, Values base)
    : m_profile(std::move(profile))
    , m_connector(std::move(connector))
    , m_links(m_profile->links, std::move(base))
{
}

bool CardMapper::tellsId(const CardMap &map)
{
    return std::any_of(map.fields.cbegin(), map.fields.cend(),
        [](const FieldMap &field) { return field.field == "id"_L1; });
}

QString CardMapper::typeOf(const CardMap &map, const QJsonValue &record) const
{
    if (map.typePath.isEmpty())
        return map.type;
    const QString told = oneLine(resultPath::text(resultPath::first(record, map.typePath)), 100);
    if (told.isEmpty())
        return map.type;
    return map.typeNames.isEmpty() ? told : map.typeNames.value(told, told);
}

ContactCard CardMapper::card(const CardMap &map, const QJsonValue &record) const
{
    ContactCard card;
    card.key.type = typeOf(map, record);
    card.kind = map.kinds.value(card.key.type, map.kind);
    QStringList times;
    QStringList texts;
    for (const FieldMap &field : map.fields) {
        const QStringList values = valuesOf(field, record);
        if (values.isEmpty())
            continue;
        if (field.field == "activityAt"_L1) {
            times = values;
        } else if (field.field == "activityText"_L1) {
            texts = values;
        } else if (field.field == "email"_L1) {
            for (const QString &one : values) {
                const QString email = oneLine(one, 320);
                if (!email.isEmpty() && !card.emails.contains(email, Qt::CaseInsensitive))
                    card.emails.append(email);
            }
        } else if (const NumberField *number = numberField(field.field)) {
            for (const QString &one : values)
                addNumber(card, number->kind, one);
            if (field.field == "matchedNumber"_L1)
                card.matchedBy = oneLine(values.first(), 200);
        } else {
            setText(card, field.field, oneLine(values.first()));
        }
    }
    for (qsizetype i = 0; i < std::max(times.size(), texts.size()) && i < 200; ++i) {
        const Activity activity{
            readSystemTime(times.value(i)), oneLine(texts.value(i), longestActivity)};
        if (activity.at.isValid() || !activity.text.isEmpty())
            card.activities.append(activity);
    }
    sortActivities(card.activities);
    if (card.name.isEmpty())
        card.name = (card.givenName + u' ' + card.familyName).trimmed();
    if (!card.companyKey.isEmpty())
        card.companyKey.connector = m_connector;
    if (card.key.isEmpty())
        return card;
    card.key.connector = m_connector;
    if (card.name.isEmpty() && card.kind == CardKind::Company)
        card.name = card.company;
    card.link = m_links.card(card.key, card.name);
    if (!card.companyKey.isEmpty())
        card.companyLink = m_links.card(card.companyKey, card.company);
    return card;
}

void CardMapper::addTo(ContactCard &card, const ContactCard &more)
{
    const auto fill = [](QString &field, const QString &other) {
        if (field.isEmpty())
            field = other;
    };
    fill(card.name, more.name);
    fill(card.givenName, more.givenName);
    fill(card.familyName, more.familyName);
    fill(card.company, more.company);
    fill(card.title, more.title);
    fill(card.department, more.department);
    fill(card.ownerName, more.ownerName);
    fill(card.ownerEmail, more.ownerEmail);
    fill(card.matchedBy, more.matchedBy);
    if (card.companyKey.isEmpty()) {
        card.companyKey = more.companyKey;
        card.companyLink = more.companyLink;
    }
    if (card.link.isEmpty() && (more.key.isEmpty() || more.key == card.key))
        card.link = more.link;
    for (const ContactNumber &number : more.numbers)
        addNumber(card, number.kind, number.text);
    for (const QString &email : more.emails) {
        if (!card.emails.contains(email, Qt::CaseInsensitive))
            card.emails.append(email);
    }
    for (const Activity &activity : more.activities) {
        if (!card.activities.contains(activity))
            card.activities.append(activity);
    }
    sortActivities(card.activities);
}

QStringList CardMapper::described(const ContactCard &card)
{
    QStringList lines;
    const auto line = [&lines](QLatin1StringView name, const QString &value) {
        if (!value.isEmpty())
            lines.append(name + ": "_L1 + value);
    };
    line("type"_L1, card.key.type);
    line("id"_L1, card.key.id);
    line("name"_L1, card.name);
    line("company"_L1, card.company);
    line("companyId"_L1, card.companyKey.id);
    line("title"_L1, card.title);
    line("department"_L1, card.department);
    for (const ContactNumber &number : card.numbers) {
        const auto field = std::find_if(numberFields.begin(), numberFields.end(),
            [&number](const NumberField &one) { return one.kind == number.kind; });
        line(field == numberFields.end() ? "other"_L1 : field->name, number.text);
    }
    line("email"_L1, card.emails.join(u", "_s));
    line("owner"_L1, card.ownerName);
    line("ownerEmail"_L1, card.ownerEmail);
    for (const Activity &activity : card.activities)
        line("activity"_L1, (activity.at.toString(Qt::ISODate) + u' ' + activity.text).trimmed());
    line("link"_L1, card.link.toString(QUrl::FullyEncoded));
    return lines;
}

} // namespace balie::crm
