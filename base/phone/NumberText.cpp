#include "base/phone/NumberText.h"

#include "base/phone/NumberWords.h"

#include <QByteArray>
#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace balie {

namespace {

constexpr qsizetype longestPiece = 250;
constexpr qsizetype mostPieces = 20;
constexpr qsizetype mostDigits = 24;
constexpr qsizetype mostCodeSigns = 40;
constexpr qsizetype mostExtensionDigits = 10;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool hasDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), isDigit);
}

bool isDash(QChar c)
{
    return c == u'-' || (c >= u'\u2010' && c <= u'\u2015') || c == u'\u2212';
}

bool isFiller(QChar c)
{
    return c.isSpace() || isDash(c) || c == u'.' || c == u'/' || c == u'(' || c == u')' || c == u'['
        || c == u']' || c == u'\'' || c == u'_' || c == u'~' || c == u'\u00b7' || c == u'\u2022';
}

/// The parameter of a URI: letters, and then '=' or the end of it.
bool startsParameter(QStringView text)
{
    qsizetype i = 0;
    while (i < text.size() && ((text[i].toLower() >= u'a' && text[i].toLower() <= u'z') || isDash(text[i])))
        ++i;
    return i > 0 && (i == text.size() || text[i] == u'=' || text[i] == u';' || text[i] == u'@');
}

/// How long the word is that parts two numbers at this space, with both its spaces; 0: none.
qsizetype breakWordAt(QStringView text)
{
    for (const QLatin1StringView word : {" of "_L1, " or "_L1, " en "_L1, " and "_L1}) {
        if (text.startsWith(word, Qt::CaseInsensitive))
            return word.size();
    }
    return 0;
}

/// The insides of <...>, where there are any.
QVector<FieldPiece> bracketed(const QString &field)
{
    QVector<FieldPiece> pieces;
    qsizetype at = 0;
    while (pieces.size() < mostPieces) {
        const qsizetype open = field.indexOf(u'<', at);
        const qsizetype close = open < 0 ? -1 : field.indexOf(u'>', open);
        if (close < 0)
            break;
        pieces.append({field.sliced(open + 1, close - open - 1).trimmed(),
            pieces.isEmpty() ? FieldBreak::None : FieldBreak::Other, false});
        at = close + 1;
    }
    return pieces;
}

/// Invisible marks go, and the wide forms of digits become digits: numbers copied from elsewhere.
QString plainText(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        if (c >= u'\uff10' && c <= u'\uff19')
            plain += QChar(u'0' + (c.unicode() - u'\uff10'));
        else if (c == u'\uff0b')
            plain += u'+';
        else if (c.isSpace())
            plain += u' ';
        else if (isDash(c))
            plain += u'-';
        else if (c.category() != QChar::Other_Format && c.category() != QChar::Other_Control)
            plain += c;
    }
    return plain.trimmed();
}

QString withoutPercent(const QString &text)
{
    return plainText(QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8())));
}

/// Takes "tel:", "sip:" and the like off; true when there was one. "tel://" is seen too.
bool takeScheme(QString &text, bool &isSip)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return false;
    const QString scheme = text.first(colon).trimmed().toLower();
    const bool sip = scheme == "sip"_L1 || scheme == "sips"_L1;
    if (!sip && scheme != "tel"_L1 && scheme != "callto"_L1 && scheme != "skype"_L1)
        return false;
    isSip = sip;
    text.remove(0, colon + 1);
    while (text.startsWith(u'/') || text.startsWith(u' '))
        text.remove(0, 1);
    return true;
}

void takeParameters(QStringView parameters, NumberText &found)
{
    for (QStringView parameter : parameters.split(u';')) {
        const qsizetype equals = parameter.indexOf(u'=');
        if (equals < 0)
            continue;
        const QStringView name = parameter.first(equals).trimmed();
        QString digits;
        for (const QChar c : parameter.sliced(equals + 1)) {
            if (isDigit(c) || (c == u'+' && digits.isEmpty()))
                digits += c;
            else if (c.isLetter() || c == u'@')
                break;
        }
        if (name.compare("ext"_L1, Qt::CaseInsensitive) == 0 && !digits.startsWith(u'+')
            && digits.size() <= mostExtensionDigits)
            found.extension = digits;
        else if (name.compare("phone-context"_L1, Qt::CaseInsensitive) == 0 && digits.size() > 1
            && digits.size() < mostDigits && digits.startsWith(u'+'))
            found.context = digits;
    }
}

