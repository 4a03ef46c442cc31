#include "ui/calls/NoticeBar.h"

#include "ui/calls/NoticeRow.h"
#include "ui/speech/Announcer.h"
#include "ui/theme/LayoutHeight.h"
#include "ui/theme/Look.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace balie::ui {

struct NoticeBar::Entry {
    NoticeId id = NoticeId::None;
    desk::Notice notice;
    std::unique_ptr<NoticeRow> row;
    std::unique_ptr<Timer> timer;
};

NoticeBar::NoticeBar(const Theme &theme, Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_column(new QVBoxLayout(this))
    , m_status(new Announcer(tr("Notices"), this))
    , m_more(new QLabel(this))
{
    setAccessibleName(tr("Notices"));
    m_column->setContentsMargins({});
    m_column->setSpacing(theme.metric(Metric::Space1));
    setLook(m_more, Look::MutedText);
    m_more->hide();
    m_column->addWidget(m_more);
    parent->installEventFilter(this);
    connect(&theme, &Theme::changed, this, &NoticeBar::place);
    hide();
}

NoticeBar::~NoticeBar() = default;

NoticeId NoticeBar::post(const desk::Notice &notice, const NoticeOffer &offer)
{
    const auto same = std::find_if(m_entries.begin(), m_entries.end(),
        [&](const auto &entry) { return entry->notice == notice; });
    if (same != m_entries.end()) {
        if ((*same)->timer)
            (*same)->timer->start(InfoLifetime);
        return (*same)->id;
    }
    auto entry = std::make_unique<Entry>();
    const auto id = static_cast<NoticeId>(++m_lastId);
    entry->id = id;
    entry->notice = notice;
    entry->row = std::make_unique<NoticeRow>(m_theme, notice.severity, notice.text, offer.text, this);
    connect(
        entry->row.get(), &NoticeRow::closed, this,
        [this, id] {
            withdraw(id);
            Q_EMIT dismissed(id);
        },
        Qt::QueuedConnection); // the row is deleted, and must not be inside its own click then
    connect(entry->row.get(), &NoticeRow::offerTaken, this, offer.take, Qt::QueuedConnection); // it may withdraw the row
    if (notice.severity == desk::Severity::Info && offer.text.isEmpty()) {
        entry->timer = m_clock.makeTimer([this, id] { withdraw(id); });
        entry->timer->start(InfoLifetime);
    }
    m_column->insertWidget(0, entry->row.get());
    m_entries.insert(m_entries.begin(), std::move(entry));
    arrange();
    m_status->say(notice.text);
    return id;
}

void NoticeBar::withdraw(NoticeId id)
{
    const auto found = std::find_if(
        m_entries.begin(), m_entries.end(), [id](const auto &entry) { return entry->id == id; });
    if (found == m_entries.end())
        return;
    // Taken out first: deleting a row moves the focus, which may come back here.
    const std::unique_ptr<Entry> gone = std::move(*found);
    m_entries.erase(found);
    gone->row->hide();
    arrange();
}

QStringList NoticeBar::sentences() const
{
    QStringList all;
    for (const auto &entry : m_entries)
        all << entry->notice.text;
    return all;
}

void NoticeBar::arrange()
{
    const auto count = static_cast<int>(m_entries.size());
    for (int i = 0; i < count; ++i)
        m_entries[static_cast<size_t>(i)]->row->setVisible(i < MaximumShown);
    const int hidden = count - MaximumShown;
    m_more->setVisible(hidden > 0);
    if (hidden > 0)
        m_more->setText(tr("and %n more", nullptr, hidden));
    setVisible(count > 0);
    place();
}

void NoticeBar::place()
{
    if (isHidden())
        return;
    const QSize room = parentWidget()->size();
    m_column->activate();
    const int height = std::min(room.height(), heightAt(*m_column, room.width()));
    setGeometry(0, room.height() - height, room.width(), height);
    raise();
}

bool NoticeBar::dismissNewest()
{
    if (m_entries.empty())
        return false;
    const NoticeId id = m_entries.front()->id;
    withdraw(id);
    Q_EMIT dismissed(id);
    return true;
}

bool NoticeBar::event(QEvent *event)
{
    // In no layout: nobody else makes room for sentences that turn out longer.
    if (event->type() == QEvent::LayoutRequest)
        place();
    return QWidget::event(event);
}

bool NoticeBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void NoticeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !dismissNewest())
        QWidget::keyPressEvent(event);
}

} // namespace balie::ui
