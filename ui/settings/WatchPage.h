#pragma once

#include "desk/watch/WatchList.h"
#include "ui/settings/SettingsPage.h"

class QProgressBar;

namespace balie::ui {

/// How many colleagues are watched of how many that may be, and where the list is kept. Shows only;
/// who is watched is chosen at the person.
class WatchPage final : public SettingsPage {
    Q_OBJECT

public:
    /// `watch` must outlive the page.
    WatchPage(const Theme &theme, const desk::WatchList &watch, QWidget *parent);

    void load(const desk::SettingsTable &settings) override;
    void store(desk::SettingsTable &settings) const override;

private:
    void refresh();

    const desk::WatchList &m_watch;
    QLabel *m_count;
    QProgressBar *m_bar;
    QLabel *m_limit;
    QLabel *m_keeper;
};

} // namespace balie::ui
