#include "ui/contacts/ContactDetails.h"

#include "ui/calls/ElidedLabel.h"
#include "ui/people/EmptyState.h"
#include "ui/theme/Button.h"
#include "ui/theme/NumberLabel.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int numbersWithKeys = 9;

QLabel *textLabel(const QString &text, Look look, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    setLook(label, look);
    return label;
}

} // namespace

ContactDetails::ContactDetails(const Theme &theme, const desk::ContactsModel &model, QWidget *parent)
    : QScrollArea(parent), m_theme(theme), m_model(model), m_empty(new EmptyState(theme, this)), m_page(new QWidget(this)),
      m_column(new QVBoxLayout(m_page))
{
    setAccessibleName(tr("Contact"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int edge = theme.metric(Metric::Space4);
    m_column->setContentsMargins(edge, edge, edge, edge);
    m_column->addWidget(m_empty, 1);
    setLook(m_page, Look::Panel);
    setWidget(m_page);
    connect(&theme, &Theme::changed, this, [this] {
        if (m_hasContact)
            rebuild();
    });
}

void ContactDetails::showNothing(const QString &what, const QString &whatToDo)
{
    m_hasContact = false;
    delete m_content;
    m_content = nullptr;
    m_empty->say(IconName::Card, what, whatToDo);
    m_empty->show();
}

void ContactDetails::show(const desk::MergedContact &contact)
{
    if (m_hasContact && m_contact == contact)
        return;
    m_contact = contact;
    m_hasContact = true;
    rebuild();
    ensureVisible(0, 0);
}

qint64 ContactDetails::ownCopy() const
{
    for (const desk::MergedContact::Member &member : m_contact.members) {
        if (m_model.sourceKind(member.source) == desk::ContactSourceInfo::Kind::Own)
            return member.contact;
    }
    return 0;
}

bool ContactDetails::call(int number)
{
    if (!m_hasContact || number < 0 || number >= m_contact.numbers.size())
        return false;
    const PhoneNumber &to = m_contact.numbers.at(number).number;
    if (to.dial.isEmpty())
        return false;
    Q_EMIT callWanted(to.dial, m_contact.name);
    return true;
}

QString ContactDetails::sourcesOf(const QVector<int> &members) const
{
    QStringList names;
    for (const int member : members)
        names.append(m_model.sourceName(m_contact.members.at(member).source));
    names.removeDuplicates();
    return names.join(", "_L1);
}

void ContactDetails::rebuild()
{
    m_empty->hide();
    delete m_content;
    m_content = new QWidget(m_page);
    m_content->setAccessibleName(m_contact.name);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins({});
    column->setSpacing(m_theme.metric(Metric::Space1));
    column->addWidget(textLabel(m_contact.name, Look::Title, m_content));
    QStringList second{m_contact.title, m_contact.company, m_contact.department};
    second.removeAll(QString());
    second.removeAll(m_contact.name);
    if (!second.isEmpty())
        column->addWidget(textLabel(second.join(u" \u00b7 "_s), Look::MutedText, m_content));
    column->addSpacing(m_theme.metric(Metric::Space2));
    addNumbers(column);
    addLine(column, tr("E-mail"), m_contact.emails.join(", "_L1));
    addLine(column, tr("Note"), m_contact.notes.join(u'\n'));
    QVector<int> all;
    for (int i = 0; i < m_contact.members.size(); ++i)
        all.append(i);
    addLine(column, tr("From"), sourcesOf(all));
    column->addSpacing(m_theme.metric(Metric::Space4));
    addButtons(column);
    column->addStretch(1);
    m_column->addWidget(m_content, 1);
    m_content->show();
}

void ContactDetails::addNumbers(QVBoxLayout *column)
{
    if (m_contact.numbers.isEmpty()) {
        column->addWidget(textLabel(tr("No number is known."), Look::MutedText, m_content));
        return;
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m_theme.metric(Metric::Space3));
    grid->setVerticalSpacing(m_theme.metric(Metric::Space1));
    grid->setColumnStretch(2, 1);
    const bool isMerged = m_contact.members.size() > 1;
    const int first = desk::numberToCall(m_contact);
    for (int i = 0; i < m_contact.numbers.size(); ++i) {
        const desk::MergedNumber &number = m_contact.numbers.at(i);
        const QString kind = desk::numberKindName(number.kind);
        const QString written = desk::numberText(number.number);
        auto *label = new QLabel(kind, m_content);
        setLook(label, Look::MutedText);
        grid->addWidget(label, i, 0);
        auto *text = new NumberLabel(m_theme, TextStyle::Strong, ColourRole::Text, m_content);
        text->setText(written);
        grid->addWidget(text, i, 1, Qt::AlignLeft);
        auto *from = new ElidedLabel(m_content);
        setLook(from, Look::MutedText);
        from->setText(isMerged ? sourcesOf(number.members) : QString());
        grid->addWidget(from, i, 2);
        auto *call = new Button(m_theme, i == first ? Look::PrimaryButton : Look::Plain, tr("Call"), m_content);
        if (i < numbersWithKeys) {
            const QKeySequence key(QKeyCombination(Qt::AltModifier, Qt::Key(Qt::Key_1 + i)));
            call->setKeyHint(key.toString(QKeySequence::NativeText));
        }
        call->setBlockedBy(number.number.dial.isEmpty() ? tr("This cannot be dialled as it stands.") : QString());
        call->setAccessibleName(tr("Call %1, %2").arg(kind, written));
        connect(call, &QPushButton::clicked, this, [this, i] { this->call(i); });
        grid->addWidget(call, i, 3);
    }
    column->addLayout(grid);
}

void ContactDetails::addLine(QVBoxLayout *column, const QString &label, const QString &text)
{
    if (text.isEmpty())
        return;
    column->addSpacing(m_theme.metric(Metric::Space2));
    column->addWidget(textLabel(label, Look::MutedText, m_content));
    auto *line = textLabel(text, Look::Plain, m_content);
    line->setAccessibleName(label + ": "_L1 + text);
    column->addWidget(line);
}

void ContactDetails::addButtons(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(m_theme.metric(Metric::Space2));
    const bool isOwn = ownCopy() != 0;
    auto *edit = new Button(m_theme, Look::Plain, isOwn ? tr("Change") : tr("Copy to my contacts"), m_content);
    edit->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_E).toString(QKeySequence::NativeText));
    connect(edit, &QPushButton::clicked, this, &ContactDetails::editWanted);
    row->addWidget(edit);
    auto *remove = new Button(m_theme, Look::Plain, tr("Delete"), m_content);
    remove->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Delete).toString(QKeySequence::NativeText));
    remove->setBlockedBy(isOwn ? QString() : tr("Only your own contacts can be deleted here. An imported file or an address "
                                                "book is removed as a whole, in the settings."));
    connect(remove, &QPushButton::clicked, this, &ContactDetails::removeWanted);
    row->addWidget(remove);
    row->addStretch(1);
    column->addLayout(row);
}

} // namespace balie::ui
