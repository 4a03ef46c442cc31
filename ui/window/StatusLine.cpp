#include "ui/window/StatusLine.h"

#include "desk/link/LinkText.h"
#include "ui/theme/Look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace balie::ui {

StatusLine::StatusLine(const Theme &theme, const Clock &clock, const cti::Switchboard &switchboard,
                       const desk::WatchList &watchList, desk::SecondsTick &seconds, QWidget *parent)
    : QStatusBar(parent), m_theme(theme), m_clock(clock), m_switchboard(switchboard), m_watchList(watchList),
      m_seconds(seconds), m_mark(new QLabel(this)), m_link(new QLabel(this)), m_delay(new QLabel(this)),
      m_watched(new QLabel(this)), m_device(new QLabel(this)), m_language(new QLabel(this))
{
    setLook(this, Look::Panel);
    setAccessibleName(tr("Status"));
    for (QLabel *label : {m_link, m_delay, m_watched, m_device, m_language}) {
        setLook(label, Look::MutedText);
        label->setTextFormat(Qt::PlainText);
    }
    // Only the sentence may be long; it gives way first.
    m_link->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_link->setMinimumWidth(theme.metric(Metric::TileMinWidth));
    const int space = theme.metric(Metric::Space4);
    setSizeGripEnabled(false);
    // The layout that a status bar makes for itself leaves gaps around everything.
    delete layout();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.metric(Metric::Space3), theme.metric(Metric::Space1), theme.metric(Metric::Space3),
                            theme.metric(Metric::Space1));
    row->setSpacing(theme.metric(Metric::Space1));
    row->addWidget(m_mark);
    row->addWidget(m_link, 1);
    for (QLabel *label : {m_delay, m_watched, m_device, m_language}) {
        row->addSpacing(space);
        row->addWidget(label);
    }
    connect(&switchboard, &cti::Switchboard::linkChanged, this, &StatusLine::refresh);
    connect(&watchList, &desk::WatchList::changed, this, &StatusLine::refresh);
    connect(&seconds, &desk::SecondsTick::tick, this, [this] {
        if (m_switchboard.link().nextAttempt)
            refresh();
    });
    connect(&theme, &Theme::changed, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::showText(QLabel *label, const QString &text, const QString &what)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
    label->setAccessibleName(text.isEmpty() ? what : text);
}

void StatusLine::refresh()
{
    const cti::LinkStatus &link = m_switchboard.link();
    const desk::LinkMood mood = desk::linkMood(link);
    // The mark differs in shape, too.
    const IconName icon = mood == desk::LinkMood::Good ? IconName::Link
        : mood == desk::LinkMood::Busy ? IconName::Refresh
                                       : IconName::LinkOff;
    const ColourRole ink = mood == desk::LinkMood::Good ? ColourRole::Success
        : mood == desk::LinkMood::Busy ? ColourRole::Warning
                                       : ColourRole::Danger;
    m_mark->setPixmap(m_theme.pixmap(icon, ink, m_theme.metric(Metric::IconSmall), devicePixelRatioF()));
    const QString sentence = desk::linkSentence(link, m_clock.now());
    m_mark->setAccessibleName(sentence);
    showText(m_link, sentence, tr("Connection"));
    m_link->setToolTip(link.error ? link.error->userText : sentence);
    showText(m_delay, desk::roundTripText(link), tr("Delay"));
    showText(m_watched, m_watchList.counterText(), tr("Watched colleagues"));
    m_watched->setToolTip(m_watchList.limitText());
    showText(m_device, desk::ownDeviceText(link), tr("Own device"));
    showText(m_language, tr("EN", "the language of this interface, two letters"), tr("Language"));
    m_seconds.setNeeded(this, link.nextAttempt.has_value());
}

bool StatusLine::event(QEvent *event)
{
    // A status bar makes its own layout anew when the text grows, and takes away the one it believes is there.
    if (event->type() == QEvent::LayoutRequest)
        return QWidget::event(event); // NOLINT(bugprone-parent-virtual-call): past the status bar's own
    return QStatusBar::event(event);
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), m_theme.metric(Metric::Hairline), m_theme.colour(ColourRole::Line));
}

} // namespace balie::ui
