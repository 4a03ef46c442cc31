#include "base/xml/XmlTree.h"

#include <QCoreApplication>
#include <QVarLengthArray>
#include <QXmlStreamReader>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString &nothing()
{
    static const QString empty;
    return empty;
}

constexpr auto schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"_L1;

QStringView localName(QStringView qualified)
{
    return qualified.sliced(qualified.lastIndexOf(u':') + 1);
}

QStringView prefixOf(QStringView qualified)
{
    const qsizetype colon = qualified.lastIndexOf(u':');
    return colon < 0 ? QStringView() : qualified.first(colon);
}

Unexpected<Error> refusal(const QString &detail)
{
    return unexpected(Error{ErrorCode::Protocol,
        QCoreApplication::translate(
            "balie::XmlTree", "The telephone system sent a message that cannot be read."),
        detail});
}

} // namespace

const QString &XmlElement::name() const
{
    return m_tree ? m_tree->m_nodes.at(m_index).name : nothing();
}

const QString &XmlElement::namespaceUri() const
{
    const qint32 declaration = m_tree ? m_tree->m_nodes.at(m_index).declaration : -1;
    return declaration < 0 ? nothing() : m_tree->m_declarations.at(declaration).uri;
}

const QString &XmlElement::text() const
{
    return m_tree ? m_tree->m_nodes.at(m_index).text : nothing();
}

XmlAttributes XmlElement::attributes() const
{
    if (!m_tree)
        return {};
    const auto &node = m_tree->m_nodes.at(m_index);
    return m_tree->m_attributes.mid(node.firstAttribute, node.attributeCount);
}

QString XmlElement::attribute(QLatin1StringView name) const
{
    if (!m_tree)
        return {};
    const auto &node = m_tree->m_nodes.at(m_index);
    for (qint32 i = node.firstAttribute; i < node.firstAttribute + node.attributeCount; ++i) {
        if (m_tree->m_attributes.at(i).name == name)
            return m_tree->m_attributes.at(i).value;
    }
    return {};
}

QString XmlElement::instanceAttribute(QLatin1StringView name) const
{
    if (!m_tree)
        return {};
    const auto &node = m_tree->m_nodes.at(m_index);
    for (qint32 i = node.firstAttribute; i < node.firstAttribute + node.attributeCount; ++i) {
        const QString &prefix = m_tree->m_attributePrefixes.at(i);
        if (prefix.isEmpty() || m_tree->m_attributes.at(i).name != name)
            continue;
        const qint32 declaration = m_tree->declarationOf(prefix, node.scope);
        if (declaration < 0 || m_tree->m_declarations.at(declaration).uri == schemaInstance)
            return m_tree->m_attributes.at(i).value.trimmed();
    }
    return {};
}

XmlName XmlElement::schemaType() const
{
    const QString qualified = instanceAttribute("type"_L1);
    if (qualified.isEmpty())
        return {};
    const qint32 declaration
        = m_tree->declarationOf(prefixOf(qualified), m_tree->m_nodes.at(m_index).scope);
    return {declaration < 0 ? QString() : m_tree->m_declarations.at(declaration).uri,
        localName(qualified).toString()};
}

bool XmlElement::isNil() const
{
    const QString nil = instanceAttribute("nil"_L1);
    return nil == "true"_L1 || nil == "1"_L1;
}

XmlElement XmlElement::child(QLatin1StringView name) const
{
    for (auto element = firstChild(); element; element = element.nextSibling()) {
        if (element.name() == name)
            return element;
    }
    return {};
}

XmlElement XmlElement::firstChild() const
{
    return m_tree ? at(m_tree->m_nodes.at(m_index).firstChild) : XmlElement();
}

XmlElement XmlElement::nextSibling() const
{
    return m_tree ? at(m_tree->m_nodes.at(m_index).nextSibling) : XmlElement();
}

bool XmlElement::hasChildren() const
{
    return m_tree && m_tree->m_nodes.at(m_index).firstChild >= 0;
}

XmlElement XmlElement::find(QLatin1StringView name) const
{
    if (this->name() == name)
        return *this;
    for (auto element = firstChild(); element; element = element.nextSibling()) {
        if (const auto found = element.find(name))
            return found;
    }
    return {};
}

qint32 XmlTree::declarationOf(QStringView prefix, qint32 scope) const
{
    while (scope >= 0 && m_declarations.at(scope).prefix != prefix)
        scope = m_declarations.at(scope).outer;
    return scope;
}

void XmlTree::addElement(QXmlStreamReader &reader, qint32 parent)
{
    const auto index = qint32(m_nodes.size());
    const QStringView qualified = reader.qualifiedName();
    Node node;
    node.name = localName(qualified).toString();
    node.firstAttribute = qint32(m_attributes.size());
    node.scope = parent < 0 ? -1 : m_nodes.at(parent).scope;
    const auto attributes = reader.attributes();
    for (const auto &attribute : attributes) {
        const QStringView key = attribute.qualifiedName();
        const QStringView prefix = prefixOf(key);
        if (key == "xmlns"_L1 || prefix == "xmlns"_L1) {
            const QString declared = prefix.isEmpty() ? QString() : localName(key).toString();
            m_declarations.append({declared, attribute.value().trimmed().toString(), node.scope});
            node.scope = qint32(m_declarations.size()) - 1;
            continue;
        }
        m_attributes.append({localName(key).toString(), attribute.value().toString()});
        m_attributePrefixes.append(prefix.toString());
    }
    node.attributeCount = qint32(m_attributes.size()) - node.firstAttribute;
    node.declaration = declarationOf(prefixOf(qualified), node.scope);
    if (parent >= 0) {
        Node &above = m_nodes[parent];
        if (above.lastChild >= 0)
            m_nodes[above.lastChild].nextSibling = index;
        else
            above.firstChild = index;
        above.lastChild = index;
    }
    m_nodes.append(std::move(node));
}

Expected<XmlTree> XmlTree::parse(const QByteArray &document, const Limits &limits)
{
    if (document.size() > limits.bytes) {
        return refusal(
            u"document of %1 bytes, the limit is %2"_s.arg(document.size()).arg(limits.bytes));
    }

    XmlTree tree;
    tree.m_nodes.reserve(48);
    QVarLengthArray<qint32, 32> open;
    QXmlStreamReader reader(document);
    // By local name only: some switches use prefixes that they never declare.
    reader.setNamespaceProcessing(false);
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
            return refusal(u"DOCTYPE is not accepted"_s);
        case QXmlStreamReader::EntityReference:
            return refusal(u"entity references are not accepted"_s);
        case QXmlStreamReader::StartElement:
            if (open.size() >= limits.depth)
                return refusal(u"elements nested deeper than %1"_s.arg(limits.depth));
            tree.addElement(reader, open.isEmpty() ? -1 : open.back());
            open.append(qint32(tree.m_nodes.size()) - 1);
            break;
        case QXmlStreamReader::EndElement:
            open.pop_back();
            break;
        case QXmlStreamReader::Characters:
            if (!open.isEmpty())
                tree.m_nodes[open.back()].text += reader.text();
            break;
        default:
            break;
        }
    }
    if (reader.hasError()) {
        return refusal(u"not well-formed at line %1, column %2: %3"_s.arg(reader.lineNumber())
                           .arg(reader.columnNumber())
                           .arg(reader.errorString()));
    }
    return tree;
}

} // namespace balie
