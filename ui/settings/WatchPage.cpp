#include "ui/settings/WatchPage.h"

#include "ui/theme/Look.h"

#include <QLabel>
#include <QProgressBar>

namespace balie::ui {

WatchPage::WatchPage(const Theme &theme, const desk::WatchList &watch, QWidget *parent)
    : SettingsPage(theme, tr("Watching"), parent)
    , m_watch(watch)
    , m_count(new QLabel(this))
    , m_bar(new QProgressBar(this))
{
    setLook(m_count, Look::StrongText);
    addWide(m_count);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Watched colleagues"));
    addWide(m_bar);
    m_limit = addHint(QString());
    m_keeper = addHint(QString());
    addHint(tr("To watch a colleague or to stop, use the menu of the person's tile. "
               "Somebody outside the list shows as not watched; \"check now\" asks once."));
    connect(&watch, &desk::WatchList::changed, this, &WatchPage::refresh);
    refresh();
}

void WatchPage::refresh()
{
    m_count->setText(m_watch.counterText());
    const auto limit = m_watch.limit();
    m_bar->setVisible(limit.has_value());
    if (limit) {
        m_bar->setRange(0, qMax(1, *limit));
        m_bar->setValue(qMin(m_watch.count(), *limit));
    }
    const bool full = limit && m_watch.count() >= *limit;
    m_limit->setText(full ? m_watch.limitText() : QString());
    m_limit->setVisible(full);
    QString keeper;
    switch (m_watch.keeper()) {
    case desk::WatchList::Keeper::Unknown:
        keeper = tr("The list is not known yet: the console has not signed in, or is reading it.");
        break;
    case desk::WatchList::Keeper::Everybody:
        keeper = tr("Everybody is watched; there is no list to keep.");
        break;
    case desk::WatchList::Keeper::Pbx:
        keeper
            = tr("The telephone system keeps the list. Your administrator can change it as well.");
        break;
    case desk::WatchList::Keeper::Settings:
        keeper = tr("The telephone system keeps no list, so it is kept on this computer.");
        break;
    }
    m_keeper->setText(keeper);
}

void WatchPage::load(const desk::SettingsTable &)
{
    refresh();
}
void WatchPage::store(desk::SettingsTable &) const { }

} // namespace balie::ui
