// A desk whose calls are written into a customer system that is a file, for the test that kills it.
// card-reporter STORE SYSTEM TOLD SEED RUN: goes on until it is killed; RUN 0 only writes what
// waits, and ends. SYSTEM has a line "key text" for each call that arrived; it takes each key once,
// as a customer system does. TOLD has "sent key text", "attempt key" and "written key", each when
// it was so.
#include "desk/store/CardTable.h"
#include "tests/cards/CardRig.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>
#include <algorithm>
#include <random>
#include <utility>

using namespace balie;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

class Lines {
public:
    explicit Lines(const QString &path)
        : m_file(path)
    {
        (void)m_file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered);
    }
    void add(const QString &line) { m_file.write(line.toUtf8() + '\n'); }
    QStringList all()
    {
        m_file.seek(0);
        return QString::fromUtf8(m_file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }

private:
    QFile m_file;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() != 6)
        return 2;
    Lines system(arguments.at(2));
    Lines told(arguments.at(3));
    std::mt19937 random(arguments.at(4).toUInt());
    const int run = arguments.at(5).toInt();
    QSet<QString> there;
    for (const QString &line : system.all())
        there.insert(line.section(u' ', 0, 0));

    test::CardRig desk(arguments.at(1));
    // Else a call of this run could be taken for one that the last run was killed in.
    desk.office.clock.advance(std::chrono::hours(run));
    QObject::connect(
        &desk.reports, &desk::CallReports::sent, &application, [&](const QString &key) {
            for (const desk::QueuedReport &report : desk.reports.queue()) {
                if (report.report.key == key)
                    told.add(u"sent %1 %2"_s.arg(key, report.report.text));
            }
        });
    QObject::connect(&desk.reports, &desk::CallReports::written, &application,
        [&](const desk::QueuedReport &report) {
            told.add(u"written %1"_s.arg(report.report.key));
        });

    int calls = 0;
    bool isLooking = false;
    QTimer step;
    QObject::connect(&step, &QTimer::timeout, &application, [&] {
        desk.office.clock.advance(1s);
        if (!desk.port.writings.empty()) {
            const crm::CallReport report = desk.port.writings.begin()->second.report;
            told.add(u"attempt %1"_s.arg(report.key));
            const auto chance = random() % 4;
            const bool arrives = run == 0 || chance != 0;
            const bool isAnswered = run == 0 || chance > 1;
            if (arrives && !there.contains(report.key)) {
                there.insert(report.key);
                system.add(u"%1 %2"_s.arg(report.key, report.text));
            }
            const Error lost{
                isAnswered ? ErrorCode::Unreachable : ErrorCode::Timeout, u"Later."_s, {}};
            desk.port.answerWriting(arrives && isAnswered
                    ? Expected<crm::CallReceipt>(crm::CallReceipt{})
                    : unexpected(lost));
        }
        if (run == 0) {
            // The queue may not be read yet: the file itself says whether anything waits.
            if (desk.reports.queue().isEmpty() && !std::exchange(isLooking, true)) {
                desk.store.read<bool>(
                    desk::Lane::Export, &desk.cards,
                    [](sqlite::Database &database) -> Expected<bool> {
                        const auto reports = desk::cards::reports(database);
                        if (!reports)
                            return unexpected(reports.error());
                        return std::any_of(reports->cbegin(), reports->cend(),
                            [](const desk::QueuedReport &report) {
                                return report.state == desk::QueuedReport::State::Waiting;
                            });
                    },
                    [&](const Expected<bool> &isWaiting) {
                        isLooking = false;
                        if (isWaiting && !*isWaiting)
                            QCoreApplication::exit(0);
                    });
            }
            return;
        }
        const QString number = u"06%1%2"_s.arg(10 + run).arg(++calls, 6, 10, QChar(u'0'));
        const QString call = QString::number(calls);
        desk.ring(number, call);
        desk.port.answer(
            test::FakeCardPort::findings({test::FakeCardPort::card(call, u"Somebody"_s)}));
        desk.answer(number, call);
        desk.hangUp(call);
        for (const desk::ReportForm &form : QVector<desk::ReportForm>(desk.reports.forms()))
            desk.reports.send(
                form.report.key, crm::CallOutcome::Talked, {}, u"note%1"_s.arg(random()));
    });
    step.start(0);
    return QCoreApplication::exec();
}
