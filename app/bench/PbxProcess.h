#pragma once

#include "base/Error.h"
#include "base/Expected.h"

#include <QJsonObject>
#include <QProcess>
#include <deque>
#include <functional>

namespace balie::bench {

/// A balie-pbx in a process of its own, driven over its standard input and output. GUI thread.
class PbxProcess : public QObject {
    Q_OBJECT

public:
    using Answered = std::function<void(const QJsonObject &)>;

    explicit PbxProcess(QString program, QObject *parent = nullptr);
    /// Ends the process.
    ~PbxProcess() override;

    /// started() or failed() follows.
    void start(const QStringList &arguments);
    /// One line of its control protocol; the answers come in the order of the questions.
    void tell(const QString &line, Answered answered = {});

Q_SIGNALS:
    /// `ready` is all that it says of itself, the other ports among it.
    void started(quint16 webSocketPort, const QJsonObject &ready);
    /// It could not be started, or it ended by itself.
    void failed(const QString &why);

private:
    void readLines();

    QString m_program;
    QProcess m_process;
    std::deque<Answered> m_waiting;
    bool m_isReady = false;
};

} // namespace balie::bench
