#include "tests/fuzz/ProfileSeeds.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

QVector<QByteArray> profileSeeds()
{
    QStringList paths;
    for (const QString &folder : {QStringLiteral(BALIE_PROFILES), QStringLiteral(BALIE_PROFILE_FILES)}) {
        QDirIterator all(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext())
            paths << all.next();
    }
    paths.sort();
    QVector<QByteArray> seeds;
    for (const QString &path : paths) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            seeds.append(QJsonDocument::fromJson(file.readAll()).toJson(QJsonDocument::Compact));
    }
    return seeds;
}

} // namespace balie::test
