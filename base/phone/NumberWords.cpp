#include "base/phone/NumberWords.h"

#include <QString>
#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace balie {

namespace {

// Letters only, without accents: "Privé-nummer" is compared as "privenummer".
constexpr std::array withheldWords{"afgeschermd"_L1, "afgeschermdnummer"_L1, 
    "anoniem"_L1, "anoniemebeller"_L1, "anoniemnummer"_L1, "anonymous"_L1, "anonymouscaller"_L1,
    "blocked"_L1, "calleridblocked"_L1, "calleridwithheld"_L1, "geblokkeerd"_L1, "geennummer"_L1,
    "geheim"_L1, "geheimnummer"_L1, "hidden"_L1, "hiddennumber"_L1, "nietbeschikbaar"_L1,
    "nocallerid"_L1, "nonumber"_L1, "notavailable"_L1, "numberunavailable"_L1, "numberunknown"_L1,
    "numberwithheld"_L1, "nummeronbekend"_L1, "nummerafgeschermd"_L1, "onbekend"_L1,
    "onbekendebeller"_L1, "onbekendnummer"_L1, "outofarea"_L1, "prive"_L1, "privenummer"_L1,
    "private"_L1, "privatecaller"_L1, "privatenumber"_L1, "restricted"_L1, "restrictednumber"_L1,
    "unavailable"_L1, "unknown"_L1, "unknowncaller"_L1, "unknownnumber"_L1, "verborgen"_L1,
    "verborgennummer"_L1, "withheld"_L1, "withheldnumber"_L1, "na"_L1};

constexpr std::array extensionWords{"toestel"_L1, "toestelnr"_L1, "toestelnummer"_L1, "toest"_L1,
    "tst"_L1, "tstl"_L1, "doorkies"_L1, "doorkiesnummer"_L1, "intern"_L1, "int"_L1, "extension"_L1,
    "extn"_L1, "ext"_L1, "x"_L1};

constexpr std::array labelWords{"tel"_L1, "telefoon"_L1, "telefoonnr"_L1, "telefoonnummer"_L1,
    "telnr"_L1, "telephone"_L1, "phone"_L1, "mobiel"_L1, "mobile"_L1, "mob"_L1, "gsm"_L1, "fax"_L1,
    "werk"_L1, "work"_L1, "kantoor"_L1, "office"_L1, "thuis"_L1, "home"_L1, "prive"_L1, "direct"_L1, "algemeen"_L1, "main"_L1, "nr"_L1, "nummer"_L1, "number"_L1, "t"_L1,
    "m"_L1, "f"_L1};

template <size_t N>
bool isIn(const std::array<QLatin1StringView, N> &words, QStringView word)
{
    return std::any_of(
        words.begin(), words.end(), [&](QLatin1StringView each) { return each == word; });
}

} // namespace

bool isWithheldWord(QStringView text)
{
    constexpr qsizetype longest = 60; // nothing like it is longer, and texts can be of any length
    if (text.size() > longest)
        return false;
    QString letters;
    bool onlySpace = true;
    const QString parts = text.toString().normalized(QString::NormalizationForm_KD);
    for (const QChar c : parts) {
        onlySpace = onlySpace && c.isSpace();
        if (c.isDigit())
            return false;
        if (c.isLetter())
            letters += c.toLower();
    }
    return onlySpace || isIn(withheldWords, letters);
}

bool isExtensionWord(QStringView word)
{
    return isIn(extensionWords, word);
}

bool isLabelWord(QStringView word)
{
    return isIn(labelWords, word) || word == u"priv\u00e9";
}

} // namespace balie
