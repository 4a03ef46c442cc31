#pragma once

#include "desk/calls/CallsModel.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace balie::ui {

class Avatar;
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
    /// Something more that is known of the caller, under the facts; the pane takes it over, it shows and hides itself.
    void addSection(QWidget *section);
    /// What is shown, "label: value" each.
    QStringList facts() const;

Q_SIGNALS:
    void foldedChanged(bool folded);

private:
    struct Fact {
        QString label;
        QString value;
        friend bool operator==(const Fact &, const Fact &) = default;
    };

    void refresh();
    QVector<Fact> factsOf(const desk::CallItem &item) const;
    QString nameOf(const cti::Party &party) const;
    void showFacts(const QVector<Fact> &facts);
    void dress();

    const Theme &m_theme;
    const desk::CallsModel &m_calls;
    const cti::Switchboard &m_switchboard;
    const desk::People &m_people;
    cti::ConnectionId m_call;
    bool m_folded = false;
    QVector<Fact> m_facts;
    QVector<QPair<QLabel *, QLabel *>> m_rows; ///< made when first needed, then kept

    QToolButton *m_fold;
    QLabel *m_heading;
    QWidget *m_body;
    QVBoxLayout *m_column;
    QLabel *m_empty;
    QWidget *m_head;
    Avatar *m_avatar;
    ElidedLabel *m_name;
    ElidedLabel *m_role;
    QWidget *m_table;
    QGridLayout *m_grid;
};

} // namespace balie::ui
