#include "ui/settings/BookPasswordSheet.h"

#include "ui/theme/Button.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

namespace balie::ui {

using Kind = desk::SyncState::Kind;

BookPasswordSheet::BookPasswordSheet(const Theme &theme, desk::AddressBooks &books, NoticeBar &notices)
    : Sheet(theme, tr("Password of an address book"), notices.parentWidget()), m_books(books), m_notices(notices),
      m_why(new QLabel(this)), m_password(new QLineEdit(this))
{
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    column()->addWidget(m_why);
    m_password->setEchoMode(QLineEdit::Password);
    addField(tr("Password"), m_password);
    saveButton()->setText(tr("Synchronise"));
    finishLayout();
    connect(m_password, &QLineEdit::textChanged, this, [this](const QString &text) {
        saveButton()->setBlockedBy(text.isEmpty() ? tr("Fill in the password first.") : QString());
    });
    saveButton()->setBlockedBy(tr("Fill in the password first."));
    connect(&books, &desk::AddressBooks::passwordWanted, this, &BookPasswordSheet::offer);
    connect(&books, &desk::AddressBooks::changed, this, &BookPasswordSheet::tidy);
}

void BookPasswordSheet::offer(const QString &book)
{
    if (isVisible() && m_book == book) {
        m_why->setText(m_books.state(book).problem);
        return;
    }
    m_notices.withdraw(m_offered.value(book)); // what was wrong may be something else now
    m_offered.insert(book, m_notices.post(desk::Notice::warning(m_books.state(book).problem),
                               {tr("&Fill in the password"), [this, book] { openFor(book); }}));
}

void BookPasswordSheet::openFor(const QString &book)
{
    const auto &books = m_books.books();
    const auto found = std::find_if(books.begin(), books.end(), [&book](const desk::AddressBook &one) { return one.id == book; });
    if (found == books.end())
        return;
    m_book = book;
    setTitle(found->name);
    m_why->setText(m_books.state(book).problem);
    m_password->setAccessibleDescription(m_why->text());
    m_password->clear();
    open(m_password);
}

void BookPasswordSheet::save()
{
    if (m_password->text().isEmpty())
        return;
    m_books.setPassword(m_book, m_password->text());
    leave();
}

bool BookPasswordSheet::event(QEvent *event)
{
    if (event->type() == QEvent::Hide)
        m_password->clear(); // nobody finds it there
    return Sheet::event(event);
}

void BookPasswordSheet::tidy()
{
    const auto isSettled = [this](const QString &book) { return m_books.state(book).kind != Kind::NeedsPassword; };
    for (auto offered = m_offered.begin(); offered != m_offered.end();) {
        if (isSettled(offered.key())) {
            m_notices.withdraw(offered.value());
            offered = m_offered.erase(offered);
        } else {
            ++offered;
        }
    }
    // Somebody filled it in at the settings, or took the book away.
    if (isVisible() && isSettled(m_book))
        leave();
}

} // namespace balie::ui
