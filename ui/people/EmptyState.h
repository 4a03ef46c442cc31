#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;

namespace balie::ui {

/// Stands where there is nothing yet: says what will appear here and what to do. GUI thread.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    EmptyState(const Theme &theme, QWidget *parent = nullptr);

    void say(IconName icon, const QString &what, const QString &whatToDo);

private:
    void dress();

    const Theme &m_theme;
    IconName m_icon = IconName::People;
    QLabel *m_picture;
    QLabel *m_what;
    QLabel *m_whatToDo;
};

} // namespace balie::ui
