#pragma once

#include "desk/store/StoreCare.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;

namespace balie::ui {

class Button;

/// One quiet line above the people while something is the matter with the file that everything is kept in: what, and a
/// button that does something about it. Takes no room while all is well. GUI thread.
class StoreBar final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the bar.
    StoreBar(const Theme &theme, desk::StoreCare &care, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void dress();

    const Theme &m_theme;
    desk::StoreCare &m_care;
    QLabel *m_icon;
    QLabel *m_sentence;
    Button *m_remedy;
    Button *m_close;
};

} // namespace balie::ui
