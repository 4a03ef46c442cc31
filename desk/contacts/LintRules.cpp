#include "desk/contacts/LintRules.h"

#include "desk/search/Fold.h"

#include <QCoreApplication>
#include <algorithm>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

struct LintText {
    Q_DECLARE_TR_FUNCTIONS(ContactLint)
};

// No field with a number in it is longer; what is, is not worth the attempts.
constexpr qsizetype longestRepairable = 60;

bool isNumber(const PhoneNumber &number)
{
    return number.kind == NumberKind::Number;
}

bool hasDigits(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

/// O6-l2345678: letters that were typed or recognised in place of digits.
QString withDigits(QString text)
{
    for (QChar &c : text) {
        if (c == u'O' || c == u'o')
            c = u'0';
        else if (c == u'l' || c == u'I')
            c = u'1';
    }
    return text;
}

bool sameName(const QString &a, const QString &b)
{
    QStringList one = wordsOf(fold(a));
    QStringList other = wordsOf(fold(b));
    one.sort();
    other.sort();
    return one == other;
}

} // namespace

LintRules::LintRules(const PhoneNumbers &numbers, DialRules dial, QHash<QString, QString> extensions)
    : m_numbers(numbers)
    , m_dial(std::move(dial))
    , m_extensions(std::move(extensions))
{
}

QVector<LintFinding> LintRules::findings(const StoredContact &stored) const
{
    QVector<LintFinding> findings;
    const auto add = [&](LintFinding finding) {
        finding.contact = stored.id;
        finding.name = stored.contact.displayName;
        findings.append(std::move(finding));
    };
    const auto isInvalid = [](const PhoneNumber &number) { return number.kind == NumberKind::Invalid; };
    for (const ContactNumber &field : stored.contact.numbers) {
        const QVector<PhoneNumber> read = m_numbers.readField(field.text);
        // Nothing of it is a number: then it is not several either.
        if (!read.isEmpty() && std::all_of(read.begin(), read.end(), isInvalid)) {
            add(unusable(field.text.trimmed()));
            continue;
        }
        for (const PhoneNumber &number : read) {
            if (isInvalid(number)) {
                add(unusable(number.typed));
                continue;
            }
            const QString extension
                = number.kind == NumberKind::Extension ? number.dial : m_dial.extensionOf(number);
            const QString colleague = m_extensions.value(extension);
            if (extension.isEmpty() || colleague.isEmpty() || sameName(colleague, stored.contact.displayName))
                continue;
            LintFinding finding;
            finding.kind = LintFinding::Kind::ExtensionClash;
            finding.number = number.typed;
            finding.other = colleague;
            add(std::move(finding));
        }
    }
    return findings;
}

LintFinding LintRules::unusable(const QString &text) const
{
    LintFinding finding;
    finding.number = text.left(longestRepairable);
    if (text.size() > longestRepairable || !hasDigits(text))
        return finding;
    const PhoneNumber abroad = m_numbers.read(u'+' + text.trimmed());
    if (text.front().isDigit() && text.front() != u'0' && isNumber(abroad)) {
        finding.kind = LintFinding::Kind::MissingCountry;
        finding.fix = abroad.national;
        return finding;
    }
    finding.fix = repaired(text);
    return finding;
}

QString LintRules::repaired(const QString &text) const
{
    if (text.size() > longestRepairable)
        return {};
    const QString digits = withDigits(text);
    if (digits != text) {
        if (const PhoneNumber number = m_numbers.read(digits); isNumber(number))
            return number.national;
    }
    // Two numbers with nothing but a blank between them.
    QStringList found;
    for (qsizetype at = digits.indexOf(u' '); at > 0; at = digits.indexOf(u' ', at + 1)) {
        const PhoneNumber one = m_numbers.read(digits.left(at));
        const PhoneNumber other = m_numbers.read(digits.sliced(at + 1));
        if (isNumber(one) && isNumber(other) && one.extension.isEmpty() && other.extension.isEmpty())
            found.append(one.national + " / "_L1 + other.national);
    }
    found.removeDuplicates();
    return found.size() == 1 ? found.first() : QString();
}

QString LintFinding::sentence() const
{
    switch (kind) {
    case Kind::Unusable:
        return LintText::tr("\"%1\" is no number: nobody can be recognised by it, and it cannot be dialled.")
            .arg(number);
    case Kind::MissingCountry:
        return LintText::tr("\"%1\" lacks the country: write %2.").arg(number, fix);
    case Kind::Shared:
        return LintText::tr("%n contacts have %1; a caller with it could be any of them: %2.", nullptr, count)
            .arg(number, other);
    case Kind::ExtensionClash:
        return LintText::tr("%1 is the extension of %2.").arg(number, other);
    }
    return {};
}

} // namespace balie::desk
