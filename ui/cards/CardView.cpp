#include "ui/cards/CardView.h"

#include "ui/calls/ElidedLabel.h"
#include "ui/calls/FlowLayout.h"
#include "ui/cards/CardList.h"
#include "ui/cards/CardText.h"
#include "ui/theme/Button.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using Asked = desk::CallCards::Asked;
using State = crm::SourceReport::State;

CardView::CardView(const OwnerLamp::Parts &parts, const desk::CardLinks &links, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_links(links)
    , m_source(new ElidedLabel(this))
    , m_status(new QLabel(this))
    , m_chooser(new CardList(parts.theme, this))
    , m_details(new CardDetails(parts, links, this))
    , m_alsoHeading(new QLabel(tr("ALSO FOUND"), this))
    , m_also(new CardList(parts.theme, this))
    , m_progress(new QWidget(this))
    , m_buttons(new QWidget(this))
    , m_buttonFlow(new FlowLayout(m_buttons))
{
    setAccessibleName(tr("Customer card"));
    const int gap = parts.theme.metric(Metric::Space2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap);
    auto *top = new QHBoxLayout;
    top->setSpacing(gap);
    auto *heading = new QLabel(tr("CUSTOMER CARD"), this);
    setLook(heading, Look::SectionHeading);
    setLook(m_source, Look::MutedText);
    m_source->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    top->addWidget(heading);
    top->addStretch(1);
    top->addWidget(m_source, 100);
    column->addLayout(top);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    setLook(m_alsoHeading, Look::SectionHeading);
    m_chooser->setAccessibleName(tr("Who is it?"));
    m_also->setAccessibleName(tr("Also found"));
    auto *progress = new QGridLayout(m_progress);
    progress->setContentsMargins({});
    progress->setHorizontalSpacing(gap);
    progress->setVerticalSpacing(parts.theme.metric(Metric::Space1));
    progress->setColumnStretch(1, 1);
    m_buttonFlow->setContentsMargins({});
    m_buttonFlow->setSpacing(gap);
    for (QWidget *widget : {static_cast<QWidget *>(m_status), static_cast<QWidget *>(m_chooser),
             static_cast<QWidget *>(m_details), static_cast<QWidget *>(m_alsoHeading),
             static_cast<QWidget *>(m_also), m_progress, m_buttons})
        column->addWidget(widget);
    for (CardList *list : {m_chooser, m_also})
        connect(list, &CardList::cardChosen, this, &CardView::chosen);
    connect(m_details, &CardDetails::dialWanted, this, &CardView::dialWanted);
    connect(m_details, &CardDetails::mailWanted, this, &CardView::mailWanted);
    connect(m_details, &CardDetails::openWanted, this, &CardView::openWanted);
    // What was drawn in other colours is drawn anew by the next show().
    connect(&parts.theme, &Theme::changed, this, [this] { m_progressShown = {QString()}; });
    hide();
}

void CardView::clear()
{
    hide();
}

void CardView::setOpenKey(const QString &hint)
{
    m_details->setOpenKey(hint);
}

void CardView::show(const desk::CallCards &cards, const QVector<crm::NewContactPlace> &places)
{
    if (cards.asked != Asked::Yes) {
        hide();
        return;
    }
    const crm::FoundCard *chosen = cards.chosenCard();
    const std::optional<crm::ContactCard> shown = chosen != nullptr ? cards.shown() : std::nullopt;
    const QString source = shown ? cardText::source(cards, shown->key) : QString();
    m_source->setText(source);
    m_source->setVisible(!source.isEmpty());
    const QString status = statusOf(cards);
    m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
    setLook(m_status, cards.needsChoice() ? Look::StrongText : Look::MutedText);

    m_chooser->setVisible(cards.needsChoice());
    m_chooser->setCards(
        cards.needsChoice() ? cards.findings.cards : QVector<crm::FoundCard>(), cards);
    m_chooser->setAccessibleDescription(status);
    if (shown)
        m_details->show(cards, *chosen, *shown);
    m_details->setVisible(shown.has_value());
    const QVector<crm::FoundCard> others = shown ? cards.alsoFound() : QVector<crm::FoundCard>();
    m_also->setCards(others, cards);
    m_also->setVisible(!others.isEmpty());
    m_alsoHeading->setVisible(!others.isEmpty());
    showProgress(cards);
    showPlaces(cards, places);
    setVisible(true);
}

QString CardView::statusOf(const desk::CallCards &cards) const
{
    if (cards.needsChoice()) {
        const int found = int(cards.findings.cards.size());
        return cards.findings.more
            ? tr("Who is it? More than %n match. The choice is remembered for this number.",
                nullptr, found)
            : tr("Who is it? %n match. The choice is remembered for this number.", nullptr, found);
    }
    if (!cards.isEmpty())
        return {};
    if (cards.isLooking())
        return tr("Looking for %1 ...").arg(cards.number.national);
    return tr("Nobody with the number %1 was found.").arg(cards.number.national);
}

void CardView::showProgress(const desk::CallCards &cards)
{
    QStringList now;
    for (const crm::SourceReport &report : cards.findings.sources) {
        const bool isOver = cards.isOver && report.state == State::Waiting;
        now << (isOver ? QString() : cardText::progress(report)) + QChar(int(report.state) + 1);
    }
    if (now == m_progressShown)
        return;
    m_progressShown = now;
    auto *grid = static_cast<QGridLayout *>(m_progress->layout());
    while (QLayoutItem *old = grid->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    int row = 0;
    for (qsizetype i = 0; i < now.size(); ++i) {
        const QString text = now.at(i).chopped(1);
        if (text.isEmpty())
            continue;
        const State state = cards.findings.sources.at(i).state;
        auto *mark = new QLabel(m_progress);
        const int size = m_parts.theme.metric(Metric::IconSmall);
        mark->setPixmap(m_parts.theme.pixmap(cardText::progressIcon(state),
            cardText::progressColour(state), size, devicePixelRatioF()));
        auto *label = new QLabel(text, m_progress);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(1);
        setLook(label, Look::MutedText);
        grid->addWidget(mark, row, 0, Qt::AlignTop);
        grid->addWidget(label, row, 1);
        mark->show();
        label->show();
        ++row;
    }
    m_progress->setVisible(row > 0);
}

void CardView::showPlaces(const desk::CallCards &cards, const QVector<crm::NewContactPlace> &places)
{
    const bool isNobody = cards.isEmpty() && !cards.isLooking();
    const auto &sources = cards.findings.sources;
    const bool canLookAgain = !cards.isLooking() && !cards.isOver
        && std::any_of(sources.begin(), sources.end(), [](const crm::SourceReport &one) {
               return one.state == State::TooLate || one.state == State::Failed;
           });
    QStringList now;
    for (const crm::NewContactPlace &place : places) {
        if (isNobody)
            now << place.connector + u'\n' + place.name + u'\n' + place.link.toString();
    }
    m_buttons->setVisible(canLookAgain || !now.isEmpty());
    if (now == m_placesShown && canLookAgain == m_canLookAgain)
        return;
    m_placesShown = now;
    m_canLookAgain = canLookAgain;
    while (QLayoutItem *old = m_buttonFlow->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater(); // it may be what led here
        delete old;
    }
    const auto add = [this](const QString &text) {
        auto *button = new Button(m_parts.theme, Look::Plain, text, m_buttons);
        button->setFocusPolicy(Qt::TabFocus);
        m_buttonFlow->addWidget(button);
        button->show();
        return button;
    };
    for (const crm::NewContactPlace &place : places) {
        if (!isNobody)
            break;
        Button *button = add(tr("New contact in %1").arg(cardText::forButton(place.name)));
        if (const auto may = m_links.check(place.link, place.connector); !may)
            button->setBlockedBy(may.error().userText);
        connect(
            button, &QPushButton::clicked, this, [this, place] { Q_EMIT newContactWanted(place); });
    }
    if (canLookAgain)
        connect(add(tr("Look again")), &QPushButton::clicked, this, &CardView::lookAgainWanted);
}

bool CardView::focusFirst()
{
    if (isHidden())
        return false;
    if (!m_chooser->isHidden()) {
        m_chooser->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    // What the card is gone to for most often; a number would be dialled by the same key.
    if (Button *open = m_details->openButton(); open != nullptr && open->isEnabled() && open->isVisibleTo(this)) {
        open->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    for (QWidget *part : {static_cast<QWidget *>(m_details), m_buttons}) {
        if (part->isHidden())
            continue;
        for (QWidget *child : part->findChildren<QWidget *>()) {
            if ((child->focusPolicy() & Qt::TabFocus) != 0 && child->isEnabled()
                && child->isVisibleTo(this)) {
                child->setFocus(Qt::ShortcutFocusReason);
                return true;
            }
        }
    }
    return false;
}

} // namespace balie::ui
