#include "app/system/ProtocolProvider.h"

#include "cti/provider/ProviderErrors.h"

#include <utility>

namespace balie::app {

ProtocolProvider::ProtocolProvider(Make make, QObject *parent)
    : Provider(parent)
    , m_make(std::move(make))
{
}

ProtocolProvider::~ProtocolProvider() = default;

void ProtocolProvider::become(cti::Protocol protocol)
{
    if (m_provider && m_protocol == protocol)
        return;
    if (m_provider) {
        m_provider->signOut();
        // The lamps of the old PBX go out here; the new one lights its own.
        m_provider->setWatched({});
    }
    m_protocol = protocol;
    m_provider = m_make(protocol);
    connect(m_provider.get(), &Provider::directoryChanged, this, &Provider::directoryChanged);
    connect(m_provider.get(), &Provider::watchListChanged, this, &Provider::watchListChanged);
    m_provider->setWatched(m_watched);
}

void ProtocolProvider::signIn(const cti::SignIn &signIn)
{
    become(cti::protocolOf(signIn.server));
    m_provider->signIn(signIn);
}

void ProtocolProvider::signOut()
{
    if (m_provider)
        m_provider->signOut();
}

void ProtocolProvider::reconnectNow()
{
    if (m_provider)
        m_provider->reconnectNow();
}

void ProtocolProvider::suspend()
{
    if (m_provider)
        m_provider->suspend();
}

void ProtocolProvider::setWatched(const QVector<cti::DeviceId> &devices)
{
    m_watched = devices;
    if (m_provider)
        m_provider->setWatched(devices);
}

void ProtocolProvider::refresh(const cti::DeviceId &device)
{
    if (m_provider)
        m_provider->refresh(device);
}

void ProtocolProvider::execute(const cti::CallCommand &command, cti::CallControlPort::Done done)
{
    if (m_provider)
        m_provider->execute(command, std::move(done));
    else
        done(unexpected(cti::linkLostError()));
}

void ProtocolProvider::readDirectory(cti::DirectoryPort::PageArrived arrived)
{
    if (m_provider)
        m_provider->readDirectory(std::move(arrived));
    else
        arrived(unexpected(cti::linkLostError()));
}

void ProtocolProvider::searchDirectory(
    const QString &text, cti::DirectoryPort::PageArrived arrived)
{
    if (m_provider)
        m_provider->searchDirectory(text, std::move(arrived));
    else
        arrived(unexpected(cti::linkLostError()));
}

void ProtocolProvider::readCallLog(const QDateTime &since, cti::CallLogPort::PageArrived arrived)
{
    if (m_provider)
        m_provider->readCallLog(since, std::move(arrived));
    else
        arrived(unexpected(cti::linkLostError()));
}

void ProtocolProvider::readWatchList(cti::WatchListPort::Read done)
{
    if (m_provider)
        m_provider->readWatchList(std::move(done));
    else
        done(unexpected(cti::linkLostError()));
}

void ProtocolProvider::writeWatchList(
    const cti::WatchListPort::List &list, cti::WatchListPort::Read done)
{
    if (m_provider)
        m_provider->writeWatchList(list, std::move(done));
    else
        done(unexpected(cti::linkLostError()));
}

void ProtocolProvider::setDoNotDisturb(bool on, cti::ServicesPort::Done done)
{
    if (m_provider)
        m_provider->setDoNotDisturb(on, std::move(done));
    else
        done(unexpected(cti::linkLostError()));
}

void ProtocolProvider::setForwarding(
    const cti::Forwarding &forwarding, cti::ServicesPort::Done done)
{
    if (m_provider)
        m_provider->setForwarding(forwarding, std::move(done));
    else
        done(unexpected(cti::linkLostError()));
}

} // namespace balie::app
