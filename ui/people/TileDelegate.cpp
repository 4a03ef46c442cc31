#include "ui/people/TileDelegate.h"

#include "ui/people/TileText.h"
#include "ui/theme/TabularText.h"

#include <QPainter>
#include <cmath>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool rings(const TileRow &row)
{
    return row.tile != nullptr && row.tile->hasLine && !row.tile->lamp.stale
        && (row.tile->lamp.body == cti::LampBody::Ringing || row.tile->lamp.body == cti::LampBody::RingingOnACall);
}

bool isContact(const TileRow &row)
{
    return row.hit != nullptr && row.hit->kind == desk::SearchItem::Kind::Contact;
}

/// Among what was found a favourite is told from the others.
bool hasStar(const TileRow &row)
{
    return row.hit != nullptr && (row.tile != nullptr ? row.tile->favourite : row.hit->favourite);
}

bool hasLamp(const TileRow &row)
{
    return row.tile != nullptr && row.tile->hasLine;
}

} // namespace

TileDelegate::TileDelegate(const TileTools &tools, QObject *parent) : QAbstractItemDelegate(parent), m_tools(tools)
{
    refreshFonts();
    connect(&m_tools.theme, &Theme::changed, this, [this] { refreshFonts(); });
}

void TileDelegate::refreshFonts()
{
    m_nameFont = m_tools.theme.font(TextStyle::Strong);
    m_secondFont = m_tools.theme.font(TextStyle::Small);
    m_numberFont = m_tools.theme.font(TextStyle::Body);
    forget();
}

void TileDelegate::setLookup(TileLookup lookup)
{
    m_lookup = std::move(lookup);
    forget();
}

void TileDelegate::setCellSize(const QSize &size)
{
    if (size == m_cell)
        return;
    m_cell = size;
    forget();
}

void TileDelegate::forget()
{
    m_rows.clear();
    m_grounds.clear();
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return m_cell;
}

QRect TileDelegate::lampRect(const QRect &cell) const
{
    const int gap = m_tools.theme.metric(Metric::TileGap);
    const int side = m_tools.theme.metric(Metric::Lamp);
    const int height = cell.height() - gap;
    return QRect(cell.left() + m_tools.theme.metric(Metric::Space3), cell.top() + (height - side) / 2, side, side);
}

TileDelegate::Painted TileDelegate::contentOf(const TileRow &row, Clock::Milliseconds now) const
{
    Painted content;
    if (row.tile != nullptr) {
        content.name = row.tile->name;
        content.secondLine = row.tile->secondLine;
        content.extension = row.tile->extension;
        content.department = row.tile->department;
        content.note = row.tile->state.deskNote;
        content.ticking = tickingText(*row.tile, now);
        content.lamp = row.tile->lamp;
    } else if (row.hit != nullptr) {
        content.name = row.hit->text;
        content.secondLine = row.hit->detail;
    }
    if (row.tile != nullptr && isContact(row)) {
        // The colleague's telephone under the name by which others know him.
        content.name = row.hit->text;
        content.department = row.hit->detail;
    }
    if (row.hit != nullptr)
        content.why = row.hit->why;
    content.star = hasStar(row);
    return content;
}

bool TileDelegate::sameContent(const Painted &a, const Painted &b)
{
    return a.star == b.star && a.ticking == b.ticking && a.lamp == b.lamp && a.secondLine == b.secondLine && a.name == b.name
        && a.why == b.why && a.note == b.note && a.extension == b.extension && a.department == b.department;
}

bool TileDelegate::looksDifferent(int row, Clock::Milliseconds now) const
{
    const auto known = m_rows.constFind(row);
    return known == m_rows.constEnd() || !sameContent(*known, contentOf(m_lookup(row), now));
}

bool TileDelegate::isTicking(int row) const
{
    const TileRow source = m_lookup(row);
    return source.tile != nullptr && source.tile->hasLine
        && (source.tile->since.has_value() || source.tile->lamp.stale);
}

