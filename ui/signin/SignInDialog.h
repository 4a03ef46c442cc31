#pragma once

#include "ui/signin/SignInTester.h"
#include "ui/signin/StepList.h"
#include "ui/theme/Button.h"

#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>

class QFormLayout;
class QScrollArea;

namespace balie::ui {

class Announcer;

/// Asks for server, user, password and own device, tries them one step at a time, and accepts only
/// when they work. The tester is the caller's and outlives the dialog. Never logs or stores
/// anything itself.
class SignInDialog final : public QDialog {
    Q_OBJECT

public:
    struct Answer {
        cti::SignIn signIn;
        QString caFile; ///< where signIn.extraCaPem came from
        bool remember
            = true; ///< keep server, user and device; the password too where there is a keychain
    };

    SignInDialog(const Theme &theme, SignInTester &tester, QWidget *parent = nullptr);
    ~SignInDialog() override;

    void setAnswer(const Answer &answer);
    /// What was entered; sound once the dialog was accepted.
    const Answer &answer() const { return m_answer; }
    /// Without a keychain the dialog says that the password will be asked at each start.
    void setKeychainAvailable(bool available);
    /// Why the dialog opens again, e.g. after the PBX refused the password.
    void showReason(const Error &error);

    void reject() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum class Intent { None, TestOnly, SignIn };

    QWidget *makeFields(QWidget *parent);
    void start(Intent intent);
    void stop();
    void edited();
    /// Takes over what stands in the fields; false, with a sentence at the field, when it cannot be
    /// tried.
    bool readFields();
    /// What is asked depends on the address: whether others may read along where they can, a token for
    /// BroadWorks, an own telephone for CSTA.
    void followServer();
    void stepDone(SignInStep step, const Expected<QString> &result);
    void finished();
    void setTesting(bool testing);
    /// As high as what is said needs, as far as the screen allows; beyond that it scrolls.
    void fit();

    const Theme &m_theme;
    SignInTester &m_tester;
    Answer m_answer;
    Intent m_intent = Intent::None;
    bool m_failed = false;
    bool m_warned = false;

    QScrollArea *m_scroll;
    QFormLayout *m_form;
    QLabel *m_reason;
    QLineEdit *m_server;
    QLabel *m_serverError;
    QWidget *m_risk; ///< what follows, where the address is not encrypted
    QCheckBox *m_mayBeReadable;
    QLineEdit *m_user;
    QLabel *m_userError;
    QLineEdit *m_password;
    QCheckBox *m_isToken;
    QLineEdit *m_device;
    QLineEdit *m_caFile;
    QLabel *m_caError;
    QCheckBox *m_remember;
    QLabel *m_keychainNote;
    Button *m_browse;
    StepList *m_steps;
    QLabel *m_status;
    Announcer *m_announcer;
    Button *m_cancel;
    Button *m_test;
    Button *m_signIn;
};

} // namespace balie::ui
