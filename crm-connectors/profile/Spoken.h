#pragma once

#include <QLocale>
#include <QString>

namespace balie::crm {

/// Of a text that a profile has in both languages the one of the program, which is the default locale's; English where
/// there is no Dutch. Any thread.
inline QString spoken(const QString &english, const QString &dutch)
{
    return QLocale().language() == QLocale::Dutch && !dutch.isEmpty() ? dutch : english;
}

} // namespace balie::crm
