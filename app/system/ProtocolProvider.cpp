#include "app/system/ProtocolProvider.h"

#include <utility>

namespace balie::app {

ProtocolProvider::ProtocolProvider(Make make, QObject *parent)
    : Provider(parent)
    , m_make(std::move(make))
{
    become(m_protocol);
}

ProtocolProvider::~ProtocolProvider() = default;

void ProtocolProvider::become(cti::Protocol protocol)
{
    m_protocol = protocol;
    m_provider = m_make(protocol);
    connect(m_provider.get(), &Provider::directoryChanged, this, &Provider::directoryChanged);
    connect(m_provider.get(), &Provider::watchListChanged, this, &Provider::watchListChanged);
}

void ProtocolProvider::signIn(const cti::SignIn &signIn)
{
    if (const cti::Protocol protocol = cti::protocolOf(signIn.server); protocol != m_protocol) {
        retire();
        become(protocol);
    }
    m_provider->signIn(signIn);
}

void ProtocolProvider::retire()
{
    m_provider->disconnect(this);
    m_provider->signOut();
    // The lamps of the old PBX go out here; the new one lights its own.
    m_provider->setWatched({});
    m_leaving = std::move(m_provider);
    m_leaving->whenSilent([this, silent = m_leaving.get()] {
        if (m_leaving.get() == silent) // possibly from inside one of its own calls
            m_leaving.release()->deleteLater();
    });
}

void ProtocolProvider::whenSilent(std::function<void()> silent)
{
    if (!m_leaving)
        m_provider->whenSilent(std::move(silent));
    else
        m_leaving->whenSilent([this, silent] { m_provider->whenSilent(silent); });
}

void ProtocolProvider::setWatched(const QVector<cti::DeviceId> &devices)
{
    m_provider->setWatched(devices);
}

void ProtocolProvider::execute(const cti::CallCommand &command, cti::CallControlPort::Done done)
{
    m_provider->execute(command, std::move(done));
}

void ProtocolProvider::readDirectory(cti::DirectoryPort::PageArrived arrived)
{
    m_provider->readDirectory(std::move(arrived));
}

void ProtocolProvider::searchDirectory(
    const QString &text, cti::DirectoryPort::PageArrived arrived)
{
    m_provider->searchDirectory(text, std::move(arrived));
}

void ProtocolProvider::readCallLog(const QDateTime &since, cti::CallLogPort::PageArrived arrived)
{
    m_provider->readCallLog(since, std::move(arrived));
}

void ProtocolProvider::readWatchList(cti::WatchListPort::Read done)
{
    m_provider->readWatchList(std::move(done));
}

void ProtocolProvider::writeWatchList(
    const cti::WatchListPort::List &list, cti::WatchListPort::Read done)
{
    m_provider->writeWatchList(list, std::move(done));
}

void ProtocolProvider::setDoNotDisturb(bool on, cti::ServicesPort::Done done)
{
    m_provider->setDoNotDisturb(on, std::move(done));
}

void ProtocolProvider::setForwarding(
    const cti::Forwarding &forwarding, cti::ServicesPort::Done done)
{
    m_provider->setForwarding(forwarding, std::move(done));
}

} // namespace balie::app
