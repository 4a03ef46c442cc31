#include "app/demo/DemoPbx.h"

#include "cti/simulator/scenario/ScriptSource.h"

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

// How long a transferred call of the morning rings before it comes back: short, so that the morning is.
constexpr sim::Millis shortRecall{6'000};

constexpr auto domain = "balie.example"_L1;

sim::Edition editionOf(CommandLine::Edition edition)
{
    switch (edition) {
    case CommandLine::Edition::Instap: return sim::Edition::Instap;
    case CommandLine::Edition::Standaard: return sim::Edition::Standaard;
    case CommandLine::Edition::Premium: return sim::Edition::Premium;
    }
    return sim::Edition::Premium;
}

} // namespace

DemoPbx::DemoPbx(QObject *parent)
    : QObject(parent)
{
}

QString DemoPbx::userIdOf(const QString &extension)
{
    // 699 is the voice mail, 7xx are places to park: see sim::Office.
    const bool person = extension < u"699"_s || extension.size() > 3;
    return person ? extension + u'@' + domain : QString();
}

void DemoPbx::start(const CommandLine &line, Ready ready)
{
    sim::PbxConfig config;
    config.office.users = line.users;
    config.office.seed = line.seed;
    config.face.edition = editionOf(line.edition);
    if (line.morningDir.isEmpty()) {
        config.office.activity = sim::Activity::WorkingDay;
        // A small office is quiet; somebody who looks at a demonstration does not want to wait for a call.
        config.office.pace = 3.0;
    } else {
        config.office.activity = sim::Activity::None;
        config.office.script = sim::shortMorning();
        config.office.options.transferRecall = shortRecall;
    }
    config.xsi.edition = config.face.edition;
    config.xsi.userIds = sim::UserIdStyle::Extension;
    config.xsi.domain = domain;
    sim::ServerOptions servers;
    const bool xsi = line.protocol == cti::Protocol::Xsi;
    (xsi ? servers.http : servers.ws) = 0;
    m_host.start(std::move(config), servers, this, [xsi, ready = std::move(ready)](const Expected<sim::ServerPorts> &ports) {
        if (!ports) {
            ready(unexpected(ports.error()));
            return;
        }
        cti::SignIn signIn;
        signIn.password = u"balie"_s; // of a PBX that exists only while this program runs
        if (xsi) {
            signIn.server = QUrl(u"http://127.0.0.1:%1"_s.arg(ports->http));
            signIn.user = userIdOf(u"200"_s);
            signIn.requestsPerSecond = 1000; // nobody else asks anything here
        } else {
            signIn.server = QUrl(u"ws://127.0.0.1:%1/csta"_s.arg(ports->ws));
            signIn.user = u"receptie"_s;
            signIn.ownDevice = cti::DeviceId(u"200"_s);
        }
        ready(signIn);
    });
}

} // namespace balie::app
