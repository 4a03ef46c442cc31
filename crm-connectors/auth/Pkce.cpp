#include "crm-connectors/auth/Pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QVector>

namespace balie::crm {

namespace {

constexpr auto urlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

}

QByteArray systemRandom(int bytes)
{
    QVector<quint32> words((bytes + 3) / 4);
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.constData()), bytes);
}

QByteArray randomText(const std::function<QByteArray(int)> &random, int bytes)
{
    return (random ? random(bytes) : systemRandom(bytes)).toBase64(urlSafe);
}

Pkce Pkce::make(const std::function<QByteArray(int)> &random)
{
    return of(randomText(random, 32));
}

Pkce Pkce::of(const QByteArray &verifier)
{
    return {
        verifier, QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(urlSafe)};
}

} // namespace balie::crm
