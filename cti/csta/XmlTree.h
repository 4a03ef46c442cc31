#pragma once

#include "base/Expected.h"

#include <QByteArrayView>
#include <QString>
#include <QVector>

namespace balie::csta {

/// One attribute, by local name. Namespace declarations are not attributes.
struct Attribute {
    QString name;
    QString value;

    friend bool operator==(const Attribute &, const Attribute &) = default;
};
using Attributes = QVector<Attribute>;

class XmlTree;

/// A cursor on one element of an XmlTree, which must outlive it. A missing element is a null
/// cursor: all its questions answer with nothing, so that chains of optional elements need no
/// checks.
class XmlElement {
public:
    XmlElement() = default;

    bool isNull() const { return m_tree == nullptr; }
    explicit operator bool() const { return !isNull(); }

    /// Local name: a prefix is cut off, declared or not.
    const QString &name() const;
    /// The element's own character data, as written; of its children nothing.
    const QString &text() const;
    /// text() without white space around it: for numbers, enumerations and identifiers.
    QString value() const { return text().trimmed(); }
    Attributes attributes() const;
    QString attribute(QLatin1StringView name) const;

    /// The first child with that local name, wherever it stands.
    XmlElement child(QLatin1StringView name) const;
    XmlElement firstChild() const;
    XmlElement nextSibling() const;
    bool hasChildren() const;
    /// This element or the first below it, in document order, with that local name.
    XmlElement find(QLatin1StringView name) const;

private:
    friend class XmlTree;
    XmlElement(const XmlTree *tree, qint32 index)
        : m_tree(tree)
        , m_index(index)
    {
    }
    XmlElement at(qint32 index) const
    {
        return index < 0 ? XmlElement() : XmlElement(m_tree, index);
    }

    const XmlTree *m_tree = nullptr;
    qint32 m_index = -1;
};

/// A whole document as received, by local names: what the codec, the trace tools and "unknown
/// things are kept" all read. Flat and cheap to build; a value type.
class XmlTree {
public:
    struct Limits {
        qsizetype bytes = 4 * 1024 * 1024;
        int depth = 64;
    };

    /// Refuses, with ErrorCode::Protocol, what is not well-formed, is over the limits, or carries a
    /// DOCTYPE or an entity of its own.
    static Expected<XmlTree> parse(const QByteArray &document, const Limits &limits);
    static Expected<XmlTree> parse(const QByteArray &document) { return parse(document, Limits()); }

    XmlElement root() const { return m_nodes.isEmpty() ? XmlElement() : XmlElement(this, 0); }
    /// The namespace that the root stands in, empty if none was declared for it.
    const QString &rootNamespace() const { return m_rootNamespace; }

private:
    friend class XmlElement;
    struct Node {
        QString name;
        QString text;
        qint32 firstChild = -1;
        qint32 lastChild = -1;
        qint32 nextSibling = -1;
        qint32 firstAttribute = 0;
        qint32 attributeCount = 0;
    };

    QVector<Node> m_nodes;
    Attributes m_attributes;
    QString m_rootNamespace;
};

} // namespace balie::csta
