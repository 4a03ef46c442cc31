#include "ui/contacts/LintPage.h"

#include "ui/theme/Button.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace balie::ui {

using desk::ContactLint;
using desk::LintFinding;

LintPage::LintPage(const Theme &theme, ContactLint &lint, desk::OwnContacts &contacts, const desk::People &people, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_lint(lint), m_contacts(contacts), m_people(people), m_status(new QLabel(this)),
      m_table(new QTableView(this)), m_said(new QLabel(this)), m_undo(new Button(theme, Look::Plain, tr("Undo"), this)),
      m_act(new Button(theme, Look::PrimaryButton, tr("Take over the proposal"), this)),
      m_again(new Button(theme, Look::Plain, tr("Check a&gain"), this)), m_stop(new Button(theme, Look::Plain, tr("Stop"), this)),
      m_copy(new Button(theme, Look::Plain, tr("&Copy the list"), this))
{
    setAccessibleName(tr("Numbers that want attention"));
    setLook(this, Look::Panel);
    auto *column = new QVBoxLayout(this);
    const int edge = theme.metric(Metric::Space4);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(theme.metric(Metric::Space2));
    m_status->setWordWrap(true);
    column->addWidget(m_status);
    m_table->setModel(&lint);
    m_table->setAccessibleName(tr("Numbers that want attention"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->hide();
    // Sentences are up to two lines long; every row alike, so that ten thousand of them cost nothing.
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(2 * fontMetrics().lineSpacing() + theme.metric(Metric::Space2));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(ContactLint::Sentence, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(ContactLint::Name, theme.metric(Metric::TileMinWidth));
    m_table->horizontalHeader()->resizeSection(ContactLint::Fix, theme.metric(Metric::TileMinWidth));
    m_table->installEventFilter(this);
    column->addWidget(m_table, 1);
    auto *said = new QHBoxLayout;
    m_said->setWordWrap(true);
    m_said->hide();
    m_undo->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Z).toString(QKeySequence::NativeText));
    m_undo->hide();
    said->addWidget(m_said, 1);
    said->addWidget(m_undo);
    column->addLayout(said);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.metric(Metric::Space2));
    m_act->setKeyHint(QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText));
    buttons->addWidget(m_again);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(m_act);
    column->addLayout(buttons);

    connect(m_act, &QPushButton::clicked, this, &LintPage::act);
    connect(m_undo, &QPushButton::clicked, this, &LintPage::undo);
    connect(m_again, &QPushButton::clicked, this, &LintPage::start);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_lint.stop();
        refresh();
        m_again->setFocus();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_lint.toText()); });
    connect(m_table, &QTableView::doubleClicked, this, &LintPage::act);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &LintPage::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LintPage::refresh);
    connect(&lint, &ContactLint::aboutToFollow, this, &LintPage::holdPlace);
    const auto outdated = [this] {
        m_isOutdated = true;
        catchUp();
    };
    connect(&lint, &ContactLint::outdated, this, outdated);
    connect(&people, &desk::People::reset, this, outdated);
    connect(&people, &desk::People::numbersChanged, this, outdated);
    connect(&contacts, &desk::OwnContacts::failed, this, &LintPage::notWritten);
    connect(&lint, &ContactLint::progressed, this, &LintPage::refresh);
    connect(&lint, &ContactLint::finished, this, &LintPage::finished);
    auto *key = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z), this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, &LintPage::undo);
    refresh();
}

void LintPage::start()
{
    m_problem.clear();
    QHash<QString, QString> extensions;
    for (int row = 0; row < m_people.count(); ++row) {
        const desk::Person &person = m_people.at(row);
        if (!person.extension.isEmpty())
            extensions.insert(person.extension, person.name);
    }
    const bool isOnButton = m_again->hasFocus();
    m_isOutdated = false;
    m_lint.start(m_people.numbers().numbers, m_people.numbers().rules, extensions);
    m_isFollowing = m_lint.isFollowing();
    refresh();
    if (isOnButton && !m_isFollowing)
        m_stop->setFocus();
}

void LintPage::catchUp()
{
    if (m_isOutdated && isVisible() && !m_lint.isRunning())
        start();
}

void LintPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    catchUp();
}

void LintPage::holdPlace()
{
    m_place = selected();
    m_hasPlace = m_place.isValid();
    m_placeFromTop = m_place.row() - m_table->rowAt(0);
}

void LintPage::returnToPlace()
{
    if (!std::exchange(m_hasPlace, false))
        return;
    if (m_place.isValid())
        m_table->verticalScrollBar()->setValue(m_place.row() - m_placeFromTop);
    else
        m_table->clearSelection(); // a key that was meant for the row that went does nothing to its neighbour
    m_place = QPersistentModelIndex();
}

