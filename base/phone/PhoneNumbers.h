#pragma once

#include "base/Expected.h"
#include "base/phone/PhoneNumber.h"

#include <QVector>

namespace balie {

/// Reads numbers as people and switches write them, with the numbering plans of libphonenumber: the
/// only door to that library. A value to copy about; any thread (libphonenumber's tables are built
/// at the first use and shared).
class PhoneNumbers {
public:
    /// ISO 3166 code of the country whose numbers are written without one, e.g. "NL". Unknown: NL.
    explicit PhoneNumbers(const QString &region = QStringLiteral("NL"));

    const QString &region() const { return m_region; }
    static bool isRegion(const QString &region);

    /// One number. Takes tel: and sip: URIs (RFC 3966, and as seen in the wild), "toestel 12", dots,
    /// "(0)", "00 31". Of a field with several numbers it is the first that can be read. Text of any length; what is
    /// longer than any number is Invalid.
    PhoneNumber read(const QString &text) const;
    /// read(text).key() at a third of its cost, for what is only compared.
    QString keyOf(const QString &text) const;
    /// As people of the region write it: PhoneNumber::national of a number with an E.164 form; everything else as it
    /// stands.
    QString shown(const QString &text) const;
    /// A field of a contact that may hold several: "088-012 34 56 / 06-12345678", "020... of 06...".
    /// One for each part of it, also the Invalid ones; none of an empty field.
    QVector<PhoneNumber> readField(const QString &text) const;

    /// What is dialled from the region before a country code: "00".
    QString internationalPrefix() const;

    /// The digits by which a number that is being typed is found by its beginning: "+31 6 12", "0031612",
    /// "06-12" and "612" (at least 3) all give "612"; "(020)" gives "20"; an extension stays. Empty when it
    /// is no beginning of a number.
    QString searchDigits(const QString &typed) const;
    /// The same digits of a whole number: its national significant number; of a foreign one with its
    /// country code in front; of an extension, the extension.
    QString searchDigits(const PhoneNumber &number) const;
    QString searchDigitsOfKey(const QString &key) const;

private:
    QString m_region;
};

} // namespace balie
