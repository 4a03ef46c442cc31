#pragma once

#include "desk/missed/MissedDuringGap.h"
#include "ui/theme/Theme.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace balie::ui {

/// After a lost link: what was missed meanwhile, until it is read away. Takes no room else. GUI thread.
class MissedCard final : public QFrame {
    Q_OBJECT

public:
    static constexpr int maximumRows = 6; ///< more stand as a count in the last line

    /// `missed` must outlive this object.
    MissedCard(const Theme &theme, desk::MissedDuringGap &missed, QWidget *parent = nullptr);

Q_SIGNALS:
    void callBackWanted(const QString &number);

private:
    void fill();

    const Theme &m_theme;
    desk::MissedDuringGap &m_missed;
    QLabel *m_summary;
    QVBoxLayout *m_rows;
};

} // namespace balie::ui
