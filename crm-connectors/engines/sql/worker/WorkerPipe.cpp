#include "crm-connectors/engines/sql/worker/WorkerPipe.h"

#include <cstdlib>
#include <thread>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#else
#include <unistd.h>
#endif

namespace balie::sql {

namespace {

#ifdef Q_OS_WIN
std::FILE *takeOutput()
{
    _setmode(0, _O_BINARY);
    const int own = _dup(1);
    _setmode(own, _O_BINARY);
    _dup2(2, 1);
    return _fdopen(own, "wb");
}
qint64 readSome(char *to, size_t most)
{
    return _read(0, to, unsigned(most));
}
#else
std::FILE *takeOutput()
{
    const int own = ::dup(1);
    ::dup2(2, 1);
    return ::fdopen(own, "wb");
}
qint64 readSome(char *to, size_t most)
{
    return ::read(0, to, most);
}
#endif

} // namespace

WorkerPipe::WorkerPipe()
    : m_out(takeOutput())
{
    if (!m_out)
        std::_Exit(3);
    std::thread([this] { read(); }).detach();
}

void WorkerPipe::read()
{
    crm::sqlWire::Reader reader;
    char bytes[4096];
    for (;;) {
        const qint64 count = readSome(bytes, sizeof bytes);
        // Nobody is there to be answered, and a driver that hangs cannot be asked to stop.
        if (count <= 0)
            std::_Exit(0);
        reader.add(QByteArray(bytes, qsizetype(count)));
        while (const auto question = reader.next()) {
            const std::lock_guard lock(m_mutex);
            m_questions.push_back(*question);
            m_came.notify_one();
        }
        if (reader.isBroken())
            std::_Exit(2);
    }
}

QCborMap WorkerPipe::next()
{
    std::unique_lock lock(m_mutex);
    m_came.wait(lock, [this] { return !m_questions.empty(); });
    QCborMap question = m_questions.front();
    m_questions.pop_front();
    return question;
}

void WorkerPipe::answer(const QCborMap &message)
{
    const QByteArray frame = crm::sqlWire::framed(message);
    if (std::fwrite(frame.constData(), 1, size_t(frame.size()), m_out) != size_t(frame.size())
        || std::fflush(m_out) != 0)
        std::_Exit(0);
}

} // namespace balie::sql
