#include "crm-connectors/check/SecretLines.h"

namespace balie::crm {

namespace {

constexpr qsizetype mostBytes = 256 * 1024;

} // namespace

Expected<QHash<QString, QString>, QString> SecretLines::read(QIODevice &device)
{
    QHash<QString, QString> secrets;
    const QByteArray bytes = device.read(mostBytes);
    int number = 0;
    for (QByteArray line : bytes.split('\n')) {
        ++number;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.trimmed().isEmpty() || line.startsWith('#'))
            continue;
        const qsizetype equals = line.indexOf('=');
        if (equals < 1)
            return unexpected(tr("Line %1 of the secrets is not key=value.").arg(number));
        secrets.insert(
            QString::fromUtf8(line.left(equals)).trimmed(), QString::fromUtf8(line.mid(equals + 1)));
    }
    return secrets;
}

} // namespace balie::crm
