// The buttons and the form of the page, and what they do.
#include "ui/calls/FlowLayout.h"
#include "ui/settings/ConnectorCopyRow.h"
#include "ui/settings/ConnectorForm.h"
#include "ui/settings/ConnectorSignIn.h"
#include "ui/settings/ConnectorTrial.h"
#include "ui/settings/ConnectorsPage.h"
#include "ui/settings/EnumCombo.h"
#include "ui/theme/Button.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using Pop = crm::ConnectorEntry::Pop;

void ConnectorsPage::makeButtons()
{
    m_buttons = new QWidget(this);
    auto *flow = new FlowLayout(m_buttons);
    flow->setContentsMargins({});
    flow->setSpacing(theme().metric(Metric::Space2));
    m_add = new Button(theme(), Look::Plain, tr("A&dd..."), m_buttons);
    m_up = new Button(theme(), Look::Plain, tr("Move up"), m_buttons);
    m_down = new Button(theme(), Look::Plain, tr("Move down"), m_buttons);
    m_remove = new Button(theme(), Look::Plain, tr("&Remove"), m_buttons);
    m_up->setKeyHint(QKeySequence(Qt::ALT | Qt::Key_Up).toString(QKeySequence::NativeText));
    m_down->setKeyHint(QKeySequence(Qt::ALT | Qt::Key_Down).toString(QKeySequence::NativeText));
    for (Button *button : {m_add, m_up, m_down, m_remove})
        flow->addWidget(button);
    addWide(m_buttons);
    connect(m_add, &QPushButton::clicked, this, &ConnectorsPage::openChooser);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_remove, &QPushButton::clicked, this, &ConnectorsPage::removeCurrent);
}

void ConnectorsPage::makeDetails()
{
    const int gap = theme().metric(Metric::Space2);
    m_details = new QWidget(this);
    auto *column = new QVBoxLayout(m_details);
    column->setContentsMargins({});
    column->setSpacing(gap);
    m_system = new QLabel(m_details);
    m_system->setTextFormat(Qt::PlainText);
    m_system->setWordWrap(true);
    setLook(m_system, Look::StrongText);
    column->addWidget(m_system);
    auto *line = new QHBoxLayout;
    line->setSpacing(gap);
    m_mark = new QLabel(m_details);
    m_state = new QLabel(m_details);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(m_mark, 0, Qt::AlignTop);
    line->addWidget(m_state, 1);
    column->addLayout(line);
    m_instructions
        = new Button(theme(), Look::Plain, tr("I&nstructions for this system"), m_details);
    column->addWidget(m_instructions, 0, Qt::AlignLeft);

    auto *form = new QFormLayout;
    form->setContentsMargins({});
    form->setHorizontalSpacing(theme().metric(Metric::Space3));
    form->setVerticalSpacing(gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_name = new QLineEdit(m_details);
    m_name->setAccessibleName(tr("Name"));
    auto *nameCaption = new QLabel(tr("Na&me"), m_details);
    nameCaption->setBuddy(m_name);
    form->addRow(nameCaption, m_name);
    m_pop = new QComboBox(m_details);
    addChoice(m_pop, tr("In Balie only"), Pop::Beside);
    addChoice(m_pop, tr("When the call was answered"), Pop::OnAnswer);
    addChoice(m_pop, tr("When it rings"), Pop::OnRing);
    addChoice(m_pop, tr("Never by itself"), Pop::Off);
    m_pop->setAccessibleName(tr("Its card opens"));
    auto *popCaption = new QLabel(tr("Its card o&pens"), m_details);
    popCaption->setBuddy(m_pop);
    form->addRow(popCaption, m_pop);
    column->addLayout(form);
    m_form = new ConnectorForm(theme(), m_details);
    column->addWidget(m_form);
    m_problem = new QLabel(m_details);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::ErrorText);
    column->addWidget(m_problem);
    m_signIn = new ConnectorSignIn(theme(), m_setup, m_doors, m_details);
    column->addWidget(m_signIn);
    m_copy = new ConnectorCopyRow(theme(), m_copies, m_details);
    column->addWidget(m_copy);
    m_trial = new ConnectorTrial(theme(), m_setup, m_details);
    column->addWidget(m_trial);
    addWide(m_details);

    connect(m_instructions, &QPushButton::clicked, this, [this] {
        if (current() < 0)
            return;
        if (const crm::ProfileInfo *profile = profileOf(m_edited.at(current()).entry))
            m_doors.openInstructions(profile->readmePath);
    });
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &name) {
        changeEntry([&name](crm::ConnectorEntry &entry) { entry.name = name.trimmed(); });
        if (const int row = current(); row >= 0)
            showRow(row);
    });
    connect(m_pop, &QComboBox::activated, this, [this] {
        changeEntry([this](crm::ConnectorEntry &entry) { entry.pop = choiceOf<Pop>(m_pop); });
    });
    connect(m_form, &ConnectorForm::valueEdited, this,
        [this](const QString &key, const QString &value) {
            changeEntry([&](crm::ConnectorEntry &entry) { entry.values.insert(key, value); });
        });
    connect(m_form, &ConnectorForm::secretEdited, this,
        [this](const QString &key, const QString &value) {
            const int row = current();
            if (row < 0)
                return;
            if (value.isEmpty())
                m_edited[row].secrets.remove(key); // as it was
            else
                m_edited[row].secrets.insert(key, value);
            touched();
        });
    connect(m_trial, &ConnectorTrial::wanted, this, [this] {
        const int row = current();
        if (row < 0 || m_form->showMissing())
            return;
        m_trial->begin(m_edited.at(row).entry, m_edited.at(row).secrets);
    });
}

} // namespace balie::ui