/// "+31201234567;ext=12@host:5060;user=phone" to "+31201234567". False: the host says that nobody
/// is to know.
bool takeUriParts(QString &text, bool isSip, NumberText &found)
{
    const qsizetype query = text.indexOf(u'?');
    if (query >= 0)
        text.truncate(query);
    const qsizetype at = text.indexOf(u'@');
    if (at >= 0) {
        const QStringView behind = QStringView(text).sliced(at + 1);
        const qsizetype parameters = behind.indexOf(u';');
        const QStringView host = parameters < 0 ? behind : behind.first(parameters);
        if (host.trimmed().startsWith("anonymous.invalid"_L1, Qt::CaseInsensitive))
            return false;
        if (parameters >= 0)
            takeParameters(behind.sliced(parameters), found);
        text.truncate(at);
    }
    const qsizetype parameters = text.indexOf(u';');
    if (parameters >= 0) {
        takeParameters(QStringView(text).sliced(parameters), found);
        text.truncate(parameters);
    }
    const qsizetype colon = isSip ? text.indexOf(u':') : -1; // a password, or the port of a host
    if (colon >= 0)
        text.truncate(colon);
    text = text.trimmed();
    return true;
}

/// "(privé)" and the like; "(020)" stays.
void removeRemarks(QString &text)
{
    qsizetype open = text.indexOf(u'(');
    while (open >= 0) {
        const qsizetype close = text.indexOf(u')', open);
        if (close < 0)
            return;
        const QStringView inside = QStringView(text).sliced(open + 1, close - open - 1);
        const bool isRemark = !hasDigit(inside)
            && std::any_of(inside.begin(), inside.end(), [](QChar c) { return c.isLetter(); });
        if (isRemark)
            text.replace(open, close - open + 1, u' ');
        open = text.indexOf(u'(', isRemark ? open : close);
    }
    text = text.trimmed();
}

/// "Tel. mobiel: 06..." and "06... (werk)"; the text is in lower case.
void removeLabels(QString &text)
{
    for (;;) {
        qsizetype word = 0;
        while (word < text.size() && text[word].isLetter())
            ++word;
        if (word == 0 || !isLabelWord(QStringView(text).first(word)))
            break;
        while (word < text.size() && (text[word] == u'.' || text[word] == u':' || text[word] == u' ' || text[word] == u'-'))
            ++word;
        text.remove(0, word);
    }
    for (;;) {
        qsizetype word = text.size();
        while (word > 0 && text[word - 1].isLetter())
            --word;
        if (word == text.size() || !isLabelWord(QStringView(text).sliced(word)))
            break;
        text.truncate(word);
        text = text.trimmed();
    }
}

/// "020 123 45 67 toestel 12" to "020 123 45 67", with the 12 apart; the text is in lower case.
/// "toestel 12" alone is the number 12.
void takeExtension(QString &text, NumberText &found)
{
    qsizetype end = text.size();
    while (end > 0 && (text[end - 1] == u' ' || text[end - 1] == u')' || text[end - 1] == u'#'))
        --end;
    qsizetype first = end;
    while (first > 0 && isDigit(text[first - 1]))
        --first;
    if (first == end || end - first > mostExtensionDigits)
        return;
    qsizetype sign = first;
    bool hash = false;
    qsizetype commas = 0;
    while (sign > 0 && (text[sign - 1] == u' ' || text[sign - 1] == u'.' || text[sign - 1] == u':'
               || text[sign - 1] == u'=' || text[sign - 1] == u'#' || text[sign - 1] == u',' || text[sign - 1] == u'-')) {
        --sign;
        hash = hash || text[sign] == u'#';
        commas += text[sign] == u',' ? 1 : 0;
    }
    qsizetype word = sign;
    while (word > 0 && text[word - 1].isLetter())
        --word;
    const bool worded = word < sign && isExtensionWord(QStringView(text).sliced(word, sign - word));
    QStringView head = QStringView(text).first(worded ? word : sign);
    constexpr qsizetype aWholeNumber = 7;
    const auto digitsBefore = std::count_if(head.begin(), head.end(), isDigit);
    const bool isCode = head.startsWith(u'*') || head.startsWith(u'#');
    if (!worded && (word < sign || isCode || digitsBefore < aWholeNumber || (!hash && commas < 2)))
        return;
    if (digitsBefore == 0) {
        text = text.sliced(first, end - first);
        return;
    }
    found.extension = text.sliced(first, end - first);
    while (!head.isEmpty() && (head.back() == u' ' || head.back() == u',' || head.back() == u';'
               || head.back() == u'(' || head.back() == u'-' || head.back() == u':'))
        head.chop(1);
    text = head.toString();
}

/// "+31 (0)20": the zero in brackets is for people who dial from within the country.
void removeBracketedZero(QString &text)
{
    if (!text.startsWith(u'+') && !text.startsWith("00"_L1) && !text.startsWith("(+"_L1))
        return;
    const qsizetype open = text.indexOf(u'(', 1);
    const qsizetype close = text.indexOf(u')', open);
    if (open > 0 && close > open
        && QStringView(text).sliced(open + 1, close - open - 1).trimmed() == u'0')
        text.remove(open, close - open + 1);
}

/// The digit on whose key the letter is; null when it is on none.
QChar keyOf(QChar letter)
{
    constexpr QLatin1StringView keys("22233344455566677778889999");
    return letter >= u'a' && letter <= u'z' ? QChar(keys[letter.unicode() - u'a']) : QChar();
}

