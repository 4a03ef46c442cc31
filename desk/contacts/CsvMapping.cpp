#include "desk/contacts/CsvMapping.h"

#include <algorithm>
#include <optional>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isNumber(CsvMeaning meaning)
{
    return meaning >= CsvMeaning::WorkNumber && meaning <= CsvMeaning::OtherNumber;
}

ContactNumberKind kindOf(CsvMeaning meaning)
{
    switch (meaning) {
    case CsvMeaning::WorkNumber:
        return ContactNumberKind::Work;
    case CsvMeaning::MobileNumber:
        return ContactNumberKind::Mobile;
    case CsvMeaning::HomeNumber:
        return ContactNumberKind::Home;
    case CsvMeaning::MainNumber:
        return ContactNumberKind::Main;
    case CsvMeaning::AssistantNumber:
        return ContactNumberKind::Assistant;
    case CsvMeaning::FaxNumber:
        return ContactNumberKind::Fax;
    case CsvMeaning::PagerNumber:
        return ContactNumberKind::Pager;
    default:
        return ContactNumberKind::Other;
    }
}

/// Of what Google writes before a number: "Mobile", "* Work", "Work Fax".
ContactNumberKind kindOfLabel(const QString &label)
{
    const CsvMeaning meaning = csvMeaningOf(label + u" phone"_s);
    if (meaning != CsvMeaning::WorkNumber)
        return kindOf(meaning);
    return label.contains("wor"_L1, Qt::CaseInsensitive) || label.contains("werk"_L1, Qt::CaseInsensitive)
        ? ContactNumberKind::Work
        : ContactNumberKind::Other;
}

bool looksLikeNumber(const QString &text)
{
    const auto digits = std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    return digits >= 3
        && std::all_of(text.begin(), text.end(),
            [](QChar c) { return c.isDigit() || c.isSpace() || QStringView(u"+-()./").contains(c); });
}

/// Of a table without headings.
CsvMeaning ofContents(const QVector<CsvRow> &rows, qsizetype column)
{
    int numbers = 0;
    int mobiles = 0;
    int emails = 0;
    int texts = 0;
    for (const CsvRow &row : rows) {
        const QString text = row.text(column);
        if (text.isEmpty())
            continue;
        ++texts;
        if (text.contains(u'@'))
            ++emails;
        if (looksLikeNumber(text)) {
            ++numbers;
            if (text.startsWith("06"_L1) || text.startsWith("+316"_L1) || text.startsWith("+31 6"_L1))
                ++mobiles;
        }
    }
    if (texts == 0)
        return CsvMeaning::Nothing;
    if (emails * 2 > texts)
        return CsvMeaning::Email;
    if (numbers * 2 > texts)
        return mobiles * 2 > numbers ? CsvMeaning::MobileNumber : CsvMeaning::WorkNumber;
    return CsvMeaning::DisplayName;
}

void addTo(QString &field, const QString &text, QChar between)
{
    if (!field.isEmpty() && !text.isEmpty())
        field += between;
    field += text;
}

bool isMereTitle(const QString &heading)
{
    return heading == "title"_L1 || heading == "titel"_L1;
}

/// "Naam" beside "Contactpersoon" is the company's, "Title" beside "Job Title" is "Dr.".
void setRight(QVector<CsvMeaning> &meanings, const CsvRow &headings)
{
    std::optional<qsizetype> person;
    for (qsizetype i = 0; i < meanings.size(); ++i) {
        const QString heading = headings.text(i).toLower();
        if (meanings.at(i) == CsvMeaning::DisplayName && heading.startsWith("contact"_L1))
            person = i;
        if (meanings.at(i) == CsvMeaning::Title && !isMereTitle(heading)) {
            for (qsizetype j = 0; j < meanings.size(); ++j) {
                if (isMereTitle(headings.text(j).toLower()))
                    meanings[j] = CsvMeaning::Nothing;
            }
        }
    }
    for (qsizetype i = 0; person && i < meanings.size(); ++i) {
        if (i == *person || meanings.at(i) != CsvMeaning::DisplayName)
            continue;
        meanings[i] = meanings.contains(CsvMeaning::Company) ? CsvMeaning::Nothing : CsvMeaning::Company;
    }
    // The second of two keys would take the place of the first.
    bool keyed = false;
    for (CsvMeaning &meaning : meanings) {
        if (meaning == CsvMeaning::Uid && std::exchange(keyed, true))
            meaning = CsvMeaning::Nothing;
    }
}

} // namespace

