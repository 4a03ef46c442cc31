#pragma once

#include "app/CommandLine.h"
#include "app/system/SecretStore.h"
#include "app/system/SignInCheck.h"
#include "desk/notice/Notice.h"
#include "desk/settings/SettingsTable.h"
#include "ui/signin/SignInDialog.h"

#include <QPointer>

namespace balie::app {

/// Gets the console signed in: from the settings and the keychain where they are complete, else by asking. Asks again
/// when the PBX refuses the password. GUI thread.
class SignInFlow : public QObject {
    Q_OBJECT

public:
    /// All must outlive the flow.
    SignInFlow(const CommandLine &line, desk::SettingsTable &settings, SecretStore &secrets, ui::SignInTester &check,
        cti::PbxClient &client, const ui::Theme &theme, QObject *parent = nullptr);

    /// `parent`: the window over which a question appears.
    void start(QWidget *parent);
    /// The user asked for it, from the settings.
    void ask();
    /// Until the first answer, the keychain's or the user's, and while the user is asked.
    bool isAsking() const { return m_isAsking; }

Q_SIGNALS:
    /// isAsking() is over.
    void answered();
    /// The user closed the question without signing in.
    void declined();
    /// The password could not be kept, or not be forgotten.
    void notice(const balie::desk::Notice &notice);

private:
    ui::SignInDialog::Answer known() const;
    void askAgain(const std::optional<Error> &reason);
    void stopAsking();
    void keep(const ui::SignInDialog::Answer &answer);
    void take(const ui::SignInDialog::Answer &answer);
    void linkChanged(const cti::LinkStatus &status);
    static QString secretKey(const cti::SignIn &signIn);

    const CommandLine &m_line;
    desk::SettingsTable &m_settings;
    SecretStore &m_secrets;
    ui::SignInTester &m_check;
    cti::PbxClient &m_client;
    const ui::Theme &m_theme;
    QPointer<QWidget> m_parent;
    QPointer<ui::SignInDialog> m_dialog;
    bool m_hasKeychain = true;
    bool m_isAsking = true;
};

} // namespace balie::app
