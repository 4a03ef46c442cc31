#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QSlider>
#include <QWidget>

namespace balie::test {

/// The first visible child of a kind with that accessible name or text; null when there is none.
template <typename Kind> Kind *childNamed(const QWidget *parent, const QString &name)
{
    for (Kind *child : parent->findChildren<Kind *>()) {
        if (child->isVisibleTo(parent) && child->accessibleName().startsWith(name))
            return child;
    }
    return nullptr;
}

inline QAbstractButton *buttonWithText(const QWidget *parent, const QString &text)
{
    for (auto *button : parent->findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(parent) && button->text().remove(u'&') == text)
            return button;
    }
    return nullptr;
}

/// The names of the controls below `parent` that a screen reader could not tell.
inline QStringList namelessControls(const QWidget *parent)
{
    QStringList nameless;
    for (const QWidget *child : parent->findChildren<QWidget *>()) {
        if (!child->isVisibleTo(parent) || child->focusPolicy() == Qt::NoFocus)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(child);
        if (child->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            nameless << QString::fromLatin1(child->metaObject()->className());
    }
    return nameless;
}

} // namespace balie::test