QModelIndex LintPage::selected() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() && m_table->selectionModel()->isSelected(current) ? current : QModelIndex();
}

void LintPage::finished(const QString &problem)
{
    m_problem = problem;
    const bool hadFocus = m_stop->hasFocus();
    returnToPlace();
    refresh();
    if (hadFocus || (!m_isFollowing && !m_table->currentIndex().isValid()))
        focusFirst();
    if (problem.isEmpty())
        catchUp();
}

void LintPage::focusFirst()
{
    if (m_lint.rowCount() == 0) {
        (m_stop->isHidden() ? m_again : m_stop)->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_lint.index(0, ContactLint::Name));
    m_table->setFocus(Qt::OtherFocusReason);
}

void LintPage::refresh()
{
    const QLocale locale;
    const QString found = locale.toString(m_lint.total());
    const bool running = m_lint.isRunning() && !m_isFollowing;
    setLook(m_status, m_problem.isEmpty() ? Look::Plain : Look::ErrorText);
    if (!m_problem.isEmpty())
        m_status->setText(m_problem);
    else if (running)
        m_status->setText(tr("Checking: %1 contacts so far, %2 numbers want attention.")
                              .arg(locale.toString(m_lint.checked()), found));
    else if (m_lint.total() == 0)
        m_status->setText(m_lint.checked() == 0 ? tr("There are no contacts to check.")
                                                : tr("All numbers of %1 contacts can be recognised and dialled.")
                                                      .arg(locale.toString(m_lint.checked())));
    else if (m_lint.total() > m_lint.rowCount())
        m_status->setText(tr("%1 numbers want attention; the first %2 are shown.").arg(found, locale.toString(m_lint.rowCount())));
    else if (m_lint.total() == 1)
        m_status->setText(tr("1 number wants attention."));
    else
        m_status->setText(tr("%1 numbers want attention.").arg(found));
    m_table->setVisible(m_lint.rowCount() > 0);
    m_stop->setVisible(running);
    m_again->setVisible(!running);
    m_again->setBusy(m_lint.isRunning());
    m_copy->setVisible(m_lint.rowCount() > 0);

    const QModelIndex current = selected();
    m_act->setVisible(m_lint.rowCount() > 0);
    m_act->setBlockedBy(current.isValid() ? QString() : tr("Select a row first."));
    if (current.isValid() && m_lint.finding(current.row()).fix.isEmpty()) {
        m_act->setText(tr("Show the contact"));
    } else if (current.isValid()) {
        m_act->setText(tr("Take over the proposal"));
        m_act->setAccessibleDescription(m_lint.finding(current.row()).fix);
    }
}

void LintPage::act()
{
    const QModelIndex current = selected();
    if (!current.isValid()) {
        m_table->setCurrentIndex(m_table->currentIndex());
        return;
    }
    const LintFinding finding = m_lint.finding(current.row());
    if (finding.fix.isEmpty())
        Q_EMIT showContactWanted(finding.name);
    else
        fix(finding);
}

void LintPage::fix(const LintFinding &finding)
{
    const int row = m_table->currentIndex().row();
    m_contacts.replaceNumber(finding.contact, finding.number, finding.fix);
    m_fixed.append({finding.contact, finding.number, finding.fix});
    m_lint.settle(row);
    if (m_lint.rowCount() > 0)
        m_table->setCurrentIndex(m_lint.index(std::min(row, m_lint.rowCount() - 1), ContactLint::Name));
    setLook(m_said, Look::Plain);
    m_said->setText(tr("%1: %2 became %3.").arg(finding.name, finding.number, finding.fix));
    m_said->show();
    m_undo->show();
    refresh();
}

void LintPage::undo()
{
    if (m_fixed.isEmpty())
        return;
    const Fixed last = m_fixed.takeLast();
    m_contacts.replaceNumber(last.contact, last.after, last.before);
    setLook(m_said, Look::Plain);
    m_said->setText(tr("%1 stands there again.").arg(last.before));
    m_undo->setVisible(!m_fixed.isEmpty());
}

void LintPage::notWritten(const Error &error)
{
    if (!isVisible())
        return; // not about a fix of this page
    m_fixed.clear();
    m_undo->hide();
    setLook(m_said, Look::ErrorText);
    m_said->setText(error.userText);
    m_said->show();
    m_isOutdated = true; // what was not fixed is to stand there again
    catchUp();
}

bool LintPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !key->isAutoRepeat()) {
            act();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace balie::ui
