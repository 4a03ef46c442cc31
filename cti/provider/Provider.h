#pragma once

#include "cti/ports/CallControlPort.h"
#include "cti/ports/CallLogPort.h"
#include "cti/ports/DirectoryPort.h"
#include "cti/ports/ServicesPort.h"
#include "cti/ports/WatchListPort.h"
#include "cti/link/SignIn.h"

#include <QObject>

namespace balie::cti {

/// One protocol's side of the link: transport, codec and the folding of messages into device
/// snapshots, posted to the HandOver it was made with. Lives wholly on the link's I/O thread;
/// PbxClient is its only caller and brings answers back to the GUI thread. Callbacks answer exactly
/// once, on the I/O thread.
class Provider : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Starts the link and keeps it: reconnects by the rules of the link machine until signOut().
    virtual void signIn(const SignIn &signIn) = 0;
    virtual void signOut() = 0;
    /// Calls back once nothing of a goodbye waits to leave any more: at once where nothing does, and
    /// never where the provider goes first. By itself: last words that are written by the time
    /// signOut() returns.
    virtual void whenSilent(std::function<void()> silent) { silent(); }
    /// Tries again at once: the user asked, the network came up, or the machine woke. Once refused,
    /// only signIn() begins anew: nobody can tell from here which of the three it was.
    virtual void reconnectNow() = 0;
    /// The machine is about to sleep: say goodbye and go stale at once.
    virtual void suspend() = 0;

    virtual void setWatched(const QVector<DeviceId> &devices) = 0;
    virtual void refresh(const DeviceId &device) = 0;
    virtual void execute(const CallCommand &command, CallControlPort::Done done) = 0;

    // Optional ports answer NotSupported where the server profile has none.
    virtual void readDirectory(DirectoryPort::PageArrived arrived) = 0;
    virtual void searchDirectory(const QString &text, DirectoryPort::PageArrived arrived) = 0;
    virtual void readCallLog(const QDateTime &since, CallLogPort::PageArrived arrived) = 0;
    virtual void readWatchList(WatchListPort::Read done) = 0;
    virtual void writeWatchList(const WatchListPort::List &list, WatchListPort::Read done) = 0;
    virtual void setDoNotDisturb(bool on, ServicesPort::Done done) = 0;
    virtual void setForwarding(const Forwarding &forwarding, ServicesPort::Done done) = 0;

Q_SIGNALS:
    void directoryChanged();
    void watchListChanged(quint64 revision);
};

} // namespace balie::cti
