#pragma once

#include "desk/recall/RecallInfo.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace balie::ui {

class Button;

/// Somebody who could take a call that came back: name, why, extension, and a button that sends it
/// there.
class SuggestionRow final : public QWidget {
    Q_OBJECT

public:
    SuggestionRow(
        const Theme &theme, const desk::RecallSuggestion &suggestion, QWidget *parent = nullptr);
    Button *button() const { return m_button; }

private:
    Button *m_button;
};

} // namespace balie::ui
