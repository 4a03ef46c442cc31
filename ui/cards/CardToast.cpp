#include "ui/cards/CardToast.h"

#include "ui/cards/CardText.h"
#include "ui/cards/CardToastRow.h"
#include "ui/speech/Announcer.h"
#include "ui/theme/LayoutHeight.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>

namespace balie::ui {

namespace {

constexpr int widthInLetters = 42;

} // namespace

CardToast::CardToast(const Theme &theme, desk::CardDesk &cards, QWidget *over)
    : QWidget(over)
    , m_theme(theme)
    , m_cards(cards)
    , m_column(new QVBoxLayout(this))
    , m_status(new Announcer(tr("Who rings"), this))
{
    setAccessibleName(tr("Who rings"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    m_column->setContentsMargins({});
    m_column->setSpacing(theme.metric(Metric::Space1));
    over->installEventFilter(this);
    connect(&theme, &Theme::changed, this, &CardToast::place);
    connect(&cards, &desk::CardDesk::toast, this, &CardToast::show);
    connect(&cards, &desk::CardDesk::changed, this, &CardToast::follow);
    connect(&cards, &desk::CardDesk::gone, this, &CardToast::withdraw);
    connect(&cards, &desk::CardDesk::merged, this,
        [this](cti::CallThreadId thread, cti::CallThreadId into) {
            const bool isBoth = std::any_of(m_shown.begin(), m_shown.end(),
                [into](const Shown &one) { return one.thread == into; });
            for (Shown &one : m_shown) {
                if (one.thread == thread && !isBoth)
                    one.thread = into;
            }
            withdraw(thread);
            follow(into);
        });
    hide();
}

CardToast::~CardToast() = default;

void CardToast::show(cti::CallThreadId thread)
{
    withdraw(thread);
    auto *row = new CardToastRow(m_theme, this);
    m_shown.prepend({thread, row});
    m_column->insertWidget(0, row);
    connect(row, &CardToastRow::clicked, this, [this, row] {
        const auto of = std::find_if(
            m_shown.begin(), m_shown.end(), [row](const Shown &one) { return one.row == row; });
        if (of != m_shown.end())
            Q_EMIT callWanted(of->thread);
    });
    while (m_shown.size() > mostShown)
        withdraw(m_shown.constLast().thread);
    follow(thread);
    if (!m_shown.isEmpty() && m_shown.constFirst().row == row)
        m_status->say(row->accessibleName());
}

void CardToast::follow(cti::CallThreadId thread)
{
    const auto of = std::find_if(m_shown.begin(), m_shown.end(),
        [thread](const Shown &one) { return one.thread == thread; });
    if (of == m_shown.end())
        return;
    const desk::CallCards *cards = m_cards.find(thread);
    if (cards == nullptr || cards->answered || cards->isOver || cards->isEmpty()) {
        withdraw(thread);
        return;
    }
    const auto shown = cards->shown();
    if (shown) {
        QStringList about = cardText::role(*shown);
        about << cards->systemName(shown->key.connector);
        about.removeAll(QString());
        of->row->show(
            shown->name.isEmpty() ? cardText::who(*shown) : cardText::cut(shown->name, 120), about);
    } else {
        QStringList names;
        for (const crm::FoundCard &one : cards->findings.cards)
            names << cardText::cut(cardText::who(one.card), 120);
        of->row->show(tr("%n customer(s) with this number", nullptr, int(names.size())), names);
    }
    QWidget::show();
    place();
}

void CardToast::withdraw(cti::CallThreadId thread)
{
    for (qsizetype i = m_shown.size() - 1; i >= 0; --i) {
        if (m_shown.at(i).thread != thread)
            continue;
        m_shown.at(i).row->hide();
        m_shown.at(i).row->deleteLater(); // a click on it may be what led here
        m_column->removeWidget(m_shown.at(i).row);
        m_shown.remove(i);
    }
    if (m_shown.isEmpty())
        hide();
    else
        place();
}

QStringList CardToast::sentences() const
{
    QStringList all;
    for (const Shown &one : m_shown)
        all << one.row->sentence();
    return all;
}

void CardToast::place()
{
    if (isHidden())
        return;
    const int edge = m_theme.metric(Metric::Space2);
    const QRect room = parentWidget()->rect().adjusted(edge, edge, -edge, -edge);
    const int width = std::min(room.width(), fontMetrics().averageCharWidth() * widthInLetters);
    m_column->activate();
    const int height = std::min(room.height(), heightAt(*m_column, width));
    const int left = isRightToLeft() ? room.left() : room.right() + 1 - width;
    setGeometry(left, room.top(), width, height);
    raise();
}

bool CardToast::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        place();
    return QWidget::event(event);
}

bool CardToast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace balie::ui
