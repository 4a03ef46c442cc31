#include "tests/sources/Slapd.h"

#include <QDir>
#include <QStandardPaths>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString program(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/usr/local/sbin"_s}) : found;
}

QByteArray person(const QByteArray &uid, const QByteArray &given, const QByteArray &family,
    const QByteArray &further, const QByteArray &modified = "20250101000000Z")
{
    // Base64: names may be anything.
    return "dn: uid=" + uid + ",ou=people,dc=example,dc=org\nobjectClass: inetOrgPerson\nuid: " + uid
        + "\ncn:: " + (given + ' ' + family).toBase64() + "\nsn:: " + family.toBase64()
        + "\ngivenName:: " + given.toBase64() + '\n' + further + "modifyTimestamp: " + modified + "\n\n";
}

} // namespace

QString Slapd::missing() const
{
    for (const auto &needed : {u"slapd"_s, u"slapadd"_s, u"ldapmodify"_s}) {
        if (program(needed).isEmpty())
            return u"needs %1 (Debian: slapd and ldap-utils)"_s.arg(needed);
    }
    if (!QFile::exists(u"/usr/lib/ldap/back_mdb.so"_s) && !QFile::exists(u"/usr/lib/ldap/back_mdb.la"_s))
        return u"needs slapd's back_mdb where Debian has it"_s;
    return m_certificates.missing();
}

QString Slapd::start(const QByteArray &further)
{
    m_port = freePort();
    do {
        m_tlsPort = freePort();
    } while (m_tlsPort == m_port);
    QDir(m_folder.path()).mkdir(u"db"_s);
    m_folder.write(u"slapd.conf"_s, configuration());
    m_folder.write(u"content.ldif"_s, content() + further);
    const auto added = m_folder.run(program(u"slapadd"_s),
        {u"-q"_s, u"-f"_s, m_folder.filePath(u"slapd.conf"_s), u"-l"_s, m_folder.filePath(u"content.ldif"_s)});
    if (added.exitCode != 0)
        return u"slapadd: "_s + QString::fromUtf8(added.err.right(400));
    // A debug level keeps it in the foreground; "stats" has one line for each request.
    m_server = std::make_unique<ServerProcess>(program(u"slapd"_s),
        QStringList{u"-f"_s, m_folder.filePath(u"slapd.conf"_s), u"-d"_s, u"stats"_s, u"-h"_s,
            u"ldap://127.0.0.1:%1 ldaps://127.0.0.1:%2"_s.arg(m_port).arg(m_tlsPort)},
        m_folder.path(), m_port);
    return {};
}

LdapSettings Slapd::settings() const
{
    LdapSettings made;
    made.host = u"127.0.0.1"_s;
    made.port = m_port;
    made.security = LdapSecurity::Plain;
    made.user = u"uid=reader,dc=example,dc=org"_s;
    made.password = u"lezer"_s;
    made.base = u"dc=example,dc=org"_s;
    return made;
}

bool Slapd::change(const QByteArray &ldif) const
{
    m_folder.write(u"change.ldif"_s, ldif);
    const auto ran = m_folder.run(program(u"ldapmodify"_s),
        {u"-x"_s, u"-H"_s, u"ldap://127.0.0.1:%1"_s.arg(m_port), u"-D"_s, u"cn=admin,dc=example,dc=org"_s,
            u"-w"_s, u"beheer"_s, u"-M"_s, u"-f"_s, m_folder.filePath(u"change.ldif"_s)});
    if (ran.exitCode != 0)
        qInfo("ldapmodify: %s", ran.err.constData());
    return ran.exitCode == 0;
}

QByteArray Slapd::configuration()
{
    const auto certificate = m_certificates.server(u"IP:127.0.0.1"_s);
    const QString authority = m_folder.filePath(m_folder.write(u"authority.pem"_s, m_certificates.authorityPem()));
    QByteArray text;
    for (const char *schema : {"core", "cosine", "inetorgperson"})
        text += QByteArray("include /etc/ldap/schema/") + schema + ".schema\n";
    text += "modulepath /usr/lib/ldap\nmoduleload back_mdb\n";
    text += "pidfile " + m_folder.filePath(u"pid"_s).toUtf8() + '\n';
    text += "argsfile " + m_folder.filePath(u"args"_s).toUtf8() + '\n';
    text += "TLSCACertificateFile " + authority.toUtf8() + '\n';
    text += "TLSCertificateFile " + certificate.certificateFile.toUtf8() + '\n';
    text += "TLSCertificateKeyFile " + certificate.keyFile.toUtf8() + '\n';
    text += "database mdb\nsuffix dc=example,dc=org\nrootdn cn=admin,dc=example,dc=org\nrootpw beheer\n";
    text += "directory " + m_folder.filePath(u"db"_s).toUtf8() + '\n';
    text += "maxsize 67108864\ndbnosync\nindex objectClass,entryUUID,modifyTimestamp eq\n";
    text += "limits dn.exact=\"uid=reader,dc=example,dc=org\" size=unlimited\n";
    text += "limits dn.exact=\"uid=small,dc=example,dc=org\" size=120 size.prtotal=120\n";
    text += "access to attrs=userPassword by anonymous auth by * none\n";
    text += "access to dn.subtree=\"ou=people,dc=example,dc=org\" by dn.exact=\"uid=blind,dc=example,dc=org\" none"
            " by users read by anonymous none\n";
    text += "access to * by * read\n";
    return text;
}

QByteArray Slapd::content() const
{
    QByteArray text = "dn: dc=example,dc=org\nobjectClass: organization\nobjectClass: dcObject\ndc: example\n"
                      "o: Example\n\n"
                      "dn: ou=people,dc=example,dc=org\nobjectClass: organizationalUnit\nou: people\n\n"
                      "dn: ou=empty,dc=example,dc=org\nobjectClass: organizationalUnit\nou: empty\n\n"
                      "dn: ou=elsewhere,dc=example,dc=org\nobjectClass: referral\nobjectClass: extensibleObject\n"
                      "ou: elsewhere\nref: ldap://other.example.org/ou=elsewhere,dc=example,dc=org\n\n";
    for (const char *user : {"reader", "small", "blind"}) {
        text += QByteArray("dn: uid=") + user + ",dc=example,dc=org\nobjectClass: account\n"
            + "objectClass: simpleSecurityObject\nuid: " + user + "\nuserPassword: lezer\n\n";
    }
    text += person("muller", "J\u00f6rg", "M\u00fcller",
        "telephoneNumber: +31 20 123 45 67\ntelephoneNumber: 84201\nmobile: 06-12345678\nhomePhone: 020-7654321\n"
        "facsimileTelephoneNumber: +31 20 123 45 68\npager: 0650000001\nmail: jorg@example.org\n"
        "mail: muller@example.org\no: Caf\u00e9 M\u00fcller\nou: Verkoop\ntitle: Inkoper\ninitials: J.W.\n"
        "description: belt liever niet\nlabeledURI: https://intranet.example.org/muller Kaart\n"
        );
    text += person("star", "Ster *", "(Haak) \\ Streep", "telephoneNumber: 0201112222\n", "20250601000000Z");
    const QByteArray note = "description: " + QByteArray(300, 'x') + '\n';
    for (int i = 0; i < people - 2; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(4, '0');
        text += person("p" + number, "Voornaam" + number, "Achternaam" + number,
            "telephoneNumber: +31 10 555 " + number + '\n' + note);
    }
    return text;
}

} // namespace balie::test
