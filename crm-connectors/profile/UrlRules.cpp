#include "crm-connectors/profile/UrlRules.h"

#include "base/HostRules.h"

#include <QUrl>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// What is written in an address stays as it is, so it has to be one.
QString problemOfLiteral(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.unicode() <= 0x20 || c.unicode() >= 0x7f || u"\"<>\\^`{|}"_s.contains(c))
            return u"'%1' has to be percent-encoded in an address"_s.arg(c);
        if (c == u'%' && !(i + 2 < text.size() && isHex(text.at(i + 1)) && isHex(text.at(i + 2))))
            return u"a '%' in an address stands before two hexadecimal digits"_s;
    }
    return {};
}

bool climbs(const QString &literal)
{
    const QStringList segments = literal.section(u'?', 0, 0).section(u'#', 0, 0).split(u'/');
    return segments.contains(".."_L1) || (segments.size() > 1 && segments.contains("."_L1));
}

bool isPathBegin(const QString &literal)
{
    return literal.startsWith(u'/') || literal.startsWith(u'?') || literal.startsWith(u'#');
}

/// How an address begins; empty when that is allowed.
QString problemOfBegin(const QString &literal, bool variableFollows, const UrlRules &rules)
{
    if (literal.startsWith("//"_L1))
        return u"an address begins with https:// or with one slash"_s;
    if (literal.startsWith(u'/') || literal.startsWith(u'?')) {
        return rules.mayBeRelative ? QString()
                                   : u"there is no base address here; write the whole one"_s;
    }
    const QString scheme = literal.section(u':', 0, 0).toLower();
    if (!literal.contains(u':'))
        return u"an address begins with https://, with a setting or session, or with a slash"_s;
    if (scheme == "https"_L1 || scheme == "http"_L1) {
        if (!literal.startsWith(scheme + "://"_L1))
            return u"an address begins with https://"_s;
        const QString authority = literal.section(u'/', 2, 2);
        if (authority.contains(u'@'))
            return u"an address holds no user name"_s;
        if (authority.isEmpty() && !(variableFollows && literal.endsWith("://"_L1)))
            return u"the host is missing"_s;
        if (scheme == "http"_L1
            && (!isLoopback(QUrl(literal).host()) || (variableFollows && literal.count(u'/') == 2)))
            return u"only https goes, except to this computer"_s;
        return {};
    }
    return rules.schemes.contains(scheme) ? QString()
                                          : u"the scheme '%1' is not allowed here"_s.arg(scheme);
}

} // namespace

void UrlRules::check(const Text &text, const QString &place, ProfileFaults &faults) const
{
    const auto tell = [&](const QString &reason) {
        if (!reason.isEmpty())
            faults.append({place, reason});
    };
    const auto checkLiterals = [&](const Text &one, const auto &again) -> void {
        tell(problemOfLiteral(one.separator));
        for (const Text::Piece &piece : one.pieces) {
            tell(problemOfLiteral(piece.literal));
            if (climbs(piece.literal))
                tell(u"a path holds no '.' or '..'"_s);
        }
        for (const Text &part : one.parts)
            again(part, again);
    };
    switch (text.kind) {
    case Text::Kind::Join:
        tell(u"an address does not begin with a join"_s);
        return;
    case Text::Kind::Choose:
        for (const Text &part : text.parts)
            check(part, place, faults);
        return;
    case Text::Kind::Concat:
        if (!text.parts.isEmpty())
            check(text.parts.first(), place, faults);
        for (const Text &part : text.parts.mid(1))
            checkLiterals(part, checkLiterals);
        return;
    case Text::Kind::Pieces:
        break;
    }
    checkLiterals(text, checkLiterals);
    if (text.pieces.isEmpty()) {
        if (!mayBeRelative)
            tell(u"an address is missing"_s);
        return;
    }
    const Text::Piece &first = text.pieces.first();
    if (!first.literal.isEmpty()) {
        tell(problemOfBegin(first.literal, !first.variable.isEmpty(), *this));
        return;
    }
    if (!first.variable.startsWith("setting."_L1) && !first.variable.startsWith("session."_L1))
        tell(
            u"'%1' cannot be a whole address; only a setting or session can"_s.arg(first.variable));
    if (text.pieces.size() > 1 && !isPathBegin(text.pieces.at(1).literal))
        tell(u"behind a whole address follows a '/', '?' or '#'"_s);
}

} // namespace balie::crm
