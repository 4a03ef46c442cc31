#include "cti/csta/DocumentWriter.h"

#include <QCoreApplication>
#include <QXmlStreamWriter>
#include <algorithm>

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Characters that no XML 1.0 document can hold, not even escaped.
bool carriesXml(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        if ((c < 0x20 && c != u'\t' && c != u'\n' && c != u'\r') || QChar::isSurrogate(c)
            || c >= 0xFFFE)
            return false;
    }
    return true;
}

class DocumentWriter {
public:
    DocumentWriter(const MessageRule &rule, const EncoderOptions &options)
        : m_rule(rule)
        , m_options(options)
        , m_writer(&m_bytes)
    {
    }

    Expected<QByteArray> write(const std::vector<Field> &fields)
    {
        m_writer.writeStartDocument();
        m_writer.writeStartElement(m_rule.root);
        m_writer.writeDefaultNamespace(m_rule.dictionary == Dictionary::Csta
                ? cstaNamespace(m_options.edition)
                : applicationSessionNamespace());
        writeRules(m_rule.elements, fields, m_rule.root);
        m_writer.writeEndElement();
        m_writer.writeEndDocument();
        if (!m_fault.isEmpty()) {
            return unexpected(Error{ErrorCode::InvalidInput,
                QCoreApplication::translate("balie::csta",
                    "The request could not be sent: a number, a call or a "
                    "text in it is missing or not valid."),
                m_fault});
        }
        return m_bytes;
    }

private:
    void fault(const QString &what)
    {
        if (m_fault.isEmpty())
            m_fault = what;
    }

    void writeRules(
        std::span<const ElementRule> rules, const std::vector<Field> &fields, const QString &parent)
    {
        for (const Field &field : fields) {
            if (std::none_of(rules.begin(), rules.end(),
                    [&](const auto &r) { return r.name == field.name; }))
                fault(u"%1/%2 is not in the element table"_s.arg(parent, field.name));
        }
        for (const ElementRule &rule : rules) {
            bool written = false;
            for (const Field &field : fields) {
                if (field.name != rule.name || field.isEmpty() || rule.since > m_options.edition)
                    continue;
                writeField(rule, field);
                written = true;
            }
            if (!written && rule.presence == Presence::Mandatory)
                fault(u"%1/%2 is mandatory and empty"_s.arg(parent, rule.name));
        }
    }

    void writeField(const ElementRule &rule, const Field &field)
    {
        switch (rule.content) {
        case Content::Text:
            writeText(rule.name, field.text);
            return;
        case Content::Connection:
            m_writer.writeStartElement(rule.name);
            if (m_options.deviceIdFirst && !field.connection.device.isEmpty())
                writeText("deviceID"_L1, field.connection.device);
            if (!field.connection.call.isEmpty())
                writeText("callID"_L1, DeviceText{field.connection.call});
            if (!m_options.deviceIdFirst && !field.connection.device.isEmpty())
                writeText("deviceID"_L1, field.connection.device);
            break;
        case Content::Structure:
        case Content::Choice:
        case Content::List:
            m_writer.writeStartElement(rule.name);
            writeRules(rule.children, field.children, rule.name);
            break;
        case Content::DeflectTarget:
            if (!m_options.deflectToList) {
                writeText(rule.name, field.text);
                return;
            }
            m_writer.writeStartElement(rule.name);
            writeText("device"_L1, field.text);
            break;
        case Content::Private:
            m_writer.writeStartElement(rule.name);
            writePrivate(*field.privateElement, true);
            break;
        }
        m_writer.writeEndElement();
    }

    void writeText(QLatin1StringView name, const DeviceText &text)
    {
        m_writer.writeStartElement(name);
        for (const XmlAttribute &attribute : text.attributes)
            m_writer.writeAttribute(attribute.name, legal(name, attribute.value));
        m_writer.writeCharacters(legal(name, text.text));
        m_writer.writeEndElement();
    }

    void writePrivate(const PrivateElement &element, bool outermost)
    {
        m_writer.writeStartElement("b:"_L1 + element.name);
        if (outermost)
            m_writer.writeNamespace(
                element.namespaceUri.isEmpty() ? balieNamespace() : element.namespaceUri, u"b"_s);
        if (element.namesType) {
            m_writer.writeNamespace(u"http://www.w3.org/2001/XMLSchema-instance"_s, u"xsi"_s);
            m_writer.writeAttribute(u"xsi:type"_s, "b:"_L1 + element.name);
        }
        for (const auto &[name, value] : element.attributes)
            m_writer.writeAttribute(name, legal(element.name, value));
        m_writer.writeCharacters(legal(element.name, element.text));
        for (const PrivateElement &child : element.children)
            writePrivate(child, false);
        m_writer.writeEndElement();
    }

    const QString &legal(QLatin1StringView name, const QString &text)
    {
        if (!carriesXml(text))
            fault(u"%1 holds characters that XML cannot carry"_s.arg(name));
        return text;
    }

    const MessageRule &m_rule;
    const EncoderOptions &m_options;
    QByteArray m_bytes;
    QXmlStreamWriter m_writer;
    QString m_fault;
};

} // namespace

bool Field::isEmpty() const
{
    return text.isEmpty() && connection.isEmpty() && !privateElement
        && std::all_of(
            children.begin(), children.end(), [](const Field &child) { return child.isEmpty(); });
}

Expected<QByteArray> writeDocument(
    const MessageRule &rule, const std::vector<Field> &fields, const EncoderOptions &options)
{
    return DocumentWriter(rule, options).write(fields);
}

} // namespace balie::csta
