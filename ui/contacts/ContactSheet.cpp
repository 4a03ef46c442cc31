#include "ui/contacts/ContactSheet.h"

#include "desk/contacts/ContactsModel.h"
#include "desk/contacts/OwnContacts.h"
#include "ui/settings/EnumCombo.h"
#include "ui/theme/Button.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fewestRows = 3;

/// Of a new contact; a person has his own number before anything else.
constexpr std::array usualKinds{ContactNumberKind::Work, ContactNumberKind::Mobile, ContactNumberKind::Home};

} // namespace

ContactSheet::ContactSheet(const Theme &theme, QWidget *over) : Sheet(theme, tr("Contact"), over)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme.metric(Metric::Space3));
    grid->setVerticalSpacing(theme.metric(Metric::Space1));
    m_given = addText(grid, 0, 0, tr("First name"));
    m_family = addText(grid, 0, 1, tr("Last name"));
    m_company = addText(grid, 1, 0, tr("Company"));
    m_department = addText(grid, 1, 1, tr("Department"));
    m_title = addText(grid, 2, 0, tr("Job"));
    m_emails = addText(grid, 2, 1, tr("E-mail"));
    m_emails->setPlaceholderText(tr("several with a comma between"));
    column()->addLayout(grid);
    auto *numbers = new QLabel(tr("Numbers"), this);
    setLook(numbers, Look::MutedText);
    column()->addWidget(numbers);
    for (int i = 0; i < mostNumbers; ++i)
        addNumberRow();
    m_note = new QLineEdit(this);
    addField(tr("Note"), m_note);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::ErrorText);
    m_problem->hide();
    column()->addWidget(m_problem);
    finishLayout();
    // In the order in which one reads them.
    QWidget *before = m_given;
    for (QWidget *next : std::initializer_list<QWidget *>{m_family, m_company, m_department, m_title, m_emails}) {
        setTabOrder(before, next);
        before = next;
    }
    for (const NumberFields &fields : std::as_const(m_numbers)) {
        setTabOrder(before, fields.kind);
        setTabOrder(fields.kind, fields.text);
        before = fields.text;
    }
    setTabOrder(before, m_note);
}

QLineEdit *ContactSheet::addText(QGridLayout *grid, int row, int column, const QString &label)
{
    auto *field = new QLineEdit(this);
    auto *above = new QLabel(label, this);
    setLook(above, Look::MutedText);
    above->setBuddy(field);
    field->setAccessibleName(label);
    giveRoom(field);
    grid->addWidget(above, 2 * row, column);
    grid->addWidget(field, 2 * row + 1, column);
    return field;
}

void ContactSheet::addNumberRow()
{
    NumberFields fields;
    fields.row = new QWidget(this);
    auto *line = new QHBoxLayout(fields.row);
    line->setContentsMargins({});
    line->setSpacing(theme().metric(Metric::Space2));
    fields.kind = new QComboBox(fields.row);
    for (const ContactNumberKind kind : {ContactNumberKind::Work, ContactNumberKind::Mobile, ContactNumberKind::Home,
             ContactNumberKind::Main, ContactNumberKind::Assistant, ContactNumberKind::Fax, ContactNumberKind::Pager,
             ContactNumberKind::Other})
        addChoice(fields.kind, desk::numberKindName(kind), kind);
    const int number = int(m_numbers.size()) + 1;
    fields.kind->setAccessibleName(tr("Kind of number %1").arg(number));
    fields.text = new QLineEdit(fields.row);
    fields.text->setAccessibleName(tr("Number %1").arg(number));
    giveRoom(fields.text);
    connect(fields.text, &QLineEdit::textChanged, this, &ContactSheet::showNumberRows);
    line->addWidget(fields.kind, 1);
    line->addWidget(fields.text, 2);
    column()->addWidget(fields.row);
    m_numbers.append(fields);
}

