#pragma once

#include "app/CommandLine.h"
#include "app/DeskUnits.h"
#include "app/connectors/Connectors.h"
#include "app/SignInFlow.h"
#include "app/demo/DemoCrm.h"
#include "app/demo/DemoPbx.h"
#include "app/demo/MorningPlay.h"
#include "app/sound/Ringer.h"
#include "app/sources/BookSources.h"
#include "app/system/EndSignals.h"
#include "app/system/InstanceSlot.h"
#include "app/system/Languages.h"
#include "app/system/SystemEvents.h"
#include "base/SystemClock.h"
#include "base/trace/TraceWriter.h"
#include "desk/sources/AddressBooks.h"
#include "desk/sources/ConnectorCopies.h"
#include "ui/contacts/ContactsWindow.h"
#include "ui/journal/JournalWindow.h"
#include "ui/keys/KeyOverlay.h"
#include "ui/settings/SettingsWindow.h"
#include "ui/window/ConsoleWindow.h"

#include <QTemporaryDir>

namespace balie::app {

/// The whole program: makes every part in order and connects them. Holds no rules. GUI thread; made once.
class Program : public QObject {
    Q_OBJECT

public:
    Program(QApplication &application, CommandLine line);
    ~Program() override;

    /// Where settings and data of this run are kept; also what makes an instance single.
    static QString dataDir(const CommandLine &line);

    /// Opens the window. The error is one that nothing can be done about (trace file, people file).
    Expected<void> start();
    /// While the program ends, it is started anew instead.
    void comeForward();
    /// The user asked for another start: to be done when everything of this one has gone.
    bool isRestartWanted() const { return m_restart; }
    /// What the next start is given; `arguments` without the program's name.
    static QStringList argumentsForRestart(QStringList arguments);

    /// Whoever asks the application to quit waits until the PBX has been told, as after closing the window.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Expected<void> openTrace();
    void makeClient();
    void makeConnectors();
    void followConnectors();
    /// For what the keychain would hold, where there is none; after the telephone's own password.
    void askForConnectorSecrets();
    void startDemoCrm();
    void makeAddressBooks();
    void makeWindow();
    void followSettings();
    void applyLook();
    void followSystem();
    void comeForwardOnRing(const cti::CallEvent &event);
    void signIn();
    void startDemo();
    void playMorning();
    /// Who works in another window still answers the telephone.
    void takeCallKeys(QWidget &window);
    void showContacts(ui::ContactsWindow::Page page);
    void showJournal(const QString &key);
    void showSettings(ui::SettingsWindow::Page page);
    void end();
    void leave();

    QApplication &m_application;
    CommandLine m_line;
    SystemClock m_clock;
    InstanceSlot m_slot;
    QTemporaryDir m_throwAway; ///< data of a scripted morning
    desk::SettingsTable m_settings;
    Languages m_languages;
    std::unique_ptr<TraceWriter> m_trace; ///< outlives the client, whose provider writes to it
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<DemoPbx> m_demo;
    std::unique_ptr<DemoCrm> m_demoCrm;
    std::unique_ptr<Connectors> m_connectors; ///< outlives the desk, which asks it
    std::unique_ptr<cti::PbxClient> m_client;
    std::unique_ptr<DeskUnits> m_desk;
    std::unique_ptr<SourceThread> m_sourceThread; ///< made when the first address book is read
    std::unique_ptr<StoredBookPasswords> m_bookPasswords;
    std::unique_ptr<desk::AddressBooks> m_books;
    std::unique_ptr<desk::ConnectorCopies> m_copies;
    std::unique_ptr<Ringer> m_ringer;
    std::unique_ptr<SystemEvents> m_system;
    std::unique_ptr<EndSignals> m_endSignals;
    std::unique_ptr<SignInCheck> m_check;
    std::unique_ptr<ui::ConsoleWindow> m_window;
    std::unique_ptr<ui::ContactsWindow> m_contactsWindow;
    std::unique_ptr<ui::SettingsWindow> m_settingsWindow;
    std::unique_ptr<ui::JournalWindow> m_journalWindow;
    ui::KeyOverlay *m_overlay = nullptr; ///< the window's child
    std::unique_ptr<SignInFlow> m_signIn;
    std::unique_ptr<MorningPlay> m_morning;
    bool m_asksForSecrets = false; ///< of customer systems, when the sign-in has been answered
    bool m_restart = false;
    bool m_leaving = false;
    bool m_gone = false; ///< and nothing is left to be told
};

} // namespace balie::app
