#pragma once

#include "desk/contacts/ContactsModel.h"
#include "ui/theme/Theme.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace balie::ui {

class Button;
class EmptyState;

/// Everything that is known of one contact: each number with its kind and the address books it comes from, and a button
/// that calls it (Alt+1, Alt+2, ...). GUI thread.
class ContactDetails final : public QScrollArea {
    Q_OBJECT

public:
    /// Both must outlive the widget.
    ContactDetails(const Theme &theme, const desk::ContactsModel &model, QWidget *parent = nullptr);

    void show(const desk::MergedContact &contact);
    /// Says what will appear here.
    void showNothing(const QString &what, const QString &whatToDo);
    bool hasContact() const { return m_hasContact; }
    const desk::MergedContact &contact() const { return m_contact; }
    /// The copy in the user's own contacts; 0: there is none.
    qint64 ownCopy() const;
    /// Calls the number with that index; false where there is none that can be dialled.
    bool call(int number);

Q_SIGNALS:
    void callWanted(const QString &number, const QString &name);
    /// Change the own copy, or make one.
    void editWanted();
    void removeWanted();

private:
    void rebuild();
    void addNumbers(QVBoxLayout *column);
    void addLine(QVBoxLayout *column, const QString &label, const QString &text);
    void addButtons(QVBoxLayout *column);
    QString sourcesOf(const QVector<int> &members) const;

    const Theme &m_theme;
    const desk::ContactsModel &m_model;
    desk::MergedContact m_contact;
    bool m_hasContact = false;
    EmptyState *m_empty;
    QWidget *m_page;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
};

} // namespace balie::ui