bool TileDelegate::isBlinking(int row) const
{
    const TileRow source = m_lookup(row);
    return hasLamp(source) && source.tile->lamp.blinks && !source.tile->lamp.stale && m_tools.theme.blinking();
}

const TileDelegate::Painted &TileDelegate::prepared(int row, const TileRow &source, const Room &room) const
{
    Painted content = contentOf(source, m_tools.clock.now());
    Painted &known = m_rows[row];
    if (known.room == room && sameContent(known, content))
        return known;
    content.room = room;
    const int star = content.star ? m_tools.theme.metric(Metric::Badge) + m_tools.theme.metric(Metric::Space1) : 0;
    content.shownName = QFontMetrics(m_nameFont).elidedText(content.name, Qt::ElideMiddle, room.name - star);
    const QFontMetrics second(m_secondFont);
    QString ticking = content.ticking;
    if (!ticking.isEmpty()) {
        if (!content.secondLine.isEmpty() || !content.why.isEmpty())
            ticking += u" \u00b7 "_s;
        content.tickingWidth = tabularWidth(second, ticking);
    }
    // Search rows are wide enough to say where somebody works.
    const bool sayDepartment = source.hit != nullptr && !content.why.contains(content.department);
    const int place = room.second - content.tickingWidth;
    const bool narrow = source.tile != nullptr && !source.tile->narrowLine.isEmpty()
        && second.horizontalAdvance(content.secondLine) > place;
    content.shownSecond = elidedParts(second,
                                      {narrow ? source.tile->narrowLine : content.secondLine, content.note,
                                       sayDepartment ? content.department : QString(), content.why},
                                      place);
    known = std::move(content);
    return known;
}

TileDelegate::Ground TileDelegate::groundOf(const QStyleOptionViewItem &option, int row, const TileRow &source) const
{
    if (row == m_dropRow)
        return Ground::Drop;
    if (option.state.testFlag(QStyle::State_Selected))
        return Ground::Selected;
    if (rings(source))
        return Ground::Ringing;
    return option.state.testFlag(QStyle::State_MouseOver) ? Ground::Hover : Ground::Plain;
}

QPixmap TileDelegate::groundPixmap(Ground ground, const QSize &size, qreal ratio) const
{
    const quint64 key = (quint64(ground) << 48) | (quint64(std::lround(ratio * 100)) << 32)
        | (quint64(size.width()) << 16) | quint64(size.height());
    if (const auto found = m_grounds.constFind(key); found != m_grounds.constEnd())
        return *found;
    const Theme &theme = m_tools.theme;
    ColourRole fill = ColourRole::Panel;
    ColourRole outline = ColourRole::Line;
    double pen = theme.metric(Metric::Hairline);
    switch (ground) {
    case Ground::Plain:
        break;
    case Ground::Hover:
        outline = ColourRole::ControlOutline;
        break;
    case Ground::Selected:
        fill = ColourRole::Selection;
        outline = ColourRole::Accent;
        // Without tints the outline alone says it.
        pen = theme.isHighContrast() ? 2 * pen : pen;
        break;
    case Ground::Ringing:
        fill = ColourRole::RingingGround;
        outline = ColourRole::LampRinging;
        break;
    case Ground::Drop:
        fill = ColourRole::Selection;
        outline = ColourRole::Accent;
        pen = theme.metric(Metric::FocusRing);
        break;
    }
    QPixmap pixmap(QSize(int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio))));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.colour(outline), pen));
        painter.setBrush(theme.colour(fill));
        const double radius = theme.metric(Metric::Radius);
        painter.drawRoundedRect(QRectF(QPointF(0, 0), size).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2),
                                radius, radius);
    }
    m_grounds.insert(key, pixmap);
    return pixmap;
}

void TileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    ++m_painted;
    const int row = index.row();
    const TileRow source = m_lookup(row);
    const Theme &theme = m_tools.theme;
    const int gap = theme.metric(Metric::TileGap);
    const QRect rect = option.rect.adjusted(0, 0, -gap, -gap);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const Ground ground = groundOf(option, row, source);
    painter->drawPixmap(rect.topLeft(), groundPixmap(ground, rect.size(), painter->device()->devicePixelRatioF()));

    const QRect lamp = lampRect(option.rect);
    if (hasLamp(source)) {
        m_tools.lamps.paint(*painter, lamp, source.tile->lamp, !isBlinking(row) || m_tools.blink.isLit());
    } else {
        const bool isNumber = source.hit != nullptr && source.hit->kind == desk::SearchItem::Kind::Dial;
        const IconName icon = isNumber ? IconName::Call : IconName::Person;
        const ColourRole ink = isNumber ? ColourRole::Accent : ColourRole::Muted;
        painter->drawPixmap(lamp.topLeft(),
                            theme.pixmap(icon, ink, lamp.width(), painter->device()->devicePixelRatioF()));
    }

    const bool tinted = ground == Ground::Selected || ground == Ground::Drop;
    const Inks inks{theme.colour(ColourRole::Text),
                    theme.colour(tinted || ground == Ground::Ringing ? ColourRole::MutedOnSelection
                                                                     : ColourRole::Muted)};
    QRect text = rect;
    text.setLeft(lamp.right() + 1 + theme.metric(Metric::Space3));
    text.setRight(rect.right() - theme.metric(Metric::Space3));
    const Room room = paintRight(*painter, text, source, inks);
    paintTexts(*painter, text, prepared(row, source, room), source, inks);

    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        const double ring = theme.metric(Metric::FocusRing);
        const double radius = theme.metric(Metric::Radius);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.colour(ColourRole::Accent), ring));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), radius, radius);
        painter->restore();
    }
    if (isTicking(row))
        Q_EMIT tickingPainted();
    if (isBlinking(row))
        Q_EMIT blinkingPainted();
    if (m_observer && source.tile != nullptr)
        m_observer(*source.tile);
}

/// Extension and badges stand at the right: the badges at the height of the second line, the extension beside the
/// name then, else in the middle.
TileDelegate::Room TileDelegate::paintRight(QPainter &painter, const QRect &rect, const TileRow &source,
                                            const Inks &inks) const
{
    const Theme &theme = m_tools.theme;
    const int space = theme.metric(Metric::Space2);
    Room room{rect.width(), rect.width()};
    const int lines = QFontMetrics(m_nameFont).height() + QFontMetrics(m_secondFont).height();
    const QRect text(rect.left(), rect.top() + (rect.height() - lines) / 2, rect.width(), lines);
    const int side = theme.metric(Metric::Badge);
    int right = rect.right();
    if (hasLamp(source)) {
        const auto &badges = source.tile->lamp.badges;
        for (auto badge = badges.rbegin(); badge != badges.rend(); ++badge) {
            if (*badge == cti::LampBadge::None)
                continue;
            const QRect place(right - side + 1, text.bottom() + 1 - side, side, side);
            m_tools.lamps.paintBadge(painter, place, *badge, source.tile->lamp.furtherCalls);
            right -= side + theme.metric(Metric::Space1);
        }
    }
    const bool hasBadges = right != rect.right();
    if (hasBadges)
        room.second = right - rect.left();
    // For a number that was typed the text already says what is dialled.
    if (source.tile == nullptr || source.tile->extension.isEmpty())
        return room;
    const QString &number = source.tile->extension;
    painter.setFont(m_numberFont);
    painter.setPen(inks.muted);
    const QFontMetrics metrics(m_numberFont);
    const QString shown = metrics.elidedText(number, Qt::ElideMiddle, rect.width() / 3);
    const int width = tabularWidth(metrics, shown);
    // A long name gets the whole line, and the extension goes under it.
    const QFontMetrics name(m_nameFont);
    const int beside = rect.width() - width - space;
    const QString &shownName = isContact(source) ? source.hit->text : source.tile->name;
    if (!hasBadges && name.horizontalAdvance(shownName) > beside) {
        const int top = text.top() + name.height();
        const QRect below(rect.right() - width + 1, top, width, text.bottom() + 1 - top);
        drawTabular(painter, below, Qt::AlignRight, shown);
        room.second = beside;
        return room;
    }
    const QRect place = hasBadges ? QRect(rect.right() - width + 1, text.top(), width, QFontMetrics(m_nameFont).height())
                                  : QRect(rect.right() - width + 1, rect.top(), width, rect.height());
    drawTabular(painter, place, Qt::AlignRight, shown);
    room.name = beside;
    if (!hasBadges)
        room.second = room.name;
    return room;
}

