#include "ui/cards/CardDetails.h"

#include "desk/cards/CardOwner.h"
#include "desk/contacts/NumberKindText.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/calls/FlowLayout.h"
#include "ui/cards/CardLink.h"
#include "ui/cards/CardText.h"
#include "ui/theme/Button.h"

#include <QApplication>
#include <QClipboard>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostNumbers = 8;
constexpr qsizetype mostEmails = 3;
constexpr qsizetype mostActivities = 5;
constexpr qsizetype longestActivity = 200;

QString capital(const QString &word)
{
    return word.isEmpty() ? word : word.front().toUpper() + word.sliced(1);
}

QString whenText(const QDateTime &at)
{
    if (!at.isValid())
        return {};
    const QDateTime local = at.toLocalTime();
    const bool isThisYear = local.date().year() == QDate::currentDate().year();
    return QLocale().toString(local.date(), isThisYear ? u"d MMM"_s : u"d MMM yyyy"_s);
}

} // namespace

CardDetails::CardDetails(
    const OwnerLamp::Parts &parts, const desk::CardLinks &links, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_links(links)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
}

void CardDetails::setOpenKey(const QString &hint)
{
    m_openKey = hint;
    if (m_open != nullptr)
        m_open->setKeyHint(hint);
}

void CardDetails::show(
    const desk::CallCards &cards, const crm::FoundCard &found, const crm::ContactCard &card)
{
    QStringList names{cards.systemName(card.key.connector), cardText::otherSystems(cards, found)};
    if (m_content != nullptr && m_found == found && m_card == card && m_names == names)
        return;
    // Who was reading a line of the same card goes on there.
    const QWidget *focus = QApplication::focusWidget();
    const QString focused
        = isAncestorOf(focus) && m_card.key == card.key ? focus->accessibleName() : QString();
    m_found = found;
    m_card = card;
    m_names = names;
    QWidget *before = m_content;
    m_content = new QWidget(this);
    m_open = nullptr;
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins({});
    m_column->setSpacing(m_parts.theme.metric(Metric::Space1));
    layout()->addWidget(m_content);
    fill(cards, found, card);
    m_content->show();
    if (!focused.isEmpty())
        restoreFocus(focused);
    if (before != nullptr) {
        before->hide();
        before->deleteLater(); // a button of it may be what led here
    }
}

