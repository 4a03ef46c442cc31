#pragma once

#include "desk/contacts/ContactLint.h"
#include "desk/contacts/OwnContacts.h"
#include "desk/people/People.h"
#include "ui/theme/Theme.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QLabel;
class QTableView;

namespace balie::ui {

class Button;

/// Numbers that want attention: those that nobody can be recognised by or that cannot be dialled, that several contacts share,
/// that are somebody else's extension. Where there is a proposal, Enter takes it over and Ctrl+Z takes it back. GUI thread.
class LintPage final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the page.
    LintPage(const Theme &theme, desk::ContactLint &lint, desk::OwnContacts &contacts, const desk::People &people,
        QWidget *parent = nullptr);

    /// Looks through everything anew. Done by itself when the page comes into view or the contacts change meanwhile.
    void start();
    void focusFirst();
    QTableView *table() const { return m_table; }

Q_SIGNALS:
    /// To the contact with this name on the other page.
    void showContactWanted(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Fixed {
        qint64 contact = 0;
        QString before;
        QString after;
    };

    /// The row that Enter is about; invalid: none.
    QModelIndex selected() const;
    void catchUp();
    void holdPlace();
    void returnToPlace();
    void act();
    void fix(const desk::LintFinding &finding);
    void undo();
    void refresh();
    void finished(const QString &problem);
    void notWritten(const Error &error);

    const Theme &m_theme;
    desk::ContactLint &m_lint;
    desk::OwnContacts &m_contacts;
    const desk::People &m_people;
    QVector<Fixed> m_fixed; ///< the last at the end
    QString m_problem;
    bool m_isOutdated = true;
    bool m_isFollowing = false; ///< the run brings what is shown up to date
    bool m_hasPlace = false;
    QPersistentModelIndex m_place; ///< the selected row while others go and come
    int m_placeFromTop = 0; ///< rows between it and the upper edge
    QLabel *m_status;
    QTableView *m_table;
    QLabel *m_said;
    Button *m_undo;
    Button *m_act;
    Button *m_again;
    Button *m_stop;
    Button *m_copy;
};

} // namespace balie::ui
