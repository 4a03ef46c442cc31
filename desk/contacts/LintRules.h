#pragma once

#include "base/phone/DialRules.h"
#include "base/phone/PhoneNumbers.h"
#include "desk/store/ContactTable.h"

#include <QHash>
#include <QVector>

namespace balie::desk {

/// Something about a number in the directory that will fail or mislead at the telephone.
struct LintFinding {
    enum class Kind {
        Unusable,       ///< can neither be matched with a caller nor dialled
        MissingCountry, ///< the same, and with a + in front it is a number of another country
        Shared,         ///< several contacts have it: a caller could be any of them
        ExtensionClash, ///< is the extension of a colleague with another name
    };

    Kind kind = Kind::Unusable;
    qint64 contact = 0; ///< StoredContact::id; of Shared the first that has it
    QString name; ///< of that contact
    QString number; ///< as the source writes it; of Shared as people write it
    QString fix; ///< what to write in its place; empty: there is nothing to propose
    QString other; ///< ExtensionClash: the colleague; Shared: names of the others, a few
    int count = 1; ///< Shared: how many have it

    /// Translated.
    QString sentence() const;

    friend bool operator==(const LintFinding &, const LintFinding &) = default;
};

/// What is wrong with the numbers of one contact. Pure.
class LintRules {
public:
    /// `extensions`: the PBX's directory, extension -> name.
    LintRules(const PhoneNumbers &numbers, DialRules dial, QHash<QString, QString> extensions);

    QVector<LintFinding> findings(const StoredContact &contact) const;

    /// The only number or numbers that a text can mean that is none as it stands, as people write them;
    /// empty where there is none or more than one.
    QString repaired(const QString &text) const;

private:
    LintFinding unusable(const QString &text) const;

    PhoneNumbers m_numbers;
    DialRules m_dial;
    QHash<QString, QString> m_extensions;
};

} // namespace balie::desk
