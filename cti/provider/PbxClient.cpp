#include "cti/provider/PbxClient.h"

#include "base/SystemClock.h"

#include <utility>

namespace balie::cti {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto frameLength = 16ms; // 60 a second
} // namespace

PbxClient::PbxClient(MakeProvider makeProvider, Clock &clock, Threading threading, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_threading(threading)
    , m_switchboard(clock)
    , m_frameTimer(clock.makeTimer([this] { frame(); }))
    , m_lastFrame(clock.now() - frameLength)
    , m_answerTimer(clock.makeTimer([this] { deliverAnswers(); }))
    , m_farewellTimer(clock.makeTimer([this] { farewellOver(); }))
{
    if (m_threading == Threading::Same) {
        m_handOver.setWakeUp([this] { wake(); });
        m_provider = makeProvider(m_handOver, m_clock);
        connectProvider();
        return;
    }
    m_handOver.setWakeUp([this] {
        QMetaObject::invokeMethod(
            this, [this] { wake(); }, Qt::QueuedConnection);
    });
    m_ioClock = std::make_unique<SystemClock>();
    m_ioContext = std::make_unique<QObject>();
    m_ioContext->moveToThread(&m_thread);
    m_thread.setObjectName(u"balie-link"_s);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_ioContext.get(),
        [this, make = std::move(makeProvider)] {
            m_provider = make(m_handOver, *m_ioClock);
            connectProvider();
        },
        Qt::QueuedConnection);
}

PbxClient::~PbxClient()
{
    if (m_threading == Threading::Own) {
        QMetaObject::invokeMethod(
            m_ioContext.get(),
            [this] {
                m_provider->signOut();
                m_provider.reset();
                m_thread.quit();
            },
            Qt::QueuedConnection);
        // What the I/O thread still posts here meanwhile is thrown away with this object.
        m_thread.wait();
        return;
    }
    m_provider->signOut();
    m_provider.reset();
}

void PbxClient::connectProvider()
{
    connect(m_provider.get(), &Provider::directoryChanged, this, [this] {
        if (m_directoryChanged)
            m_directoryChanged();
    });
    connect(m_provider.get(), &Provider::watchListChanged, this, [this](quint64 revision) {
        if (m_watchListChanged)
            m_watchListChanged(revision);
    });
}

void PbxClient::onProvider(std::function<void(Provider &)> call)
{
    if (m_threading == Threading::Same) {
        call(*m_provider);
        return;
    }
    QMetaObject::invokeMethod(
        m_ioContext.get(), [this, call = std::move(call)] { call(*m_provider); },
        Qt::QueuedConnection);
}

template <typename... Arguments>
std::function<void(Arguments...)> PbxClient::backHere(std::function<void(Arguments...)> done)
{
    return [this, done = std::move(done)](Arguments... arguments) {
        later([done, ... kept = std::move(arguments)] { done(kept...); });
    };
}

void PbxClient::later(std::function<void()> answer)
{
    if (m_threading == Threading::Own) {
        QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
        return;
    }
    m_answers.push_back(std::move(answer));
    m_answerTimer->start(0ms);
}

void PbxClient::deliverAnswers()
{
    // An answer may ask the next thing.
    for (const auto &answer : std::exchange(m_answers, {}))
        answer();
}

void PbxClient::wake()
{
    const auto sinceLast = m_clock.now() - m_lastFrame;
    if (sinceLast < frameLength)
        m_frameTimer->start(frameLength - sinceLast);
    else if (m_threading == Threading::Own)
        frame();
    else
        m_frameTimer->start(0ms); // not from inside whatever the provider is doing
}

void PbxClient::frame()
{
    m_lastFrame = m_clock.now();
    m_switchboard.apply(m_handOver.take());
}

void PbxClient::signIn(const SignIn &signIn)
{
    onProvider([signIn](Provider &provider) { provider.signIn(signIn); });
}

void PbxClient::signOut()
{
    onProvider([](Provider &provider) { provider.signOut(); });
}

void PbxClient::signOut(std::function<void()> gone)
{
    m_gone = std::move(gone);
    m_farewellTimer->start(farewellTime);
    onProvider([this](Provider &provider) {
        provider.signOut();
        provider.whenSilent([this] { later([this] { farewellOver(); }); });
    });
}

void PbxClient::farewellOver()
{
    m_farewellTimer->stop();
    if (const auto gone = std::exchange(m_gone, {}))
        gone();
}

void PbxClient::reconnectNow()
{
    onProvider([](Provider &provider) { provider.reconnectNow(); });
}

void PbxClient::suspend()
{
    onProvider([](Provider &provider) { provider.suspend(); });
}

void PbxClient::execute(const CallCommand &command, CallControlPort::Done done)
{
    onProvider([command, answer = backHere(std::move(done))](
                   Provider &provider) { provider.execute(command, answer); });
}

void PbxClient::setWatched(const QVector<DeviceId> &devices)
{
    onProvider([devices](Provider &provider) { provider.setWatched(devices); });
}

void PbxClient::refresh(const DeviceId &device)
{
    onProvider([device](Provider &provider) { provider.refresh(device); });
}

void PbxClient::read(WatchListPort::Read done)
{
    onProvider([answer = backHere(std::move(done))](
                   Provider &provider) { provider.readWatchList(answer); });
}

void PbxClient::write(const WatchListPort::List &list, WatchListPort::Read done)
{
    onProvider([list, answer = backHere(std::move(done))](
                   Provider &provider) { provider.writeWatchList(list, answer); });
}

void PbxClient::onWatchListChanged(WatchListPort::Changed changed)
{
    m_watchListChanged = std::move(changed);
}

template <typename OnePage>
std::function<void(Expected<OnePage>)> PbxClient::latestBackHere(
    quint64 &latest, std::function<void(Expected<OnePage>)> arrived)
{
    std::function<void(Expected<OnePage>)> wanted
        = [&latest, mine = ++latest, arrived = std::move(arrived)](Expected<OnePage> page) {
              if (mine == latest)
                  arrived(std::move(page));
          };
    return backHere(std::move(wanted));
}

void PbxClient::readAll(DirectoryPort::PageArrived arrived)
{
    onProvider([answer = latestBackHere(m_directoryRead, std::move(arrived))](
                   Provider &provider) { provider.readDirectory(answer); });
}

void PbxClient::searchDirectory(const QString &text, DirectoryPort::PageArrived arrived)
{
    onProvider([text, answer = latestBackHere(m_directorySearch, std::move(arrived))](
                   Provider &provider) { provider.searchDirectory(text, answer); });
}

void PbxClient::readCallLog(const QDateTime &since, CallLogPort::PageArrived arrived)
{
    onProvider([since, answer = latestBackHere(m_callLogRead, std::move(arrived))](
                   Provider &provider) { provider.readCallLog(since, answer); });
}

void PbxClient::onDirectoryChanged(std::function<void()> changed)
{
    m_directoryChanged = std::move(changed);
}

void PbxClient::setDoNotDisturb(bool on, ServicesPort::Done done)
{
    onProvider([on, answer = backHere(std::move(done))](
                   Provider &provider) { provider.setDoNotDisturb(on, answer); });
}

void PbxClient::setForwarding(const Forwarding &forwarding, ServicesPort::Done done)
{
    onProvider([forwarding, answer = backHere(std::move(done))](
                   Provider &provider) { provider.setForwarding(forwarding, answer); });
}

} // namespace balie::cti
