#include "ui/cards/CardSection.h"

#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace balie::ui {

CardSection::CardSection(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_view(new CardView(parts.owner, parts.links, this))
{
    setAccessibleName(tr("Customer card"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_view);
    connect(&parts.cards, &desk::CardDesk::changed, this, [this](cti::CallThreadId changed) {
        if (changed == thread())
            refresh();
    });
    connect(&parts.cards, &desk::CardDesk::gone, this, &CardSection::refresh);
    connect(&parts.cards, &desk::CardDesk::merged, this, &CardSection::refresh);
    connect(&parts.calls, &desk::CallsModel::callsChanged, this, &CardSection::refresh);
    connect(&parts.owner.theme, &Theme::changed, this, &CardSection::refresh);
    connect(m_view, &CardView::chosen, this, [this](const crm::CardKey &key) {
        const bool hadFocus = isAncestorOf(QApplication::focusWidget());
        m_parts.cards.choose(thread(), key);
        if (hadFocus)
            Q_EMIT finished();
    });
    connect(m_view, &CardView::dialWanted, this, &CardSection::dialWanted);
    connect(m_view, &CardView::mailWanted, this, &CardSection::mailWanted);
    connect(m_view, &CardView::openWanted, this,
        [this](const crm::ContactCard &card) { tell(m_parts.links.open(card)); });
    connect(m_view, &CardView::newContactWanted, this,
        [this](const crm::NewContactPlace &place) { tell(m_parts.links.open(place)); });
    connect(
        m_view, &CardView::lookAgainWanted, this, [this] { m_parts.cards.lookAgain(thread()); });
    hide();
}

void CardSection::setCall(const cti::ConnectionId &call)
{
    m_call = call;
    refresh();
}

cti::CallThreadId CardSection::thread() const
{
    const int row = m_parts.calls.rowOf(m_call);
    return row < 0 ? cti::CallThreadId::None : m_parts.calls.item(row).thread;
}

void CardSection::refresh()
{
    const cti::CallThreadId now = thread();
    const desk::CallCards *cards
        = now == cti::CallThreadId::None ? nullptr : m_parts.cards.find(now);
    if (cards == nullptr)
        m_view->clear();
    else
        m_view->show(*cards,
            cards->isEmpty() && !cards->isLooking() ? m_parts.cards.newContactPlaces(now)
                                                    : QVector<crm::NewContactPlace>());
    setVisible(!m_view->isHidden());
}

void CardSection::openCard()
{
    const desk::CallCards *cards = m_parts.cards.find(thread());
    const std::optional<crm::ContactCard> card = cards == nullptr ? std::nullopt : cards->shown();
    if (card)
        tell(m_parts.links.open(*card));
    else if (cards != nullptr && cards->needsChoice())
        Q_EMIT notice(desk::Notice::warning(tr("Several customers match. Choose one first.")));
    else
        Q_EMIT notice(desk::Notice::warning(tr("There is no customer card to open.")));
}

void CardSection::tell(const Expected<void> &opened)
{
    if (!opened)
        Q_EMIT notice(desk::Notice::failure(opened.error()));
}

void CardSection::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT finished();
    else
        QWidget::keyPressEvent(event);
}

} // namespace balie::ui
