#include "base/contacts/VCardReader.h"

#include <algorithm>
#include <array>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

ContactNumberKind kindOf(const VCardProperty &property)
{
    struct Word {
        QByteArrayView type;
        ContactNumberKind kind;
    };
    // A fax at work is a fax; a mobile at work is a mobile.
    static constexpr std::array words{
        Word{"fax", ContactNumberKind::Fax},
        Word{"pager", ContactNumberKind::Pager},
        Word{"assistant", ContactNumberKind::Assistant},
        Word{"x-assistant", ContactNumberKind::Assistant},
        Word{"cell", ContactNumberKind::Mobile},
        Word{"mobile", ContactNumberKind::Mobile},
        Word{"iphone", ContactNumberKind::Mobile},
        Word{"car", ContactNumberKind::Mobile},
        Word{"main", ContactNumberKind::Main},
        Word{"company", ContactNumberKind::Main},
        Word{"work", ContactNumberKind::Work},
        Word{"home", ContactNumberKind::Home},
    };
    for (const Word &word : words) {
        if (property.hasType(word.type))
            return word.kind;
    }
    return ContactNumberKind::Other;
}

/// Of the label that a user of an Apple or Google address book gave a number.
ContactNumberKind kindOfLabel(const QString &label)
{
    const auto says = [&label](QLatin1StringView word) {
        return label.contains(word, Qt::CaseInsensitive);
    };
    if (says("fax"_L1))
        return ContactNumberKind::Fax;
    if (says("pager"_L1) || says("semafoon"_L1))
        return ContactNumberKind::Pager;
    if (says("assist"_L1) || says("secret"_L1))
        return ContactNumberKind::Assistant;
    if (says("mobi"_L1) || says("cell"_L1) || says("iphone"_L1) || says("gsm"_L1))
        return ContactNumberKind::Mobile;
    if (says("main"_L1) || says("hoofd"_L1) || says("algemeen"_L1))
        return ContactNumberKind::Main;
    if (says("work"_L1) || says("werk"_L1) || says("kantoor"_L1) || says("office"_L1))
        return ContactNumberKind::Work;
    if (says("home"_L1) || says("thuis"_L1) || says("priv"_L1))
        return ContactNumberKind::Home;
    return ContactNumberKind::Other;
}

QString joined(const QStringList &parts)
{
    QString text;
    for (const QString &part : parts) {
        if (part.isEmpty())
            continue;
        if (!text.isEmpty())
            text += u' ';
        text += part;
    }
    return text;
}

} // namespace

QVector<Contact> VCardReader::feed(QByteArrayView bytes)
{
    for (const VCardLine &line : m_lines.feed(bytes))
        take(line);
    return std::exchange(m_contacts, {});
}

QVector<Contact> VCardReader::finish()
{
    for (const VCardLine &line : m_lines.finish())
        take(line);
    m_wasCutOff = m_cardLine != 0;
    if (m_wasCutOff)
        endCard(false);
    return std::exchange(m_contacts, {});
}

QVector<ReadRemark> VCardReader::takeRemarks()
{
    return std::exchange(m_remarks, {});
}

void VCardReader::take(const VCardLine &line)
{
    const auto property = VCardProperty::parse(line.text);
    const bool inside = m_cardLine != 0;
    if (property && property->name == "BEGIN"
        && property->value.trimmed().compare("VCARD", Qt::CaseInsensitive) == 0) {
        begin(line);
    } else if (inside && property) {
        insideCard(line, *property);
    } else if (inside) {
        // Photos of some writers go on without a blank in front.
        const bool expected = m_inBase64 || !m_skippedUntil.isEmpty() || m_agents > 0 || m_isGroup
            || line.text.trimmed().isEmpty();
        if (!expected)
            remark(ReadRemark::What::NoProperty, line.number);
    } else if (!m_inGarbage && !line.text.trimmed().isEmpty()) {
        m_inGarbage = true;
        remark(ReadRemark::What::OutsideCard, line.number);
    }
}

void VCardReader::begin(const VCardLine &line)
{
    if (m_cardLine != 0 && std::exchange(m_agentFollows, false)) {
        ++m_agents;
        return;
    }
    if (m_cardLine != 0)
        endCard(false);
    m_cardLine = line.number;
    m_inGarbage = false;
}

void VCardReader::endCard(bool properly)
{
    const qint64 line = std::exchange(m_cardLine, 0);
    if (!properly)
        remark(ReadRemark::What::NoEnd, line);
    applyLabels();
    if (m_contact.title.isEmpty())
        m_contact.title = m_role;
    makeDisplayName();
    const bool isEmpty
        = m_contact.displayName.isEmpty() && m_contact.numbers.isEmpty() && m_contact.emails.isEmpty();
    if (isEmpty && !m_isGroup)
        remark(ReadRemark::What::EmptyCard, line);
    else if (!m_isGroup)
        m_contacts.append(std::move(m_contact));
    m_contact = {};
    m_numberGroups.clear();
    m_labels.clear();
    m_role.clear();
    m_cardBytes = 0;
    m_skippedUntil.clear();
    m_agents = 0;
    m_agentFollows = false;
    m_isGroup = false;
    m_inBase64 = false;
}

