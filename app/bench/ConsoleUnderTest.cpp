#include "app/bench/ConsoleUnderTest.h"

#include "cti/oracle/ObservedFacts.h"
#include "cti/oracle/TruthFacts.h"
#include "cti/provider/csta/CstaProvider.h"
#include "ui/people/PeoplePane.h"

#include <QApplication>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

ConsoleUnderTest::ConsoleUnderTest()
{
    m_guiLoop.watchThisThread();
}

ConsoleUnderTest::~ConsoleUnderTest()
{
    m_probe.reset();
    m_window.reset();
    m_desk.reset();
    m_client.reset();
}

void ConsoleUnderTest::open(quint16 port, int users, int lamps)
{
    m_users = users;
    m_settings = std::make_unique<desk::SettingsTable>(m_settingsFolder.path());
    m_theme = std::make_unique<ui::Theme>();
    m_theme->applyTo(*qApp);
    const auto makeProvider
        = [this](cti::HandOver &handOver, Clock &linkClock) -> std::unique_ptr<cti::Provider> {
        cti::CstaProvider::Options options;
        options.transports = m_wire.transports();
        return std::make_unique<cti::CstaProvider>(handOver, linkClock, std::move(options));
    };
    m_client
        = std::make_unique<cti::PbxClient>(makeProvider, m_clock, cti::PbxClient::Threading::Own);
    m_desk = std::make_unique<app::DeskUnits>(*m_client, m_customerSystems, *m_settings, m_clock);
    connect(
        &m_desk->switchboard, &cti::Switchboard::deviceChanged, this, &ConsoleUnderTest::noteLive);
    connect(
        &m_desk->switchboard, &cti::Switchboard::settled, this, &ConsoleUnderTest::tellIfAllLive);
    m_window = std::make_unique<ui::ConsoleWindow>(ui::ConsoleParts{*m_theme, m_clock, *m_settings,
        m_desk->switchboard, m_desk->people, m_desk->states, m_desk->peopleModel, m_desk->search,
        m_desk->calls, m_desk->actions, m_desk->enterLine, m_desk->onItsWay, m_desk->parked, m_desk->missed,
        m_desk->watchList, m_desk->seconds, m_desk->personNotes, m_desk->callNotes,
        m_desk->deskNotes, m_desk->slips, m_desk->callerContacts, m_desk->previousCalls,
        m_desk->favouriteContacts, m_client.get()});
    m_window->setKeyMap(m_desk->keys);
    m_probe = std::make_unique<PaintProbe>(m_desk->switchboard, m_desk->states, m_desk->peopleModel,
        *m_window->people()->overview(), m_clock);
    makeRoomFor(std::min(lamps, users));
    m_window->show();

    cti::SignIn signIn;
    signIn.server = QUrl(u"ws://127.0.0.1:%1/csta"_s.arg(port));
    signIn.user = u"receptie"_s;
    signIn.password = u"balie"_s; // of a PBX that exists only while this program runs
    m_client->signIn(signIn);
}

void ConsoleUnderTest::makeRoomFor(int lamps)
{
    const int gap = m_theme->metric(ui::Metric::TileGap);
    const QSize cell(m_theme->metric(ui::Metric::TileMinWidth) + gap,
        m_theme->metric(ui::Metric::TileHeight) + gap);
    // About as wide as two screens beside each other.
    const int columns
        = std::max(1, int(std::ceil(std::sqrt(double(lamps) * 2 * cell.height() / cell.width()))));
    const int rows = (lamps + columns - 1) / columns;
    // The panes beside the tiles, search field and status line. Not more: every pixel of a window is memory.
    constexpr QSize around(800, 192);
    m_window->resize(
        QSize(1024, 700).expandedTo(QSize(columns * cell.width(), rows * cell.height()) + around));
}

int ConsoleUnderTest::visibleLamps() const
{
    const auto [first, last] = m_window->people()->overview()->visibleRows();
    return last - first + 1;
}

void ConsoleUnderTest::restartMeters()
{
    m_guiLoop.restart();
    m_wire.requests = 0;
    m_wire.events = 0;
    m_probe->restart();
}

void ConsoleUnderTest::noteLive(const cti::DeviceId &device)
{
    if (m_toldLive)
        return;
    const cti::DeviceSnapshot *const snapshot = m_desk->switchboard.device(device);
    const bool known = snapshot->knowledge == cti::Knowledge::Refused
        || (snapshot->knowledge == cti::Knowledge::Known && snapshot->services.doNotDisturb
            && snapshot->services.forwarding);
    if (known && m_desk->switchboard.isFresh(device))
        m_live.insert(device);
}

void ConsoleUnderTest::tellIfAllLive()
{
    if (m_toldLive || m_live.size() < m_users || !m_desk->switchboard.isLive())
        return;
    m_toldLive = true;
    Q_EMIT allLive();
}

QMap<QString, QString> ConsoleUnderTest::differences(const QJsonObject &truth) const
{
    QVector<cti::DeviceId> devices;
    QMap<QString, QString> all;
    for (int row = 0; row < m_desk->states.count(); ++row) {
        const desk::Tile &tile = m_desk->states.tile(row);
        const cti::DeviceSnapshot *const snapshot = m_desk->switchboard.device(tile.device);
        if (!tile.hasLine)
            continue;
        devices.append(tile.device);
        if (snapshot
            && tile.lamp
            != cti::lampFor(cti::personState(*snapshot, m_desk->switchboard.isFresh(tile.device))))
            all.insert(tile.device.value(), u"the tile lags behind the switchboard"_s);
    }
    const oracle::Facts told = oracle::factsOfTruth(truth);
    const oracle::Facts shown = oracle::factsShown(m_desk->switchboard, devices);
    for (const oracle::DeviceFacts &seen : shown) {
        const QStringList lines
            = oracle::differences(told, {{seen.device, seen}}, u"afterwards"_s);
        if (!lines.isEmpty())
            all.insert(seen.device, lines.join(u"; "_s));
    }
    if (shown.size() != m_users)
        all.insert(u"everybody"_s, u"%1 lamps are shown for %2 people"_s.arg(shown.size()).arg(m_users));
    return all;
}

} // namespace balie::bench
