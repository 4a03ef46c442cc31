#pragma once

#include "desk/calls/CallsModel.h"
#include "desk/contacts/CallerContacts.h"
#include "ui/calls/FactTable.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace balie::ui {

class Avatar;
class ColumnScroll;
class ElidedLabel;

/// Who is calling, as far as the telephone system tells: name, number, for whom, by which way it
/// came and how often it was tried. What is not known is left out, never filled in. Folds to a
/// strip. GUI thread.
class CallerPane final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the pane.
    CallerPane(const Theme &theme, const desk::CallsModel &calls,
        const cti::Switchboard &switchboard, const desk::People &people, QWidget *parent = nullptr);

    /// Whose call is shown; an empty id shows what will appear here.
    void setCall(const cti::ConnectionId &call);
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    /// What the contacts know of callers who are no colleagues; must outlive the pane.
    void setContacts(const desk::CallerContacts &contacts);
    /// Something more that is known of the caller, under the facts; the pane takes it over, it shows and hides itself.
    void addSection(QWidget *section);
    /// What is shown, "label: value" each.
    QStringList facts() const;

Q_SIGNALS:
    void foldedChanged(bool folded);

private:
    void refresh();
    QVector<FactTable::Fact> factsOf(const desk::CallItem &item) const;
    const desk::CallerContact *contactOf(const desk::CallItem &item) const;
    QString nameOf(const cti::Party &party) const;
    void dress();

    const Theme &m_theme;
    const desk::CallsModel &m_calls;
    const cti::Switchboard &m_switchboard;
    const desk::People &m_people;
    const desk::CallerContacts *m_contacts = nullptr;
    cti::ConnectionId m_call;
    bool m_folded = false;

    QToolButton *m_fold;
    QLabel *m_heading;
    QWidget *m_body;
    ColumnScroll *m_scroll;
    QVBoxLayout *m_column;
    QLabel *m_empty;
    QWidget *m_head;
    Avatar *m_avatar;
    ElidedLabel *m_name;
    ElidedLabel *m_role;
    FactTable *m_table;
};

} // namespace balie::ui
