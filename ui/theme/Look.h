#pragma once

class QWidget;

namespace balie::ui {

/// What a standard widget is meant to be; the style draws it accordingly. Set once with setLook().
enum class Look {
    Plain,
    // QPushButton, QToolButton
    PrimaryButton,  ///< the default action: accent
    AnswerButton,   ///< takes a call: green
    DangerButton,   ///< hangs up, throws away: red
    Chip,           ///< round, outlined; filled with the accent when checked
    FlatButton,     ///< no frame until the pointer is over it
    // QFrame, QWidget
    Ground,         ///< filled with the window colour
    Panel,          ///< filled with the panel colour, no outline
    Card,           ///< panel colour, hairline, rounded
    // QLabel
    SectionHeading, ///< small bold capitals in the muted colour
    Title,          ///< a caller's or person's name
    StrongText,
    MutedText,      ///< second line, labels
    ErrorText,
};

/// Marks `widget`; may be called again to change it. Polishes font and palette for labels.
void setLook(QWidget *widget, Look look);
Look lookOf(const QWidget *widget);

} // namespace balie::ui
