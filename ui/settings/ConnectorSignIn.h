#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "ui/settings/ConnectorDoors.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace balie::ui {

class Button;

/// Signing in with a customer system itself, in the browser: the address that is opened, the code
/// to be typed there, and how it went. Takes the focus from nobody. GUI thread.
class ConnectorSignIn final : public QWidget {
    Q_OBJECT

public:
    /// `setup` must outlive this widget.
    ConnectorSignIn(const Theme &theme, crm::ConnectorSetup &setup, const ConnectorDoors &doors,
        QWidget *parent);

    /// Whose sign-in this is; a sign-in of another one that is under way is cancelled. `blockedBy`:
    /// why nobody can sign in now; empty: can.
    void setConnector(const QString &id, const QString &blockedBy);
    /// None: the system was not asked yet, and a sign-in of before may still hold.
    void setSignedIn(std::optional<bool> signedIn);

private:
    void begin();
    void showPrompt(const crm::SignInPrompt &prompt);
    void finish(const Expected<void> &result);
    void stop();
    void tell(const QString &sentence, bool isTrouble);

    const Theme &m_theme;
    crm::ConnectorSetup &m_setup;
    ConnectorDoors m_doors;
    std::unique_ptr<crm::ConnectorTask> m_task;
    QString m_id;
    QUrl m_address;
    Button *m_signIn;
    Button *m_signOut;
    Button *m_cancel;
    QLabel *m_state;
    QWidget *m_prompt;
    QLineEdit *m_shownAddress;
    QWidget *m_codePlace;
    QLabel *m_code;
};

} // namespace balie::ui
