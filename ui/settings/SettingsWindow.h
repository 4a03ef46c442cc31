#pragma once

#include "desk/settings/SettingsTable.h"
#include "desk/sources/AddressBooks.h"
#include "desk/watch/WatchList.h"
#include "ui/settings/ConnectorDoors.h"
#include "ui/settings/RingOutput.h"
#include "ui/theme/Theme.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QStackedWidget;

namespace balie::crm {
class ConnectorSetup;
}

namespace balie::desk {
class ConnectorCopies;
}

namespace balie::ui {

class Button;
class SettingsPage;

/// The settings on pages. Nothing is set before OK or Apply, and then only when all pages make
/// sense; Cancel forgets what was edited. Whoever needs a value listens to SettingsTable::changed.
/// Not modal.
class SettingsWindow final : public QDialog {
    Q_OBJECT

public:
    enum class Page { Connection, Appearance, Calls, Sound, Keys, Watching, BroadWorks, AddressBooks, Connectors };

    /// All must outlive the window.
    SettingsWindow(const Theme &theme, desk::SettingsTable &settings, RingOutput &ring,
        const desk::WatchList &watch, const QStringList &serverProfiles, QWidget *parent = nullptr);

    /// Adds their page; before the window is shown for the first time. `books` must outlive the window.
    void addAddressBooks(desk::AddressBooks &books);
    /// The same for the customer systems, after the address books. `setup` and `copies` must outlive the window.
    void addConnectors(crm::ConnectorSetup &setup, desk::ConnectorCopies &copies, const ConnectorDoors &doors);
    /// Reads the settings anew and shows that page.
    void open(Page page);
    SettingsPage *page(Page page) const { return m_pages.at(int(page)); }

Q_SIGNALS:
    /// From the connection page; what was edited there was applied first.
    void signInRequested();
    /// From the page of the looks, to show another language; what was edited was applied first.
    void restartRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void add(SettingsPage *page);
    void load();
    /// False, with the page shown where something does not make sense.
    bool apply();
    void setEdited(bool edited);

    const Theme &m_theme;
    desk::SettingsTable &m_settings;
    QVector<SettingsPage *> m_pages;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    QLabel *m_problem;
    Button *m_apply;
};

} // namespace balie::ui
