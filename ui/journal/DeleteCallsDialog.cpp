#include "ui/journal/DeleteCallsDialog.h"

#include "desk/text/Moments.h"
#include "ui/theme/Button.h"

#include <QButtonGroup>
#include <QDateEdit>
#include <QLabel>
#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int widthInLetters = 70;

qint64 startOf(const QDate &day)
{
    return day.startOfDay().toMSecsSinceEpoch();
}

} // namespace

DeleteCallsDialog::DeleteCallsDialog(const Parts &parts, const std::optional<desk::JournalEntry> &selected,
    const QString &who, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_selected(selected)
    , m_beforeDay(new QDateEdit(this))
    , m_fromDay(new QDateEdit(this))
    , m_untilDay(new QDateEdit(this))
    , m_warning(new QLabel(this))
{
    setWindowTitle(tr("Delete calls - Balie"));
    setAccessibleName(tr("Delete calls"));
    setAttribute(Qt::WA_DeleteOnClose);
    compose(who);
    const QDate today = desk::localNow(parts.clock).date();
    m_beforeDay->setDate(today.addMonths(-1));
    m_fromDay->setDate(today);
    m_untilDay->setDate(today);
    for (QDateEdit *edit : {m_beforeDay, m_fromDay, m_untilDay})
        connect(edit, &QDateEdit::dateChanged, this, &DeleteCallsDialog::recount);
    connect(m_delete, &QPushButton::clicked, this, &DeleteCallsDialog::deleteThem);
    // Never everything by itself.
    const bool isOfEverybody = m_thisCall->isHidden() && m_ofPerson->isHidden();
    (isOfEverybody ? m_ofEverybody : m_thisCall->isHidden() ? m_ofPerson : m_thisCall)->setChecked(true);
    (isOfEverybody ? m_before : m_always)->setChecked(true);
    (isOfEverybody ? m_ofEverybody : m_thisCall->isHidden() ? m_ofPerson : m_thisCall)->setFocus();
    recount();
}

void DeleteCallsDialog::compose(const QString &who)
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(m_parts.theme.metric(Metric::Space2));
    auto *whose = new QWidget(this);
    whose->setAccessibleName(tr("Which calls"));
    auto *whoseColumn = new QVBoxLayout(whose);
    whoseColumn->setContentsMargins({});
    const QString at = m_selected
        ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_selected->startedMs), QLocale::ShortFormat)
        : QString();
    //: %1 is a name or number, %2 date and time
    m_thisCall = addChoice(whoseColumn, tr("&This call: %1, %2").arg(who, at));
    m_ofPerson = addChoice(whoseColumn, tr("All calls &with %1").arg(who));
    m_ofEverybody = addChoice(whoseColumn, tr("Calls with &everybody"));
    m_thisCall->setVisible(m_selected && !m_selected->isOpen()); // what goes on is written down again
    m_ofPerson->setVisible(m_selected && !m_selected->key.isEmpty());
    column->addWidget(whose);

    m_period = new QWidget(this);
    m_period->setAccessibleName(tr("From when"));
    auto *periodColumn = new QVBoxLayout(m_period);
    periodColumn->setContentsMargins(0, m_parts.theme.metric(Metric::Space2), 0, 0);
    m_always = addChoice(periodColumn, tr("W&henever they were"));
    m_before = addChoice(periodColumn, tr("&Before"), m_beforeDay);
    auto *days = new QWidget(m_period);
    auto *daysRow = new QHBoxLayout(days);
    daysRow->setContentsMargins({});
    daysRow->setSpacing(m_parts.theme.metric(Metric::Space1));
    auto *until = new QLabel(tr("until and including"), days);
    daysRow->addWidget(m_fromDay);
    daysRow->addWidget(until);
    daysRow->addWidget(m_untilDay);
    m_between = addChoice(periodColumn, tr("&From"), days);
    m_beforeDay->setAccessibleName(tr("Before which day"));
    m_fromDay->setAccessibleName(tr("First day"));
    m_untilDay->setAccessibleName(tr("Last day"));
    for (QDateEdit *edit : {m_beforeDay, m_fromDay, m_untilDay})
        edit->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat));
    column->addWidget(m_period);

    m_warning->setWordWrap(true);
    m_warning->setMinimumWidth(fontMetrics().averageCharWidth() * widthInLetters);
    m_warning->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    m_warning->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setLook(m_warning, Look::StrongText);
    column->addWidget(m_warning);
    // Made last: the keyboard begins at the choices.
    m_delete = new Button(m_parts.theme, Look::DangerButton, tr("Delete for good"), this);
    auto *buttons = new QHBoxLayout;
    auto *cancel = new Button(m_parts.theme, Look::Plain, tr("Cancel"), this);
    cancel->setDefault(true); // Enter deletes nothing by accident
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_delete);
    m_delete->setAutoDefault(false);
    column->addLayout(buttons);
}

