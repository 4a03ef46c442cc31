#include "cti/csta/XmlTree.h"

#include <QCoreApplication>
#include <QVarLengthArray>
#include <QXmlStreamReader>

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString &nothing()
{
    static const QString empty;
    return empty;
}

QStringView localName(QStringView qualified)
{
    return qualified.sliced(qualified.lastIndexOf(u':') + 1);
}

Unexpected<Error> refusal(const QString &detail)
{
    return unexpected(Error{ErrorCode::Protocol,
        QCoreApplication::translate("balie::csta",
            "The telephone system sent a message that "
            "cannot be read."),
        detail});
}

} // namespace

const QString &XmlElement::name() const
{
    return m_tree ? m_tree->m_nodes.at(m_index).name : nothing();
}

const QString &XmlElement::text() const
{
    return m_tree ? m_tree->m_nodes.at(m_index).text : nothing();
}

Attributes XmlElement::attributes() const
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
        case QXmlStreamReader::StartElement: {
            if (open.size() >= limits.depth)
                return refusal(u"elements nested deeper than %1"_s.arg(limits.depth));
            const auto index = qint32(tree.m_nodes.size());
            Node node;
            const QStringView qualified = reader.qualifiedName();
            node.name = localName(qualified).toString();
            node.firstAttribute = qint32(tree.m_attributes.size());
            const auto attributes = reader.attributes();
            for (const auto &attribute : attributes) {
                const QStringView key = attribute.qualifiedName();
                if (key == "xmlns"_L1 || key.startsWith("xmlns:"_L1)) {
                    const QStringView prefix = key == "xmlns"_L1 ? QStringView() : key.sliced(6);
                    const qsizetype colon = qualified.lastIndexOf(u':');
                    const QStringView own = colon < 0 ? QStringView() : qualified.first(colon);
                    if (index == 0 && own == prefix)
                        tree.m_rootNamespace = attribute.value().toString();
                    continue;
                }
                tree.m_attributes.append({localName(key).toString(), attribute.value().toString()});
            }
            node.attributeCount = qint32(tree.m_attributes.size()) - node.firstAttribute;
            if (!open.isEmpty()) {
                Node &parent = tree.m_nodes[open.back()];
                if (parent.lastChild >= 0)
                    tree.m_nodes[parent.lastChild].nextSibling = index;
                else
                    parent.firstChild = index;
                parent.lastChild = index;
            }
            tree.m_nodes.append(std::move(node));
            open.append(index);
            break;
        }
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

} // namespace balie::csta
