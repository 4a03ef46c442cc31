#include "ui/calls/CallerPane.h"

#include "ui/calls/Avatar.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/theme/ColumnScroll.h"
#include "ui/theme/Look.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

CallerPane::CallerPane(const Theme &theme, const desk::CallsModel &calls,
    const cti::Switchboard &switchboard, const desk::People &people, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_calls(calls)
    , m_switchboard(switchboard)
    , m_people(people)
{
    setAccessibleName(tr("Caller"));
    setLook(this, Look::Panel);
    auto *outer = new QVBoxLayout(this);
    const int edge = theme.metric(Metric::Space3);
    outer->setSpacing(theme.metric(Metric::Space2));
    auto *top = new QHBoxLayout;
    m_heading = new QLabel(tr("CALLER"), this);
    setLook(m_heading, Look::SectionHeading);
    m_fold = new QToolButton(this);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::TabFocus);
    setLook(m_fold, Look::FlatButton);
    top->addWidget(m_heading, 1);
    top->addWidget(m_fold);
    outer->addLayout(top);

    m_body = new QWidget(this);
    m_column = new QVBoxLayout(m_body);
    QVBoxLayout *column = m_column;
    column->setContentsMargins(0, 0, edge - theme.metric(Metric::Space1), 0);
    column->setSpacing(theme.metric(Metric::Space3));
    m_empty = new QLabel(
        tr("Nobody is calling. Here you will see who a caller is, for whom the call was, "
           "and which way it came."),
        m_body);
    m_empty->setWordWrap(true);
    setLook(m_empty, Look::MutedText);
    column->addWidget(m_empty);
    m_head = new QWidget(m_body);
    auto *head = new QGridLayout(m_head);
    head->setContentsMargins({});
    head->setHorizontalSpacing(edge);
    head->setVerticalSpacing(0);
    m_avatar = new Avatar(theme, m_head);
    m_name = new ElidedLabel(m_head);
    setLook(m_name, Look::Title);
    m_role = new ElidedLabel(m_head);
    setLook(m_role, Look::MutedText);
    head->addWidget(m_avatar, 0, 0, 2, 1);
    head->addWidget(m_name, 0, 1);
    head->addWidget(m_role, 1, 1);
    head->setColumnStretch(1, 1);
    column->addWidget(m_head);
    m_table = new FactTable(theme, m_body);
    column->addWidget(m_table);
    column->addStretch(1);
    m_scroll = new ColumnScroll(m_body, this);
    outer->addWidget(m_scroll, 1);
    outer->addStretch(0);

    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(&theme, &Theme::changed, this, &CallerPane::dress);
    connect(&calls, &desk::CallsModel::callsChanged, this, &CallerPane::refresh);
    dress();
    refresh();
}

void CallerPane::setCall(const cti::ConnectionId &call)
{
    m_call = call;
    refresh();
}

void CallerPane::setContacts(const desk::CallerContacts &contacts)
{
    m_contacts = &contacts;
    connect(&contacts, &desk::CallerContacts::found, this, &CallerPane::refresh);
    refresh();
}

void CallerPane::addSection(QWidget *section)
{
    section->setParent(m_body);
    m_column->insertWidget(m_column->count() - 1, section); // above the stretch
}

void CallerPane::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    dress();
    Q_EMIT foldedChanged(folded);
}

void CallerPane::dress()
{
    const int edge = m_theme.metric(Metric::Space3);
    const int small = m_theme.metric(Metric::Space1);
    m_heading->setVisible(!m_folded);
    m_scroll->setVisible(!m_folded);
    layout()->setContentsMargins(m_folded ? small : edge, small, small, edge);
    m_fold->setIcon(
        m_theme.icon(m_folded ? IconName::ChevronLeft : IconName::ChevronRight, ColourRole::Muted));
    m_fold->setToolTip(m_folded ? tr("Show the caller") : tr("Fold the caller away"));
    m_fold->setAccessibleName(m_fold->toolTip());
    // Free to be wider; the window decides. Folded it is a strip and nothing else.
    setMinimumWidth(m_folded ? 0 : m_theme.metric(Metric::CallerPaneWidth) * 2 / 3);
    setMaximumWidth(m_folded ? m_theme.metric(Metric::FoldedPaneWidth) : QWIDGETSIZE_MAX);
}

void CallerPane::refresh()
{
    const int row = m_calls.rowOf(m_call);
    m_empty->setVisible(row < 0);
    m_head->setVisible(row >= 0);
    m_table->setVisible(row >= 0);
    if (row < 0) {
        m_table->setFacts({});
        return;
    }
    const desk::CallItem &item = m_calls.item(row);
    m_avatar->setName(item.title == item.shownNumber ? QString() : item.title);
    m_name->setText(item.title);
    const cti::Connection *connection = m_switchboard.connection(item.connection);
    const desk::Person *person
        = connection ? m_people.atDevice(connection->remote.device) : nullptr;
    if (!person && !item.number.isEmpty())
        person = m_people.byNumber(item.number);
    QStringList role;
    if (person) {
        for (const QString &part : {person->title, person->department}) {
            if (!part.isEmpty())
                role << part;
        }
    }
    const desk::CallerContact *contact = person ? nullptr : contactOf(item);
    if (contact && !contact->about.isEmpty())
        role << contact->about;
    m_role->setParts(role);
    m_role->setVisible(!role.isEmpty());
    m_table->setFacts(factsOf(item));
}

const desk::CallerContact *CallerPane::contactOf(const desk::CallItem &item) const
{
    return m_contacts == nullptr || item.number.isEmpty() ? nullptr : m_contacts->find(item.number);
}

QString CallerPane::nameOf(const cti::Party &party) const
{
    if (party.withheld)
        return tr("withheld");
    return m_people.displayName(party);
}

QVector<FactTable::Fact> CallerPane::factsOf(const desk::CallItem &item) const
{
    QVector<FactTable::Fact> facts;
    const cti::Connection *connection = m_switchboard.connection(item.connection);
    if (!item.number.isEmpty())
        facts.append({tr("Number"), item.shownNumber});
    else if (connection && connection->remote.withheld)
        facts.append({tr("Number"), tr("withheld by the caller")});
    if (const desk::CallerContact *contact = contactOf(item); contact && !contact->candidates.isEmpty())
        facts.append({tr("One of"), contact->candidates.join(u", "_s)});
    facts.append({tr("Call"),
        item.direction == cti::Direction::Outgoing ? tr("made by you") : tr("came in")});
    if (!item.forWhom.isEmpty())
        facts.append({tr("For"), item.forWhom});
    if (connection) {
        QStringList way;
        for (const cti::Redirection &redirection : connection->redirections) {
            const QString name = nameOf(redirection.from);
            if (!name.isEmpty())
                way << name;
        }
        if (!way.isEmpty())
            facts.append({tr("Came by way of"), way.join(u" → "_s)});
    }
    if (connection && !connection->note.isEmpty())
        facts.append({tr("Note with the call"), connection->note});
    if (item.recall) {
        facts.append({tr("Came back"), item.recall->sentence()});
        facts.append({tr("Tried"), tr("%n time(s)", nullptr, item.recall->timesCameBack)});
    }
    return facts;
}

QStringList CallerPane::facts() const
{
    return m_table->texts();
}

} // namespace balie::ui
