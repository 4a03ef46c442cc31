#include "cti/xsi/EditableDocument.h"

#include "cti/xsi/Elements.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringView localOf(QStringView qualified)
{
    return qualified.sliced(qualified.lastIndexOf(u':') + 1);
}

/// The reader stands on the start tag of what `same` shows resolved; depth and size have been
/// judged before.
EditableElement elementFrom(QXmlStreamReader &reader, const XmlElement &same)
{
    EditableElement element;
    element.isForeign = !isOurs(same);
    XmlElement next = same.firstChild();
    element.name = reader.qualifiedName().toString();
    const auto attributes = reader.attributes();
    for (const auto &attribute : attributes)
        element.attributes.append(
            {attribute.qualifiedName().toString(), attribute.value().toString()});
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            element.children.push_back(elementFrom(reader, next));
            next = next.nextSibling();
            break;
        case QXmlStreamReader::Characters: {
            EditableElement text;
            text.text = reader.text().toString();
            element.children.push_back(std::move(text));
            break;
        }
        case QXmlStreamReader::EndElement:
            return element;
        default:
            break;
        }
    }
    return element;
}

void write(const EditableElement &element, QXmlStreamWriter &writer)
{
    if (element.name.isEmpty()) {
        writer.writeCharacters(element.text);
        return;
    }
    writer.writeStartElement(element.name);
    for (const auto &[name, value] : element.attributes)
        writer.writeAttribute(name, value);
    for (const EditableElement &child : element.children)
        write(child, writer);
    writer.writeEndElement();
}

} // namespace

QStringView EditableElement::localName() const
{
    return localOf(name);
}

EditableElement *EditableElement::child(QLatin1StringView local)
{
    for (EditableElement &element : children) {
        if (element.localName() == local && !element.isForeign)
            return &element;
    }
    return nullptr;
}

EditableElement *EditableElement::find(QLatin1StringView local)
{
    for (EditableElement &element : children) {
        if (element.localName() == local && !element.isForeign)
            return &element;
        if (EditableElement *found = element.find(local))
            return found;
    }
    return nullptr;
}

QString EditableElement::value() const
{
    QString all = text;
    for (const EditableElement &element : children)
        all += element.value();
    return all.trimmed();
}

void EditableElement::setValue(const QString &value)
{
    attributes.removeIf([](const auto &attribute) { return localOf(attribute.first) == "nil"_L1; });
    children.clear();
    EditableElement piece;
    piece.text = value;
    children.push_back(std::move(piece));
}

EditableElement EditableElement::sibling(QLatin1StringView local, const QString &value) const
{
    EditableElement element;
    const qsizetype colon = name.lastIndexOf(u':');
    element.name = name.first(colon + 1) + local;
    if (!value.isEmpty())
        element.setValue(value);
    return element;
}

Expected<EditableElement> editable(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    QXmlStreamReader reader(document);
    reader.setNamespaceProcessing(false);
    while (!reader.atEnd() && reader.readNext() != QXmlStreamReader::StartElement) { }
    return elementFrom(reader, tree->root());
}

QByteArray written(const EditableElement &root)
{
    QByteArray document;
    QXmlStreamWriter writer(&document);
    writer.writeStartDocument();
    write(root, writer);
    writer.writeEndDocument();
    return document;
}

} // namespace balie::xsi
