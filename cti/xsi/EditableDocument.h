#pragma once

#include "base/Expected.h"

#include <QByteArray>
#include <QPair>
#include <QString>
#include <QVector>
#include <vector>

namespace balie::xsi {

/// A reply that goes back with a change: everything is kept as it was written, prefixes and
/// declarations too. Comments and processing instructions are not. A value type.
struct EditableElement {
    QString name; ///< with its prefix; empty: this is a piece of text
    QVector<QPair<QString, QString>> attributes; ///< namespace declarations among them
    QString text; ///< of a piece of text
    bool isForeign = false; ///< in somebody else's namespace; the searches below pass it by
    std::vector<EditableElement> children;

    QStringView localName() const;
    /// The first child with that local name; null if there is none.
    EditableElement *child(QLatin1StringView local);
    /// The first below it, in document order.
    EditableElement *find(QLatin1StringView local);
    /// All text in it, trimmed.
    QString value() const;
    /// Replaces what is in it, and the nil that it may have had.
    void setValue(const QString &value);
    /// A new element of the same prefix, not put in yet.
    EditableElement sibling(QLatin1StringView local, const QString &value = {}) const;
};

/// Refuses what XmlTree refuses.
Expected<EditableElement> editable(const QByteArray &document);
/// UTF-8, with a declaration that says so.
QByteArray written(const EditableElement &root);

} // namespace balie::xsi
