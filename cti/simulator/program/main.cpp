#include "base/SystemClock.h"
#include "cti/simulator/program/ControlLines.h"
#include "cti/simulator/program/ProgramOptions.h"
#include "cti/simulator/server/PbxServer.h"
#include "cti/simulator/server/TruthJson.h"
#include "cti/simulator/server/XsiServer.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace balie;
using namespace balie::sim;
using namespace Qt::Literals::StringLiterals;

namespace {

void printLine(const QJsonObject &json)
{
    const QByteArray line = QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

int fail(const QString &why)
{
    std::fprintf(stderr, "balie-pbx: %s\n", qUtf8Printable(why));
    return 2;
}

/// A signal may only write to a pipe; the loop reads it and ends in good order.
int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    auto options = ProgramOptions::parse(QCoreApplication::arguments());
    if (!options)
        return fail(options.error());
    if (options->printAndExit) {
        std::printf("%s\n", qUtf8Printable(*options->printAndExit));
        return 0;
    }

    SystemClock clock;
    const bool stamped = options->pbx.face.stamp;
    Pbx pbx(clock, options->pbx.office, options->pbx.speed,
        stamped ? StampSource(monotonicNs) : StampSource());
    CstaFace face(pbx, clock, options->pbx.face);
    XsiFace xsi(pbx, clock, options->pbx.xsi);
    PbxServer server(face);
    auto ports = server.listen(options->servers);
    if (!ports)
        return fail(ports.error().userText);
    XsiServer xsiServer(xsi);
    if (const auto listening = xsiServer.listen(options->servers, *ports); !listening)
        return fail(listening.error().userText);

    QJsonObject ready{{u"ws"_s, ports->ws}, {u"tcp"_s, ports->tcp}};
    if (options->servers.wss) {
        ready.insert(u"wss"_s, ports->wss);
        ready.insert(u"tls"_s, ports->tls);
    }
    if (options->servers.http)
        ready.insert(u"http"_s, ports->http);
    if (options->servers.https)
        ready.insert(u"https"_s, ports->https);
    ready.insert(u"users"_s, options->pbx.office.users);
    ready.insert(u"pid"_s, QCoreApplication::applicationPid());
    printLine(ready);

    ControlLines control(pbx, face, xsi);
    QByteArray typed;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [&] {
        char buffer[4096];
        const auto got = ::read(STDIN_FILENO, buffer, sizeof buffer);
        // The end of the input is no end of the PBX: it is often started with none.
        if (got <= 0) {
            input.setEnabled(false);
            return;
        }
        typed.append(buffer, got);
        for (qsizetype end = typed.indexOf('\n'); end >= 0; end = typed.indexOf('\n')) {
            const QByteArray line = typed.left(end).trimmed();
            typed.remove(0, end + 1);
            if (line.isEmpty())
                continue;
            printLine(control.answer(line));
            if (control.isFinished()) {
                QCoreApplication::quit();
                return;
            }
        }
    });

    if (::pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return fail(u"no pipe for signals"_s);
    QSocketNotifier signalled(signalPipe[0], QSocketNotifier::Read);
    QObject::connect(
        &signalled, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);

    QCoreApplication::exec();
    if (options->truthOnExit)
        printLine(truthJson(pbx));
    return 0;
}
