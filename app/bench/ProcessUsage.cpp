#include "app/bench/ProcessUsage.h"

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

double megabytesOf(const QByteArray &status, QByteArrayView key)
{
    const qsizetype at = status.indexOf(key);
    if (at < 0)
        return 0;
    const qsizetype begin = at + key.size();
    return status.mid(begin, status.indexOf("kB", begin) - begin).trimmed().toDouble() * 1024 / 1e6;
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
    const QByteArray status = contentOf(u"/proc/self/status"_s);
    usage.anonymousMb = megabytesOf(status, "\nRssAnon:");
    usage.filesMb = megabytesOf(status, "\nRssFile:");
    usage.sharedMb = megabytesOf(status, "\nRssShmem:");
    return usage;
}

} // namespace balie::bench
