#pragma once

#include "desk/enter/EnterLine.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace balie::ui {

class Announcer;
class Button;

/// The line under the list: what Enter will do, and while it asks, the numbered ways as buttons. GUI thread.
class EnterLineBar final : public QWidget {
    Q_OBJECT

public:
    EnterLineBar(const Theme &theme, desk::EnterLine &line, QWidget *parent = nullptr);

    /// What stands at the right: "Showing 50 of 4,312".
    void setSummary(const QString &summary);

private:
    void refresh();

    const Theme &m_theme;
    desk::EnterLine &m_line;
    QLabel *m_sentence;
    QLabel *m_summary;
    QWidget *m_ways;
    Announcer *m_announcer; ///< reads out what the line asks
    QHBoxLayout *m_wayRow;
};

} // namespace balie::ui
