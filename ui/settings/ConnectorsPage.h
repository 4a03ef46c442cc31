#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "ui/settings/ConnectorDoors.h"
#include "ui/settings/SettingsPage.h"

#include <functional>

class QComboBox;
class QLineEdit;
class QListWidget;

namespace balie::desk {
class ConnectorCopies;
}

namespace balie::ui {

class Button;
class ConnectorChooser;
class ConnectorCopyRow;
class ConnectorForm;
class ConnectorSignIn;
class ConnectorTrial;

/// The customer systems that are asked who calls: which there are, in which order, how each is
/// reached, how it goes with it, and trying it out. What is edited counts after OK or Apply;
/// signing in is at once, of what was applied. GUI thread.
class ConnectorsPage final : public SettingsPage {
    Q_OBJECT

public:
    /// `setup` and `copies` must outlive the page.
    ConnectorsPage(const Theme &theme, crm::ConnectorSetup &setup, desk::ConnectorCopies &copies,
        const ConnectorDoors &doors, QWidget *parent);

    void load(const desk::SettingsTable &settings) override;
    bool check() override;
    void store(desk::SettingsTable &settings) const override;

Q_SIGNALS:
    /// store() is through; what could not be saved says so.
    void saved() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Edited {
        crm::ConnectorEntry entry;
        QHash<QString, QString> secrets; ///< typed, not saved yet
        QString problem; ///< why it could not be saved
    };

    void makeButtons();
    void makeDetails();
    int current() const;
    const crm::ProfileInfo *profileOf(const crm::ConnectorEntry &entry) const;
    QString nameOf(const crm::ConnectorEntry &entry) const;
    const crm::ConnectorHealth *healthOf(const QString &id) const;
    bool isSaved(const Edited &edited) const;
    void openChooser();
    void closeChooser();
    void add(const QString &profile);
    void removeCurrent();
    void moveCurrent(int by);
    void list();
    void showRow(int row);
    void showCurrent();
    void showForm();
    void refreshState();
    void checkToggled(int row);
    void setupChanged();
    void changeEntry(const std::function<void(crm::ConnectorEntry &)> &change);
    void touched();
    bool checkRow(int row);

    crm::ConnectorSetup &m_setup;
    desk::ConnectorCopies &m_copies;
    ConnectorDoors m_doors;
    QVector<crm::ProfileInfo> m_profiles;
    QVector<crm::ConnectorHealth> m_health;
    mutable QVector<Edited> m_edited; ///< store() gives new ones their ids
    bool m_showing = false; ///< fields are being filled, not typed in
    mutable bool m_storing = false;
    mutable bool m_touched = false; ///< something differs from what is saved, or may
    QLabel *m_keychain;
    QLabel *m_empty;
    QListWidget *m_list;
    QWidget *m_buttons;
    Button *m_add;
    Button *m_up;
    Button *m_down;
    Button *m_remove;
    ConnectorChooser *m_chooser;
    QWidget *m_details;
    QLabel *m_system;
    QLabel *m_mark;
    QLabel *m_state;
    Button *m_instructions;
    QLineEdit *m_name;
    QComboBox *m_pop;
    ConnectorForm *m_form;
    QLabel *m_problem;
    ConnectorSignIn *m_signIn;
    ConnectorCopyRow *m_copy;
    ConnectorTrial *m_trial;
};

} // namespace balie::ui
