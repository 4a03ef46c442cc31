#include "app/demo/DemoCustomers.h"

#include "base/phone/NumberText.h"

#include "cti/simulator/scenario/People.h"

#include <array>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ownersShared = 12; ///< the colleagues who look after customers
constexpr int unknownEach = 5; ///< every so many callers are in nobody's books
constexpr int sharedEach = 7; ///< every so many companies have a second person behind their number
constexpr qsizetype comparedDigits = 9;

constexpr std::array givenNames{QStringView(u"Marijke"), QStringView(u"Henk"),
    QStringView(u"Fatima"), QStringView(u"Jörg"), QStringView(u"Saskia"), QStringView(u"Wim"),
    QStringView(u"Ayşe"), QStringView(u"Ruud"), QStringView(u"Petra"), QStringView(u"Tom")};
constexpr std::array familyNames{QStringView(u"van Rijn"), QStringView(u"d'Arnaud"),
    QStringView(u"Kuiper"), QStringView(u"Müller"), QStringView(u"de Ruijter"),
    QStringView(u"Aydın"), QStringView(u"Snijders"), QStringView(u"van 't Hof"),
    QStringView(u"Bergsma"), QStringView(u"IJzerman"), QStringView(u"Dorrestein")};
constexpr std::array titles{QStringView(u"Inkoper"), QStringView(u"Directeur"),
    QStringView(u"Administratie"), QStringView(u"Projectleider"), QStringView(u"Planner")};
constexpr std::array doings{QStringView(u"Offerte verstuurd"),
    QStringView(u"Gebeld over levertijd"), QStringView(u"Factuur betaald"),
    QStringView(u"Storing gemeld"), QStringView(u"Afspraak gemaakt"),
    QStringView(u"Klacht opgelost"), QStringView(u"Nieuwe bestelling")};

template <std::size_t size> QString pick(const std::array<QStringView, size> &from, int index)
{
    return from[std::size_t(index) % size].toString();
}

/// Five ways in which people have typed such numbers into customer systems.
QString written(const QString &e164, int way)
{
    const QString nsn = e164.mid(3);
    const bool isMobile = nsn.startsWith(u'6');
    const qsizetype area = isMobile ? 1 : 2;
    switch (way % 5) {
    case 1:
        return u'0' + nsn.left(area) + u'-' + nsn.mid(area);
    case 2:
        return u'0' + nsn.left(area) + u' ' + nsn.mid(area, 4) + u' ' + nsn.mid(area + 4);
    case 3:
        return u"+31 (0)"_s + nsn.left(area) + u' ' + nsn.mid(area);
    case 4:
        return u"0031"_s + nsn;
    default:
        return e164;
    }
}

QString addressPart(const QString &text)
{
    QString part;
    for (const QChar c : text.normalized(QString::NormalizationForm_D).toLower()) {
        if (c >= u'a' && c <= u'z')
            part += c;
    }
    return part;
}

} // namespace

DemoCustomers::DemoCustomers(int users, quint32 seed, const QDate &today)
    : m_today(today)
{
    const sim::People people = sim::makePeople(users, seed);
    for (std::size_t i = 1; i < people.staff.size() && m_owners.size() < ownersShared; ++i)
        m_owners.append({QString::fromStdString(people.staff[i].name),
            QString::fromStdString(people.staff[i].email)});
    int index = 0;
    for (const sim::Device &caller : people.callers) {
        ++index;
        if (!caller.withheld && index % unknownEach != 0)
            add(QString::fromStdString(caller.id.value), QString::fromStdString(caller.name),
                index);
    }
}

void DemoCustomers::add(const QString &number, const QString &name, int index)
{
    const bool isMobile = number.startsWith(u"+316"_s);
    const int persons = !isMobile && index % sharedEach == 0 ? 2 : 1;
    for (int i = 0; i < persons; ++i) {
        Customer customer;
        const int dice = index * 3 + i * 5;
        customer.id = QString::number(1000 + m_customers.size());
        // Who calls from a mobile telephone shows a person's name; a company's number only the
        // company's.
        const qsizetype space = name.indexOf(u' ');
        const bool isPerson = isMobile && space > 0;
        customer.given = isPerson ? name.left(space) : pick(givenNames, dice);
        customer.family = isPerson ? name.mid(space + 1) : pick(familyNames, dice);
        customer.company = isMobile ? customer.family + u" Advies"_s : name;
        customer.companyId = u"c"_s + QString::number(index);
        customer.title = pick(titles, dice);
        customer.email = addressPart(customer.given) + u'.' + addressPart(customer.family) + u'@'
            + addressPart(customer.company) + u".example"_s;
        (isMobile ? customer.mobile : customer.work) = written(number, index);
        customer.owner = m_owners.isEmpty() ? -1 : dice % int(m_owners.size());
        for (int n = 0; n < index % 4; ++n)
            customer.activities.append({1 + n * 6 + index % 5, pick(doings, dice + n * 3)});
        m_customers.append(customer);
    }
}

QJsonObject DemoCustomers::toJson(const Customer &customer) const
{
    QJsonArray activities;
    for (const auto &[daysAgo, text] : customer.activities) {
        const QDateTime at(m_today.addDays(-daysAgo), QTime(10, 30));
        activities.append(
            QJsonObject{{u"at"_s, at.toUTC().toString(Qt::ISODate)}, {u"text"_s, text}});
    }
    QJsonObject owner;
    if (customer.owner >= 0)
        owner = {{u"name"_s, m_owners[customer.owner].name},
            {u"email"_s, m_owners[customer.owner].email}};
    return {{u"id"_s, customer.id}, {u"given"_s, customer.given}, {u"family"_s, customer.family},
        {u"company"_s, customer.company}, {u"company_id"_s, customer.companyId},
        {u"title"_s, customer.title}, {u"email"_s, customer.email}, {u"work"_s, customer.work},
        {u"mobile"_s, customer.mobile}, {u"owner"_s, owner}, {u"activities"_s, activities}};
}

QJsonArray DemoCustomers::byNumber(const QString &number) const
{
    QJsonArray found;
    const QString sought = digitsOf(number).right(comparedDigits);
    if (sought.size() < comparedDigits)
        return found;
    for (const Customer &customer : m_customers) {
        for (const QString &own : {customer.work, customer.mobile}) {
            if (!own.isEmpty() && digitsOf(own).endsWith(sought))
                found.append(toJson(customer));
        }
    }
    return found;
}

QJsonArray DemoCustomers::byName(const QString &text) const
{
    QJsonArray found;
    const QStringList sought = text.split(u' ', Qt::SkipEmptyParts);
    if (sought.isEmpty())
        return found;
    for (const Customer &customer : m_customers) {
        const QStringList words
            = QStringList{customer.given, customer.family, customer.company}.join(u' ').split(
                u' ', Qt::SkipEmptyParts);
        const bool all = std::all_of(sought.begin(), sought.end(), [&words](const QString &word) {
            return std::any_of(words.begin(), words.end(),
                [&word](const QString &own) { return own.startsWith(word, Qt::CaseInsensitive); });
        });
        if (all)
            found.append(toJson(customer));
    }
    return found;
}

QJsonObject DemoCustomers::byId(const QString &id) const
{
    for (const Customer &customer : m_customers) {
        if (customer.id == id)
            return toJson(customer);
    }
    return {};
}

} // namespace balie::app