void readSigns(const QString &text, NumberText &found)
{
    using Kind = NumberText::Kind;
    QString digits;
    Kind kind = Kind::Digits;
    for (const QChar c : text) {
        if (isDigit(c)) {
            digits += c;
        } else if (c == u'*' || c == u'#') {
            digits += c;
            kind = Kind::Code;
        } else if (c == u'+' && digits.isEmpty()) {
            digits += c;
        } else if (const QChar key = keyOf(c); !key.isNull()) {
            digits += key;
            kind = Kind::Letters;
        } else if (!isFiller(c)) {
            return;
        }
    }
    const bool fits = digits.size() <= (kind == Kind::Code ? mostCodeSigns : mostDigits);
    if (!fits || !hasDigit(digits) || (kind != Kind::Digits && digits.startsWith(u'+') && digits.size() < 5))
        return;
    if (kind == Kind::Code && !digits.startsWith(u'*') && !digits.startsWith(u'#'))
        return;
    found.kind = kind;
    found.digits = digits;
}

/// Letters are digits only where most of the number is written in digits, and for a word.
bool hasVanityShape(QStringView text)
{
    qsizetype first = 0;
    while (first < text.size() && !text[first].isLetter())
        ++first;
    const QStringView word = text.sliced(first);
    const auto letters = std::count_if(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
    return letters == 0
        || (letters >= 3 && std::count_if(text.begin(), text.begin() + first, isDigit) >= 4);
}

} // namespace

QVector<FieldPiece> splitField(const QString &field)
{
    if (field.contains(u'<')) {
        QVector<FieldPiece> inside = bracketed(field);
        if (!inside.isEmpty())
            return inside;
    }
    QVector<FieldPiece> pieces;
    qsizetype from = 0;
    FieldBreak before = FieldBreak::None;
    bool isTight = false;
    const auto cut = [&](qsizetype at, qsizetype length, FieldBreak kind) {
        const QString text = field.sliced(from, at - from).trimmed();
        if (!text.isEmpty())
            pieces.append({text, pieces.isEmpty() ? FieldBreak::None : before, isTight});
        from = at + length;
        before = kind;
        isTight = kind == FieldBreak::Slash && at > 0 && !field[at - 1].isSpace()
            && from < field.size() && !field[from].isSpace();
    };
    for (qsizetype i = 0; i < field.size() && pieces.size() < mostPieces; ++i) {
        const QChar c = field[i];
        const QChar next = i + 1 < field.size() ? field[i + 1] : QChar();
        if (c == u'|' || c == u'&' || c == u'\n' || c == u'\r') {
            cut(i, 1, FieldBreak::Other);
        } else if (c == u';' && !startsParameter(QStringView(field).sliced(i + 1))) {
            cut(i, 1, FieldBreak::Other);
        } else if (c == u',' && next == u',') {
            while (i + 1 < field.size() && field[i + 1] == u',')
                ++i; // pauses before an extension
        } else if (c == u',') {
            cut(i, 1, FieldBreak::Other);
        } else if (c == u'/') {
            const bool ofScheme = i > 0 && (field[i - 1] == u':' || (i > 1 && field[i - 1] == u'/' && field[i - 2] == u':'));
            if (!ofScheme)
                cut(i, 1, FieldBreak::Slash);
        } else if (c == u' ') {
            if (const qsizetype length = breakWordAt(QStringView(field).sliced(i)); length > 0) {
                cut(i, length - 1, FieldBreak::Other);
                i += length - 2;
            }
        }
    }
    if (pieces.size() < mostPieces)
        cut(field.size(), 0, FieldBreak::None);
    return pieces;
}

NumberText readNumberText(const QString &piece)
{
    NumberText found;
    if (piece.size() > longestPiece)
        return found;
    QString text = plainText(piece);
    const auto withheld = [&found] {
        found.kind = NumberText::Kind::Withheld;
        return found;
    };
    if (isWithheldWord(text))
        return withheld();

    bool isSip = false;
    bool isUri = false;
    for (int nested = 0; nested < 3 && takeScheme(text, isSip); ++nested)
        isUri = true;
    // A link in a web page may have been encoded twice.
    for (int times = 0; times < 2 && text.contains(u'%'); ++times)
        text = withoutPercent(text);
    if (isUri || text.contains(u';') || text.contains(u'@')) {
        if (!takeUriParts(text, isSip, found))
            return withheld();
        if (isWithheldWord(text))
            return withheld();
    }
    text = text.toLower();
    removeRemarks(text);
    removeLabels(text);
    takeExtension(text, found);
    // "L0#0201234567": the line by which the call came, of some switches.
    if (text.startsWith(u'l')) {
        const qsizetype hash = text.indexOf(u'#');
        if (hash > 1 && hash <= 3 && isDigit(text[1]))
            text.remove(0, hash + 1);
    }
    removeBracketedZero(text);
    if (hasVanityShape(text))
        readSigns(text, found);
    return found;
}

QString digitsOf(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
    }
    return digits;
}

} // namespace balie
