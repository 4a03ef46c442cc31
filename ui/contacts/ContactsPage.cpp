#include "ui/contacts/ContactsPage.h"

#include "ui/contacts/ContactDelegate.h"
#include "ui/contacts/ContactDetails.h"
#include "ui/contacts/ContactSheet.h"
#include "ui/theme/Button.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>

namespace balie::ui {

ContactsPage::ContactsPage(const Theme &theme, desk::ContactsModel &model, desk::OwnContacts &own, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_model(model), m_own(own), m_search(new QLineEdit(this)), m_list(new QListView(this)),
      m_status(new QLabel(this)), m_said(new QLabel(this)), m_undo(new Button(theme, Look::Plain, tr("Undo"), this)),
      m_new(new Button(theme, Look::Plain, tr("New"), this)), m_details(new ContactDetails(theme, model, this)),
      m_sheet(new ContactSheet(theme, this))
{
    setAccessibleName(tr("Contacts"));
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->addWidget(makeList());
    split->addWidget(m_details);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({2 * theme.metric(Metric::TileMinWidth), 3 * theme.metric(Metric::TileMinWidth)});
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(split);

    connect(m_search, &QLineEdit::textChanged, &model, &desk::ContactsModel::setText);
    connect(&model, &desk::ContactsModel::loaded, this, &ContactsPage::showLoaded);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ContactsPage::showLoaded);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ContactsPage::showCurrent);
    connect(m_list, &QListView::doubleClicked, this, &ContactsPage::callCurrent);
    connect(m_new, &QPushButton::clicked, m_sheet, &ContactSheet::openNew);
    connect(m_sheet, &ContactSheet::saved, &own, &desk::OwnContacts::save);
    connect(m_details, &ContactDetails::callWanted, this, &ContactsPage::callWanted);
    connect(m_details, &ContactDetails::editWanted, this, &ContactsPage::edit);
    connect(m_details, &ContactDetails::removeWanted, this, &ContactsPage::remove);
    connect(m_undo, &QPushButton::clicked, &own, &desk::OwnContacts::undoRemove);
    connect(&own, &desk::OwnContacts::changed, this, [this](qint64 contact) {
        if (contact != 0) {
            m_current = contact;
            tellRemoved({});
        }
    });
    connect(&own, &desk::OwnContacts::failed, this, [this](const Error &error) {
        setLook(m_said, Look::ErrorText);
        m_said->setText(error.userText);
        m_said->show();
        m_undo->hide();
    });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_N), [this] { m_sheet->openNew(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { edit(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_Delete), [this] { remove(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_F), [this] { focusSearch(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] {
        if (m_undo->isVisible())
            m_own.undoRemove();
    });
    for (int i = 0; i < 9; ++i)
        addKey(QKeySequence(QKeyCombination(Qt::AltModifier, Qt::Key(Qt::Key_1 + i))), [this, i] { m_details->call(i); });
    showLoaded();
}

QWidget *ContactsPage::makeList()
{
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    const int gap = m_theme.metric(Metric::Space2);
    column->setContentsMargins(0, 0, gap, 0);
    column->setSpacing(gap);
    m_search->setPlaceholderText(tr("Name, company or number"));
    m_search->setAccessibleName(tr("Search the contacts"));
    m_search->setClearButtonEnabled(true);
    m_search->setTextMargins(gap / 2, 0, gap / 2, 0);
    m_search->installEventFilter(this);
    column->addWidget(m_search);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ContactDelegate(m_theme, m_list));
    m_list->setAccessibleName(tr("Contacts"));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->installEventFilter(this);
    // Before the end is reached, so that it need not be waited for.
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar *bar = m_list->verticalScrollBar();
        if (m_list->isVisible() && value + bar->pageStep() >= bar->maximum())
            m_model.readMore();
    });
    column->addWidget(m_list, 1);
    setLook(m_status, Look::MutedText);
    m_status->setWordWrap(true);
    m_said->setWordWrap(true);
    m_said->hide();
    m_undo->hide();
    m_undo->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Z).toString(QKeySequence::NativeText));
    m_new->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_N).toString(QKeySequence::NativeText));
    auto *said = new QHBoxLayout;
    said->addWidget(m_said, 1);
    said->addWidget(m_undo);
    column->addLayout(said);
    auto *row = new QHBoxLayout;
    row->addWidget(m_status, 1);
    row->addWidget(m_new);
    column->addLayout(row);
    return left;
}

