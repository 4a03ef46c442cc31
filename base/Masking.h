#pragma once

#include <QString>

namespace balie {

/// "+31612345678" -> "+316*****678": enough for support to recognise, not enough to call.
/// Numbers of up to four characters (extensions) stay whole.
QString maskNumber(const QString &number);

/// "Anna de Vries" -> "A***". Nothing personal goes to a log unmasked.
QString maskName(const QString &name);

} // namespace balie
