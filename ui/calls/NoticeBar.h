#pragma once

#include "base/Clock.h"
#include "desk/notice/Notice.h"
#include "ui/theme/Theme.h"

#include <QWidget>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace balie::ui {

class Announcer;

/// Names one notice, so that its poster can take it back. 0 is none.
enum class NoticeId : quint32 { None = 0 };

/// What can be done about a notice there and then.
struct NoticeOffer {
    QString text; ///< of its button; may have a mnemonic; empty: there is nothing to offer
    std::function<void()> take;
};

/// Says in sentences what happened, where the user looks, without a dialog and without taking the
/// focus. An Info goes by itself after ten seconds, anything worse stays until it was read. The bar
/// lies over the lower edge of its parent and is in no layout: nothing moves when it comes or goes,
/// so that a click still meets what it was aimed at.
class NoticeBar final : public QWidget {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds InfoLifetime{10'000};
    /// More than this would push the work away: the oldest ones wait behind "and 2 more".
    static constexpr int MaximumShown = 3;

    NoticeBar(const Theme &theme, Clock &clock, QWidget *parent);
    ~NoticeBar() override;

    /// The same sentence again does not stack: it only lives anew. With an offer it stays until it is withdrawn or put away.
    NoticeId post(const desk::Notice &notice, const NoticeOffer &offer = {});
    void withdraw(NoticeId id);
    /// Puts the newest one away; false when there is none.
    bool dismissNewest();
    /// All sentences, newest first, also those that are not shown now.
    QStringList sentences() const;

Q_SIGNALS:
    void dismissed(balie::ui::NoticeId id);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Entry;

    void arrange();
    /// To the lower edge of the parent, as high as the sentences need.
    void place();

    const Theme &m_theme;
    Clock &m_clock;
    QVBoxLayout *m_column;
    Announcer *m_status;
    QLabel *m_more;
    std::vector<std::unique_ptr<Entry>> m_entries; ///< newest first
    quint32 m_lastId = 0;
};

} // namespace balie::ui
