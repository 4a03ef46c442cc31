#include "ui/journal/CallerHistory.h"

#include "desk/journal/JournalText.h"
#include "ui/theme/Button.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype callsShown = 5;

} // namespace

CallerHistory::CallerHistory(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_heading(new QLabel(tr("Earlier calls"), this))
    , m_takers(new QLabel(this))
    , m_lines(new QLabel(this))
    , m_all(new Button(parts.theme, Look::Plain, tr("All calls of this caller"), this))
{
    setAccessibleName(m_heading->text());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(parts.theme.metric(Metric::Space1));
    setLook(m_heading, Look::MutedText);
    for (QLabel *label : {m_takers, m_lines}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setAccessibleName(m_heading->text());
    }
    m_all->setFocusPolicy(Qt::TabFocus);
    for (QWidget *widget : {static_cast<QWidget *>(m_heading), static_cast<QWidget *>(m_takers),
             static_cast<QWidget *>(m_lines)})
        column->addWidget(widget);
    column->addWidget(m_all, 0, Qt::AlignLeft);
    connect(m_all, &QPushButton::clicked, this, [this] { Q_EMIT allWanted(m_shown.key); });
    connect(&parts.previousCalls, &desk::PreviousCalls::ready, this, &CallerHistory::refresh);
    connect(&parts.calls, &desk::CallsModel::callsChanged, this, &CallerHistory::refresh);
    hide();
}

void CallerHistory::setCall(const cti::ConnectionId &call)
{
    m_call = call;
    refresh();
}

void CallerHistory::refresh()
{
    const int row = m_parts.calls.rowOf(m_call);
    const desk::PreviousCallsInfo *info
        = row < 0 ? nullptr : m_parts.previousCalls.infoFor(m_parts.calls.item(row).thread);
    const desk::PreviousCallsInfo now = info == nullptr || info->calls.isEmpty() ? desk::PreviousCallsInfo() : *info;
    setVisible(!now.calls.isEmpty());
    if (now == m_shown)
        return;
    m_shown = now;
    QStringList lines;
    for (const desk::JournalEntry &entry : now.calls.first(std::min(callsShown, now.calls.size())))
        lines.append(lineOf(entry));
    m_lines->setText(lines.join(u'\n'));
    m_lines->setAccessibleName(m_heading->text() + u": "_s + lines.join(u", "_s));
    QStringList takers;
    for (const desk::CallTaker &taker : now.takers) {
        const QString name = taker.name.isEmpty() ? m_parts.people.displayName({}, taker.number) : taker.name;
        //: %1 is a name, %2 how many calls he took
        takers.append(tr("%1 (%2)").arg(name).arg(taker.times));
    }
    m_takers->setText(takers.isEmpty() ? QString() : tr("Taken by %1").arg(takers.join(u", "_s)));
    m_takers->setAccessibleName(m_takers->text());
    m_takers->setVisible(!takers.isEmpty());
}

QString CallerHistory::lineOf(desk::JournalEntry entry) const
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(entry.startedMs);
    QStringList parts{QLocale().toString(at, u"d MMM HH:mm"_s)};
    if (entry.handOvers.isEmpty()) {
        parts.append(desk::journalText::kind(entry));
    } else {
        desk::JournalHandOver &last = entry.handOvers.last();
        last.number = m_parts.people.shownNumber(last.number);
        parts.append(desk::journalText::handOver(last));
    }
    if (!entry.note.isEmpty())
        parts.append(entry.note);
    return parts.join(u" \u00b7 "_s);
}

QString CallerHistory::lines() const
{
    return isHidden() ? QString() : m_lines->text();
}

} // namespace balie::ui
