#include "app/Program.h"

#include "app/system/Providers.h"
#include "cti/csta/Redaction.h"
#include "cti/provider/csta/ServerProfile.h"
#include "ui/settings/BookPasswordSheet.h"
#include "ui/settings/ConnectorSecretsDialog.h"
#include "ui/speech/ScrollAreaInterface.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QStandardPaths>
#include <QWindow>

#include <utility>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;
namespace setting = desk::setting;

namespace {

ui::ThemeChoice themeChoice(const CommandLine &line, const desk::SettingsTable &settings)
{
    if (line.theme == "light"_L1)
        return ui::ThemeChoice::Light;
    if (line.theme == "dark"_L1)
        return ui::ThemeChoice::Dark;
    if (line.theme == "high-contrast"_L1)
        return ui::ThemeChoice::HighContrast;
    switch (settings.value(setting::theme)) {
    case desk::Theme::System: return ui::ThemeChoice::System;
    case desk::Theme::Light: return ui::ThemeChoice::Light;
    case desk::Theme::Dark: return ui::ThemeChoice::Dark;
    case desk::Theme::HighContrast: return ui::ThemeChoice::HighContrast;
    }
    return ui::ThemeChoice::System;
}

desk::Language languageOf(const CommandLine &line, const desk::SettingsTable &settings)
{
    if (line.language == "nl"_L1)
        return desk::Language::Dutch;
    if (line.language == "en"_L1)
        return desk::Language::English;
    return settings.value(setting::language);
}

} // namespace

QStringList Program::argumentsForRestart(QStringList arguments)
{
    // What was chosen in the settings counts from now on, not what this run was started with.
    for (qsizetype i = arguments.size() - 1; i >= 0; --i) {
        if (arguments.at(i).startsWith("--language="_L1))
            arguments.removeAt(i);
        else if (arguments.at(i) == "--language"_L1)
            arguments.remove(i, std::min<qsizetype>(2, arguments.size() - i));
    }
    return arguments;
}

QString Program::dataDir(const CommandLine &line)
{
    if (!line.dataDir.isEmpty())
        return line.dataDir;
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return line.demo ? usual + u"-demo"_s : usual;
}

Program::Program(QApplication &application, CommandLine line)
    : m_application(application)
    , m_line(std::move(line))
    , m_settings(m_line.morningDir.isEmpty() ? dataDir(m_line) : m_throwAway.path())
{
    m_languages.install(application, languageOf(m_line, m_settings));
    m_theme = std::make_unique<ui::Theme>();
    applyLook();
    m_theme->applyTo(application);
    ui::ScrollAreaInterface::install();
    if (m_line.demo)
        m_secrets = std::make_unique<MemorySecretStore>();
    else
        m_secrets = std::make_unique<KeychainSecretStore>();
}

Program::~Program() = default;

Expected<void> Program::start()
{
    if (const auto traced = openTrace(); !traced)
        return traced;
    makeConnectors();
    makeClient();
    const QString peopleFile = m_line.peopleFile.isEmpty() ? m_settings.value(setting::peopleFile) : m_line.peopleFile;
    makeAddressBooks();
    makeWindow();
    if (const auto read = m_desk->readPeopleFile(peopleFile); !read) {
        if (!m_line.peopleFile.isEmpty())
            return read;
        m_window->post(desk::Notice::failure(read.error()));
    }
    followSettings();
    followConnectors();
    followSystem();
    m_window->show();
    m_books->synchroniseAll();
    if (m_line.demo)
        startDemo();
    else
        m_signIn->start(m_window.get());
    return {};
}

Expected<void> Program::openTrace()
{
    if (m_line.traceFile.isEmpty())
        return {};
    auto trace = TraceWriter::open(m_line.traceFile, csta::redacted);
    if (!trace)
        return unexpected(trace.error());
    m_trace = std::move(*trace);
    return {};
}

void Program::makeClient()
{
    m_client = std::make_unique<cti::PbxClient>(
        providersFor(ProviderUse::Console, m_slot.number(), m_trace.get()), m_clock, cti::PbxClient::Threading::Own);
    m_desk = std::make_unique<DeskUnits>(*m_client, m_connectors->port(), m_settings, m_clock);
    m_ringer = std::make_unique<Ringer>(m_desk->calls, m_settings);
    m_check = std::make_unique<SignInCheck>(
        providersFor(ProviderUse::Check, m_slot.number(), m_trace.get()), m_clock);
}

void Program::makeConnectors()
{
    ConnectorFolders folders = ConnectorFolders::beside(dataDir(m_line));
    if (m_line.demo)
        folders.ownProfiles = u":/balie/demo/connectors"_s;
    m_connectors = std::make_unique<Connectors>(
        m_settings, *m_secrets, folders, PhoneNumbers(m_settings.value(setting::numberRegion)));
}

