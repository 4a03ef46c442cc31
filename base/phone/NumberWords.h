#pragma once

#include <QStringView>

namespace balie {

/// "Anoniem", "Private number", "onbekend nummer": what switches and people write when they do not
/// tell. Case, accents, spaces and punctuation do not matter; empty text is withheld too.
bool isWithheldWord(QStringView text);
/// "toestel", "tst", "ext", "x": what stands before the extension behind a number. Lower case.
bool isExtensionWord(QStringView word);
/// "tel", "mobiel", "fax": what people write beside a number and what is no part of it. Lower case.
bool isLabelWord(QStringView word);

} // namespace balie
