#include "ui/contacts/ColumnChooser.h"

#include "desk/contacts/ContactsModel.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/settings/EnumCombo.h"
#include "ui/theme/Button.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using desk::CsvColumns;
using desk::CsvMeaning;

namespace {

constexpr int rowsShown = 3;

} // namespace

ColumnChooser::ColumnChooser(const Theme &theme, CsvColumns &columns, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_columns(columns), m_title(new QLabel(this)),
      m_headings(new QCheckBox(tr("The first row holds &headings"), this)), m_scroll(new QScrollArea(this)),
      m_preview(new QLabel(this)), m_problem(new QLabel(this)),
      m_import(new Button(theme, Look::PrimaryButton, tr("Import"), this)),
      m_cancel(new Button(theme, Look::Plain, tr("Cancel"), this))
{
    setAccessibleName(tr("Columns of the file"));
    auto *whole = new QVBoxLayout(this);
    const int edge = theme.metric(Metric::Space4);
    whole->setContentsMargins(edge, edge, edge, edge);
    whole->setSpacing(theme.metric(Metric::Space2));
    setLook(m_title, Look::Title);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    whole->addWidget(m_title);
    auto *hint = new QLabel(tr("Say what each column holds. What was recognised is filled in."), this);
    setLook(hint, Look::MutedText);
    hint->setWordWrap(true);
    whole->addWidget(hint);
    whole->addWidget(m_headings);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(tr("Columns of the file"));
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    whole->addWidget(m_scroll, 1);
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setWordWrap(true);
    whole->addWidget(m_preview);
    setLook(m_problem, Look::ErrorText);
    m_problem->setWordWrap(true);
    whole->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_import);
    whole->addLayout(buttons);
    m_import->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_import->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connect(m_headings, &QCheckBox::toggled, &columns, &CsvColumns::setHasHeadings);
    connect(m_import, &QPushButton::clicked, this, &ColumnChooser::importWanted);
    connect(m_cancel, &QPushButton::clicked, this, &ColumnChooser::cancelled);
    connect(&columns, &QAbstractItemModel::modelReset, this, &ColumnChooser::rebuild);
    connect(&columns, &CsvColumns::mappingChanged, this, &ColumnChooser::refresh);
}

void ColumnChooser::begin(const QString &fileName)
{
    m_title->setText(fileName);
    rebuild();
    refresh();
    if (!m_choices.isEmpty())
        m_choices.first()->setFocus(Qt::OtherFocusReason);
}

void ColumnChooser::rebuild()
{
    const QWidget *focus = focusWidget();
    const bool headingsFocused = focus == m_headings;
    auto *content = new QWidget(m_scroll);
    setLook(content, Look::Panel);
    auto *grid = new QGridLayout(content);
    grid->setHorizontalSpacing(m_theme.metric(Metric::Space3));
    grid->setVerticalSpacing(m_theme.metric(Metric::Space1));
    for (const int column : {0, 1, 2})
        grid->setColumnStretch(column, 1);
    m_choices.clear();
    QWidget *before = m_headings;
    for (int row = 0; row < m_columns.rowCount(); ++row) {
        const auto text = [&](CsvColumns::Column column) {
            return m_columns.data(m_columns.index(row, column), Qt::DisplayRole).toString();
        };
        auto *heading = new ElidedLabel(content);
        setLook(heading, Look::StrongText);
        heading->setText(text(CsvColumns::Heading));
        auto *example = new ElidedLabel(content);
        setLook(example, Look::MutedText);
        example->setText(text(CsvColumns::Example));
        auto *choice = new QComboBox(content);
        for (int meaning = 0; meaning < desk::csvMeanings; ++meaning)
            addChoice(choice, desk::csvMeaningName(CsvMeaning(meaning)), meaning);
        setChoice(choice, m_columns.mapping().meanings.at(row));
        choice->setAccessibleName(tr("%1 holds").arg(text(CsvColumns::Heading)));
        choice->setAccessibleDescription(tr("For example %1").arg(text(CsvColumns::Example)));
        // The wheel is for the list of columns.
        choice->setFocusPolicy(Qt::StrongFocus);
        connect(choice, &QComboBox::activated, this, [this, row, choice] {
            m_columns.setData(m_columns.index(row, CsvColumns::Meaning), choice->currentData(), Qt::EditRole);
        });
        grid->addWidget(heading, row, 0);
        grid->addWidget(example, row, 1);
        grid->addWidget(choice, row, 2);
        setTabOrder(before, choice);
        before = choice;
        m_choices.append(choice);
    }
    grid->setRowStretch(m_columns.rowCount(), 1);
    m_scroll->setWidget(content);
    setTabOrder(before, m_cancel);
    setTabOrder(m_cancel, m_import);
    const QSignalBlocker quiet(m_headings);
    m_headings->setChecked(m_columns.mapping().hasHeadings);
    if (headingsFocused)
        m_headings->setFocus();
}

void ColumnChooser::refresh()
{
    QStringList lines;
    const auto contacts = m_columns.preview(rowsShown);
    for (const Contact &contact : contacts) {
        QStringList name{contact.givenName, contact.middleNames, contact.particle, contact.familyName};
        name.removeAll(QString());
        QStringList parts{contact.displayName.isEmpty() ? name.join(u' ') : contact.displayName, contact.company,
                          contact.department};
        for (const ContactNumber &number : contact.numbers)
            parts.append(u"%1 %2"_s.arg(desk::numberKindName(number.kind), number.text));
        parts += contact.emails;
        parts.removeAll(QString());
        lines.append(parts.join(u" \u00b7 "_s));
    }
    m_preview->setText(tr("So the first rows come in:") + u'\n' + lines.join(u'\n'));
    const QString problem = m_columns.problem();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_import->setBlockedBy(problem);
}

} // namespace balie::ui