void Program::followConnectors()
{
    connect(m_connectors.get(), &Connectors::failed, m_window.get(),
        [this](const Error &error) { m_window->post(desk::Notice::failure(error)); });
    const auto tellEntries = [this] {
        desk::CardDesk::Pops pops;
        for (const crm::ConnectorEntry &entry : m_connectors->entries())
            pops.insert(entry.id, entry.pop);
        m_desk->cards.setPops(pops);
        m_desk->callReports.setConnectors(pops.keys());
    };
    connect(m_connectors.get(), &Connectors::entriesChanged, m_desk.get(), tellEntries);
    connect(m_connectors.get(), &Connectors::keychainMissing, this, [this] {
        m_asksForSecrets = true;
        askForConnectorSecrets();
    });
    connect(m_signIn.get(), &SignInFlow::answered, this, &Program::askForConnectorSecrets);
    connect(&m_settings, &desk::SettingsTable::changed, m_connectors.get(), [this](const QString &name) {
        if (name == QLatin1StringView(setting::numberRegion.name))
            m_connectors->setNumbers(PhoneNumbers(m_settings.value(setting::numberRegion)));
    });
    m_copies = std::make_unique<desk::ConnectorCopies>(
        *m_connectors, m_connectors->port(), m_desk->store, m_desk->people, m_clock);
    connect(m_copies.get(), &desk::ConnectorCopies::contactsChanged, m_desk.get(), &DeskUnits::readContactsAgain);
    if (m_line.demo)
        startDemoCrm();
    m_connectors->start();
    tellEntries();
}

void Program::askForConnectorSecrets()
{
    if (m_signIn->isAsking() || !std::exchange(m_asksForSecrets, false))
        return;
    const auto needs = ui::ConnectorSecretsDialog::needs(*m_connectors);
    if (needs.isEmpty())
        return;
    auto *dialog = new ui::ConnectorSecretsDialog(*m_theme, *m_connectors, needs, m_window.get()); // its own
    takeCallKeys(*dialog);
    // Who is on the telephone by now goes on typing where he was.
    dialog->setAttribute(Qt::WA_ShowWithoutActivating, m_desk->calls.rowCount() > 0);
    dialog->show();
}

void Program::startDemoCrm()
{
    m_demoCrm = std::make_unique<DemoCrm>(DemoCustomers(m_line.users, m_line.seed, QDate::currentDate()));
    if (const auto started = m_demoCrm->start(); !started) {
        m_window->post(desk::Notice::failure(started.error()));
        return;
    }
    crm::ConnectorEntry entry;
    entry.id = u"demo"_s;
    entry.profile = u"demo"_s;
    // What was chosen in an earlier demonstration stays; port and token are others at each start.
    for (const crm::ConnectorEntry &before : m_connectors->entries()) {
        if (before.id == entry.id)
            entry = before;
    }
    entry.values.insert(u"url"_s, m_demoCrm->address().toString());
    if (const auto saved = m_connectors->save(entry, {{u"token"_s, m_demoCrm->token()}}); !saved)
        m_window->post(desk::Notice::failure(saved.error()));
}

void Program::makeAddressBooks()
{
    m_bookPasswords = std::make_unique<StoredBookPasswords>(*m_secrets);
    const auto open = [this](const desk::AddressBook &book, const QString &password) {
        if (!m_sourceThread)
            m_sourceThread = std::make_unique<SourceThread>();
        return sourceOf(*m_sourceThread, book, password);
    };
    m_books = std::make_unique<desk::AddressBooks>(
        m_desk->store, m_settings, m_desk->people, m_clock, *m_bookPasswords, open);
    connect(m_books.get(), &desk::AddressBooks::contactsChanged, m_desk.get(), &DeskUnits::readContactsAgain);
    connect(&m_desk->contactImport, &desk::ContactImport::finished, m_books.get(), &desk::AddressBooks::readSources);
}

