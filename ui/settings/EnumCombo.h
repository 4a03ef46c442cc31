#pragma once

#include <QComboBox>

namespace balie::ui {

/// The entries of a combo box whose data is an enum or a number.
template <typename T> void addChoice(QComboBox *combo, const QString &text, T value)
{
    combo->addItem(text, static_cast<int>(value));
}

template <typename T> void setChoice(QComboBox *combo, T value)
{
    combo->setCurrentIndex(qMax(0, combo->findData(static_cast<int>(value))));
}

template <typename T> T choiceOf(const QComboBox *combo)
{
    return static_cast<T>(combo->currentData().toInt());
}

} // namespace balie::ui
