#include "ui/journal/JournalWindow.h"

#include "desk/journal/JournalCsv.h"
#include "desk/journal/JournalText.h"
#include "ui/calls/FlowLayout.h"
#include "ui/journal/DeleteCallsDialog.h"
#include "ui/journal/JournalDelegate.h"
#include "ui/journal/JournalDetails.h"
#include "ui/journal/JournalFilterBar.h"
#include "ui/keys/KeyText.h"
#include "ui/speech/Announcer.h"
#include "ui/theme/Button.h"
#include "ui/theme/ColumnScroll.h"
#include "ui/theme/WindowSize.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using desk::ActionId;

namespace {

constexpr QSize usualSize{1080, 700};

} // namespace

JournalWindow::JournalWindow(const Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_filters(new JournalFilterBar(parts.theme, parts.people, parts.clock, this))
    , m_list(new QListView(this))
    , m_empty(new QLabel(this))
    , m_details(new JournalDetails(parts.theme, parts.notes, this))
    , m_status(new QLabel(this))
    , m_announcer(new Announcer(tr("Journal"), this))
    , m_call(new Button(parts.theme, Look::PrimaryButton, tr("Call back"), this))
    , m_export(new Button(parts.theme, Look::Plain, tr("&Export..."), this))
    , m_stop(new Button(parts.theme, Look::Plain, tr("&Stop exporting"), this))
    , m_delete(new Button(parts.theme, Look::Plain, tr("Dele&te..."), this))
    , m_callAction(new QAction(this))
    , m_noteAction(new QAction(this))
{
    setWindowTitle(tr("Journal - Balie"));
    setAccessibleName(tr("Journal of calls"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    compose();
    wire();
    resizeWithinScreen(*this, usualSize);
    updateButtons();
}

JournalWindow::~JournalWindow()
{
    hide(); // the tick is told that it is not needed any more
}

void JournalWindow::compose()
{
    const Theme &theme = m_parts.theme;
    auto *outer = new QVBoxLayout(this);
    outer->setSpacing(theme.metric(Metric::Space3));
    outer->addWidget(m_filters);

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    auto *lists = new QWidget(splitter);
    lists->setAccessibleName(tr("Calls"));
    auto *stack = new QStackedLayout(lists);
    stack->setStackingMode(QStackedLayout::StackAll);
    m_list->setModel(&m_parts.journal);
    m_list->setItemDelegate(new JournalDelegate(theme, m_parts.clock, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("Calls"));
    m_list->installEventFilter(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    setLook(m_empty, Look::MutedText);
    stack->addWidget(m_list);
    stack->addWidget(m_empty);
    stack->setCurrentWidget(m_empty); // above the list
    splitter->addWidget(lists);
    splitter->addWidget(new ColumnScroll(m_details, splitter));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    outer->addWidget(splitter, 1);

    m_status->setWordWrap(true);
    m_status->setMinimumHeight(fontMetrics().lineSpacing()); // so that no row moves when it speaks
    m_status->setTextFormat(Qt::PlainText);
    outer->addWidget(m_status);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.metric(Metric::Space2));
    auto *close = new Button(theme, Look::Plain, tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    for (Button *button : {m_call, m_export, m_stop, m_delete, close})
        button->setAutoDefault(false); // Enter belongs to the list and the fields
    auto *seldom = new QWidget(this); // one below the other where large text leaves no room beside each other
    auto *flow = new FlowLayout(seldom);
    flow->setContentsMargins({});
    flow->setSpacing(theme.metric(Metric::Space2));
    for (Button *button : {m_export, m_stop, m_delete})
        flow->addWidget(button);
    buttons->addWidget(seldom, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_call);
    outer->addLayout(buttons);
    m_stop->hide();
    setTabOrder(m_list, m_details);
}

void JournalWindow::wire()
{
    addAction(m_callAction);
    addAction(m_noteAction);
    connect(m_callAction, &QAction::triggered, this, &JournalWindow::callBack);
    connect(m_noteAction, &QAction::triggered, this, [this] {
        if (m_details->hasCall())
            m_details->note()->setFocus(Qt::ShortcutFocusReason);
    });
    auto *search = new QAction(this);
    search->setShortcut(QKeySequence::Find);
    addAction(search);
    connect(search, &QAction::triggered, this, [this] {
        m_filters->search()->setFocus(Qt::ShortcutFocusReason);
        m_filters->search()->selectAll();
    });
    m_filters->search()->installEventFilter(this);

    connect(m_filters, &JournalFilterBar::changed, this, &JournalWindow::applyFilter);
    connect(m_call, &QPushButton::clicked, this, &JournalWindow::callBack);
    connect(m_export, &QPushButton::clicked, this, &JournalWindow::askWhereTo);
    connect(m_stop, &QPushButton::clicked, &m_parts.exporting, &desk::JournalExport::stop);
    connect(m_delete, &QPushButton::clicked, this, &JournalWindow::askWhatToDelete);
    connect(m_list, &QListView::doubleClicked, this, &JournalWindow::callBack);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &JournalWindow::showCurrent);
    connect(m_details, &JournalDetails::finished, m_list, qOverload<>(&QWidget::setFocus));
    follow();
}

void JournalWindow::follow()
{
    desk::JournalModel &journal = m_parts.journal;
    connect(&journal, &QAbstractItemModel::modelReset, this, &JournalWindow::listChanged);
    connect(&journal, &QAbstractItemModel::rowsInserted, this, &JournalWindow::listChanged);
    connect(&journal, &QAbstractItemModel::rowsRemoved, this, &JournalWindow::listChanged);
    connect(&journal, &QAbstractItemModel::dataChanged, this, &JournalWindow::showCurrent);
    connect(&journal, &desk::JournalModel::loaded, this, &JournalWindow::listChanged);
    connect(&journal, &desk::JournalModel::failed, this, [this](const Error &error) { say(error.userText, true); });
    connect(&m_parts.seconds, &desk::SecondsTick::tick, &journal, &desk::JournalModel::tick);

    connect(&m_parts.exporting, &desk::JournalExport::progress, this,
        [this](qint64 rows) { say(tr("Exporting: %1 calls so far").arg(QLocale().toString(rows)), false); });
    connect(&m_parts.exporting, &desk::JournalExport::finished, this, [this](qint64 rows) {
        updateButtons();
        say(tr("Exported: %n call(s).", nullptr, int(rows)), false);
    });
    connect(&m_parts.exporting, &desk::JournalExport::failed, this, [this](const Error &error) {
        updateButtons();
        say(error.userText, error.code != ErrorCode::Cancelled);
    });
    connect(&m_parts.privacy, &desk::JournalPrivacy::removed, this, [this] { say(tr("Deleted."), false); });
    connect(&m_parts.privacy, &desk::JournalPrivacy::failed, this, [this](const Error &error) { say(error.userText, true); });
}

void JournalWindow::openFor(const QString &key)
{
    m_filters->reset(key);
    m_parts.journal.setFilter(m_filters->filter());
    m_parts.journal.load();
    m_parts.journal.readQueues(this, [this](const QStringList &names) { m_filters->setQueues(names); });
    say({}, false);
    show();
    raise();
    activateWindow();
    m_list->setFocus(Qt::OtherFocusReason);
}

void JournalWindow::setKeyMap(const desk::KeyMap &keys)
{
    const auto shortcuts = [&keys](ActionId action) {
        QList<QKeySequence> sequences;
        for (const desk::KeyChord &chord : keys.keys(action)) {
            if (!chord.isKeypad())
                sequences.append(QKeySequence(QKeyCombination(chord.modifiers, Qt::Key(chord.key))));
        }
        return sequences;
    };
    m_callAction->setShortcuts(shortcuts(ActionId::Dial));
    m_noteAction->setShortcuts(shortcuts(ActionId::CallNote));
    m_call->setKeyHint(firstKeyText(keys, ActionId::Dial));
}

void JournalWindow::applyFilter()
{
    m_parts.journal.setFilter(m_filters->filter());
}

int JournalWindow::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void JournalWindow::listChanged()
{
    const int rows = m_parts.journal.rowCount();
    // The same call stays selected, wherever it is now.
    if (currentRow() < 0 && rows > 0) {
        int row = 0;
        for (int i = 0; i < rows; ++i) {
            if (m_parts.journal.entry(i).uuid == m_current)
                row = i;
        }
        m_list->setCurrentIndex(m_parts.journal.index(row));
    }
    m_empty->setVisible(rows == 0 && !m_parts.journal.isLoading());
    m_empty->setText(m_parts.journal.filter().isEmpty()
            ? tr("Calls will appear here: who called or was called, who took it, and how long it took.")
            : tr("No call is like that. Ask for less, or choose other days."));
    showCurrent();
    updateTick();
}

void JournalWindow::showCurrent()
{
    const int row = currentRow();
    if (row < 0 || row >= m_parts.journal.rowCount()) {
        m_details->clear();
    } else {
        const desk::JournalEntry entry = m_parts.journal.entry(row); // keeping the note may change the list
        m_current = entry.uuid;
        m_details->show(entry, m_parts.journal.shownEntry(row));
    }
    updateButtons();
}

void JournalWindow::updateButtons()
{
    const int row = currentRow();
    QString why;
    if (row < 0)
        why = tr("Choose a call first.");
    else if (m_parts.journal.callBackNumber(row).isEmpty())
        why = tr("The number of this call is not known.");
    else
        why = m_parts.actions.availability(ActionId::Dial, {}).why;
    m_call->setBlockedBy(why);
    const bool exporting = m_parts.exporting.isRunning();
    m_export->setVisible(!exporting);
    m_stop->setVisible(exporting);
}

void JournalWindow::callBack()
{
    updateButtons();
    const int row = currentRow();
    if (!m_call->isEnabled()) {
        say(m_call->toolTip(), true);
        return;
    }
    const desk::JournalEntry &entry = m_parts.journal.entry(row);
    m_parts.actions.dial({m_parts.journal.callBackNumber(row), entry.name, {}});
    Q_EMIT calling();
}

void JournalWindow::askWhereTo()
{
    auto *chooser = new QFileDialog(this, tr("Export the calls that are shown"), QDir::homePath(),
        tr("Tables for spreadsheets (*.csv)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(u"csv"_s);
    chooser->selectFile(tr("calls.csv"));
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_parts.exporting.start(path, m_parts.journal.filter(), desk::journalCsv::usualSeparator());
        updateButtons();
    });
    chooser->open();
}

void JournalWindow::askWhatToDelete()
{
    const int row = currentRow();
    std::optional<desk::JournalEntry> selected;
    if (row >= 0)
        selected = m_parts.journal.entry(row);
    auto *dialog = new DeleteCallsDialog({m_parts.theme, m_parts.clock, m_parts.people, m_parts.privacy}, selected,
        selected ? desk::journalText::who(m_parts.journal.shownEntry(row)) : QString(), this);
    dialog->open();
}

void JournalWindow::say(const QString &sentence, bool isError)
{
    m_status->setText(sentence);
    m_status->setAccessibleName(sentence);
    setLook(m_status, isError ? Look::ErrorText : Look::MutedText);
    if (!sentence.isEmpty() && isVisible() && !m_parts.exporting.isRunning())
        m_announcer->say(sentence);
}

void JournalWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && m_list->hasFocus()) {
        askWhatToDelete();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_list->hasFocus()) {
        if (!event->isAutoRepeat())
            callBack();
        return;
    }
    if (enter) {
        if (auto *button = qobject_cast<QAbstractButton *>(focusWidget()))
            button->click();
        return; // of a field: what it says counts already
    }
    QDialog::keyPressEvent(event);
}

bool JournalWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_filters->search() && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return)) {
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    // A list would look for what is typed in the rows that it has; the journal has them all.
    const bool typed = watched == m_list && !key->text().isEmpty() && key->text().front().isPrint()
        && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (typed) {
        m_filters->search()->setFocus(Qt::OtherFocusReason);
        m_filters->search()->setText(m_filters->search()->text() + key->text());
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void JournalWindow::updateTick()
{
    bool goesOn = false;
    for (int row = 0; row < m_parts.journal.rowCount() && m_parts.journal.entry(row).isOpen(); ++row)
        goesOn = true;
    m_parts.seconds.setNeeded(this, isVisible() && goesOn);
}

void JournalWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    updateTick();
    updateButtons();
}

void JournalWindow::hideEvent(QHideEvent *event)
{
    m_details->keepNote();
    QDialog::hideEvent(event);
    updateTick();
}

} // namespace balie::ui
