#pragma once

#include "cti/provider/Provider.h"

#include <memory>

namespace balie::app {

/// The provider of whichever protocol the server's address is of (cti::protocolOf), made anew when a
/// sign-in is of another one than before; CSTA until the first. Whom the one before it watched is forgotten with
/// it: the ids of one mean nothing to the other. It stays until its last words have left. Lives on the link's I/O
/// thread, as what it makes.
class ProtocolProvider final : public cti::Provider {
    Q_OBJECT

public:
    using Make = std::function<std::unique_ptr<cti::Provider>(cti::Protocol)>;

    explicit ProtocolProvider(Make make, QObject *parent = nullptr);
    ~ProtocolProvider() override;

    void signIn(const cti::SignIn &signIn) override;
    void signOut() override { m_provider->signOut(); }
    void whenSilent(std::function<void()> silent) override;
    void reconnectNow() override { m_provider->reconnectNow(); }
    void suspend() override { m_provider->suspend(); }
    void setWatched(const QVector<cti::DeviceId> &devices) override;
    void refresh(const cti::DeviceId &device) override { m_provider->refresh(device); }
    void execute(const cti::CallCommand &command, cti::CallControlPort::Done done) override;
    void readDirectory(cti::DirectoryPort::PageArrived arrived) override;
    void searchDirectory(const QString &text, cti::DirectoryPort::PageArrived arrived) override;
    void readCallLog(const QDateTime &since, cti::CallLogPort::PageArrived arrived) override;
    void readWatchList(cti::WatchListPort::Read done) override;
    void writeWatchList(const cti::WatchListPort::List &list, cti::WatchListPort::Read done) override;
    void setDoNotDisturb(bool on, cti::ServicesPort::Done done) override;
    void setForwarding(const cti::Forwarding &forwarding, cti::ServicesPort::Done done) override;

private:
    void become(cti::Protocol protocol);
    void retire();

    Make m_make;
    cti::Protocol m_protocol = cti::Protocol::Csta;
    std::unique_ptr<cti::Provider> m_provider; ///< never null
    std::unique_ptr<cti::Provider> m_leaving; ///< the one before it, until it is silent
};

} // namespace balie::app
