#include "ui/cards/OwnerLamp.h"

#include "ui/people/TileText.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QTextDocument>
#include <QToolTip>
#include <algorithm>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

OwnerLamp::OwnerLamp(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(
        &parts.states, &desk::PersonStates::tilesChanged, this, [this](const QVector<int> &rows) {
            if (rows.contains(m_parts.people.rowOf(m_person)))
                refresh();
        });
    connect(&parts.states, &desk::PersonStates::tilesReset, this, &OwnerLamp::refresh);
    connect(&parts.theme, &Theme::changed, this, &OwnerLamp::refresh);
    connect(&parts.blink, &BlinkTick::beat, this, [this] {
        const desk::Tile *shown = tile();
        if (shown != nullptr && shown->lamp.blinks)
            update();
    });
}

void OwnerLamp::setOwner(const QString &name, const desk::PersonId &person)
{
    if (name == m_name && person == m_person)
        return;
    m_name = name;
    m_person = person;
    refresh();
}

const desk::Tile *OwnerLamp::tile() const
{
    const int row = m_parts.people.rowOf(m_person);
    if (m_person.isEmpty() || row < 0 || row >= m_parts.states.count())
        return nullptr;
    const desk::Tile &found = m_parts.states.tile(row);
    return found.hasLine ? &found : nullptr;
}

void OwnerLamp::refresh()
{
    const desk::Tile *shown = tile();
    const bool blinks = isVisible() && shown != nullptr && shown->lamp.blinks && !shown->lamp.stale
        && m_parts.theme.blinking();
    m_parts.blink.setNeeded(this, blinks);
    setAccessibleName(text());
    updateGeometry();
    update();
}

QString OwnerLamp::text() const
{
    const desk::Tile *shown = tile();
    const QString name = m_name.isEmpty() && shown != nullptr ? shown->name : m_name;
    return shown == nullptr || shown->secondLine.isEmpty() ? name
                                                           : name + u" · "_s + shown->secondLine;
}

QString OwnerLamp::spokenName() const
{
    const desk::Tile *shown = tile();
    const QString who
        = shown == nullptr ? m_name : desk::tileAccessibleText(*shown, m_parts.clock.now());
    return tr("Looked after by %1").arg(who);
}

QSize OwnerLamp::sizeHint() const
{
    const int lamp = m_parts.theme.metric(Metric::SmallLamp) + m_parts.theme.metric(Metric::Space2);
    return {lamp + fontMetrics().horizontalAdvance(text()),
        std::max(fontMetrics().height(), m_parts.theme.metric(Metric::SmallLamp))};
}

QSize OwnerLamp::minimumSizeHint() const
{
    return {m_parts.theme.metric(Metric::SmallLamp) + 6 * fontMetrics().averageCharWidth(),
        sizeHint().height()};
}

bool OwnerLamp::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const desk::Tile *shown = tile();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
            Qt::convertFromPlainText(
                shown == nullptr ? m_name : desk::tileToolTip(*shown, m_parts.clock.now())),
            this);
        return true;
    }
    return QWidget::event(event);
}

void OwnerLamp::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int left = 0;
    const desk::Tile *shown = tile();
    if (shown != nullptr) {
        const int size = m_parts.theme.metric(Metric::SmallLamp);
        const QRect place
            = QStyle::visualRect(layoutDirection(), rect(), {0, (height() - size) / 2, size, size});
        m_parts.lamps.paint(
            painter, place, shown->lamp, !shown->lamp.blinks || m_parts.blink.isLit());
        left = size + m_parts.theme.metric(Metric::Space2);
    }
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect room
        = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(left, 0, 0, 0));
    QStringList parts = text().split(u" · "_s);
    painter.drawText(room, int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine),
        elidedParts(fontMetrics(), parts, room.width()));
}

void OwnerLamp::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void OwnerLamp::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    refresh();
}

} // namespace balie::ui
