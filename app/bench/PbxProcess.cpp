#include "app/bench/PbxProcess.h"

#include <QJsonDocument>
#include <utility>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

PbxProcess::PbxProcess(QString program, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &PbxProcess::readLines);
    connect(&m_process, &QProcess::errorOccurred, this,
        [this] { Q_EMIT failed(u"%1: %2"_s.arg(m_program, m_process.errorString())); });
    connect(&m_process, &QProcess::finished, this,
        [this](int code) { Q_EMIT failed(u"%1 ended by itself (%2)"_s.arg(m_program).arg(code)); });
}

PbxProcess::~PbxProcess()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished();
}

void PbxProcess::start(const QStringList &arguments)
{
    m_process.start(m_program, arguments);
}

void PbxProcess::tell(const QString &line, Answered answered)
{
    m_waiting.push_back(std::move(answered));
    m_process.write(line.toUtf8() + '\n');
}

void PbxProcess::readLines()
{
    while (m_process.canReadLine()) {
        const QJsonObject json = QJsonDocument::fromJson(m_process.readLine()).object();
        if (!std::exchange(m_isReady, true)) {
            Q_EMIT started(quint16(json.value("ws"_L1).toInt()), json);
        } else if (!m_waiting.empty()) {
            const Answered answered = std::move(m_waiting.front());
            m_waiting.pop_front();
            if (answered)
                answered(json);
        }
    }
}

} // namespace balie::bench
