#include "tests/sources/Radicale.h"

#include <QDir>
#include <QStandardPaths>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

QString Radicale::start()
{
    const QString program = QStandardPaths::findExecutable(u"radicale"_s);
    if (program.isEmpty())
        return u"needs radicale (Debian: radicale)"_s;
    m_port = freePort();
    m_folder.write(u"users"_s, "anna:geheim\n");
    makeCollection(u"kantoor"_s, R"({"tag": "VADDRESSBOOK", "D:displayname": "Kantoor"})");
    makeCollection(u"thuis"_s, R"({"tag": "VADDRESSBOOK", "D:displayname": "Thuis"})");
    makeCollection(u"agenda"_s, R"({"tag": "VCALENDAR", "D:displayname": "Agenda"})");
    m_server = std::make_unique<ServerProcess>(program,
        QStringList{u"--config"_s, QString(), u"--server-hosts"_s, u"127.0.0.1:%1"_s.arg(m_port),
            u"--no-server-ssl"_s, u"--auth-type"_s, u"htpasswd"_s, u"--auth-htpasswd-filename"_s,
            m_folder.filePath(u"users"_s), u"--auth-htpasswd-encryption"_s, u"plain"_s, u"--auth-delay"_s, u"0"_s,
            u"--rights-type"_s, u"owner_only"_s, u"--storage-filesystem-folder"_s,
            m_folder.filePath(u"data"_s)},
        m_folder.path(), m_port);
    return {};
}

CardDavSettings Radicale::settings() const
{
    CardDavSettings made;
    made.url = QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
    made.user = u"anna"_s;
    made.password = u"geheim"_s;
    return made;
}

QUrl Radicale::cardUrl(const QString &book, const QString &card) const
{
    return QUrl(u"http://127.0.0.1:%1/anna/%2/%3"_s.arg(m_port).arg(book, card));
}

bool Radicale::forgetTokens(const QString &book) const
{
    return QDir(folderOf(book) + u"/.Radicale.cache/sync-token"_s).removeRecursively();
}

void Radicale::write(const QString &book, const QString &card, const QByteArray &content) const
{
    QFile file(folderOf(book) + u'/' + card);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qWarning("cannot write %s", qPrintable(card));
}

void Radicale::remove(const QString &book, const QString &card) const
{
    if (!QFile::remove(folderOf(book) + u'/' + card))
        qWarning("cannot remove %s", qPrintable(card));
}

QString Radicale::folderOf(const QString &collection) const
{
    return m_folder.filePath(u"data/collection-root/anna/"_s + collection);
}

void Radicale::makeCollection(const QString &name, const QByteArray &properties) const
{
    QDir().mkpath(folderOf(name));
    write(name, u".Radicale.props"_s, properties);
}

} // namespace balie::test
