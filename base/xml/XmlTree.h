#pragma once

#include "base/Expected.h"

#include <QByteArrayView>
#include <QString>
#include <QVector>

QT_BEGIN_NAMESPACE
class QXmlStreamReader;
QT_END_NAMESPACE

namespace balie {

/// One attribute, by local name. Namespace declarations are not attributes.
struct XmlAttribute {
    QString name;
    QString value;

    friend bool operator==(const XmlAttribute &, const XmlAttribute &) = default;
};
using XmlAttributes = QVector<XmlAttribute>;

/// A qualified name, resolved: of an element, or of the value of an xsi:type.
struct XmlName {
    QString namespaceUri; ///< empty: none, or a prefix that was never declared
    QString local;

    friend bool operator==(const XmlName &, const XmlName &) = default;
};

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
    /// Empty where no namespace was declared for it.
    const QString &namespaceUri() const;
    /// The element's own character data, as written; of its children nothing.
    const QString &text() const;
    /// text() without white space around it: for numbers, enumerations and identifiers.
    QString value() const { return text().trimmed(); }
    XmlAttributes attributes() const;
    QString attribute(QLatin1StringView name) const;

    /// What its xsi:type says, whatever the prefixes are called; empty where there is none. A type
    /// attribute of an undeclared prefix counts too, a plain one does not.
    XmlName schemaType() const;
    /// xsi:nil: there on purpose, without a value.
    bool isNil() const;

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
    /// The value of the attribute of that name in the XMLSchema-instance namespace; null if
    /// missing.
    QString instanceAttribute(QLatin1StringView name) const;

    const XmlTree *m_tree = nullptr;
    qint32 m_index = -1;
};

/// A whole document as received, by local names: what the codecs, the trace tools and "unknown
/// things are kept" all read. The character set is the one that the document declares, as far as Qt
/// knows it (UTF-8, UTF-16 and ISO-8859-1 always). Flat and cheap to build; a value type.
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
    const QString &rootNamespace() const { return root().namespaceUri(); }

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
        qint32 scope = -1; ///< the innermost declaration that it sees
        qint32 declaration = -1; ///< the one that its own prefix means
    };
    struct Declaration {
        QString prefix;
        QString uri;
        qint32 outer = -1; ///< the next one to ask, -1 at the end
    };

    qint32 declarationOf(QStringView prefix, qint32 scope) const;
    void addElement(QXmlStreamReader &reader, qint32 parent);

    QVector<Node> m_nodes;
    XmlAttributes m_attributes;
    QVector<QString> m_attributePrefixes; ///< one for each of m_attributes; null: none
    QVector<Declaration> m_declarations;
};

} // namespace balie
