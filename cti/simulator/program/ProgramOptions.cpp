#include "cti/simulator/program/ProgramOptions.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <limits>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T> struct Choice {
    QLatin1StringView word;
    T value;
};

template <typename T, std::size_t N>
std::optional<T> choose(const QString &word, const Choice<T> (&choices)[N])
{
    for (const auto &choice : choices) {
        if (word == choice.word)
            return choice.value;
    }
    return std::nullopt;
}

enum class Scenario { Day, Morning, Idle, Load };

constexpr Choice<Scenario> scenarios[] = {{"day"_L1, Scenario::Day},
    {"morning"_L1, Scenario::Morning}, {"idle"_L1, Scenario::Idle}, {"load"_L1, Scenario::Load}};
constexpr Choice<Edition> editions[] = {{"instap"_L1, Edition::Instap},
    {"standaard"_L1, Edition::Standaard}, {"premium"_L1, Edition::Premium}};
/// A morning is the working day at the pace of its busiest hours.
constexpr double morningPace = 2.5;

} // namespace

Expected<ProgramOptions, QString> ProgramOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A simulated PBX that speaks CSTA (ECMA-323) over WebSocket, TCP and TLS, and BroadWorks Xsi "
        "over HTTP.\n"
        "Commands are read from standard input, one a line; each is answered by one line of JSON."_s);
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    const auto value = [&](const QString &name, const QString &description,
                           const QString &valueName, const QString &standard) {
        parser.addOption({name, description, valueName, standard});
    };
    const auto flag = [&](const QString &name, const QString &description) {
        parser.addOption({name, description});
    };
    value(u"port"_s, u"WebSocket port; 0 takes any free one."_s, u"PORT"_s, u"0"_s);
    value(
        u"tcp-port"_s, u"Port for Annex J.2 over TCP; 0 takes any free one."_s, u"PORT"_s, u"0"_s);
    value(u"wss-port"_s, u"WebSocket port with TLS (needs --tls-cert and --tls-key)."_s, u"PORT"_s,
        u"0"_s);
    value(u"tls-port"_s, u"Port for Annex J.2 over TLS (needs --tls-cert and --tls-key)."_s,
        u"PORT"_s, u"0"_s);
    value(u"http"_s, u"Port for Xsi; 0 takes any free one. Without it there is no Xsi."_s, u"PORT"_s,
        {});
    value(u"https"_s, u"Port for Xsi over TLS (needs --tls-cert and --tls-key)."_s, u"PORT"_s, {});
    value(u"tls-cert"_s, u"Certificate chain, PEM."_s, u"FILE"_s, {});
    value(u"tls-key"_s, u"Private key, PEM."_s, u"FILE"_s, {});
    value(u"listen"_s, u"Address to listen on."_s, u"ADDRESS"_s, u"127.0.0.1"_s);
    value(u"users"_s, u"People in the office, 1 to 10000."_s, u"N"_s, u"40"_s);
    value(u"seed"_s, u"The same seed gives the same day."_s, u"NUMBER"_s, u"1"_s);
    value(u"rate"_s, u"Events a second; means --scenario load."_s, u"EVENTS"_s, {});
    value(u"edition"_s, u"instap, standaard or premium, for every user."_s, u"EDITION"_s, {});
    value(u"speed"_s, u"How many times faster than the clock the day runs."_s, u"FACTOR"_s, u"1"_s);
    value(u"scenario"_s, u"day, morning, idle or load."_s, u"NAME"_s, u"day"_s);
    flag(u"stamp"_s, u"Stamp call events with CLOCK_MONOTONIC, for benchmarks."_s);
    flag(u"json-truth-on-exit"_s, u"Print the truth as one line of JSON at the end."_s);
    if (!parser.parse(arguments))
        return unexpected(parser.errorText());

    ProgramOptions options;
    if (parser.isSet(help))
        options.printAndExit = parser.helpText();
    else if (parser.isSet(version))
        options.printAndExit = u"balie-pbx %1"_s.arg(QStringLiteral(BALIE_VERSION));
    if (options.printAndExit)
        return options;
    if (!parser.positionalArguments().isEmpty())
        return unexpected(u"unexpected argument '%1'"_s.arg(parser.positionalArguments().front()));

    QString fault;
    const auto number = [&](const QString &name, double lowest, double highest) {
        bool valid = false;
        const double result = parser.value(name).toDouble(&valid);
        if ((!valid || !(result >= lowest) || result > highest) && fault.isEmpty())
            fault = u"--%1 must be a number from %2 to %3, not '%4'"_s.arg(name)
                        .arg(lowest, 0, 'g', 10)
                        .arg(highest, 0, 'g', 10)
                        .arg(parser.value(name));
        return fault.isEmpty() ? result : lowest;
    };
    const auto port = [&](const QString &name) { return quint16(number(name, 0, 65535)); };

    options.servers.ws = port(u"port"_s);
    options.servers.tcp = port(u"tcp-port"_s);
    options.servers.certificateFile = parser.value(u"tls-cert"_s);
    options.servers.keyFile = parser.value(u"tls-key"_s);
    if (options.servers.certificateFile.isEmpty() != options.servers.keyFile.isEmpty())
        return unexpected(u"--tls-cert and --tls-key belong together"_s);
    if (!options.servers.certificateFile.isEmpty()) {
        options.servers.wss = port(u"wss-port"_s);
        options.servers.tls = port(u"tls-port"_s);
    } else if (parser.isSet(u"wss-port"_s) || parser.isSet(u"tls-port"_s)) {
        return unexpected(u"--wss-port and --tls-port need --tls-cert and --tls-key"_s);
    }
    if (parser.isSet(u"http"_s))
        options.servers.http = port(u"http"_s);
    if (parser.isSet(u"https"_s)) {
        if (options.servers.certificateFile.isEmpty())
            return unexpected(u"--https needs --tls-cert and --tls-key"_s);
        options.servers.https = port(u"https"_s);
    }
    if (!options.servers.address.setAddress(parser.value(u"listen"_s)))
        return unexpected(u"--listen: '%1' is not an IP address"_s.arg(parser.value(u"listen"_s)));

    OfficeConfig &office = options.pbx.office;
    office.users = int(number(u"users"_s, 1, 10'000));
    office.seed = std::uint32_t(number(u"seed"_s, 0, std::numeric_limits<std::uint32_t>::max()));
    options.pbx.speed = number(u"speed"_s, 0.01, 10'000);

    const auto scenario = choose(parser.value(u"scenario"_s), scenarios);
    if (!scenario)
        return unexpected(u"--scenario: '%1' is none of day, morning, idle, load"_s.arg(
            parser.value(u"scenario"_s)));
    const bool rated = parser.isSet(u"rate"_s);
    if (rated && parser.isSet(u"scenario"_s) && *scenario != Scenario::Load)
        return unexpected(u"--rate belongs to --scenario load"_s);
    if (rated)
        office.eventsPerSecond = number(u"rate"_s, 0.1, 100'000);
    switch (rated ? Scenario::Load : *scenario) {
    case Scenario::Day:
        office.activity = Activity::WorkingDay;
        break;
    case Scenario::Morning:
        office.activity = Activity::WorkingDay;
        office.pace = morningPace;
        break;
    case Scenario::Idle:
        office.activity = Activity::None;
        break;
    case Scenario::Load:
        office.activity = Activity::Load;
        break;
    }
    if (parser.isSet(u"edition"_s)) {
        options.pbx.face.edition = choose(parser.value(u"edition"_s), editions);
        if (!options.pbx.face.edition)
            return unexpected(u"--edition: '%1' is none of instap, standaard, premium"_s.arg(
                parser.value(u"edition"_s)));
        options.pbx.xsi.edition = options.pbx.face.edition;
    }
    options.pbx.face.stamp = parser.isSet(u"stamp"_s);
    options.truthOnExit = parser.isSet(u"json-truth-on-exit"_s);
    if (!fault.isEmpty())
        return unexpected(fault);
    return options;
}

} // namespace balie::sim
