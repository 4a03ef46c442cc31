#include "app/bench/ProcessUsage.h"

#include <QDir>
#include <QFile>
#include <ctime>
#include <unistd.h>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

quint64 voluntarySwitches(const QByteArray &status)
{
    constexpr QByteArrayView key = "\nvoluntary_ctxt_switches:";
    const qsizetype at = status.indexOf(key);
    if (at < 0)
        return 0;
    const qsizetype begin = at + key.size();
    return status.mid(begin, status.indexOf('\n', begin) - begin).trimmed().toULongLong();
}

} // namespace

ProcessUsage ProcessUsage::now()
{
    ProcessUsage usage;
    timespec cpu{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    usage.cpuNs = qint64(cpu.tv_sec) * 1'000'000'000 + cpu.tv_nsec;
    // Pages: the whole program, what of it is resident, ...
    const double pages = contentOf(u"/proc/self/statm"_s).split(' ').value(1).toDouble();
    usage.residentMb = pages * double(sysconf(_SC_PAGESIZE)) / 1e6;
    const QDir tasks(u"/proc/self/task"_s);
    const QStringList threads = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads)
        usage.threadWakeUps += voluntarySwitches(contentOf(tasks.filePath(thread + "/status"_L1)));
    return usage;
}

} // namespace balie::bench
