#include "desk/contacts/CsvMeaning.h"

#include "desk/search/Fold.h"

#include <QCoreApplication>
#include <QHash>
#include <initializer_list>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

struct MeaningText {
    Q_DECLARE_TR_FUNCTIONS(CsvMeaning)
};

/// "E-mail 2 Address" is "emailaddress": letters only, so that numbers and punctuation do not matter.
QString lettersOf(const QString &heading)
{
    QString letters;
    for (const QChar c : fold(heading)) {
        if (c.isLetter())
            letters += c;
    }
    return letters;
}

CsvMeaning ofWholeHeading(const QString &letters)
{
    using enum CsvMeaning;
    static const QHash<QString, CsvMeaning> headings{
        {u"name"_s, DisplayName}, {u"naam"_s, DisplayName}, {u"fullname"_s, DisplayName},
        {u"volledigenaam"_s, DisplayName}, {u"displayname"_s, DisplayName}, {u"weergavenaam"_s, DisplayName},
        {u"contact"_s, DisplayName}, {u"contactpersoon"_s, DisplayName}, {u"contactperson"_s, DisplayName},
        {u"fileas"_s, DisplayName},
        {u"firstname"_s, GivenName}, {u"givenname"_s, GivenName}, {u"voornaam"_s, GivenName},
        {u"roepnaam"_s, GivenName}, {u"forename"_s, GivenName}, {u"voornamen"_s, GivenName},
        {u"middlename"_s, MiddleNames}, {u"middlenames"_s, MiddleNames}, {u"additionalname"_s, MiddleNames},
        {u"middelstenaam"_s, MiddleNames}, {u"tweedenaam"_s, MiddleNames},
        {u"tussenvoegsel"_s, Particle}, {u"tussenvoegsels"_s, Particle}, {u"voorvoegsel"_s, Particle},
        {u"voorvoegsels"_s, Particle}, {u"tussenv"_s, Particle}, {u"particle"_s, Particle},
        {u"lastname"_s, FamilyName}, {u"familyname"_s, FamilyName}, {u"surname"_s, FamilyName},
        {u"achternaam"_s, FamilyName}, {u"familienaam"_s, FamilyName},
        {u"initials"_s, Initials}, {u"initialen"_s, Initials}, {u"voorletters"_s, Initials},
        {u"company"_s, Company}, {u"companyname"_s, Company}, {u"organization"_s, Company},
        {u"organisation"_s, Company}, {u"organizationname"_s, Company}, {u"organisatie"_s, Company},
        {u"bedryf"_s, Company}, {u"bedryfsnaam"_s, Company}, {u"firma"_s, Company}, {u"account"_s, Company},
        {u"accountname"_s, Company}, {u"klantnaam"_s, Company}, {u"relatie"_s, Company},
        {u"relatienaam"_s, Company}, {u"debiteurnaam"_s, Company}, {u"naambedryf"_s, Company},
        {u"department"_s, Department}, {u"afdeling"_s, Department}, {u"organizationdepartment"_s, Department},
        {u"jobtitle"_s, Title}, {u"functie"_s, Title}, {u"title"_s, Title}, {u"titel"_s, Title}, {u"function"_s, Title},
        {u"organizationtitle"_s, Title}, {u"functienaam"_s, Title}, {u"role"_s, Title}, {u"position"_s, Title},
        {u"notes"_s, Note}, {u"note"_s, Note}, {u"notities"_s, Note}, {u"notitie"_s, Note},
        {u"opmerking"_s, Note}, {u"opmerkingen"_s, Note}, {u"remarks"_s, Note}, {u"memo"_s, Note},
        {u"omschryving"_s, Note}, {u"description"_s, Note}, {u"comments"_s, Note},
        {u"id"_s, Uid}, {u"uid"_s, Uid}, {u"guid"_s, Uid}, {u"code"_s, Uid}, {u"relatiecode"_s, Uid},
        {u"relatienummer"_s, Uid}, {u"klantnummer"_s, Uid}, {u"klantcode"_s, Uid}, {u"debiteurnummer"_s, Uid},
        {u"debiteurcode"_s, Uid}, {u"contactid"_s, Uid}, {u"accountcode"_s, Uid}, {u"customernumber"_s, Uid},
        {u"customerid"_s, Uid}, {u"recordid"_s, Uid}, {u"externalid"_s, Uid},
        {u"link"_s, Link}, {u"recordurl"_s, Link}, {u"crmlink"_s, Link},
        {u"number"_s, WorkNumber}, {u"nummer"_s, WorkNumber}, {u"tel"_s, WorkNumber}, {u"telnr"_s, WorkNumber},
        {u"toestel"_s, WorkNumber}, {u"extension"_s, WorkNumber}, {u"doorkiesnummer"_s, WorkNumber},
        {u"mail"_s, Email},
    };
    return headings.value(letters, Nothing);
}

