#include "tests/fuzz/ContactSeeds.h"

#include <QDir>
#include <QFile>

namespace balie::test {

QVector<QByteArray> contactSeeds(const QString &ending)
{
    const QDir folder(QStringLiteral(BALIE_CONTACT_FILES));
    QVector<QByteArray> seeds;
    const QStringList names = folder.entryList({u'*' + ending}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            seeds.append(file.readAll());
    }
    return seeds;
}

} // namespace balie::test
