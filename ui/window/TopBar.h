#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace balie::ui {

class SearchField;

/// The strip at the top: menu, name, edition, the search field, and what stands at the right. GUI thread.
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

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();

    const Theme &m_theme;
    QToolButton *m_menuButton;
    QMenu *m_menu;
    QLabel *m_name;
    QLabel *m_edition;
    SearchField *m_search;
};

} // namespace balie::ui
