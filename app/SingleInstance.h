#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <functional>
#include <memory>

namespace balie::app {

/// One program per user, desktop session and data folder. The first one listens; a later one asks the first to
/// come forward and ends. If neither lock nor socket can be made the program runs all the same: better two
/// consoles than none. InstanceSlot keeps those that do run beside each other apart at the PBX.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    explicit SingleInstance(const QString &dataDir, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// True for the first instance.
    bool isFirst() const { return m_first; }
    /// Asks the first instance to come forward; `done(reached)` is called once.
    void raiseFirst(std::function<void(bool reached)> done);

Q_SIGNALS:
    /// Another start of the program asked this one to come forward.
    void raiseAsked();

private:
    void acceptOne();

    QString m_name;
    QLockFile m_lock;
    std::unique_ptr<QLocalServer> m_server;
    bool m_first = true;
};

} // namespace balie::app
