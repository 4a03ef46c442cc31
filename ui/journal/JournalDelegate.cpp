#include "ui/journal/JournalDelegate.h"

#include "desk/journal/JournalModel.h"
#include "desk/text/Moments.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using desk::JournalKind;
using desk::JournalModel;

namespace {

struct Mark {
    IconName icon;
    ColourRole colour;
};

Mark markOf(const QModelIndex &index)
{
    if (index.data(JournalModel::LiveRole).toBool())
        return {IconName::Headset, ColourRole::LampRinging};
    switch (JournalKind(index.data(JournalModel::KindRole).toInt())) {
    case JournalKind::Missed:
        return {IconName::HangUp, ColourRole::Danger};
    case JournalKind::Answered:
        return {IconName::Answer, ColourRole::Success};
    case JournalKind::Placed:
        return {IconName::Call, ColourRole::Accent};
    case JournalKind::Transferred:
        break;
    }
    return {IconName::Transfer, ColourRole::Success};
}

} // namespace

JournalDelegate::JournalDelegate(const Theme &theme, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_clock(clock)
{
}

QString JournalDelegate::when(const QDateTime &at) const
{
    const QLocale locale;
    const QString time = locale.toString(at.time(), QLocale::ShortFormat);
    if (at.date() == desk::localNow(m_clock).date())
        return time;
    return locale.toString(at.date(), u"ddd d MMM yyyy"_s) + u"  "_s + time;
}

QSize JournalDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, m_theme.metric(Metric::TileHeight)};
}

void JournalDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const int pen = m_theme.metric(Metric::Hairline);
    painter->save();
    painter->fillRect(option.rect, m_theme.colour(selected ? ColourRole::Selection : ColourRole::Panel));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom() - pen + 1, option.rect.width(), pen),
        m_theme.colour(ColourRole::Line));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        const int ring = m_theme.metric(Metric::FocusRing);
        painter->setPen(QPen(m_theme.colour(ColourRole::Accent), ring));
        painter->drawRect(option.rect.adjusted(ring / 2, ring / 2, -(ring + 1) / 2, -(ring + 1) / 2));
    }

    const int gap = m_theme.metric(Metric::Space3);
    QRect room = option.rect.adjusted(gap, 0, -gap, 0);
    const Mark mark = markOf(index);
    const int icon = m_theme.metric(Metric::Icon);
    const QPixmap picture = m_theme.pixmap(mark.icon, mark.colour, icon, painter->device()->devicePixelRatioF());
    painter->drawPixmap(QRect(room.left(), room.center().y() - icon / 2, icon, icon), picture);
    room.setLeft(room.left() + icon + gap);

    const QFont strong = m_theme.font(TextStyle::Strong);
    const QFont small = m_theme.font(TextStyle::Small);
    const QFontMetrics strongMetrics(strong);
    const QFontMetrics smallMetrics(small);
    const int height = strongMetrics.height() + smallMetrics.height();
    const QRect upper(room.left(), room.center().y() - height / 2, room.width(), strongMetrics.height());
    const QRect lower(room.left(), upper.bottom() + 1, room.width(), smallMetrics.height());
    const auto split = [&](const QRect &line, const QFont &leftFont, ColourRole leftColour, const QString &left,
                           const QString &right) {
        painter->setFont(small);
        painter->setPen(m_theme.colour(selected ? ColourRole::MutedOnSelection : ColourRole::Muted));
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, right);
        const QRect rest = line.adjusted(0, 0, -smallMetrics.horizontalAdvance(right) - gap, 0);
        painter->setFont(leftFont);
        painter->setPen(m_theme.colour(leftColour));
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(leftFont).elidedText(left, Qt::ElideRight, rest.width()));
    };
    const QString detail = index.data(JournalModel::DetailRole).toString();
    const QString kind = index.data(JournalModel::KindTextRole).toString();
    split(upper, strong, ColourRole::Text, index.data(Qt::DisplayRole).toString(),
        when(index.data(JournalModel::StartedRole).toDateTime()));
    split(lower, small, selected ? ColourRole::MutedOnSelection : ColourRole::Muted,
        detail.isEmpty() ? kind : kind + u" \u00b7 "_s + detail, index.data(JournalModel::DurationRole).toString());
    painter->restore();
}

} // namespace balie::ui
