#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace balie::ui {

class SearchField;

/// The strip at the top: menu, name, edition, the search field, and what stands at the right. Where not all of it fits, the
/// edition goes first and then the name: what can be worked with is never cut off. GUI thread.
class TopBar final : public QWidget {
    Q_OBJECT

public:
    TopBar(const Theme &theme, QWidget *parent = nullptr);

    SearchField *search() const { return m_search; }
    /// The menu of the first button; the window fills it.
    QMenu *menu() const { return m_menu; }
    void setEdition(const QString &edition);
    /// Takes ownership; goes to the right end.
    void setRight(QWidget *widget);
    /// Without name and edition, so that a window can be made narrower than they are.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void dress();
    /// Shows what there is room for.
    void fit();
    /// Of all but name and edition, with what is around them.
    int indispensableWidth() const;

    const Theme &m_theme;
    QToolButton *m_menuButton;
    QMenu *m_menu;
    QLabel *m_name;
    QLabel *m_edition;
    SearchField *m_search;
};

} // namespace balie::ui