bool holds(const QString &letters, std::initializer_list<QLatin1StringView> words)
{
    for (const QLatin1StringView word : words) {
        if (letters.contains(word))
            return true;
    }
    return false;
}

CsvMeaning ofNumber(const QString &letters)
{
    if (holds(letters, {"fax"_L1}))
        return CsvMeaning::FaxNumber;
    if (holds(letters, {"assistent"_L1, "assistant"_L1, "secretar"_L1}))
        return CsvMeaning::AssistantNumber;
    if (holds(letters, {"pager"_L1, "semafoon"_L1}))
        return CsvMeaning::PagerNumber;
    if (holds(letters, {"mobi"_L1, "gsm"_L1, "cell"_L1, "autotelefoon"_L1, "carphone"_L1}))
        return CsvMeaning::MobileNumber;
    // Not "titel", not "hotel".
    if (!letters.startsWith("tel"_L1) && !holds(letters, {"telefoon"_L1, "telnr"_L1, "phone"_L1}))
        return CsvMeaning::Nothing;
    if (holds(letters, {"hoofd"_L1, "main"_L1, "algemeen"_L1, "central"_L1}))
        return CsvMeaning::MainNumber;
    if (holds(letters, {"thuis"_L1, "home"_L1, "priv"_L1}))
        return CsvMeaning::HomeNumber;
    if (holds(letters, {"andere"_L1, "other"_L1, "overig"_L1}))
        return CsvMeaning::OtherNumber;
    return CsvMeaning::WorkNumber;
}

} // namespace

QString csvMeaningName(CsvMeaning meaning)
{
    switch (meaning) {
    case CsvMeaning::Nothing:
        return MeaningText::tr("Do not use");
    case CsvMeaning::DisplayName:
        return MeaningText::tr("Name");
    case CsvMeaning::GivenName:
        return MeaningText::tr("First name");
    case CsvMeaning::MiddleNames:
        return MeaningText::tr("Middle names");
    case CsvMeaning::Particle:
        return MeaningText::tr("Particle (van der)");
    case CsvMeaning::FamilyName:
        return MeaningText::tr("Last name");
    case CsvMeaning::Initials:
        return MeaningText::tr("Initials");
    case CsvMeaning::Company:
        return MeaningText::tr("Company");
    case CsvMeaning::Department:
        return MeaningText::tr("Department");
    case CsvMeaning::Title:
        return MeaningText::tr("Job title");
    case CsvMeaning::WorkNumber:
        return MeaningText::tr("Number at work");
    case CsvMeaning::MobileNumber:
        return MeaningText::tr("Mobile number");
    case CsvMeaning::HomeNumber:
        return MeaningText::tr("Number at home");
    case CsvMeaning::MainNumber:
        return MeaningText::tr("Main number of the company");
    case CsvMeaning::AssistantNumber:
        return MeaningText::tr("Number of the assistant");
    case CsvMeaning::FaxNumber:
        return MeaningText::tr("Fax number");
    case CsvMeaning::PagerNumber:
        return MeaningText::tr("Pager number");
    case CsvMeaning::OtherNumber:
        return MeaningText::tr("Other number");
    case CsvMeaning::NumberLabel:
        return MeaningText::tr("Kind of the next number");
    case CsvMeaning::Email:
        return MeaningText::tr("E-mail address");
    case CsvMeaning::Note:
        return MeaningText::tr("Note");
    case CsvMeaning::Uid:
        return MeaningText::tr("Key of the contact");
    case CsvMeaning::Link:
        return MeaningText::tr("Web address of the card");
    }
    return {};
}

CsvMeaning csvMeaningOf(const QString &heading)
{
    const QString letters = lettersOf(heading);
    if (const CsvMeaning whole = ofWholeHeading(letters); whole != CsvMeaning::Nothing)
        return whole;
    const bool isLabel = letters.endsWith("label"_L1) || letters.endsWith("type"_L1);
    if (holds(letters, {"mail"_L1})) {
        const bool isAddress = !isLabel && !holds(letters, {"display"_L1, "weergave"_L1, "soort"_L1, "mailing"_L1});
        return isAddress ? CsvMeaning::Email : CsvMeaning::Nothing;
    }
    if (isLabel)
        return holds(letters, {"phone"_L1}) ? CsvMeaning::NumberLabel : CsvMeaning::Nothing;
    return ofNumber(letters);
}

} // namespace balie::desk