void Program::makeWindow()
{
    m_window = std::make_unique<ui::ConsoleWindow>(ui::ConsoleParts{*m_theme, m_clock, m_settings, m_desk->switchboard,
        m_desk->people, m_desk->states, m_desk->peopleModel, m_desk->search, m_desk->calls, m_desk->actions,
        m_desk->enterLine, m_desk->onItsWay, m_desk->parked, m_desk->missed, m_desk->watchList, m_desk->seconds,
        m_desk->personNotes, m_desk->callNotes, m_desk->deskNotes, m_desk->slips, m_desk->callerContacts,
        m_desk->previousCalls, m_desk->favouriteContacts, m_client.get(), &m_desk->cards, &m_desk->cardLinks,
        &m_desk->callReports, &m_desk->storeCare});
    m_window->setKeyMap(m_desk->keys);
    connect(&m_desk->switchboard, &cti::Switchboard::callEvent, this, &Program::comeForwardOnRing);
    m_overlay = new ui::KeyOverlay(*m_theme, m_window.get());
    m_overlay->setKeyMap(m_desk->keys);
    connect(m_overlay, &ui::KeyOverlay::cardSaved, this, [this](const QString &path, const QString &problem) {
        m_window->post(problem.isEmpty() ? desk::Notice::info(tr("The key card is in %1.").arg(QDir::toNativeSeparators(path)))
                                         : desk::Notice::warning(problem));
    });

    connect(m_books.get(), &desk::AddressBooks::notice, m_window.get(), &ui::ConsoleWindow::post);
    new ui::BookPasswordSheet(*m_theme, *m_books, *m_window->notices()); // the window's
    connect(m_desk.get(), &DeskUnits::notice, m_window.get(), &ui::ConsoleWindow::post);
    connect(&m_desk->directory, &desk::DirectoryReader::progress, m_window.get(), &ui::ConsoleWindow::setDirectoryProgress);
    connect(&m_desk->directory, &desk::DirectoryReader::finished, m_window.get(),
        [window = m_window.get()] { window->setDirectoryProgress(0, 0); });
    connect(m_window.get(), &ui::ConsoleWindow::keysWanted, m_overlay, &ui::KeyOverlay::toggle);
    connect(m_window.get(), &ui::ConsoleWindow::settingsWanted, this,
        [this] { showSettings(ui::SettingsWindow::Page::Connection); });
    connect(m_window.get(), &ui::ConsoleWindow::contactsWanted, this,
        [this] { showContacts(ui::ContactsWindow::Page::Contacts); });
    connect(m_window.get(), &ui::ConsoleWindow::journalWanted, this, &Program::showJournal);
    connect(m_window.get(), &ui::ConsoleWindow::mailWanted, this, [](const QString &address) {
        QUrl mail;
        mail.setScheme(u"mailto"_s);
        mail.setPath(address);
        QDesktopServices::openUrl(mail);
    });
    connect(m_window.get(), &ui::ConsoleWindow::quitWanted, m_window.get(), &QWidget::close);
    connect(m_window.get(), &ui::ConsoleWindow::closed, this, &Program::leave, Qt::QueuedConnection);

    m_signIn = std::make_unique<SignInFlow>(m_line, m_settings, *m_secrets, *m_check, *m_client, *m_theme);
    connect(m_signIn.get(), &SignInFlow::notice, m_window.get(), &ui::ConsoleWindow::post);
    connect(m_signIn.get(), &SignInFlow::declined, this, [this] {
        if (m_desk->switchboard.link().state == cti::LinkState::Idle)
            m_window->post(desk::Notice::info(tr("Not signed in. Choose Settings, Connection to sign in.")));
    });
}

void Program::takeCallKeys(QWidget &window)
{
    for (const auto action : {desk::ActionId::Answer, desk::ActionId::HangUp, desk::ActionId::HoldOrRetrieve})
        window.addAction(m_window->actionSet()->action(action));
}

void Program::showContacts(ui::ContactsWindow::Page page)
{
    if (!m_contactsWindow) {
        m_contactsWindow = std::make_unique<ui::ContactsWindow>(
            ui::ContactsParts{*m_theme, m_desk->contacts, m_desk->ownContacts, m_desk->contactImport,
                m_desk->contactLint, m_desk->people}, m_window.get());
        connect(m_contactsWindow.get(), &ui::ContactsWindow::callWanted, this,
            [this](const QString &number, const QString &name) { m_desk->actions.dial({number, name, {}}); });
        takeCallKeys(*m_contactsWindow);
    }
    m_contactsWindow->open(page);
}

void Program::showSettings(ui::SettingsWindow::Page page)
{
    if (!m_settingsWindow) {
        m_settingsWindow = std::make_unique<ui::SettingsWindow>(*m_theme, m_settings, *m_ringer, m_desk->watchList,
            cti::ServerProfile::names(), m_window.get());
        m_settingsWindow->addAddressBooks(*m_books);
        m_settingsWindow->addConnectors(*m_connectors, *m_copies,
            {[](const QUrl &address) { QDesktopServices::openUrl(address); },
                [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }});
        connect(m_settingsWindow.get(), &ui::SettingsWindow::signInRequested, m_signIn.get(), &SignInFlow::ask);
        connect(m_settingsWindow.get(), &ui::SettingsWindow::restartRequested, this, [this] {
            m_restart = true;
            m_window->close();
        });
    }
    m_settingsWindow->open(page);
}

