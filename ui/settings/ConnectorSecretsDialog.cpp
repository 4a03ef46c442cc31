#include "ui/settings/ConnectorSecretsDialog.h"

#include "ui/theme/Button.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <algorithm>

namespace balie::ui {

namespace {

constexpr int widthInLetters = 64;

bool hasToSignIn(const crm::ConnectorSetup &setup, const QVector<crm::ConnectorHealth> &healths, const QString &id)
{
    using State = crm::ConnectorHealth::State;
    const auto health = std::find_if(
        healths.cbegin(), healths.cend(), [&id](const crm::ConnectorHealth &one) { return one.connector == id; });
    const State state = health == healths.cend() ? State::Untried : health->state;
    return state == State::SignedOut || (setup.isKeychainMissing() && state != State::Working);
}

} // namespace

QVector<ConnectorSecretsDialog::Need> ConnectorSecretsDialog::needs(const crm::ConnectorSetup &setup)
{
    QVector<Need> needs;
    const QVector<crm::ProfileInfo> profiles = setup.profiles();
    const QVector<crm::ConnectorEntry> entries = setup.entries();
    const QVector<crm::ConnectorHealth> healths = setup.health();
    for (const crm::ConnectorEntry &entry : entries) {
        const auto profile = std::find_if(profiles.cbegin(), profiles.cend(),
            [&entry](const crm::ProfileInfo &info) { return info.id == entry.profile; });
        if (!entry.isOn || profile == profiles.cend())
            continue;
        Need need{entry, entry.name.isEmpty() ? profile->name : entry.name, {},
            profile->hasSignIn && hasToSignIn(setup, healths, entry.id)};
        std::copy_if(profile->fields.cbegin(), profile->fields.cend(), std::back_inserter(need.fields),
            [&](const crm::SettingField &field) {
                return field.kind == crm::SettingField::Kind::Secret && !setup.hasSecret(entry.id, field.key)
                    && (field.required || entry.secretKeys.contains(field.key));
            });
        if (!need.fields.isEmpty() || need.hasToSignIn)
            needs.append(need);
    }
    return needs;
}

ConnectorSecretsDialog::ConnectorSecretsDialog(
    const Theme &theme, crm::ConnectorSetup &setup, const QVector<Need> &needs, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_setup(setup)
    , m_needs(needs)
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("Passwords of customer systems - Balie"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->setSpacing(0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(scroll);
    auto *column = new QVBoxLayout(content);
    const int edge = theme.metric(Metric::Space6);
    column->setContentsMargins(edge, edge, edge, theme.metric(Metric::Space2));
    column->setSpacing(theme.metric(Metric::Space3));
    addLine(*column, tr("Passwords of your customer systems"), Look::Title);
    addLine(*column, setup.keychainTrouble(), Look::MutedText);
    for (qsizetype i = 0; i < m_needs.size(); ++i)
        addNeed(*column, i);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    setLook(m_problem, Look::ErrorText);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addStretch(1);
    scroll->setWidget(content);
    outer->addWidget(scroll, 1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.metric(Metric::Space2));
    buttons->setContentsMargins(edge, theme.metric(Metric::Space2), edge, edge);
    buttons->addStretch(1);
    auto *later = new Button(theme, Look::Plain, m_fields.isEmpty() ? tr("Close") : tr("Not now"), this);
    later->setAutoDefault(false);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(later);
    if (!m_fields.isEmpty()) {
        auto *use = new Button(theme, Look::PrimaryButton, tr("Use until Balie ends"), this);
        use->setDefault(true);
        connect(use, &QPushButton::clicked, this, &ConnectorSecretsDialog::accept);
        buttons->addWidget(use);
        m_fields.first().line->setFocus();
    }
    outer->addLayout(buttons);
    const int width = qMin(fontMetrics().averageCharWidth() * widthInLetters, screen()->availableGeometry().width());
    const int height = content->heightForWidth(width) + buttons->sizeHint().height();
    resize(width, qMin(height, screen()->availableGeometry().height()));
}

void ConnectorSecretsDialog::addLine(QVBoxLayout &column, const QString &text, Look look)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setLook(label, look);
    column.addWidget(label);
}

void ConnectorSecretsDialog::addNeed(QVBoxLayout &column, qsizetype index)
{
    const Need &need = m_needs.at(index);
    addLine(column, need.name, Look::StrongText);
    if (!need.fields.isEmpty()) {
        auto *form = new QFormLayout;
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        form->setRowWrapPolicy(QFormLayout::WrapLongRows);
        form->setHorizontalSpacing(m_theme.metric(Metric::Space3));
        form->setVerticalSpacing(m_theme.metric(Metric::Space2));
        for (const crm::SettingField &field : need.fields) {
            auto *line = new QLineEdit(this);
            line->setEchoMode(QLineEdit::Password);
            line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
            line->setAccessibleName(need.name + QStringLiteral(": ") + field.label);
            line->setAccessibleDescription(field.help);
            QString shown = field.label;
            auto *caption = new QLabel(shown.replace(u'&', QStringLiteral("&&")), this);
            caption->setBuddy(line);
            form->addRow(caption, line);
            m_fields.append({index, field.key, line});
        }
        column.addLayout(form);
    }
    if (!need.hasToSignIn)
        return;
    addLine(column,
        m_setup.isKeychainMissing() ? tr("Your sign-in there is not kept either. Sign in again at Settings, Customer systems.")
                                    : tr("You are not signed in there. Sign in at Settings, Customer systems."),
        Look::MutedText);
}

void ConnectorSecretsDialog::accept()
{
    for (qsizetype i = 0; i < m_needs.size(); ++i) {
        QHash<QString, QString> typed;
        for (const Field &field : std::as_const(m_fields)) {
            if (field.need == i && !field.line->text().isEmpty())
                typed.insert(field.key, field.line->text());
        }
        if (typed.isEmpty())
            continue;
        // As it stands now: it may have been changed or removed at the settings meanwhile.
        const QVector<crm::ConnectorEntry> entries = m_setup.entries();
        const auto entry = std::find_if(entries.cbegin(), entries.cend(),
            [&](const crm::ConnectorEntry &other) { return other.id == m_needs.at(i).entry.id; });
        if (entry == entries.cend())
            continue;
        if (const auto saved = m_setup.save(*entry, typed); !saved) {
            m_problem->setText(saved.error().userText);
            m_problem->show();
            return;
        }
    }
    QDialog::accept();
}

} // namespace balie::ui
