#pragma once

#include "ui/settings/SettingsPage.h"

class QComboBox;
class QLineEdit;

namespace balie::ui {

class Button;

/// Where the console signs in, and the names where the PBX tells none. Takes effect at the next sign-in; the password is asked there and
/// kept in the keychain only.
class ConnectionPage final : public SettingsPage {
    Q_OBJECT

public:
    /// `profiles`: the makes of telephone system that can be talked to, by their names in the settings; the first
    /// is the usual one.
    ConnectionPage(const Theme &theme, const QStringList &profiles, QWidget *parent);

    void load(const desk::SettingsTable &settings) override;
    bool check() override;
    void store(desk::SettingsTable &settings) const override;

Q_SIGNALS:
    void signInRequested();

private:
    /// A field with a button beside it that opens a chooser.
    Button *addFileRow(const QString &label, QLineEdit *field, const QString &buttonName);

    QLineEdit *m_server;
    QLabel *m_serverProblem;
    QLineEdit *m_user;
    QLineEdit *m_device;
    QLineEdit *m_caFile;
    QLabel *m_caProblem;
    QComboBox *m_profile;
    QLineEdit *m_peopleFile;
    QLabel *m_peopleProblem;
};

} // namespace balie::ui
