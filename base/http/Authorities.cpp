#include "base/http/Authorities.h"

#include <QFile>

namespace balie {

QByteArray readAuthorities(const QString &caFile)
{
    QFile file(caFile);
    return !caFile.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace balie
