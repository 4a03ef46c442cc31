#pragma once

#include "base/Clock.h"
#include "desk/people/DirectoryReader.h"
#include "desk/store/Store.h"

#include <QObject>

namespace balie::desk {

/// Keeps the PBX's directory in the store as well, so that people are found and recognised while the link is down or not
/// there yet. Copies it each time that it was read whole, in portions. Its source in the store is named after the account;
/// once another account is signed in, the colleagues of the former one go, whether or not the new one has a directory. GUI
/// thread.
class DirectoryCopy : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object.
    DirectoryCopy(const DirectoryReader &reader, const People &people, Store &store, const Clock &clock,
        QObject *parent = nullptr);

Q_SIGNALS:
    /// The copy is complete.
    void copied();
    /// The colleagues of another account are gone.
    void othersRemoved();

private:
    struct Opened {
        qint64 source = 0;
        qint64 reading = 0;
    };

    void removeOthers();
    void begin();
    /// People changed: rows from before mean nothing any more.
    void beginAgain();
    void copy(const Opened &opened, int from, quint32 run);
    void finish(const Opened &opened, quint32 run);

    const DirectoryReader &m_reader;
    const People &m_people;
    Store &m_store;
    const Clock &m_clock;
    quint32 m_run = 0; ///< a newer directory ends the copying of an older one
    bool m_isCopying = false;
};

} // namespace balie::desk
