#include "tests/support/TestCertificates.h"

#include <QFile>
#include <QProcess>
#include <QSslSocket>
#include <QStandardPaths>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

TestCertificates::TestCertificates()
{
    if (!QSslSocket::supportsSsl()) {
        m_missing = u"this Qt has no TLS"_s;
        return;
    }
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty()) {
        m_missing = u"needs the openssl command to make certificates"_s;
        return;
    }
    if (!openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
            u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-subj"_s, u"/CN=Office authority"_s,
            u"-days"_s, u"2"_s, u"-keyout"_s, path(u"authority.key"_s), u"-out"_s,
            path(u"authority.pem"_s)}))
        m_missing = u"openssl cannot make a certificate authority"_s;
}

QByteArray TestCertificates::authorityPem() const
{
    QFile file(path(u"authority.pem"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TestCertificates::Server TestCertificates::server(
    const QString &subjectAltName, int days, bool signedByAuthority)
{
    const QString name = u"server%1"_s.arg(++m_count);
    const Server made{path(name + u".pem"_s), path(name + u".key"_s)};
    const QString request = path(name + u".csr"_s);
    QFile extensions(path(name + u".ext"_s));
    bool good = extensions.open(QIODevice::WriteOnly);
    extensions.write("subjectAltName=" + subjectAltName.toLatin1() + '\n');
    extensions.close();
    good = good
        && openssl({u"req"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
            u"-nodes"_s, u"-subj"_s, u"/CN=Test PBX"_s, u"-keyout"_s, made.keyFile, u"-out"_s,
            request});
    const QStringList signer = signedByAuthority ? QStringList{u"-CA"_s, path(u"authority.pem"_s),
                                   u"-CAkey"_s, path(u"authority.key"_s), u"-CAcreateserial"_s}
                                                 : QStringList{u"-signkey"_s, made.keyFile};
    good = good
        && openssl(
            QStringList{u"x509"_s, u"-req"_s, u"-in"_s, request, u"-days"_s, QString::number(days),
                u"-extfile"_s, extensions.fileName(), u"-out"_s, made.certificateFile}
            + signer);
    if (!good)
        m_missing = u"openssl cannot make a server certificate"_s;
    return made;
}

bool TestCertificates::openssl(const QStringList &arguments)
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

} // namespace balie::test