void ContactSheet::showNumberRows()
{
    int used = 0;
    for (int i = 0; i < m_numbers.size(); ++i) {
        if (!m_numbers.at(i).text->text().isEmpty())
            used = i + 1;
    }
    for (int i = 0; i < m_numbers.size(); ++i)
        m_numbers.at(i).row->setVisible(i < std::max(fewestRows, used + 1));
}

void ContactSheet::openNew()
{
    if (isVisible())
        return; // the key was pressed twice; nothing typed is lost
    setTitle(tr("New contact"));
    begin({});
}

void ContactSheet::openFor(const desk::StoredContact &contact, bool isOwn)
{
    Contact copy = contact.contact;
    if (!isOwn) {
        copy.uid.clear();
        copy.link.clear();
        // Some sources tell nothing but how the name is shown.
        if (copy.givenName.isEmpty() && copy.familyName.isEmpty() && copy.displayName != copy.company)
            copy.familyName = copy.displayName;
    }
    setTitle(isOwn ? tr("Change the contact") : tr("Copy to my contacts"));
    begin(copy);
}

void ContactSheet::begin(const Contact &contact)
{
    m_contact = contact;
    m_given->setText(contact.givenName);
    QStringList family{contact.middleNames, contact.particle, contact.familyName};
    family.removeAll(QString());
    m_family->setText(family.join(u' '));
    m_company->setText(contact.company);
    m_department->setText(contact.department);
    m_title->setText(contact.title);
    m_emails->setText(contact.emails.join(", "_L1));
    m_note->setText(contact.note);
    for (int i = 0; i < m_numbers.size(); ++i) {
        const bool isThere = i < contact.numbers.size();
        const NumberFields &fields = m_numbers.at(i);
        setChoice(fields.kind, isThere ? contact.numbers.at(i).kind : usualKinds.at(std::size_t(i) % usualKinds.size()));
        fields.text->setText(isThere ? contact.numbers.at(i).text : QString());
    }
    showNumberRows();
    m_problem->hide();
    open(m_given);
    m_given->selectAll();
}

Contact ContactSheet::written() const
{
    Contact contact = m_contact;
    contact.givenName = m_given->text().simplified();
    QStringList family{m_contact.middleNames, m_contact.particle, m_contact.familyName};
    family.removeAll(QString());
    // Only what was changed loses the parts that its source told apart.
    if (const QString typed = m_family->text().simplified(); typed != family.join(u' ')) {
        contact.middleNames.clear();
        contact.particle.clear();
        contact.familyName = typed;
    }
    contact.company = m_company->text().simplified();
    contact.department = m_department->text().simplified();
    contact.title = m_title->text().simplified();
    contact.note = m_note->text().trimmed();
    static const QRegularExpression between(u"[,;\\s]+"_s);
    contact.emails = m_emails->text().split(between, Qt::SkipEmptyParts);
    QVector<ContactNumber> numbers;
    for (int i = 0; i < m_numbers.size(); ++i) {
        const NumberFields &fields = m_numbers.at(i);
        const QString text = fields.text->text().simplified();
        if (text.isEmpty())
            continue;
        const bool preferred = i < m_contact.numbers.size() && m_contact.numbers.at(i).preferred;
        numbers.append({choiceOf<ContactNumberKind>(fields.kind), text, preferred});
    }
    // More than there are rows for.
    contact.numbers = numbers + m_contact.numbers.mid(std::min<qsizetype>(m_numbers.size(), m_contact.numbers.size()));
    return contact;
}

void ContactSheet::save()
{
    const Contact contact = written();
    const QString problem = desk::OwnContacts::problemOf(contact);
    if (!problem.isEmpty()) {
        m_problem->setText(problem);
        m_problem->show();
        QLineEdit *first = contact.numbers.isEmpty() && contact.emails.isEmpty()
                && !(contact.givenName + contact.familyName + contact.company).isEmpty()
            ? m_numbers.first().text : m_given;
        first->setAccessibleDescription(problem);
        first->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT saved(contact);
    leave();
}

} // namespace balie::ui
