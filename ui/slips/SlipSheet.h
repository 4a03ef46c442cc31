#pragma once

#include "desk/search/PersonSearch.h"
#include "desk/slips/Slips.h"
#include "ui/notes/Sheet.h"

namespace balie::ui {

class MomentField;

/// Writes a message slip, or changes one. The colleague is found by a few letters; Up and Down choose among several.
class SlipSheet final : public Sheet {
    Q_OBJECT

public:
    /// All must outlive the sheet; it lies over `over`.
    SlipSheet(const Theme &theme, desk::Slips &slips, const desk::People &people, const desk::PersonStates &states,
              const Clock &clock, QWidget *over);

    /// `person` may be nullptr: the sheet asks for whom. Name and number of the caller may be empty.
    void openNew(const desk::Person *person, const QString &callerName, const QString &callerNumber);
    /// Does nothing when there is no such slip.
    void openFor(desk::SlipId id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void save() override;
    void begin(const desk::Slip &slip);
    void find();
    void choose(int hit);
    void explainWho();

    desk::Slips &m_slips;
    const desk::People &m_people;
    const desk::PersonStates &m_states;
    desk::PersonSearch m_search;
    desk::Slip m_slip; ///< as it was when the sheet opened
    desk::PersonId m_person;
    QVector<desk::PersonId> m_hits;
    int m_hit = -1;
    QLineEdit *m_for;
    QLabel *m_who;
    QLineEdit *m_callerName;
    QLineEdit *m_callerNumber;
    QLineEdit *m_text;
    MomentField *m_promised;
    Button *m_remove;
};

} // namespace balie::ui