void Program::showJournal(const QString &key)
{
    if (!m_journalWindow) {
        m_journalWindow = std::make_unique<ui::JournalWindow>(
            ui::JournalWindow::Parts{*m_theme, m_clock, m_desk->people, m_desk->journal, m_desk->journalNotes,
                m_desk->journalExport, m_desk->journalPrivacy, m_desk->actions, m_desk->seconds},
            m_window.get());
        takeCallKeys(*m_journalWindow);
        m_journalWindow->setKeyMap(m_desk->keys);
        connect(m_journalWindow.get(), &ui::JournalWindow::calling, this, &Program::comeForward);
    }
    m_journalWindow->openFor(key);
}

void Program::applyLook()
{
    m_theme->choose(themeChoice(m_line, m_settings));
    m_theme->setBlinking(m_settings.value(setting::blink));
    m_theme->setTextScale(m_settings.value(setting::textPercent) / 100.0);
}

void Program::followSettings()
{
    connect(&m_settings, &desk::SettingsTable::changed, this, [this](const QString &name) {
        if (name.startsWith("look/"_L1)) {
            applyLook();
        } else if (name == QLatin1StringView(setting::peopleFile.name)) {
            if (const auto read = m_desk->readPeopleFile(m_settings.value(setting::peopleFile)); !read)
                m_window->post(desk::Notice::failure(read.error()));
        } else if (name.startsWith("keys/"_L1)) {
            m_desk->keys.load(m_settings.value(setting::keyScheme), m_settings.value(setting::keys));
            m_window->setKeyMap(m_desk->keys);
            m_overlay->setKeyMap(m_desk->keys);
            if (m_journalWindow)
                m_journalWindow->setKeyMap(m_desk->keys);
        }
    });
}

void Program::comeForwardOnRing(const cti::CallEvent &event)
{
    // Only where the user asked for it: a window that takes the focus by itself is a nuisance.
    const bool rings = event.kind == cti::CallEventKind::Offered || event.kind == cti::CallEventKind::Recalled;
    if (event.own && rings && m_settings.value(setting::raiseOnRing))
        comeForward();
}

void Program::followSystem()
{
    m_system = std::make_unique<SystemEvents>(m_clock);
    connect(m_system.get(), &SystemEvents::aboutToSleep, m_client.get(), &cti::PbxClient::suspend);
    connect(m_system.get(), &SystemEvents::woke, m_client.get(), &cti::PbxClient::reconnectNow);
    connect(m_system.get(), &SystemEvents::networkCameUp, m_client.get(), &cti::PbxClient::reconnectNow);
    connect(&m_desk->switchboard, &cti::Switchboard::linkChanged, m_system.get(), &SystemEvents::checkForWake);
    connect(&m_application, &QGuiApplication::applicationStateChanged, m_system.get(), &SystemEvents::checkForWake);
    m_endSignals = std::make_unique<EndSignals>();
    connect(m_endSignals.get(), &EndSignals::endAsked, this, &Program::end);
    // The desktop session ends. There is nothing to save, but the PBX is to be told, and the network may go any moment.
    connect(&m_application, &QGuiApplication::commitDataRequest, this, &Program::end);
    m_application.installEventFilter(this);
}

void Program::startDemo()
{
    m_demo = std::make_unique<DemoPbx>();
    m_demo->start(m_line, [this](const Expected<cti::SignIn> &signIn) {
        if (!signIn) {
            m_window->post(desk::Notice::failure(signIn.error()));
            return;
        }
        m_client->signIn(*signIn);
        if (!m_line.morningDir.isEmpty())
            playMorning();
    });
}

void Program::playMorning()
{
    m_morning = std::make_unique<MorningPlay>(*m_desk, *m_window, m_demo->host(), m_line.protocol, m_line.morningDir);
    connect(m_morning.get(), &MorningPlay::finished, &m_application, [](bool agreed) {
        QCoreApplication::exit(agreed ? 0 : 1);
    });
    m_morning->start();
}

bool Program::eventFilter(QObject *watched, QEvent *event)
{
    const bool tooEarly = watched == &m_application && event->type() == QEvent::Quit && !m_gone;
    if (!tooEarly)
        return QObject::eventFilter(watched, event);
    end();
    event->ignore();
    return true;
}

void Program::end()
{
    if (!m_leaving)
        m_window->close();
}

void Program::leave()
{
    if (m_leaving)
        return;
    // Closed in between, as far as the user can see; the PBX is still being told.
    m_leaving = true;
    for (QWidget *window : QApplication::topLevelWidgets())
        window->hide();
    m_client->signOut([this] {
        m_gone = true;
        QCoreApplication::quit();
    });
}

void Program::comeForward()
{
    if (m_leaving) {
        m_restart = true;
        return;
    }
    if (m_window->isMinimized())
        m_window->showNormal();
    m_window->raise();
    m_window->activateWindow();
}

} // namespace balie::app
