#pragma once

#include "app/bench/LoopMeter.h"
#include "app/bench/SlowCrm.h"
#include "app/connectors/Connectors.h"
#include "app/system/SecretStore.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QThread>
#include <vector>

namespace balie::bench {

/// The command line of `balie-bench cards`.
struct CardsBenchOptions {
    int systems = 8;
    int slowest = 400; ///< milliseconds of the slowest; the others are spread evenly below it
    int numbers = 20; ///< looked up, each once live and ten times from memory
    QString help; ///< set: print it and end

    /// `arguments` begin with the sub-command. The error is one line in English.
    static Expected<CardsBenchOptions, QString> parse(const QStringList &arguments);
};

/// One run of `balie-bench cards`: customer systems over HTTP, reached as the program reaches them, by settings, keychain,
/// session, engine and the connectors' thread. From the question to what is told on the GUI thread. Then one of the systems
/// answers no more. GUI thread.
class CardsBench : public QObject {
    Q_OBJECT

public:
    explicit CardsBench(CardsBenchOptions options);
    ~CardsBench() override;

    void start();

Q_SIGNALS:
    void finished(const QJsonObject &report);
    void failed(const QString &why);

private:
    enum class Round {
        Live, ///< nobody asked after the number before
        Memory,
        Dead, ///< one system does not answer any more
        Skipped, ///< and is spared
        Done,
    };

    Expected<QUrl> startSystem(std::optional<std::chrono::milliseconds> takes);
    void setUp(int system, const QUrl &address);
    /// Once the connectors are as this round wants them.
    void goOn();
    void next();
    void found(const crm::CardFindings &findings);
    void roundIsOver();
    int lookUps() const; ///< of this round
    void report();

    CardsBenchOptions m_options;
    LoopMeter m_loop;
    QTemporaryDir m_folder;
    QThread m_systemsThread;
    std::vector<std::unique_ptr<SlowCrm>> m_systems; ///< of that thread
    desk::SettingsTable m_settings;
    app::MemorySecretStore m_keychain;
    std::unique_ptr<app::Connectors> m_connectors;
    std::unique_ptr<crm::ConnectorTask> m_task;
    Round m_round = Round::Live;
    int m_at = 0;
    QElapsedTimer m_watch;
    bool m_isWaiting = true; ///< for the connectors
    bool m_hasFirst = false;
    QHash<Round, QVector<double>> m_first; ///< milliseconds to the first card
    QHash<Round, QVector<double>> m_all; ///< until all have answered or are given up
    int m_skipped = 0; ///< systems, in the last look-up
};

} // namespace balie::bench
