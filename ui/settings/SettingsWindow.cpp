#include "ui/settings/SettingsWindow.h"

#include "ui/settings/AddressBooksPage.h"
#include "ui/settings/BroadWorksPage.h"
#include "ui/settings/CallsPage.h"
#include "ui/settings/ConnectionPage.h"
#include "ui/settings/ConnectorsPage.h"
#include "ui/settings/KeysPage.h"
#include "ui/settings/LookPage.h"
#include "ui/settings/SoundPage.h"
#include "ui/settings/WatchPage.h"
#include "ui/theme/Button.h"
#include "ui/theme/WindowSize.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

namespace balie::ui {

SettingsWindow::SettingsWindow(const Theme &theme, desk::SettingsTable &settings, RingOutput &ring,
    const desk::WatchList &watch, const QStringList &serverProfiles, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_settings(settings)
{
    setWindowTitle(tr("Settings - Balie"));
    auto *outer = new QVBoxLayout(this);
    outer->setSpacing(theme.metric(Metric::Space3));
    auto *middle = new QHBoxLayout;
    middle->setSpacing(theme.metric(Metric::Space3));
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Pages of the settings"));
    m_stack = new QStackedWidget(this);
    middle->addWidget(m_list);
    middle->addWidget(m_stack, 1);
    outer->addLayout(middle, 1);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::ErrorText);
    m_problem->hide();
    outer->addWidget(m_problem);

    auto *connection = new ConnectionPage(theme, serverProfiles, this);
    add(connection);
    auto *look = new LookPage(theme, this);
    add(look);
    add(new CallsPage(theme, this));
    add(new SoundPage(theme, ring, this));
    add(new KeysPage(theme, this));
    add(new WatchPage(theme, watch, this));
    add(new BroadWorksPage(theme, this));
    m_list->setCurrentRow(0);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.metric(Metric::Space2));
    m_apply = new Button(theme, Look::Plain, tr("&Apply"), this);
    auto *cancel = new Button(theme, Look::Plain, tr("Cancel"), this);
    auto *ok = new Button(theme, Look::PrimaryButton, tr("OK"), this);
    ok->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(m_apply);
    buttons->addWidget(cancel);
    buttons->addWidget(ok);
    outer->addLayout(buttons);

    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    // A screen reader selects a page without making it the current one.
    connect(m_list, &QListWidget::itemSelectionChanged, m_stack, [this] {
        if (const auto chosen = m_list->selectedItems(); !chosen.isEmpty())
            m_stack->setCurrentIndex(m_list->row(chosen.front()));
    });
    connect(m_apply, &QPushButton::clicked, this, &SettingsWindow::apply);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, [this] {
        if (apply())
            accept();
    });
    connect(connection, &ConnectionPage::signInRequested, this, [this] {
        if (apply())
            Q_EMIT signInRequested();
    });
    connect(look, &LookPage::restartRequested, this, [this] {
        if (apply())
            Q_EMIT restartRequested();
    });
    load();
    resizeWithinScreen(*this, sizeHint().expandedTo({760, 560}).boundedTo({1000, 660}));
}

void SettingsWindow::add(SettingsPage *page)
{
    auto *scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    scroll->setAccessibleName(page->title());
    scroll->setFocusPolicy(Qt::NoFocus);
    // The page may need a bar at its side, but never one below: it wraps instead.
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_stack->addWidget(scroll);
    m_list->addItem(page->title());
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 2 * m_theme.metric(Metric::Space6));
    m_pages << page;
    connect(page, &SettingsPage::edited, this, [this] { setEdited(true); });
}

void SettingsWindow::addAddressBooks(desk::AddressBooks &books)
{
    add(new AddressBooksPage(m_theme, books, this));
    load();
}

void SettingsWindow::addConnectors(
    crm::ConnectorSetup &setup, desk::ConnectorCopies &copies, const ConnectorDoors &doors)
{
    add(new ConnectorsPage(m_theme, setup, copies, doors, this));
    load();
}

void SettingsWindow::open(Page page)
{
    if (!isVisible())
        load();
    m_list->setCurrentRow(int(page));
    show();
    raise();
    activateWindow();
}

void SettingsWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_list->setFocus();
}

void SettingsWindow::load()
{
    for (SettingsPage *page : std::as_const(m_pages))
        page->load(m_settings);
    setEdited(false);
    m_problem->hide();
}

bool SettingsWindow::apply()
{
    m_problem->hide();
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        if (!m_pages[i]->check()) {
            m_list->setCurrentRow(int(i));
            return false;
        }
    }
    for (const SettingsPage *page : std::as_const(m_pages))
        page->store(m_settings);
    if (const auto saved = m_settings.save(); !saved) {
        m_problem->setText(saved.error().userText);
        m_problem->show();
        return false;
    }
    setEdited(false);
    return true;
}

void SettingsWindow::setEdited(bool edited)
{
    m_apply->setBlockedBy(edited ? QString() : tr("Nothing was changed."));
}

} // namespace balie::ui