QRadioButton *DeleteCallsDialog::addChoice(QLayout *column, const QString &text, QWidget *field)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(m_parts.theme.metric(Metric::Space2));
    auto *button = new QRadioButton(text, line);
    row->addWidget(button);
    if (field != nullptr)
        row->addWidget(field);
    row->addStretch(1);
    column->addWidget(line);
    // Each stands on a line of its own, so that Qt does not know by itself which exclude each other.
    auto *group = column->parentWidget()->findChild<QButtonGroup *>();
    if (group == nullptr)
        group = new QButtonGroup(column->parentWidget());
    group->addButton(button);
    connect(button, &QRadioButton::toggled, this, &DeleteCallsDialog::recount);
    return button;
}

bool DeleteCallsDialog::isThisCallOnly() const
{
    return m_thisCall->isChecked() && m_selected;
}

desk::PrivacyScope DeleteCallsDialog::scope() const
{
    desk::PrivacyScope scope;
    if (m_ofPerson->isChecked() && m_selected) {
        scope.keys = m_parts.people.keysFor(m_selected->key).mid(0, desk::PrivacyScope::mostKeys);
        if (scope.keys.isEmpty())
            scope.keys = QStringList(m_selected->key);
        scope.subjects = {desk::noteSubject({{}, m_selected->number, {}, false}, m_parts.people)};
        for (const QString &key : std::as_const(scope.keys)) {
            const desk::NoteSubject number = desk::noteSubject(m_parts.people.numbers().numbers.read(key));
            if (!scope.subjects.contains(number))
                scope.subjects.append(number);
        }
    }
    if (m_before->isChecked()) {
        scope.untilMs = startOf(m_beforeDay->date());
    } else if (m_between->isChecked()) {
        scope.fromMs = startOf(m_fromDay->date());
        scope.untilMs = startOf(m_untilDay->date().addDays(1));
    }
    return scope;
}

void DeleteCallsDialog::recount()
{
    if (m_always == nullptr || m_between == nullptr)
        return; // still being made
    m_period->setEnabled(!isThisCallOnly());
    m_beforeDay->setEnabled(m_before->isChecked());
    m_fromDay->setEnabled(m_between->isChecked());
    m_untilDay->setEnabled(m_between->isChecked());
    m_warning->setText({});
    m_delete->setBlockedBy(tr("It is still being counted what would go."));
    const auto done = [this, counting = ++m_counting](const desk::PrivacyCount &count) {
        if (counting == m_counting)
            counted(count);
    };
    if (isThisCallOnly())
        m_parts.privacy.count(*m_selected, this, done);
    else
        m_parts.privacy.count(scope(), this, done);
}

void DeleteCallsDialog::counted(const desk::PrivacyCount &count)
{
    if (count.isNothing()) {
        m_warning->setText(tr("There is nothing of that."));
        m_delete->setBlockedBy(m_warning->text());
        return;
    }
    QStringList sentences;
    QStringList parts{tr("%n call(s)", nullptr, count.calls)};
    if (count.notes > 0)
        parts.append(tr("%n note(s) about them", nullptr, count.notes));
    if (count.slips > 0)
        parts.append(tr("%n message slip(s), also open ones", nullptr, count.slips));
    //: %1 is a list such as "12 calls, 3 notes about them"
    sentences.append(tr("This goes for good: %1.").arg(parts.join(u", "_s)));
    if (count.mentions > 0)
        sentences.append(tr("%n call(s) of others stay, without the name and number of whom they were handed over to.",
            nullptr, count.mentions));
    sentences.append(tr("It cannot be undone, and the log of the PBX does not bring it back."));
    m_warning->setText(sentences.join(u' '));
    m_delete->setBlockedBy({});
    m_delete->setAccessibleDescription(m_warning->text());
}

QString DeleteCallsDialog::warning() const
{
    return m_warning->text();
}

void DeleteCallsDialog::deleteThem()
{
    if (isThisCallOnly())
        m_parts.privacy.remove(*m_selected);
    else
        m_parts.privacy.remove(scope());
    accept();
}

} // namespace balie::ui
