#pragma once

#include <QByteArray>
#include <QStringList>
#include <QVector>
#include <optional>

namespace balie {

/// One property of a vCard 2.1, 3.0 or 4.0 with its parameters in any notation: TYPE=work,voice,
/// TYPE=work;TYPE=voice, TYPE="work,voice" and the bare WORK;VOICE of 2.1.
struct VCardProperty {
    enum class Encoding { Plain, QuotedPrintable, Base64 };

    QByteArray group; ///< "item1" of item1.TEL
    QByteArray name; ///< upper case
    QVector<QByteArray> types; ///< lower case, without "pref"
    Encoding encoding = Encoding::Plain;
    QByteArray charset; ///< upper case; empty: not said
    bool preferred = false;
    QByteArray value; ///< as it stands in the file

    /// Nothing where the line has no colon behind a name.
    static std::optional<VCardProperty> parse(QByteArrayView line);
    /// Whether a line with this beginning is a property that VCardReader reads.
    static bool isRead(QByteArrayView beginning);

    bool hasType(QByteArrayView type) const { return types.contains(type.toByteArray()); }
    /// The value decoded, in characters, without escapes.
    QString text() const;
    /// The components of a structured value (N, ORG), each without escapes.
    QStringList components() const;
    /// Whether its bytes are not UTF-8 and its character set none that is known.
    bool isGuessed() const;

private:
    void parameter(QByteArrayView text);
    void word(QByteArrayView value);
    QByteArray bytes() const;
};

} // namespace balie
