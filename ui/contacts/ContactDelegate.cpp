#include "ui/contacts/ContactDelegate.h"

#include "desk/contacts/ContactsModel.h"
#include "ui/theme/TabularText.h"

#include <QApplication>
#include <QPainter>

namespace balie::ui {

using desk::ContactsModel;

ContactDelegate::ContactDelegate(const Theme &theme, QObject *parent) : QAbstractItemDelegate(parent), m_theme(theme) { }

QSize ContactDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(m_theme.font(TextStyle::Strong)).lineSpacing()
        + QFontMetrics(m_theme.font(TextStyle::Small)).lineSpacing();
    return {m_theme.metric(Metric::TileMinWidth),
            std::max(m_theme.metric(Metric::HitHeight), lines + 2 * m_theme.metric(Metric::Space2))};
}

void ContactDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const int gap = m_theme.metric(Metric::Space2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect ground = option.rect.adjusted(gap / 2, 1, -gap / 2, -1);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.colour(selected ? ColourRole::Selection : ColourRole::Hover));
        const int radius = m_theme.metric(Metric::SmallRadius);
        painter->drawRoundedRect(ground, radius, radius);
    }
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.rect = ground;
        QApplication::style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, option.widget);
    }

    const QColor muted = m_theme.colour(selected ? ColourRole::MutedOnSelection : ColourRole::Muted);
    const QRect inner = ground.adjusted(gap, gap / 2, -gap, -gap / 2);
    const QRect upper(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    const QRect lower(inner.left(), upper.bottom() + 1, inner.width(), inner.height() - upper.height());

    const QString number = index.data(ContactsModel::NumberRole).toString();
    painter->setFont(m_theme.font(TextStyle::Body));
    painter->setPen(muted);
    const int numberWidth = number.isEmpty() ? 0 : tabularWidth(painter->fontMetrics(), number) + gap;
    drawTabular(*painter, upper, Qt::AlignRight, number);

    painter->setFont(m_theme.font(TextStyle::Strong));
    painter->setPen(m_theme.colour(ColourRole::Text));
    const int nameWidth = upper.width() - numberWidth;
    painter->drawText(upper.adjusted(0, 0, -numberWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, nameWidth));

    painter->setFont(m_theme.font(TextStyle::Small));
    painter->setPen(muted);
    int right = 0;
    if (const int copies = index.data(ContactsModel::CopiesRole).toInt(); copies > 1) {
        const QString text = tr("%n address books", nullptr, copies);
        right = painter->fontMetrics().horizontalAdvance(text) + gap;
        painter->drawText(lower, Qt::AlignRight | Qt::AlignVCenter, text);
    }
    const QString second = index.data(ContactsModel::SecondLineRole).toString();
    painter->drawText(lower.adjusted(0, 0, -right, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(second, Qt::ElideMiddle, lower.width() - right));
    painter->restore();
}

} // namespace balie::ui
