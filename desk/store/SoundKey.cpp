#include "desk/store/SoundKey.h"

#include <array>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Spellings of one sound, the longer before the shorter that begins it. Folding has made y of ij.
struct Spelling {
    QLatin1StringView written;
    QLatin1StringView heard;
};
constexpr std::array spellings{
    Spelling{"sch"_L1, "s"_L1},
    Spelling{"auw"_L1, "au"_L1},
    Spelling{"ouw"_L1, "au"_L1},
    Spelling{"ou"_L1, "au"_L1},
    Spelling{"ae"_L1, "a"_L1},
    Spelling{"ai"_L1, "y"_L1},
    Spelling{"ay"_L1, "y"_L1},
    Spelling{"ei"_L1, "y"_L1},
    Spelling{"ey"_L1, "y"_L1},
    Spelling{"uy"_L1, "ui"_L1},
    Spelling{"oy"_L1, "oi"_L1},
    Spelling{"ie"_L1, "i"_L1},
    Spelling{"ph"_L1, "f"_L1},
    Spelling{"th"_L1, "t"_L1},
    Spelling{"dt"_L1, "d"_L1},
    Spelling{"ck"_L1, "k"_L1},
    Spelling{"ch"_L1, "g"_L1},
    Spelling{"gh"_L1, "g"_L1},
    Spelling{"qu"_L1, "kw"_L1},
    Spelling{"ce"_L1, "se"_L1},
    Spelling{"ci"_L1, "si"_L1},
    Spelling{"cy"_L1, "sy"_L1},
    Spelling{"c"_L1, "k"_L1},
    Spelling{"q"_L1, "k"_L1},
    Spelling{"x"_L1, "ks"_L1},
    Spelling{"z"_L1, "s"_L1},
    Spelling{"v"_L1, "f"_L1},
};

/// One letter for a double one.
QString singled(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (!result.endsWith(c) || c.isDigit())
            result += c;
    }
    return result;
}

} // namespace

QString soundKey(const QString &folded)
{
    const QString written = singled(folded);
    QString heard;
    heard.reserve(written.size() + 2);
    for (qsizetype at = 0; at < written.size();) {
        const QStringView rest = QStringView(written).mid(at);
        const auto known = std::find_if(spellings.begin(), spellings.end(),
            [rest](const Spelling &spelling) { return rest.startsWith(spelling.written); });
        if (known == spellings.end()) {
            heard += written.at(at);
            ++at;
        } else {
            heard += known->heard;
            at += known->written.size();
        }
    }
    // Henny and Hennie
    if (heard.size() > 2 && heard.endsWith(u'y') && !u"aeou"_s.contains(heard.at(heard.size() - 2)))
        heard.back() = u'i';
    return singled(heard);
}

} // namespace balie::desk
