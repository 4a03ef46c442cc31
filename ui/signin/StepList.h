#pragma once

#include "ui/signin/SignInTester.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QWidget>
#include <array>

namespace balie::ui {

/// The steps of a sign-in under each other: a mark for how each went, and one sentence where there
/// is something to say. Each row is read as "Reach the server: ok, 12 ms".
class StepList final : public QWidget {
    Q_OBJECT

public:
    enum class State { Waiting, Running, Passed, Skipped, Warned, Failed, Stopped };

    explicit StepList(const Theme &theme, QWidget *parent = nullptr);

    void reset();
    void set(SignInStep step, State state, const QString &sentence = {});
    State state(SignInStep step) const { return row(step).state; }
    QString sentence(SignInStep step) const { return row(step).sentence->text(); }

    /// The sentence's place, to scroll to.
    QWidget *place(SignInStep step) const { return row(step).sentence; }

    /// What a step is called for people.
    static QString title(SignInStep step);

private:
    struct Row {
        State state = State::Waiting;
        QLabel *mark = nullptr;
        QLabel *name = nullptr;
        QLabel *sentence = nullptr;
    };

    Row &row(SignInStep step) { return m_rows[static_cast<size_t>(step)]; }
    const Row &row(SignInStep step) const { return m_rows[static_cast<size_t>(step)]; }
    void drawMark(Row &row);

    const Theme &m_theme;
    std::array<Row, SignInStepCount> m_rows;
};

} // namespace balie::ui
