#include "ui/cards/CardList.h"

#include "ui/cards/CardText.h"

#include <QKeyEvent>
#include <QTextDocument>
#include <algorithm>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostRows = 6;

} // namespace

CardList::CardList(const Theme &theme, QWidget *parent)
    : QListWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setUniformItemSizes(true);
    connect(this, &QListWidget::itemClicked, this, &CardList::choose);
    connect(&theme, &Theme::changed, this, &CardList::fit);
}

void CardList::setCards(const QVector<crm::FoundCard> &found, const desk::CallCards &cards)
{
    const crm::CardKey current = m_keys.value(currentRow());
    QVector<crm::CardKey> keys;
    for (const crm::FoundCard &one : found)
        keys << one.card.key;
    const bool isMore
        = keys.size() >= m_keys.size() && std::equal(m_keys.begin(), m_keys.end(), keys.begin());
    const QSignalBlocker quiet(this);
    if (!isMore) {
        clear();
        m_keys.clear();
    }
    for (qsizetype i = 0; i < found.size(); ++i) {
        if (i >= count())
            new QListWidgetItem(this);
        const crm::ContactCard &card = found.at(i).card;
        QStringList systems{cards.systemName(card.key.connector)};
        for (const crm::ContactCard &other : found.at(i).alsoIn)
            systems << cards.systemName(other.key.connector);
        systems.removeAll(QString());
        systems.removeDuplicates();
        QStringList second{card.title.simplified()};
        second << systems.join(u", "_s);
        second.removeAll(QString());
        const QString who = cardText::cut(cardText::who(card), 200);
        QListWidgetItem *row = item(int(i));
        row->setText(who + u'\n' + second.join(u" · "_s));
        row->setToolTip(Qt::convertFromPlainText(row->text()));
        row->setData(Qt::AccessibleTextRole, QStringList{who, second.join(u", "_s)}.join(u", "_s));
    }
    m_keys = keys;
    if (const qsizetype at = m_keys.indexOf(current); at >= 0)
        setCurrentRow(int(at));
    fit();
}

/// Two lines and some air, so that nobody reads the second line with the next name.
int CardList::rowHeight() const
{
    return 2 * fontMetrics().lineSpacing() + m_theme.metric(Metric::Space2);
}

void CardList::fit()
{
    for (int i = 0; i < count(); ++i)
        item(i)->setSizeHint({0, rowHeight()});
    updateGeometry();
}

QSize CardList::sizeHint() const
{
    return {20 * fontMetrics().averageCharWidth(),
        std::clamp(count(), 1, mostRows) * rowHeight() + 2 * frameWidth()};
}

QSize CardList::minimumSizeHint() const
{
    return {12 * fontMetrics().averageCharWidth(), sizeHint().height()};
}

void CardList::choose()
{
    if (const int row = currentRow(); row >= 0)
        Q_EMIT cardChosen(m_keys.at(row));
}

void CardList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event->isAutoRepeat())
            choose();
        return; // not for the console, where it would act on somebody
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QListWidget::keyPressEvent(event);
        return;
    default:
        event->ignore(); // typing goes to the search field
    }
}

void CardList::focusInEvent(QFocusEvent *event)
{
    QListWidget::focusInEvent(event);
    if (currentRow() < 0)
        setCurrentRow(0);
}

} // namespace balie::ui
