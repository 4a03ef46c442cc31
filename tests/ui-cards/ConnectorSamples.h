#pragma once

#include "tests/ui-cards/FakeConnectorSetup.h"

namespace balie::test {

inline crm::SettingField field(
    const QString &key, const QString &label, crm::SettingField::Kind kind, bool required = false)
{
    crm::SettingField made;
    made.key = key;
    made.label = label;
    made.kind = kind;
    made.required = required;
    return made;
}

/// Four systems: one with a field of each kind, one where the user signs in, one with markup in its
/// name, one that cannot be used.
inline QVector<crm::ProfileInfo> sampleProfiles()
{
    using Kind = crm::SettingField::Kind;
    crm::ProfileInfo all;
    all.id = QStringLiteral("afas");
    all.name = QStringLiteral("AFAS Profit");
    all.readmePath = QStringLiteral("/profiles/afas/README.md");
    all.fields = {field(QStringLiteral("url"), QStringLiteral("Address"), Kind::Address, true),
        field(QStringLiteral("token"), QStringLiteral("Token"), Kind::Secret, true),
        field(QStringLiteral("member"), QStringLiteral("Member number"), Kind::Number),
        field(QStringLiteral("kind"), QStringLiteral("Environment"), Kind::Choice),
        field(QStringLiteral("companies"), QStringLiteral("Find companies too"), Kind::Switch),
        field(QStringLiteral("ca"), QStringLiteral("Own certificate authority"), Kind::File)};
    all.fields[0].help
        = QStringLiteral("As the administrator of AFAS gave it: https://12345.rest.afas.online");
    all.fields[3].choices = {QStringLiteral("production"), QStringLiteral("test")};
    all.fields[3].defaultValue = QStringLiteral("production");
    crm::ProfileInfo signing;
    signing.id = QStringLiteral("salesforce");
    signing.name = QStringLiteral("Salesforce CRM");
    signing.hasSignIn = true;
    crm::ProfileInfo markup;
    markup.id = QStringLiteral("own");
    markup.name = QStringLiteral("<b>Own</b> & system");
    markup.isOwn = true;
    crm::ProfileInfo broken;
    broken.id = QStringLiteral("zoho");
    broken.name = QStringLiteral("Zoho CRM");
    broken.problem = QStringLiteral("Its profile names an engine that is not there.");
    return {signing, all, markup, broken};
}

inline crm::ConnectorEntry entryOf(
    const QString &id, const QString &profile, const QString &name = {})
{
    crm::ConnectorEntry entry;
    entry.id = id;
    entry.profile = profile;
    entry.name = name;
    return entry;
}

} // namespace balie::test
