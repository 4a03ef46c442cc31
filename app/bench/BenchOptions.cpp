#include "app/bench/BenchOptions.h"

#include <QCommandLineParser>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

Expected<BenchOptions, QString> BenchOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"balie-bench console: opens the console against a balie-pbx in a process of its own and "
        u"prints one JSON object.\n"
        "balie-bench core: the figures of the core alone (Google Benchmark; takes its flags)."_s);
    const auto help = parser.addHelpOption();
    const auto value
        = [&](const QString &name, const QString &description, const QString &standard) {
              parser.addOption({name, description, u"N"_s, standard});
          };
    value(u"users"_s, u"People in the office, all of them watched."_s, u"1000"_s);
    value(u"rate"_s, u"Events a second; 0 is none."_s, u"100"_s);
    value(u"seconds"_s, u"How long to measure."_s, u"10"_s);
    value(u"visible"_s, u"Lamps that the window is made large enough for."_s, u"500"_s);
    value(u"burst"_s, u"That many events at once, then compare every lamp with the PBX."_s, {});
    value(u"idle"_s, u"Count wake-ups for that many seconds in which nothing happens."_s, {});
    parser.addOption({u"parts"_s, u"Also say what the resident memory is made of."_s});
    parser.addOption({u"single"_s, u"One event at a time."_s});
    parser.addOption({u"pbx"_s, u"The balie-pbx to use."_s, u"FILE"_s});
    if (!parser.parse(arguments))
        return unexpected(parser.errorText());

    BenchOptions options;
    if (parser.isSet(help)) {
        options.help = parser.helpText();
        return options;
    }
    QString fault;
    const auto number = [&](const QString &name, double lowest, double highest) {
        bool valid = false;
        const double result = parser.value(name).toDouble(&valid);
        if (!valid || !(result >= lowest) || result > highest) {
            fault = u"--%1 must be a number from %2 to %3, not '%4'"_s.arg(name)
                        .arg(lowest, 0, 'g', 10)
                        .arg(highest, 0, 'g', 10)
                        .arg(parser.value(name));
            return lowest;
        }
        return result;
    };
    options.users = int(number(u"users"_s, 2, 10'000));
    options.rate = number(u"rate"_s, 0, 100'000);
    options.duration = std::chrono::seconds(int(number(u"seconds"_s, 1, 86'400)));
    options.visible = int(number(u"visible"_s, 1, 10'000));
    options.parts = parser.isSet(u"parts"_s);
    options.pbxProgram = parser.value(u"pbx"_s);
    if (parser.isSet(u"burst"_s) + parser.isSet(u"idle"_s) + parser.isSet(u"single"_s) > 1)
        fault = u"--burst, --idle and --single exclude each other"_s;
    if (parser.isSet(u"burst"_s)) {
        options.mode = Mode::Burst;
        options.burst = int(number(u"burst"_s, 1, 100'000));
    } else if (parser.isSet(u"idle"_s)) {
        options.mode = Mode::Idle;
        options.duration = std::chrono::seconds(int(number(u"idle"_s, 1, 86'400)));
    } else if (parser.isSet(u"single"_s)) {
        options.mode = Mode::Single;
    }
    if (options.mode != Mode::Load)
        options.rate = 0;
    if (!fault.isEmpty())
        return unexpected(fault);
    return options;
}

QStringList BenchOptions::pbxArguments() const
{
    QStringList arguments{u"--stamp"_s, u"--edition"_s, u"premium"_s, u"--users"_s,
        QString::number(users), u"--scenario"_s};
    if (rate > 0)
        arguments << u"load"_s << u"--rate"_s << QString::number(rate);
    else
        arguments << u"idle"_s;
    return arguments;
}

} // namespace balie::bench
