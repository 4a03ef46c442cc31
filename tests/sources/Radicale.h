#pragma once

#include "tests/sources/ServerProcess.h"
#include "tests/support/ProgramFolder.h"

#include "crm-connectors/sources/CardDavSettings.h"

#include <memory>

namespace balie::test {

/// A CardDAV server of its own: user "anna" with the address books "kantoor" and "thuis" and a calendar;
/// nothing of this machine's own Radicale is read or touched.
class Radicale {
public:
    /// Why there is none here; empty if all is well.
    QString start();
    bool isUp() { return m_server && m_server->isUp(); }

    CardDavSettings settings() const;
    quint16 port() const { return m_port; }
    QUrl cardUrl(const QString &book, const QString &card) const;
    /// It no longer knows what its tokens meant.
    bool forgetTokens(const QString &book) const;
    /// A file of the server, past its protocol.
    void write(const QString &book, const QString &card, const QByteArray &content) const;
    void remove(const QString &book, const QString &card) const;

private:
    QString folderOf(const QString &collection) const;
    void makeCollection(const QString &name, const QByteArray &properties) const;

    ProgramFolder m_folder;
    quint16 m_port = 0;
    std::unique_ptr<ServerProcess> m_server;
};

} // namespace balie::test
