#include "app/bench/ProcFile.h"

#include <QFile>

namespace balie::bench {

QByteArray procFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

quint64 statusNumber(const QByteArray &status, const QByteArray &key)
{
    const QByteArray start = '\n' + key + ':';
    const qsizetype at = status.indexOf(start);
    if (at < 0)
        return 0;
    const qsizetype begin = at + start.size();
    const QByteArray value = status.mid(begin, status.indexOf('\n', begin) - begin).simplified();
    return value.split(' ').first().toULongLong();
}

} // namespace balie::bench
