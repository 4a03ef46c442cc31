#include "app/system/SpareMemory.h"

#include "cti/switchboard/Switchboard.h"
#include "desk/people/DirectoryReader.h"

#include <utility>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace balie::app {

using namespace std::chrono_literals;

SpareMemory::SpareMemory(const cti::Switchboard &switchboard, const desk::DirectoryReader &directory, Clock &clock,
                         std::function<void()> giveBack, QObject *parent)
    : QObject(parent), m_switchboard(switchboard), m_directory(directory), m_moment(clock.makeTimer(std::move(giveBack)))
{
    connect(&switchboard, &cti::Switchboard::linkChanged, this, &SpareMemory::consider);
    connect(&directory, &desk::DirectoryReader::finished, this, &SpareMemory::consider);
}

void SpareMemory::consider()
{
    const quint32 session = m_switchboard.link().session;
    if (!m_switchboard.isLive() || m_directory.isReading() || session == m_doneFor)
        return;
    m_doneFor = session;
    m_moment->start(1s); // the first paint and the last answers
}

void SpareMemory::giveBackToSystem()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace balie::app
