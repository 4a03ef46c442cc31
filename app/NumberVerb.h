#pragma once

#include <QStringList>

namespace balie::app {

/// `balie number TEXT...`: one line for each text, ended by a line feed, with four fields parted by tabs: kind
/// (nameOf(NumberKind)), the E.164 or the digits to dial, the national form, the extension. What a number has not stays
/// empty. `region` is one that PhoneNumbers knows. Needs no application object.
QString numberLines(const QStringList &texts, const QString &region);

} // namespace balie::app
