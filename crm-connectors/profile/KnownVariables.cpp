#include "crm-connectors/profile/KnownVariables.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

KnownVariables::KnownVariables(const QVector<ProfileSetting> &settings)
    : m_names{u"now"_s}
{
    for (const ProfileSetting &setting : settings) {
        if (setting.kind == SettingField::Kind::Secret)
            m_secrets.insert("setting."_L1 + setting.key);
        else
            m_names.insert("setting."_L1 + setting.key);
    }
}

void KnownVariables::addSecrets()
{
    m_names.unite(m_secrets);
}

void KnownVariables::addSession(const QStringList &facts)
{
    for (const QString &fact : facts)
        m_names.insert("session."_L1 + fact);
}

void KnownVariables::addKept(const QStringList &facts)
{
    for (const QString &fact : facts)
        m_names.insert("kept."_L1 + fact);
}

void KnownVariables::addNumber(bool withVariants)
{
    m_names.unite({u"number.e164"_s, u"number.digits"_s, u"number.national"_s, u"number.nsn"_s,
        u"number.interleaved"_s, u"number.last4"_s, u"number.last7"_s, u"number.last8"_s});
    if (withVariants) {
        m_names.insert(u"number.variants"_s);
        m_lists.insert(u"number.variants"_s);
    }
}

void KnownVariables::addName()
{
    m_names.unite({u"name.text"_s, u"name.words"_s});
    m_lists.insert(u"name.words"_s);
}

void KnownVariables::addCard()
{
    m_names.unite({u"card.id"_s, u"card.type"_s, u"card.name"_s});
}

void KnownVariables::addCall()
{
    m_names.unite({u"call.key"_s, u"call.direction"_s, u"call.outcome"_s, u"call.number"_s,
        u"call.name"_s, u"call.subject"_s, u"call.text"_s, u"call.start"_s, u"call.end"_s,
        u"call.seconds"_s, u"company.id"_s});
}

void KnownVariables::addPage()
{
    m_names.unite({u"page.skip"_s, u"page.number"_s, u"page.size"_s, u"page.token"_s});
}

void KnownVariables::addItem()
{
    m_names.insert(u"item"_s);
}

void KnownVariables::addFolder()
{
    m_names.insert(u"folder.id"_s);
}

void KnownVariables::addNote()
{
    m_names.insert(u"note.before"_s);
}

void KnownVariables::addBusy()
{
    m_names.unite({u"busy.emails"_s, u"busy.from"_s, u"busy.until"_s});
    m_lists.insert(u"busy.emails"_s);
}

void KnownVariables::addColleague()
{
    m_names.unite({u"colleague.email"_s, u"colleague.name"_s});
}

QString KnownVariables::problemOf(const QString &name) const
{
    if (m_names.contains(name))
        return {};
    const QString key = name.section(u'.', 1);
    if (m_secrets.contains(name))
        return u"the secret setting '%1' may be used in auth only"_s.arg(key);
    if (name.startsWith("setting."_L1))
        return u"there is no setting '%1'"_s.arg(key);
    if (name.startsWith("session."_L1))
        return u"auth keeps no '%1' that may be used here"_s.arg(key);
    if (name.startsWith("kept."_L1))
        return u"nothing before it keeps '%1'"_s.arg(key);
    if (name == "number.variants"_L1)
        return u"number.variants is used, but numbers/variants does not say which"_s;
    return u"there is no variable '%1' here"_s.arg(name);
}

} // namespace balie::crm
