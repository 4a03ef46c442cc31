#include "desk/text/Durations.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

QString clockDuration(std::chrono::milliseconds duration)
{
    const qint64 seconds
        = std::max<qint64>(0, std::chrono::floor<std::chrono::seconds>(duration).count());
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
                             .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return seconds < 3600 ? tail : u"%1:%2"_s.arg(seconds / 3600).arg(tail);
}

} // namespace balie::desk
