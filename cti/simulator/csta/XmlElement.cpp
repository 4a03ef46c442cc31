#include "cti/simulator/csta/XmlElement.h"

#include <QXmlStreamReader>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 32;
constexpr int maxElements = 20'000;

class TreeReader {
public:
    explicit TreeReader(QByteArrayView document)
        : m_reader(QByteArray::fromRawData(document.data(), document.size()))
    {
    }

    Expected<XmlElement, XmlFault> read()
    {
        XmlElement root;
        bool seen = false;
        while (!m_reader.atEnd()) {
            const auto token = m_reader.readNext();
            if (token == QXmlStreamReader::DTD)
                return unexpected(XmlFault::Doctype);
            if (token == QXmlStreamReader::StartElement) {
                seen = true;
                if (!readInto(root, 1))
                    return unexpected(m_fault);
            }
        }
        if (m_reader.hasError() || !seen)
            return unexpected(XmlFault::NotWellFormed);
        return root;
    }

private:
    bool fail(XmlFault fault)
    {
        m_fault = fault;
        return false;
    }

    bool readInto(XmlElement &element, int depth)
    {
        if (depth > maxDepth || ++m_count > maxElements)
            return fail(XmlFault::TooLarge);
        element.name = m_reader.name().toString();
        element.namespaceUri = m_reader.namespaceUri().toString();
        const auto attributes = m_reader.attributes();
        for (const auto &attribute : attributes)
            element.attributes.push_back(
                {attribute.name().toString(), attribute.value().toString()});
        while (!m_reader.atEnd()) {
            switch (m_reader.readNext()) {
            case QXmlStreamReader::StartElement:
                element.children.emplace_back();
                if (!readInto(element.children.back(), depth + 1))
                    return false;
                break;
            case QXmlStreamReader::Characters:
                element.text += m_reader.text();
                break;
            case QXmlStreamReader::EndElement:
                element.text = element.text.trimmed();
                return true;
            case QXmlStreamReader::EntityReference:
                return fail(XmlFault::NotWellFormed);
            default:
                break;
            }
        }
        return fail(XmlFault::NotWellFormed);
    }

    QXmlStreamReader m_reader;
    int m_count = 0;
    XmlFault m_fault = XmlFault::NotWellFormed;
};

} // namespace

const XmlElement *XmlElement::child(QLatin1StringView childName) const
{
    for (const XmlElement &element : children) {
        if (element.name == childName)
            return &element;
    }
    return nullptr;
}

QString XmlElement::childText(QLatin1StringView childName) const
{
    const XmlElement *found = child(childName);
    return found ? found->text : QString();
}

QString XmlElement::attribute(QLatin1StringView attributeName) const
{
    for (const Attribute &attribute : attributes) {
        if (attribute.name == attributeName)
            return attribute.value;
    }
    return {};
}

const XmlElement *XmlElement::descendant(QLatin1StringView wanted) const
{
    for (const XmlElement &element : children) {
        if (element.name == wanted)
            return &element;
        if (const XmlElement *deeper = element.descendant(wanted))
            return deeper;
    }
    return nullptr;
}

Expected<XmlElement, XmlFault> readXml(QByteArrayView document)
{
    return TreeReader(document).read();
}

std::optional<bool> booleanFrom(const QString &text)
{
    if (text == "true"_L1 || text == "1"_L1)
        return true;
    if (text == "false"_L1 || text == "0"_L1)
        return false;
    return std::nullopt;
}

} // namespace balie::sim