void CardDetails::restoreFocus(const QString &name)
{
    for (QWidget *child : m_content->findChildren<QWidget *>()) {
        if (child->focusPolicy() != Qt::NoFocus && child->accessibleName() == name) {
            child->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void CardDetails::fill(
    const desk::CallCards &cards, const crm::FoundCard &found, const crm::ContactCard &card)
{
    const QString name = card.name.isEmpty() ? cardText::who(card) : card.name.simplified();
    auto *title = new ElidedLabel(m_content);
    title->setText(name);
    setLook(title, Look::Title);
    m_column->addWidget(title);
    if (const QStringList role = cardText::role(card); !role.isEmpty()) {
        auto *second = new ElidedLabel(m_content);
        second->setParts(role);
        setLook(second, Look::MutedText);
        m_column->addWidget(second);
    }
    auto *rows = new QFormLayout;
    rows->setContentsMargins({});
    rows->setHorizontalSpacing(m_parts.theme.metric(Metric::Space3));
    rows->setVerticalSpacing(0);
    rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    addNumbers(rows, card);
    addEmails(rows, card);
    if (!card.ownerName.isEmpty() || !card.ownerEmail.isEmpty()) {
        auto *owner = new OwnerLamp(m_parts, m_content);
        owner->setOwner(
            cardText::cut(card.ownerName.isEmpty() ? card.ownerEmail : card.ownerName, 80),
            desk::CardOwner::find(card, m_parts.people));
        owner->setMinimumHeight(m_parts.theme.metric(Metric::HitHeight));
        addRow(rows, tr("Looked after by"), owner);
    }
    if (rows->rowCount() > 0)
        m_column->addLayout(rows);
    else
        delete rows;
    addOpeners(cards, found, card);
    addText(cardText::reason(card, m_parts.people), int(Look::MutedText));
    addText(cardText::otherSystems(cards, found), int(Look::MutedText));
    addActivities(card);
}

QLabel *CardDetails::addText(const QString &text, int look)
{
    if (text.isEmpty())
        return nullptr;
    auto *label = new QLabel(text, m_content);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMinimumWidth(1); // a word without end makes nothing wider
    label->setAccessibleName(text);
    setLook(label, Look(look));
    m_column->addWidget(label);
    return label;
}

void CardDetails::addRow(QFormLayout *rows, const QString &label, QWidget *field)
{
    auto *caption = new QLabel(label, m_content);
    caption->setTextFormat(Qt::PlainText);
    caption->setMinimumHeight(m_parts.theme.metric(Metric::HitHeight));
    setLook(caption, Look::MutedText);
    rows->addRow(caption, field);
}

void CardDetails::addNumbers(QFormLayout *rows, const crm::ContactCard &card)
{
    QStringList shown;
    for (const ContactNumber &field : card.numbers) {
        for (const PhoneNumber &number : m_parts.people.numbers().numbers.readField(field.text)) {
            // What would switch something on at the PBX, or is none of a customer's, is not offered
            // to be dialled.
            if (number.kind != NumberKind::Number || shown.contains(number.key())
                || shown.size() >= mostNumbers)
                continue;
            shown << number.key();
            const QString kind = desk::numberKindText(field.kind);
            const QString text = number.extension.isEmpty()
                ? number.national
                : tr("%1 ext. %2").arg(number.national, number.extension);
            auto *link = new CardLink(m_parts.theme,
                field.kind == ContactNumberKind::Mobile ? IconName::Mobile : IconName::Call, text,
                kind.isEmpty() ? tr("Call %1").arg(text) : tr("Call %1 (%2)").arg(text, kind),
                m_content);
            connect(link, &QAbstractButton::clicked, this,
                [this, dial = number.dial, name = card.name] { Q_EMIT dialWanted(dial, name); });
            addRow(rows, kind.isEmpty() ? tr("Number") : capital(kind), link);
        }
    }
}

void CardDetails::addEmails(QFormLayout *rows, const crm::ContactCard &card)
{
    for (const QString &email : card.emails.first(std::min(mostEmails, card.emails.size()))) {
        const QString address = cardText::cut(email, 254);
        auto *line = new QWidget(m_content);
        auto *beside = new QHBoxLayout(line);
        beside->setContentsMargins({});
        beside->setSpacing(m_parts.theme.metric(Metric::Space1));
        auto *link = new CardLink(
            m_parts.theme, IconName::Slip, address, tr("Write to %1").arg(address), line);
        auto *copy = new Button(m_parts.theme, Look::FlatButton, tr("Copy"), line);
        copy->setFocusPolicy(Qt::TabFocus);
        copy->setAccessibleName(tr("Copy the address %1").arg(address));
        beside->addWidget(link, 1);
        beside->addWidget(copy);
        connect(
            link, &QAbstractButton::clicked, this, [this, address] { Q_EMIT mailWanted(address); });
        connect(copy, &QPushButton::clicked, this,
            [address] { QGuiApplication::clipboard()->setText(address); });
        addRow(rows, tr("E-mail"), line);
    }
}

void CardDetails::addOpeners(
    const desk::CallCards &cards, const crm::FoundCard &found, const crm::ContactCard &card)
{
    auto *row = new QWidget(m_content);
    auto *flow = new FlowLayout(row);
    flow->setContentsMargins({});
    flow->setSpacing(m_parts.theme.metric(Metric::Space2));
    const auto add = [&](const crm::ContactCard &of, Look look) {
        if (of.link.isEmpty())
            return;
        const QString system = cards.systemName(of.key.connector);
        const QString text = system.isEmpty() ? tr("Open the card")
                                              : tr("Open in %1").arg(cardText::forButton(system));
        auto *button = new Button(m_parts.theme, look, text, row);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoDefault(true); // Enter does what it does on the numbers beside it
        if (const auto may = m_links.check(of.link, of.key.connector); !may)
            button->setBlockedBy(may.error().userText);
        connect(button, &QPushButton::clicked, this, [this, of] { Q_EMIT openWanted(of); });
        flow->addWidget(button);
        if (m_open == nullptr && of.key == card.key) {
            m_open = button;
            m_open->setKeyHint(m_openKey);
        }
    };
    add(card, Look::PrimaryButton);
    if (found.card.key != card.key)
        add(found.card, Look::Plain);
    for (const crm::ContactCard &other : found.alsoIn) {
        if (other.key != card.key)
            add(other, Look::Plain);
    }
    if (flow->count() == 0) {
        delete row;
        return;
    }
    m_column->addSpacing(m_parts.theme.metric(Metric::Space1));
    m_column->addWidget(row);
    m_column->addSpacing(m_parts.theme.metric(Metric::Space1));
}

void CardDetails::addActivities(const crm::ContactCard &card)
{
    if (card.activities.isEmpty())
        return;
    m_column->addSpacing(m_parts.theme.metric(Metric::Space2));
    auto *heading = new QLabel(tr("RECENT ACTIVITY"), m_content);
    setLook(heading, Look::SectionHeading);
    m_column->addWidget(heading);
    for (const crm::Activity &activity :
        card.activities.first(std::min(mostActivities, card.activities.size()))) {
        const QString text = cardText::cut(activity.text, longestActivity);
        const QString when = whenText(activity.at);
        addText(when.isEmpty() ? text : when + u" · "_s + text, int(Look::Plain));
    }
}

} // namespace balie::ui
