#include "cti/transport/SocketErrors.h"

#include <QCoreApplication>
#include <QSslCertificate>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Link {
    Q_DECLARE_TR_FUNCTIONS(Link)
};

QString place(const Endpoint &endpoint)
{
    return endpoint.url.port() < 0 ? endpoint.url.host()
                                   : u"%1:%2"_s.arg(endpoint.url.host()).arg(endpoint.url.port());
}

/// Whom a certificate was made for, as far as it says.
QString namesIn(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    return names.join(", "_L1);
}

/// What the user can do about it differs: a date or a name that is wrong is only worth telling of a
/// certificate that is trusted for the rest.
QString trustSentence(const QList<QSslError> &errors, const QString &host)
{
    const QSslError *wrongName = nullptr;
    bool expired = false;
    bool notYetValid = false;
    bool otherwise = false;
    for (const QSslError &error : errors) {
        switch (error.error()) {
        case QSslError::HostNameMismatch:
            wrongName = &error;
            break;
        case QSslError::CertificateExpired:
            expired = true;
            break;
        case QSslError::CertificateNotYetValid:
            notYetValid = true;
            break;
        default:
            otherwise = true;
            break;
        }
    }
    if (!otherwise && expired)
        return Link::tr("The certificate of %1 has expired. Ask your administrator to renew it.")
            .arg(host);
    if (!otherwise && notYetValid)
        return Link::tr("The certificate of %1 is not valid yet. Check the date and the time of "
                        "this computer.")
            .arg(host);
    if (!otherwise && wrongName) {
        return Link::tr("The certificate of %1 was made for another name (%2). Check the address "
                        "of the server.")
            .arg(host, namesIn(wrongName->certificate()));
    }
    return Link::tr("The certificate of %1 is not trusted. Ask your administrator for the right "
                    "certificate authority.")
        .arg(host);
}

} // namespace

Error notCstaError(const Endpoint &endpoint, const QString &detail)
{
    return {ErrorCode::Protocol,
        Link::tr(
            "%1 answers, but it is not a telephony (CSTA) port. Check the address and the port.")
            .arg(place(endpoint)),
        detail};
}

Error tooLargeError(const QString &detail)
{
    return {ErrorCode::Protocol,
        Link::tr("A message of the telephone system was too large (more than 4 MB), so the "
                 "connection was ended. Ask your administrator."),
        detail};
}

Error trustError(const QList<QSslError> &errors, const Endpoint &endpoint)
{
    QStringList details;
    for (const QSslError &error : errors)
        details << error.errorString();
    return {
        ErrorCode::Untrusted, trustSentence(errors, endpoint.url.host()), details.join("; "_L1)};
}

Error socketError(QAbstractSocket::SocketError error, SocketStage stage, const Endpoint &endpoint,
    const QString &detail)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return {ErrorCode::Unreachable,
            Link::tr(
                "The server name %1 cannot be found. Check how it is written, and the network.")
                .arg(endpoint.url.host()),
            detail};
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return {ErrorCode::Untrusted,
            Link::tr("No secure connection with %1 could be made. Check the port, and whether it "
                     "is a secure one.")
                .arg(place(endpoint)),
            detail};
    default:
        break;
    }
    switch (stage) {
    case SocketStage::Upgrading:
        return notCstaError(endpoint, detail);
    case SocketStage::Securing:
        return {ErrorCode::Untrusted,
            Link::tr("No secure connection with %1 could be made. Check the port, and whether it "
                     "is a secure one.")
                .arg(place(endpoint)),
            detail};
    case SocketStage::Open:
        return {ErrorCode::LinkLost, Link::tr("The connection with the telephone system was lost."),
            detail};
    case SocketStage::Connecting:
        break;
    }
    if (error == QAbstractSocket::ConnectionRefusedError) {
        return {ErrorCode::Unreachable,
            Link::tr("%1 refuses the connection. Check the port, and whether the telephone system "
                     "is running.")
                .arg(place(endpoint)),
            detail};
    }
    return {ErrorCode::Unreachable,
        Link::tr("%1 cannot be reached. Check the network.").arg(place(endpoint)), detail};
}

Expected<QSslConfiguration> trustedConfiguration(const Endpoint &endpoint)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!endpoint.extraCaPem.isEmpty()) {
        const QList<QSslCertificate> own
            = QSslCertificate::fromData(endpoint.extraCaPem, QSsl::Pem);
        if (own.isEmpty()) {
            return unexpected(Error{ErrorCode::InvalidInput,
                Link::tr("The file with your own certificate authority holds no certificate."),
                u"no PEM certificate"_s});
        }
        configuration.addCaCertificates(own);
    }
    return configuration;
}

} // namespace balie::cti
