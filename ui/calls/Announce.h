#pragma once

class QWidget;
class QString;

namespace balie::ui {

/// Has `text` read out by a screen reader without moving the focus: `status` gets it as accessible
/// name and tells of an alert (Qt 6.4 has no announcement event). Does nothing where no reader
/// listens.
void announce(QWidget *status, const QString &text);

} // namespace balie::ui
