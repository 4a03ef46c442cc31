#include "cti/simulator/server/TlsIdentity.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("balie::sim::PbxServer", text);
}

Error badCertificate(const QString &file, const QString &why)
{
    return {ErrorCode::Io, tr("%1 cannot be used for TLS: %2").arg(file, why), u"tls: "_s + why};
}

} // namespace

Expected<QSslConfiguration> loadTls(const ServerOptions &options)
{
    const auto chain = QSslCertificate::fromPath(options.certificateFile);
    if (chain.isEmpty())
        return unexpected(badCertificate(options.certificateFile, tr("no certificate in it")));
    QFile file(options.keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(badCertificate(options.keyFile, file.errorString()));
    const QByteArray pem = file.readAll();
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    if (key.isNull())
        return unexpected(badCertificate(options.keyFile, tr("no private key in it")));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace balie::sim
