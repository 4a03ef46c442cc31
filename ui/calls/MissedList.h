#pragma once

#include "desk/missed/MissedDuringGap.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace balie::ui {

class Announcer;
class Button;

/// What happened while the link was away: for how long, what cannot be known, and one sentence a
/// call with a button to call back. Stays until it is put away; takes no room otherwise, and never
/// more than a part of its pane: what is longer scrolls. GUI thread.
class MissedList final : public QWidget {
    Q_OBJECT

public:
    /// `missed` must outlive the list; it is told when the user has read it.
    MissedList(const Theme &theme, desk::MissedDuringGap &missed, QWidget *parent = nullptr);

Q_SIGNALS:
    void dialRequested(const QString &number);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void sync();
    /// As high as its rows, up to a limit.
    void fit();

    const Theme &m_theme;
    desk::MissedDuringGap &m_missed;
    QLabel *m_summary;
    Announcer *m_announcer;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
    Button *m_close;
    QVector<QWidget *> m_rows;
};

} // namespace balie::ui
