#pragma once

#include "base/phone/PhoneNumber.h"

#include <QString>
#include <QVector>

namespace balie {

/// How this office dials: what is put before a number that leaves the house, and which public numbers are
/// its own extensions.
struct DialRules {
    /// One site whose extensions have public numbers: "+3120123" with 4 digits makes +31201234567 extension
    /// 4567.
    struct Site {
        QString prefix; ///< E.164 without the extension
        int digits = 0; ///< of the extension
        QString shortPrefix; ///< before the extension when dialled from here; usually empty

        friend bool operator==(const Site &, const Site &) = default;
    };

    /// "0", "9" or empty; never before Extension, Emergency and Code. With one, numbers are dialled as from
    /// a plain telephone: 0201234567, and 0049... abroad.
    QString outsideLine;
    QString internationalPrefix = QStringLiteral("00"); ///< PhoneNumbers::internationalPrefix()
    bool national = false; ///< dial 0201234567 in place of +31201234567 for numbers of the own country
    QVector<Site> sites;

    /// What is given to the switch. Empty for Withheld and Invalid. 0800 and 0900 numbers are always dialled
    /// nationally: they do not exist from abroad.
    QString dialString(const PhoneNumber &number) const;
    /// The own extension that this public number is, or empty.
    QString extensionOf(const PhoneNumber &number) const;

    friend bool operator==(const DialRules &, const DialRules &) = default;
};

} // namespace balie
