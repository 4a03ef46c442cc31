#include "ui/journal/JournalFilterBar.h"

#include "desk/text/Moments.h"
#include "ui/calls/FlowLayout.h"
#include "ui/settings/EnumCombo.h"
#include "ui/theme/Look.h"

#include <QCompleter>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace balie::ui {

using desk::JournalKind;

namespace {

constexpr int allKinds = -1;
constexpr int lettersOfAName = 24;

qint64 startOf(const QDate &day)
{
    return day.startOfDay().toMSecsSinceEpoch();
}

} // namespace

JournalFilterBar::JournalFilterBar(
    const Theme &theme, const desk::People &people, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_people(people)
    , m_clock(clock)
    , m_search(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_person(new QLineEdit(this))
    , m_queue(new QComboBox(this))
    , m_days(new QComboBox(this))
    , m_from(new QDateEdit(this))
    , m_until(new QDateEdit(this))
    , m_problem(new QLabel(this))
{
    setAccessibleName(tr("Which calls are shown"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme.metric(Metric::Space2));
    m_search->setPlaceholderText(tr("Search in names, numbers, queues and notes"));
    m_search->setAccessibleName(tr("Search in the journal"));
    m_search->setClearButtonEnabled(true);
    for (QLineEdit *field : {m_search, m_person})
        field->setTextMargins(theme.metric(Metric::Space1), 0, theme.metric(Metric::Space1), 0);
    column->addWidget(m_search);

    for (const auto &[text, kind] : {std::pair(tr("All calls"), allKinds), {tr("Missed"), int(JournalKind::Missed)},
             {tr("Answered"), int(JournalKind::Answered)}, {tr("Placed"), int(JournalKind::Placed)},
             {tr("Transferred"), int(JournalKind::Transferred)}})
        m_kind->addItem(text, kind);
    m_person->setPlaceholderText(tr("name or number"));
    m_person->setClearButtonEnabled(true);
    m_person->setMinimumWidth(fontMetrics().averageCharWidth() * lettersOfAName);
    addChoice(m_days, tr("Always"), Days::All);
    addChoice(m_days, tr("Today"), Days::Today);
    addChoice(m_days, tr("Last 7 days"), Days::Week);
    addChoice(m_days, tr("Last 30 days"), Days::Month);
    addChoice(m_days, tr("Days to be chosen"), Days::Chosen);
    for (QDateEdit *edit : {m_from, m_until})
        edit->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat));

    auto *fields = new QWidget(this);
    auto *flow = new FlowLayout(fields);
    flow->setContentsMargins({});
    flow->setSpacing(theme.metric(Metric::Space2));
    flow->addWidget(labelled(tr("&Kind"), m_kind));
    flow->addWidget(labelled(tr("&With"), m_person));
    m_queueField = labelled(tr("&Queue"), m_queue);
    flow->addWidget(m_queueField);
    flow->addWidget(labelled(tr("&Days"), m_days));
    m_fromField = labelled(tr("&From"), m_from);
    flow->addWidget(m_fromField);
    m_untilField = labelled(tr("&Until"), m_until);
    flow->addWidget(m_untilField);
    column->addWidget(fields);
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::ErrorText);
    m_problem->hide();
    column->addWidget(m_problem);

    fillPeople();
    setQueues({});
    reset({});
    connect(&people, &desk::People::reset, this, &JournalFilterBar::fillPeople);
    connect(m_search, &QLineEdit::textChanged, this, &JournalFilterBar::changed);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &JournalFilterBar::changed);
    connect(m_queue, &QComboBox::currentIndexChanged, this, &JournalFilterBar::changed);
    connect(m_person, &QLineEdit::textChanged, this, &JournalFilterBar::readPerson);
    connect(m_days, &QComboBox::currentIndexChanged, this, &JournalFilterBar::daysChanged);
    for (QDateEdit *edit : {m_from, m_until})
        connect(edit, &QDateEdit::dateChanged, this, &JournalFilterBar::changed);
}

QWidget *JournalFilterBar::labelled(const QString &label, QWidget *field)
{
    auto *both = new QWidget(this);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins({});
    row->setSpacing(m_theme.metric(Metric::Space1));
    auto *caption = new QLabel(label, both);
    setLook(caption, Look::MutedText);
    caption->setBuddy(field);
    field->setAccessibleName(QString(label).remove(u'&'));
    row->addWidget(caption);
    row->addWidget(field);
    return both;
}

void JournalFilterBar::fillPeople()
{
    QStringList names;
    for (int row = 0; row < m_people.count(); ++row)
        names.append(m_people.at(row).name);
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    auto *completer = new QCompleter(names, m_person);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_person->setCompleter(completer); // deletes the one before
}

void JournalFilterBar::readPerson()
{
    const QString typed = m_person->text().trimmed();
    const QStringList before = m_keys;
    m_keys = m_people.keysFor(typed);
    // Of what is still being typed nothing is said yet, unless nobody can come of it.
    const bool canBecome = typed.isEmpty() || !m_keys.isEmpty() || m_person->completer()->completionCount() > 0;
    m_problem->setText(canBecome ? QString() : tr("\"%1\" is neither a colleague nor a number.").arg(typed));
    m_problem->setVisible(!canBecome);
    m_person->setAccessibleDescription(m_problem->text());
    if (m_keys != before)
        Q_EMIT changed();
}

void JournalFilterBar::daysChanged()
{
    const bool chosen = choiceOf<Days>(m_days) == Days::Chosen;
    m_fromField->setVisible(chosen);
    m_untilField->setVisible(chosen);
    Q_EMIT changed();
}

void JournalFilterBar::setQueues(const QStringList &names)
{
    const QSignalBlocker quiet(m_queue);
    const QString before = m_queue->currentData().toString();
    m_queue->clear();
    m_queue->addItem(tr("All queues"), QString());
    for (const QString &name : names)
        m_queue->addItem(name, name);
    m_queue->setCurrentIndex(std::max(0, m_queue->findData(before)));
    m_queueField->setVisible(!names.isEmpty());
}

void JournalFilterBar::reset(const QString &key)
{
    const QSignalBlocker quiet(this);
    const QDate today = desk::localNow(m_clock).date();
    m_search->clear();
    m_kind->setCurrentIndex(0);
    m_queue->setCurrentIndex(0);
    m_person->setText(m_people.displayName({}, key));
    m_keys = key.isEmpty() ? QStringList() : m_people.keysFor(key);
    setChoice(m_days, Days::All);
    m_from->setDate(today.addDays(-6));
    m_until->setDate(today);
    m_fromField->hide();
    m_untilField->hide();
    m_problem->hide();
}

desk::JournalFilter JournalFilterBar::filter() const
{
    desk::JournalFilter filter;
    filter.text = m_search->text();
    if (const int kind = m_kind->currentData().toInt(); kind != allKinds)
        filter.kind = JournalKind(kind);
    filter.keys = m_keys;
    filter.queue = m_queue->currentData().toString();
    const QDate today = desk::localNow(m_clock).date();
    switch (choiceOf<Days>(m_days)) {
    case Days::All:
        break;
    case Days::Today:
        filter.fromMs = startOf(today);
        break;
    case Days::Week:
        filter.fromMs = startOf(today.addDays(-6));
        break;
    case Days::Month:
        filter.fromMs = startOf(today.addDays(-29));
        break;
    case Days::Chosen:
        filter.fromMs = startOf(m_from->date());
        filter.untilMs = startOf(m_until->date().addDays(1));
        break;
    }
    return filter;
}

} // namespace balie::ui
