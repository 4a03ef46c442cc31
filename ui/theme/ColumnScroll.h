#pragma once

#include <QScrollArea>

namespace balie::ui {

/// A column that is scrolled up and down where it is higher than its room, never sideways, so that it does not make the
/// window higher. What gets the keyboard comes in sight; Page Up and Page Down scroll from any field inside.
class ColumnScroll final : public QScrollArea {
    Q_OBJECT

public:
    /// Takes `content` over.
    explicit ColumnScroll(QWidget *content, QWidget *parent = nullptr);

    /// As wide as the content needs beside the bar; of its height some lines do.
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFocus();
};

} // namespace balie::ui