void ContactsPage::addKey(const QKeySequence &key, const std::function<void()> &act)
{
    auto *shortcut = new QShortcut(key, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, act] {
        if (!m_sheet->isVisible()) // its own keys are meant
            act();
    });
}

void ContactsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ContactsPage::search(const QString &text)
{
    m_search->setText(text);
    focusSearch();
}

bool ContactsPage::stepBack()
{
    if (m_sheet->isVisible()) {
        m_sheet->leave();
        return true;
    }
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    m_search->setFocus();
    return true;
}

void ContactsPage::select(int row)
{
    const QModelIndex index = m_model.index(row);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

void ContactsPage::showLoaded()
{
    m_status->setText(m_model.statusText());
    // Whoever was shown stays; after another search it is the first who was found.
    const int row = m_current == 0 ? -1 : m_model.rowOf(m_current);
    if (row >= 0) {
        if (m_list->currentIndex().row() != row)
            select(row);
        else
            showCurrent();
    } else if (m_model.rowCount() > 0 && !m_list->currentIndex().isValid()) {
        select(0);
    } else {
        showCurrent();
    }
}

void ContactsPage::showCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (index.isValid()) {
        const desk::MergedContact &contact = m_model.contact(index.row());
        m_current = contact.members.isEmpty() ? 0 : contact.members.first().contact;
        m_details->show(contact);
    } else if (m_model.rowCount() == 0 && m_model.text().isEmpty()) {
        m_details->showNothing(tr("Your contacts appear here."),
                               tr("Import a file on the page beside this one, set up an address book in the settings, or "
                                  "write a new contact with Ctrl+N."));
    } else {
        m_details->showNothing(tr("Nobody was found."), tr("Look for a part of the name, the company or the number."));
    }
}

void ContactsPage::callCurrent()
{
    if (m_details->hasContact())
        m_details->call(desk::numberToCall(m_details->contact()));
}

void ContactsPage::edit()
{
    if (!m_details->hasContact() || m_details->contact().members.isEmpty())
        return;
    const qint64 own = m_details->ownCopy();
    m_own.read(own != 0 ? own : m_details->contact().members.first().contact,
               [this, isOwn = own != 0](const desk::StoredContact &contact) { m_sheet->openFor(contact, isOwn); });
}

void ContactsPage::remove()
{
    if (!m_details->hasContact() || m_details->ownCopy() == 0)
        return;
    const QString name = m_details->contact().name;
    m_own.read(m_details->ownCopy(), [this, name](const desk::StoredContact &contact) {
        m_own.remove(contact);
        tellRemoved(name);
    });
}

void ContactsPage::tellRemoved(const QString &name)
{
    setLook(m_said, Look::Plain);
    m_said->setText(name.isEmpty() ? QString() : tr("%1 was deleted.").arg(name));
    m_said->setVisible(!name.isEmpty());
    m_undo->setVisible(!name.isEmpty());
}

bool ContactsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::ShortcutOverride) {
        // Keys of the page that a field has its own use for.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs = key->modifiers() == Qt::ControlModifier
            && (key->key() == Qt::Key_E || key->key() == Qt::Key_Delete || (key->key() == Qt::Key_Z && m_undo->isVisible()));
        if (isOurs) {
            event->ignore();
            return true;
        }
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isPlain = !key->modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isPlain && !key->isAutoRepeat())
            callCurrent();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (watched == m_search && isPlain) {
            QKeyEvent copy(key->type(), key->key(), key->modifiers());
            QCoreApplication::sendEvent(m_list, &copy);
            return true;
        }
        break;
    default:
        // What is typed over the list is searched for.
        if (watched == m_list && isPlain && !key->text().isEmpty() && key->text().at(0).isPrint() && key->text() != u" ") {
            m_search->setFocus();
            m_search->setText(key->text());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace balie::ui
