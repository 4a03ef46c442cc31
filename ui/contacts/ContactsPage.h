#pragma once

#include "desk/contacts/ContactsModel.h"
#include "desk/contacts/OwnContacts.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace balie::ui {

class Button;
class ContactDetails;
class ContactSheet;

/// Everybody in the store as a list with a search field, and beside it what is known of the one who is selected. Enter
/// calls, Ctrl+N writes a new contact, Ctrl+E changes, Ctrl+Delete deletes an own one. GUI thread.
class ContactsPage final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the page.
    ContactsPage(const Theme &theme, desk::ContactsModel &model, desk::OwnContacts &own, QWidget *parent = nullptr);

    void focusSearch();
    /// Searches for that text.
    void search(const QString &text);
    /// False when there is nothing left to step back from.
    bool stepBack();

    QLineEdit *searchField() const { return m_search; }
    QListView *list() const { return m_list; }
    ContactDetails *details() const { return m_details; }
    ContactSheet *sheet() const { return m_sheet; }

Q_SIGNALS:
    void callWanted(const QString &number, const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeList();
    void addKey(const QKeySequence &key, const std::function<void()> &act);
    void showLoaded();
    void showCurrent();
    void select(int row);
    void callCurrent();
    void edit();
    void remove();
    void tellRemoved(const QString &name);

    const Theme &m_theme;
    desk::ContactsModel &m_model;
    desk::OwnContacts &m_own;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_status;
    QLabel *m_said;
    Button *m_undo;
    Button *m_new;
    ContactDetails *m_details;
    ContactSheet *m_sheet;
    qint64 m_current = 0; ///< StoredContact::id of who is shown, over a new reading
};

} // namespace balie::ui
