#pragma once

#include "base/SystemClock.h"
#include "base/http/HttpClient.h"
#include "crm-connectors/check/CheckOptions.h"
#include "crm-connectors/check/CheckPage.h"
#include "crm-connectors/check/CheckRun.h"
#include "crm-connectors/host/EngineLoader.h"

namespace balie::crm {

/// What balie-connector does with one profile: reads it and tells what is wrong with it; with
/// settings makes the connector as the program does, lets the user sign in where the system wants
/// that, and tries it. One thread with an event loop.
class ConnectorCheck {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::ConnectorCheck)

public:
    enum class Exit { Well = 0, BadProfile = 1, BadCall = 2, StepFailed = 3 };

    struct Surroundings {
        QString engines; ///< the folder of the modules
        QIODevice &out;
        QIODevice &input; ///< for --secrets -
        /// Asks at the terminal without showing what is typed; nothing: there is no terminal.
        std::function<std::optional<QString>(const QString &question)> ask;
        std::function<void(const QUrl &)> openBrowser; ///< where there is one
        std::function<void(Exit)> done; ///< once; may come before start() is over
    };

    ConnectorCheck(CheckOptions options, Surroundings surroundings);
    Q_DISABLE_COPY_MOVE(ConnectorCheck)

    void start();

private:
    bool readProfile();
    bool readOptions();
    bool readSecrets();
    bool askSecrets();
    void tellSettings();
    void signIn();
    void make();
    void finish(Exit code);
    void refuse(const QString &sentence); ///< ends with BadCall
    QStringList unseen() const;

    CheckOptions m_options;
    Surroundings m_around;
    CheckPage m_page;
    SystemClock m_clock;
    HttpClient m_http{m_clock};
    EngineLoader m_engines;
    ConnectorPlan m_plan;
    CheckWishes m_wishes;
    std::unique_ptr<SecretPort> m_port; ///< of the sign-in, then of the connector
    std::unique_ptr<ConnectorTask> m_signIn;
    MadeConnector m_made;
    std::unique_ptr<CheckRun> m_run;
    QObject m_here;
};

} // namespace balie::crm
