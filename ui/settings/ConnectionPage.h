#pragma once

#include "ui/settings/SettingsPage.h"

class QLineEdit;

namespace balie::ui {

/// Where the console signs in. Takes effect at the next sign-in; the password is asked there and
/// kept in the keychain only.
class ConnectionPage final : public SettingsPage {
    Q_OBJECT

public:
    ConnectionPage(const Theme &theme, QWidget *parent);

    void load(const desk::SettingsTable &settings) override;
    bool check() override;
    void store(desk::SettingsTable &settings) const override;

Q_SIGNALS:
    void signInRequested();

private:
    QLineEdit *m_server;
    QLabel *m_serverProblem;
    QLineEdit *m_user;
    QLineEdit *m_device;
    QLineEdit *m_caFile;
    QLabel *m_caProblem;
};

} // namespace balie::ui