CsvMapping CsvMapping::guessed(const QVector<CsvRow> &firstRows)
{
    CsvMapping mapping;
    if (firstRows.isEmpty())
        return mapping;
    const CsvRow &first = firstRows.first();
    const bool hasValues = std::any_of(first.fields.begin(), first.fields.end(),
        [](const CsvField &field) { return field.text.contains(u'@') || looksLikeNumber(field.text); });
    for (const CsvField &field : first.fields)
        mapping.meanings.append(csvMeaningOf(field.text));
    const bool isNamed = std::any_of(mapping.meanings.begin(), mapping.meanings.end(),
        [](CsvMeaning meaning) { return meaning != CsvMeaning::Nothing; });
    mapping.hasHeadings = isNamed && !hasValues;
    if (mapping.hasHeadings) {
        setRight(mapping.meanings, first);
        return mapping;
    }
    bool named = false;
    for (qsizetype i = 0; i < mapping.meanings.size(); ++i) {
        CsvMeaning meaning = ofContents(firstRows, i);
        if (meaning == CsvMeaning::DisplayName && std::exchange(named, true))
            meaning = CsvMeaning::Nothing;
        mapping.meanings[i] = meaning;
    }
    return mapping;
}

bool CsvMapping::hasName() const
{
    return means(CsvMeaning::DisplayName) || means(CsvMeaning::FamilyName) || means(CsvMeaning::GivenName)
        || means(CsvMeaning::Company);
}

bool CsvMapping::hasNumberOrEmail() const
{
    return means(CsvMeaning::Email) || std::any_of(meanings.begin(), meanings.end(), isNumber);
}

Contact CsvMapping::contactOf(const CsvRow &row) const
{
    Contact contact;
    ContactNumberKind labelled = ContactNumberKind::Other;
    bool isLabelled = false;
    for (qsizetype i = 0; i < std::min(meanings.size(), row.fields.size()); ++i) {
        const QString &text = row.fields.at(i).text;
        const CsvMeaning meaning = meanings.at(i);
        if (isNumber(meaning)) {
            const ContactNumberKind kind = std::exchange(isLabelled, false) ? labelled : kindOf(meaning);
            // Google puts several numbers of one kind into one field.
            for (const QString &one : text.split(" ::: "_L1, Qt::SkipEmptyParts))
                contact.numbers.append({kind, one.trimmed(), false});
            continue;
        }
        if (text.isEmpty())
            continue;
        switch (meaning) {
        case CsvMeaning::DisplayName:
            if (contact.displayName.isEmpty())
                contact.displayName = text.simplified();
            break;
        case CsvMeaning::GivenName:
            addTo(contact.givenName, text.simplified(), u' ');
            break;
        case CsvMeaning::MiddleNames:
            addTo(contact.middleNames, text.simplified(), u' ');
            break;
        case CsvMeaning::Particle:
            addTo(contact.particle, text.simplified(), u' ');
            break;
        case CsvMeaning::FamilyName:
            addTo(contact.familyName, text.simplified(), u' ');
            break;
        case CsvMeaning::Initials:
            addTo(contact.initials, text.simplified(), u' ');
            break;
        case CsvMeaning::Company:
            if (contact.company.isEmpty())
                contact.company = text.simplified();
            break;
        case CsvMeaning::Department:
            if (contact.department.isEmpty())
                contact.department = text.simplified();
            break;
        case CsvMeaning::Title:
            if (contact.title.isEmpty())
                contact.title = text.simplified();
            break;
        case CsvMeaning::NumberLabel:
            labelled = kindOfLabel(text);
            isLabelled = true;
            break;
        case CsvMeaning::Email:
            for (const QString &one : text.split(" ::: "_L1, Qt::SkipEmptyParts)) {
                if (one.contains(u'@'))
                    contact.emails.append(one.trimmed());
            }
            break;
        case CsvMeaning::Note:
            addTo(contact.note, text, u'\n');
            break;
        case CsvMeaning::Uid:
            contact.uid = text;
            break;
        case CsvMeaning::Link:
            if (text.startsWith("https://"_L1, Qt::CaseInsensitive))
                contact.link = text;
            break;
        default:
            break;
        }
    }
    if (contact.displayName.isEmpty()) {
        for (const QString &part : {contact.givenName.isEmpty() ? contact.initials : contact.givenName,
                 contact.middleNames, contact.particle, contact.familyName})
            addTo(contact.displayName, part, u' ');
    }
    if (contact.displayName.isEmpty())
        contact.displayName = contact.company;
    return contact;
}

} // namespace balie::desk
