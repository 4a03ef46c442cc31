#pragma once

#include "tests/sources/ServerProcess.h"
#include "tests/support/ProgramFolder.h"
#include "tests/support/TestCertificates.h"

#include "crm-connectors/sources/LdapSettings.h"

#include <memory>

namespace balie::test {

/// A directory of OpenLDAP's own server: its files, its ports, its people; nothing of this machine's own
/// slapd is read or touched. 2,000 people in ou=people, a few odd ones, ou=elsewhere on another server.
class Slapd {
public:
    static constexpr int people = 2000;

    /// Which package there is not on this computer; empty if all is there.
    QString missing() const;
    /// Where nothing is missing. Why it could not be started: an error in what is tested with it; empty if all is well.
    /// `further` is LDIF behind the people.
    [[nodiscard]] QString start(const QByteArray &further = {});
    bool isUp() { return m_server && m_server->isUp(); }

    /// Plain, as uid=reader.
    LdapSettings settings() const;
    quint16 port() const { return m_port; }
    quint16 tlsPort() const { return m_tlsPort; }
    TestCertificates &certificates() { return m_certificates; }
    QByteArray log() const { return m_server->log(); }

    /// LDIF with changetype lines, applied by the directory's administrator. False: ldapmodify's own words
    /// are in the log.
    bool change(const QByteArray &ldif) const;

private:
    QByteArray configuration();
    QByteArray content() const;

    ProgramFolder m_folder;
    TestCertificates m_certificates;
    quint16 m_port = 0;
    quint16 m_tlsPort = 0;
    std::unique_ptr<ServerProcess> m_server;
};

} // namespace balie::test
