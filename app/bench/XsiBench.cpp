#include "app/bench/XsiBench.h"

#include "base/http/HttpClient.h"
#include "cti/provider/xsi/XsiProvider.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto quiet = 3s; // without a request: everything has been asked for

double milliseconds(double seconds)
{
    return std::round(seconds * 1000) / 1000;
}

} // namespace

Expected<XsiBenchOptions, QString> XsiBenchOptions::parse(const QStringList &arguments)
{
    XsiBenchOptions options;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"balie-bench xsi: signs in to the simulated XSPs of a balie-pbx in a process of its own,\n"
        "watches everybody, loses the channel, and prints one JSON object."_s);
    const auto help = parser.addHelpOption();
    parser.addOption({u"users"_s, u"People who are watched."_s, u"N"_s, u"1000"_s});
    parser.addOption({u"rate"_s, u"Requests a second that are allowed."_s, u"N"_s, u"20"_s});
    parser.addOption({u"first"_s, u"How many of them are seen first."_s, u"N"_s, u"50"_s});
    parser.addOption({u"pbx"_s, u"The balie-pbx to use."_s, u"FILE"_s});
    if (!parser.parse(arguments))
        return unexpected(parser.errorText());
    if (parser.isSet(help)) {
        options.help = parser.helpText();
        return options;
    }
    const auto take = [&parser](const QString &name, int &value) {
        bool valid = false;
        value = parser.value(name).toInt(&valid);
        return valid && value >= 1 && value <= 10'000;
    };
    if (!take(u"users"_s, options.people) || !take(u"rate"_s, options.requestsPerSecond)
        || !take(u"first"_s, options.first))
        return unexpected(u"--users, --rate and --first are numbers from 1 to 10000"_s);
    options.first = std::min(options.first, options.people);
    options.pbxProgram = parser.value(u"pbx"_s);
    return options;
}

XsiBench::XsiBench(XsiBenchOptions options)
    : m_options(std::move(options))
    , m_pbx(m_options.pbxProgram.isEmpty()
              ? QCoreApplication::applicationDirPath() + u"/balie-pbx"_s
              : m_options.pbxProgram)
    , m_step(m_clock.makeTimer([this] { look(); }))
    , m_giveUp(m_clock.makeTimer([this] { Q_EMIT failed(u"it takes too long"_s); }))
{
    connect(&m_pbx, &PbxProcess::failed, this, &XsiBench::failed);
    connect(&m_pbx, &PbxProcess::started, this,
        [this](quint16, const QJsonObject &ports) { open(quint16(ports[u"http"_s].toInt())); });
    m_client = std::make_unique<cti::PbxClient>(
        [this](cti::HandOver &handOver, Clock &clock) {
            cti::XsiProvider::Options made;
            made.http = [this](Clock &ioClock) {
                return std::make_unique<CountingHttp>(
                    std::make_unique<HttpClient>(ioClock), m_meter);
            };
            return std::make_unique<cti::XsiProvider>(handOver, clock, std::move(made));
        },
        m_clock, cti::PbxClient::Threading::Own);
    connect(&m_client->switchboard(), &cti::Switchboard::settled, this, &XsiBench::look);
}

void XsiBench::start()
{
    // One is the receptionist.
    m_pbx.start({u"--http"_s, u"0"_s, u"--edition"_s, u"premium"_s, u"--users"_s,
        QString::number(m_options.people + 1), u"--scenario"_s, u"idle"_s});
}

void XsiBench::open(quint16 port)
{
    // Three packages a person, twice.
    m_giveUp->start(60s + std::chrono::seconds(8 * m_options.people / m_options.requestsPerSecond));
    m_signIn.server = QUrl(u"http://127.0.0.1:%1"_s.arg(port));
    m_signIn.user = u"receptie@example.nl"_s;
    m_signIn.password = u"balie"_s;
    m_signIn.requestsPerSecond = m_options.requestsPerSecond;
    m_client->signIn(m_signIn);
}

void XsiBench::askWho()
{
    m_client->read([this](const Expected<cti::WatchListPort::List> &list) {
        if (!list || list->devices.isEmpty()) {
            Q_EMIT failed(u"the PBX does not say who may be watched"_s);
            return;
        }
        m_watched = list->devices;
        m_client->signOut([this] { begin(); });
    });
}

void XsiBench::begin()
{
    m_phase = Phase::SigningIn;
    m_meter.restart();
    m_beganNs = monotonicNs();
    m_client->setWatched(m_watched);
    m_client->signIn(m_signIn);
}

double XsiBench::sinceBegin() const
{
    return double(monotonicNs() - m_beganNs) / 1e9;
}

int XsiBench::fresh() const
{
    const cti::Switchboard &switchboard = m_client->switchboard();
    return int(std::count_if(
        m_watched.cbegin(), m_watched.cend(), [&](const cti::DeviceId &device) {
            const auto *snapshot = switchboard.device(device);
            // Some want to be private, and are known to be.
            return snapshot && (snapshot->knowledge == cti::Knowledge::Refused
                || (snapshot->knowledge == cti::Knowledge::Known && switchboard.isFresh(device)));
        }));
}

void XsiBench::look()
{
    const bool live = m_client->switchboard().isLive();
    const auto note = [this](const QString &key, bool reached) {
        if (reached && !m_figures.contains(key))
            m_figures.insert(key, milliseconds(sinceBegin()));
    };
    switch (m_phase) {
    case Phase::Asking:
        if (live && !std::exchange(m_asked, true))
            askWho();
        break;
    case Phase::SigningIn:
        note(u"live_s"_s, live);
        note(u"first_live_s"_s, fresh() >= m_options.first);
        if (live && fresh() == m_watched.size()) {
            note(u"all_live_s"_s, true);
            m_phase = Phase::Settling;
            m_step->start(quiet);
        }
        break;
    case Phase::Settling:
        if (m_step->isActive())
            break;
        if (std::exchange(m_requestsAtLastLook, m_meter.count()) != m_meter.count())
            m_step->start(quiet);
        else
            loseChannel();
        break;
    case Phase::Losing:
        if (!live)
            m_phase = Phase::Returning;
        break;
    case Phase::Returning:
        note(u"back_live_s"_s, live);
        note(u"back_first_live_s"_s, live && fresh() >= m_options.first);
        if (live && fresh() == m_watched.size()) {
            note(u"back_all_live_s"_s, true);
            report();
        }
        break;
    }
}

void XsiBench::loseChannel()
{
    m_figures.insert(u"requests"_s, m_meter.count());
    m_figures.insert(u"requests_per_s"_s,
        QJsonObject{{u"allowed"_s, m_options.requestsPerSecond},
            {u"mean"_s, milliseconds(m_meter.meanPerSecond())},
            {u"peak"_s, m_meter.peakPerSecond()}});
    m_phase = Phase::Losing;
    m_meter.restart();
    m_beganNs = monotonicNs();
    m_pbx.tell(u"drop"_s);
}

void XsiBench::report()
{
    m_giveUp->stop();
    m_figures.insert(u"users"_s, m_watched.size());
    m_figures.insert(u"first"_s, m_options.first);
    m_figures.insert(u"back_peak_per_s"_s, m_meter.peakPerSecond());
    m_pbx.tell(u"requests"_s, [this](const QJsonObject &counted) {
        m_figures.insert(u"peak_per_s_at_pbx"_s, counted.value("peak_per_s"_L1));
        Q_EMIT finished(m_figures);
    });
}

} // namespace balie::bench
