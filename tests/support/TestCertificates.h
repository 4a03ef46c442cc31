#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace balie::test {

/// An office's own certificate authority, made with the openssl command for one test, and server
/// certificates that it signs. The files go with it.
class TestCertificates {
public:
    struct Server {
        QString certificateFile;
        QString keyFile;
    };

    TestCertificates();

    /// Why nothing can be made here: no openssl command, or a Qt without TLS. Empty if all is well.
    const QString &missing() const { return m_missing; }
    QByteArray authorityPem() const;
    /// `subjectAltName` as openssl writes it: "IP:127.0.0.1", "DNS:pbx.example.org". Valid from now
    /// on for `days`; expired where that is negative. `signedByAuthority` false: by itself.
    Server server(const QString &subjectAltName, int days = 2, bool signedByAuthority = true);

private:
    bool openssl(const QStringList &arguments);
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_missing;
    int m_count = 0;
};

} // namespace balie::test
