#pragma once

#include "cti/simulator/csta/FaceOptions.h"

#include <QByteArray>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace balie::sim {

/// Appends one document to a byte array. Element names but the root's must outlive the writer (they
/// are literals). The caller is responsible for the order; nothing is checked here.
class XmlWriter {
public:
    using Attributes = std::initializer_list<std::pair<QByteArrayView, std::optional<std::string>>>;

    explicit XmlWriter(XmlNaming naming, qsizetype sizeHint = 1024);

    /// The declaration and the root's start tag. An empty namespace writes none.
    void root(QByteArrayView name, QByteArrayView namespaceUri);
    void open(QByteArrayView name);
    void close();
    /// Text is UTF-8 everywhere and is escaped here.
    void leaf(QByteArrayView name, QByteArrayView text);
    void leafWithAttribute(
        QByteArrayView name, QByteArrayView text, QByteArrayView key, QByteArrayView value);
    void flag(QByteArrayView name, bool value);
    void number(QByteArrayView name, qint64 value);
    void empty(QByteArrayView name);

    /// An element of our own private namespace, prefix `b`; `declare` where no ancestor has
    /// declared it. Attributes without a value are left out.
    void openPrivate(QByteArrayView name, Attributes attributes, bool declare = false);
    void emptyPrivate(QByteArrayView name, Attributes attributes, bool declare = false);
    void leafPrivate(QByteArrayView name, QByteArrayView text, Attributes attributes = {});

    /// Where the next byte goes: marks a hole that is filled later.
    qsizetype position() const { return m_out.size(); }
    /// Everything written, all elements closed.
    QByteArray take();

private:
    struct Open {
        QByteArrayView name;
        bool isPrivate;
    };

    void tag(QByteArrayView before, QByteArrayView name, QByteArrayView after);
    void privateStart(QByteArrayView name, Attributes attributes, bool declare);
    void escaped(QByteArrayView text);

    QByteArray m_out;
    QByteArray m_rootName;
    QByteArrayView m_prefix;
    bool m_namespaced;
    std::vector<Open> m_open;
};

} // namespace balie::sim
