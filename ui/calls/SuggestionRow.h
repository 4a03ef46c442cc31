#pragma once

#include "desk/recall/RecallInfo.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace balie::ui {

class Button;

/// Somebody who could take a call: name, why, extension, the key that chooses him, and a button that sends it
/// there.
class SuggestionRow final : public QWidget {
    Q_OBJECT

public:
    /// `key` chooses him; empty: no key does.
    SuggestionRow(const Theme &theme, const desk::RecallSuggestion &suggestion, const QString &key,
        QWidget *parent = nullptr);
    Button *button() const { return m_button; }

private:
    Button *m_button;
};

} // namespace balie::ui