void TileDelegate::paintTexts(QPainter &painter, const QRect &rect, const Painted &texts, const TileRow &source,
                              const Inks &inks) const
{
    const QFontMetrics name(m_nameFont);
    const QFontMetrics second(m_secondFont);
    const bool twoLines = !texts.shownSecond.isEmpty() || !texts.ticking.isEmpty();
    // Room for the line under what was typed.
    const int between = source.hit != nullptr ? m_tools.theme.metric(Metric::FocusRing) : 0;
    const int height = name.height() + (twoLines ? between + second.height() : 0);
    const int top = rect.top() + (rect.height() - height) / 2;
    const QPoint nameBase(rect.left(), top + name.ascent());
    painter.setFont(m_nameFont);
    painter.setPen(inks.text);
    painter.drawText(nameBase, texts.shownName);
    paintSpans(painter, nameBase, texts, source);
    if (texts.star) {
        const Theme &theme = m_tools.theme;
        const int side = theme.metric(Metric::Badge);
        const QPoint place(nameBase.x() + name.horizontalAdvance(texts.shownName) + theme.metric(Metric::Space1),
                           top + (name.height() - side) / 2);
        painter.drawPixmap(place, theme.pixmap(IconName::StarFilled, ColourRole::Accent, side,
                                               painter.device()->devicePixelRatioF()));
    }
    if (!twoLines)
        return;
    painter.setFont(m_secondFont);
    painter.setPen(inks.muted);
    const QRect line(rect.left(), top + name.height() + between, rect.width(), second.height());
    if (!texts.ticking.isEmpty()) {
        const bool alone = texts.shownSecond.isEmpty();
        drawTabular(painter, line, Qt::AlignLeft, alone ? texts.ticking : texts.ticking + u" \u00b7 "_s);
    }
    painter.drawText(line.left() + texts.tickingWidth, line.top() + second.ascent(), texts.shownSecond);
}

/// What was typed is underlined in the name; colour alone would not be seen by everybody.
void TileDelegate::paintSpans(QPainter &painter, const QPoint &baseline, const Painted &texts,
                              const TileRow &source) const
{
    if (source.hit == nullptr || source.hit->nameSpans.isEmpty() || texts.shownName != texts.name)
        return;
    const QFontMetrics metrics(m_nameFont);
    painter.setPen(QPen(m_tools.theme.colour(ColourRole::Accent), m_tools.theme.metric(Metric::FocusRing),
                        Qt::SolidLine, Qt::FlatCap));
    const int y = baseline.y() + m_tools.theme.metric(Metric::FocusRing) + m_tools.theme.metric(Metric::Hairline);
    for (const desk::TextSpan &span : source.hit->nameSpans) {
        const int from = metrics.horizontalAdvance(texts.name.left(span.start));
        const int to = metrics.horizontalAdvance(texts.name.left(span.start + span.length));
        painter.drawLine(baseline.x() + from, y, baseline.x() + to, y);
    }
}

} // namespace balie::ui
