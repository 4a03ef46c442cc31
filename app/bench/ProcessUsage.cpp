#include "app/bench/ProcessUsage.h"

#include "app/bench/ProcFile.h"

#include <QByteArray>
#include <QList>
#include <ctime>
#include <unistd.h>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

double megabytesOf(const QByteArray &status, const QByteArray &key)
{
    return double(statusNumber(status, key)) * 1024 / 1e6;
}

} // namespace

ProcessUsage ProcessUsage::now()
{
    ProcessUsage usage;
    timespec cpu{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    usage.cpuNs = qint64(cpu.tv_sec) * 1'000'000'000 + cpu.tv_nsec;
    // Pages: the whole program, what of it is resident, ...
    const double pages = procFile(u"/proc/self/statm"_s).split(' ').value(1).toDouble();
    usage.residentMb = pages * double(sysconf(_SC_PAGESIZE)) / 1e6;
    const QByteArray status = procFile(u"/proc/self/status"_s);
    usage.anonymousMb = megabytesOf(status, "RssAnon");
    usage.filesMb = megabytesOf(status, "RssFile");
    usage.sharedMb = megabytesOf(status, "RssShmem");
    return usage;
}

} // namespace balie::bench
