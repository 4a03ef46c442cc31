#include "ui/window/TopBar.h"

#include "ui/search/SearchField.h"
#include "ui/theme/Look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace balie::ui {

TopBar::TopBar(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_menuButton(new QToolButton(this)), m_menu(new QMenu(this)),
      m_name(new QLabel(this)), m_edition(new QLabel(this)), m_search(new SearchField(theme, this))
{
    setLook(this, Look::Panel);
    setAccessibleName(tr("Top bar"));
    m_menuButton->setMenu(m_menu);
    // Not InstantPopup: in that mode Qt offers a screen reader an action that does nothing.
    connect(m_menuButton, &QToolButton::clicked, m_menuButton, &QToolButton::showMenu);
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setToolTip(tr("Menu (F10)"));
    m_menuButton->setShortcut(QKeySequence(Qt::Key_F10));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTipsVisible(true);
    setLook(m_menuButton, Look::FlatButton);
    setLook(m_name, Look::Title);
    setLook(m_edition, Look::MutedText);
    m_name->setText(QStringLiteral("Balie"));

    const int space = theme.metric(Metric::Space3);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space, theme.metric(Metric::Space1), space, theme.metric(Metric::Space1));
    row->setSpacing(space);
    row->setSizeConstraint(QLayout::SetNoConstraint); // minimumSizeHint() says what must have room
    row->addWidget(m_menuButton);
    row->addWidget(m_name);
    row->addWidget(m_edition);
    row->addWidget(m_search, 3);
    row->addStretch(2);
    m_search->setMaximumWidth(m_search->sizeHint().width() * 3 / 2);
    connect(&theme, &Theme::changed, this, &TopBar::dress);
    dress();
}

void TopBar::dress()
{
    m_menuButton->setIcon(m_theme.icon(IconName::Menu));
    setFixedHeight(m_theme.metric(Metric::TopBarHeight));
}

void TopBar::setEdition(const QString &edition)
{
    m_edition->setText(edition);
    m_edition->setAccessibleName(edition);
    fit();
}

int TopBar::indispensableWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right() - layout()->spacing();
    for (int i = 0; i < layout()->count(); ++i) {
        const QWidget *widget = layout()->itemAt(i)->widget();
        if (widget != nullptr && widget != m_name && widget != m_edition)
            width += widget->minimumSizeHint().width() + layout()->spacing();
    }
    return width;
}

QSize TopBar::minimumSizeHint() const
{
    return {indispensableWidth(), height()};
}

void TopBar::fit()
{
    int room = width() - indispensableWidth();
    for (QLabel *label : {m_name, m_edition}) {
        room -= label->sizeHint().width() + layout()->spacing();
        label->setVisible(room >= 0 && !label->text().isEmpty());
    }
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool TopBar::event(QEvent *event)
{
    // Something in it has another text now.
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::event(event);
}

void TopBar::setRight(QWidget *widget)
{
    layout()->addWidget(widget);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int pen = m_theme.metric(Metric::Hairline);
    painter.fillRect(0, height() - pen, width(), pen, m_theme.colour(ColourRole::Line));
}

} // namespace balie::ui
