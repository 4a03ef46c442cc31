#pragma once

#include "desk/sources/AddressBooks.h"
#include "ui/calls/NoticeBar.h"
#include "ui/notes/Sheet.h"

#include <QHash>

namespace balie::ui {

/// Asks for the password of an address book that cannot be read without: a notice that offers it, and the field. Gives it
/// to the address books and keeps nothing. GUI thread.
class BookPasswordSheet final : public Sheet {
    Q_OBJECT

public:
    /// All must outlive the sheet, which lies over the parent of the notices.
    BookPasswordSheet(const Theme &theme, desk::AddressBooks &books, NoticeBar &notices);

    void openFor(const QString &book);
    QLineEdit *field() const { return m_password; }

private:
    void save() override;
    bool event(QEvent *event) override;
    void offer(const QString &book);
    /// Takes the notices back of books that need none any more.
    void tidy();

    desk::AddressBooks &m_books;
    NoticeBar &m_notices;
    QHash<QString, NoticeId> m_offered; ///< by book
    QString m_book;
    QLabel *m_why;
    QLineEdit *m_password;
};

} // namespace balie::ui