void VCardReader::insideCard(const VCardLine &line, const VCardProperty &property)
{
    m_inBase64 = property.encoding == VCardProperty::Encoding::Base64;
    m_agentFollows = false;
    const QByteArray &name = property.name;
    if (name == "END") {
        const QByteArray what = property.value.trimmed().toUpper();
        if (m_agents > 0 && what == "VCARD") {
            --m_agents;
        } else if (what == "VCARD") {
            endCard(true);
        } else if (what == m_skippedUntil) {
            m_skippedUntil.clear();
        }
        return;
    }
    if (name == "AGENT") {
        const QByteArray value = property.value.trimmed().toUpper();
        m_agentFollows = value.isEmpty();
        if (value == "BEGIN:VCARD")
            ++m_agents;
        return;
    }
    if (m_agents > 0 || !m_skippedUntil.isEmpty())
        return;
    if (name == "BEGIN") {
        m_skippedUntil = property.value.trimmed().toUpper();
        return;
    }
    if (line.tooLong) {
        remark(ReadRemark::What::PropertyTooLong, line.number);
        return;
    }
    if (m_cardBytes > longestCard)
        return;
    if (!VCardProperty::isRead(line.text.trimmed()))
        return;
    m_cardBytes += line.text.size();
    if (m_cardBytes > longestCard) {
        remark(ReadRemark::What::CardTooLong, line.number);
        return;
    }
    if (property.isGuessed())
        remark(ReadRemark::What::UnknownCharset, line.number, QString::fromLatin1(property.charset));
    m_lastLine = line.number;
    read(property);
}

void VCardReader::read(const VCardProperty &property)
{
    const QByteArray &name = property.name;
    const auto fillOnce = [](QString &field, const QString &text) {
        if (field.isEmpty())
            field = text;
    };
    if (name == "TEL" || name == "X-MS-TEL") {
        readNumber(property);
    } else if (name == "FN") {
        fillOnce(m_contact.displayName, property.text().simplified());
    } else if (name == "N") {
        readName(property.components());
    } else if (name == "EMAIL") {
        readEmail(property);
    } else if (name == "ORG") {
        QStringList units = property.components();
        fillOnce(m_contact.company, units.takeFirst());
        units.removeAll({});
        fillOnce(m_contact.department, units.join(", "_L1));
    } else if (name == "TITLE") {
        fillOnce(m_contact.title, property.text());
    } else if (name == "ROLE") {
        fillOnce(m_role, property.text());
    } else if (name == "NOTE") {
        const QString text = property.text();
        if (!text.isEmpty())
            m_contact.note += m_contact.note.isEmpty() ? text : u'\n' + text;
    } else if (name == "UID") {
        QString uid = property.text();
        if (uid.startsWith("urn:uuid:"_L1, Qt::CaseInsensitive))
            uid = uid.sliced(9).toLower();
        fillOnce(m_contact.uid, uid);
    } else if (name == "REV") {
        fillOnce(m_contact.revision, property.text());
    } else if (name == "URL" || name == "SOURCE") {
        const QString link = property.text();
        if (link.startsWith("https://"_L1, Qt::CaseInsensitive)
            && (m_contact.link.isEmpty() || name == "SOURCE"))
            m_contact.link = link;
    } else if (name == "KIND" || name == "X-ADDRESSBOOKSERVER-KIND") {
        m_isGroup = m_isGroup || property.text().compare("group"_L1, Qt::CaseInsensitive) == 0;
    } else if (name == "X-ABLABEL" && !property.group.isEmpty()
        && m_labels.size() < mostNumbers) {
        m_labels.insert(property.group, property.text());
    }
}

void VCardReader::readName(const QStringList &parts)
{
    const auto part = [&parts](qsizetype i) { return parts.value(i).simplified(); };
    if (m_contact.familyName.isEmpty() && m_contact.givenName.isEmpty()) {
        m_contact.familyName = part(0);
        m_contact.givenName = part(1);
        m_contact.middleNames = part(2);
    }
}

void VCardReader::readNumber(const VCardProperty &property)
{
    const QString text = property.text().simplified();
    if (text.isEmpty())
        return;
    if (m_contact.numbers.size() == mostNumbers) {
        remark(ReadRemark::What::CardTooLong, m_lastLine);
        m_cardBytes = longestCard + 1;
        return;
    }
    m_contact.numbers.append({kindOf(property), text, property.preferred});
    m_numberGroups.append(property.group);
}

void VCardReader::readEmail(const VCardProperty &property)
{
    QString text = property.text();
    if (text.startsWith("mailto:"_L1, Qt::CaseInsensitive))
        text = text.sliced(7);
    // Exchange writes its internal addresses here too: /o=Office/cn=...
    if (!text.contains(u'@') || text.startsWith(u'/') || m_contact.emails.contains(text)
        || m_contact.emails.size() == mostNumbers)
        return;
    if (property.preferred)
        m_contact.emails.prepend(text);
    else
        m_contact.emails.append(text);
}

void VCardReader::applyLabels()
{
    for (qsizetype i = 0; i < m_contact.numbers.size(); ++i) {
        ContactNumber &number = m_contact.numbers[i];
        if (number.kind == ContactNumberKind::Other)
            number.kind = kindOfLabel(m_labels.value(m_numberGroups.at(i)));
    }
}

void VCardReader::makeDisplayName()
{
    if (m_contact.displayName.isEmpty()) {
        m_contact.displayName
            = joined({m_contact.givenName, m_contact.middleNames, m_contact.familyName});
    }
    if (m_contact.displayName.isEmpty())
        m_contact.displayName = m_contact.company;
}

void VCardReader::remark(ReadRemark::What what, qint64 line, const QString &name)
{
    m_remarks.append({what, line, 1, 0, 0, name});
}

} // namespace balie
