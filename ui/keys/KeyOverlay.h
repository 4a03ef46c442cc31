#pragma once

#include "desk/actions/KeyMap.h"
#include "ui/theme/Theme.h"

#include <QPointer>
#include <QWidget>

class QScrollArea;

namespace balie::ui {

class Button;
class CardFrame;

/// All keys by group, over the window that it belongs to; F1 again, Escape or a click beside it
/// close it. Lies over its parent and follows its size. GUI thread.
class KeyOverlay final : public QWidget {
    Q_OBJECT

public:
    /// `parent` is the window that it covers.
    KeyOverlay(const Theme &theme, QWidget *parent);

    void setKeyMap(const desk::KeyMap &keys);
    void open();
    void close();
    void toggle() { isVisible() ? close() : open(); }

Q_SIGNALS:
    /// Where the card was asked to go; KeyCard::savePdf() does it. Empty sentence: it worked.
    void cardSaved(const QString &path, const QString &problem);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void arrange();
    void askWhere();

    const Theme &m_theme;
    desk::KeyMap m_keys;
    QPointer<QWidget> m_focusBefore;
    CardFrame *m_card;
    QScrollArea *m_scroll;
    Button *m_save;
    Button *m_close;
};

} // namespace balie::ui
