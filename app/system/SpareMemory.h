#pragma once

#include "base/Clock.h"

#include <QObject>

namespace balie::cti {
class Switchboard;
}
namespace balie::desk {
class DirectoryReader;
}

namespace balie::app {

/// Signing in reads thousands of documents; the memory that this took is given back to the system a moment after the
/// link is live and the directory is in, once a session. Does nothing where the C library cannot. GUI thread.
class SpareMemory : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object. `giveBack` is what is done: giveBackToSystem() but for tests.
    SpareMemory(const cti::Switchboard &switchboard, const desk::DirectoryReader &directory, Clock &clock,
                std::function<void()> giveBack = giveBackToSystem, QObject *parent = nullptr);

    static void giveBackToSystem();

private:
    void consider();

    const cti::Switchboard &m_switchboard;
    const desk::DirectoryReader &m_directory;
    std::unique_ptr<Timer> m_moment;
    quint32 m_doneFor = 0; ///< session
};

} // namespace balie::app
