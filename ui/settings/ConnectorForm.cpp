#include "ui/settings/ConnectorForm.h"

#include "ui/signin/ChooseFile.h"
#include "ui/theme/Button.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>
#include <algorithm>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using crm::SettingField;
using Kind = crm::SettingField::Kind;

namespace {

/// As a label with a mnemonic shows it unchanged.
QString plainLabel(const QString &text)
{
    return QString(text).replace(u"&"_s, u"&&"_s);
}

} // namespace

ConnectorForm::ConnectorForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_form(nullptr)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
}

void ConnectorForm::show(const QVector<SettingField> &fields, const QHash<QString, QString> &values,
    const QHash<QString, QString> &typed, const QSet<QString> &kept)
{
    m_rows.clear();
    m_stops.clear();
    if (m_fields != nullptr) {
        m_fields->hide();
        m_fields->deleteLater(); // a field of it may be what led here
    }
    m_fields = new QWidget(this);
    layout()->addWidget(m_fields);
    m_form = new QFormLayout(m_fields);
    m_form->setContentsMargins({});
    m_form->setHorizontalSpacing(m_theme.metric(Metric::Space3));
    m_form->setVerticalSpacing(m_theme.metric(Metric::Space2));
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (const SettingField &field : fields) {
        const QString value = field.kind == Kind::Secret
            ? typed.value(field.key)
            : values.value(field.key, field.defaultValue);
        add(field, value, kept.contains(field.key));
    }
    m_fields->setVisible(!fields.isEmpty());
}

void ConnectorForm::add(const SettingField &field, const QString &value, bool isKept)
{
    Row row;
    row.field = field;
    row.isKept = isKept;
    auto *place = new QWidget(m_fields);
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins({});
    column->setSpacing(m_theme.metric(Metric::Space1));
    QWidget *line = makeEditor(row, value);
    line->setParent(place);
    column->addWidget(line);
    if (!field.help.isEmpty()) {
        auto *help = new QLabel(field.help, place);
        help->setTextFormat(Qt::PlainText);
        help->setWordWrap(true);
        setLook(help, Look::MutedText);
        column->addWidget(help);
    }
    row.problem = new QLabel(place);
    row.problem->setTextFormat(Qt::PlainText);
    row.problem->setWordWrap(true);
    setLook(row.problem, Look::ErrorText);
    row.problem->hide();
    column->addWidget(row.problem);
    row.editor->setAccessibleName(field.required || field.kind == Kind::Switch
            ? field.label
            : tr("%1 (optional)").arg(field.label));
    row.editor->setAccessibleDescription(field.help);
    if (field.kind == Kind::Switch) {
        m_form->addRow(place); // its text is beside the box
    } else {
        auto *caption = new QLabel(plainLabel(row.editor->accessibleName()), m_fields);
        caption->setTextFormat(Qt::PlainText);
        caption->setBuddy(row.editor);
        m_form->addRow(caption, place);
    }
    m_rows.append(row);
    m_stops.append(row.editor);
    if (auto *button = place->findChild<QPushButton *>())
        m_stops.append(button);
}

QWidget *ConnectorForm::makeEditor(Row &row, const QString &value)
{
    const SettingField &field = row.field;
    const auto edited
        = [this, key = field.key](const QString &now) { Q_EMIT valueEdited(key, now); };
    if (field.kind == Kind::Switch) {
        auto *box = new QCheckBox(plainLabel(field.label), m_fields);
        box->setChecked(value == u"true"_s);
        connect(box, &QCheckBox::toggled, this,
            [edited](bool on) { edited(on ? u"true"_s : u"false"_s); });
        row.value = [box] { return box->isChecked() ? u"true"_s : u"false"_s; };
        row.editor = box;
        return box;
    }
    if (field.kind == Kind::Choice) {
        auto *combo = new QComboBox(m_fields);
        combo->addItems(field.choices);
        if (!field.choices.contains(value))
            combo->insertItem(
                0, value); // nothing chosen, or a value of another version: shown as it is
        combo->setCurrentText(value);
        connect(combo, &QComboBox::textActivated, this, edited);
        row.value = [combo] { return combo->currentText(); };
        row.editor = combo;
        return combo;
    }
    auto *line = new QLineEdit(value, m_fields);
    row.editor = line;
    row.value = [line] { return line->text().trimmed(); };
    const bool isSecret = field.kind == Kind::Secret;
    if (isSecret) {
        line->setEchoMode(QLineEdit::Password);
        line->setPlaceholderText(
            row.isKept ? tr("Is kept. Type to replace it.") : tr("There is none yet."));
    } else if (field.kind == Kind::Address) {
        line->setPlaceholderText(u"https://"_s);
        line->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    } else if (field.kind == Kind::Number) {
        line->setValidator(new QRegularExpressionValidator(QRegularExpression(u"\\d*"_s), line));
        line->setInputMethodHints(Qt::ImhDigitsOnly);
    }
    connect(line, &QLineEdit::textEdited, this,
        [this, isSecret, edited, key = field.key](const QString &now) {
            if (isSecret)
                Q_EMIT secretEdited(key, now);
            else
                edited(now.trimmed());
            for (const Row &one : std::as_const(m_rows)) {
                if (one.field.key == key && one.problem->isVisibleTo(this))
                    tell(one);
            }
        });
    if (field.kind != Kind::File)
        return line;
    auto *both = new QWidget(m_fields);
    auto *beside = new QHBoxLayout(both);
    beside->setContentsMargins({});
    beside->setSpacing(m_theme.metric(Metric::Space2));
    auto *choose = new Button(m_theme, Look::Plain, tr("Choose..."), both);
    choose->setAccessibleName(tr("Choose a file: %1").arg(field.label));
    beside->addWidget(line, 1);
    beside->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, [this, line, edited, label = field.label] {
        chooseFile(this, label, tr("All files (*)"), [line, edited](const QString &path) {
            line->setText(path);
            edited(path);
        });
    });
    return both;
}

bool ConnectorForm::isMissing(const Row &row)
{
    return row.field.required && !(row.field.kind == Kind::Secret && row.isKept)
        && row.value().isEmpty();
}

void ConnectorForm::tell(const Row &row)
{
    const QString sentence = isMissing(row) ? tr("Fill in: %1").arg(row.field.label) : QString();
    row.problem->setText(sentence);
    row.problem->setVisible(!sentence.isEmpty());
    row.editor->setAccessibleDescription(sentence.isEmpty() ? row.field.help : sentence);
}

bool ConnectorForm::isComplete() const
{
    return std::none_of(
        m_rows.begin(), m_rows.end(), [](const Row &row) { return isMissing(row); });
}

bool ConnectorForm::showMissing()
{
    const Row *first = nullptr;
    for (const Row &row : std::as_const(m_rows)) {
        tell(row);
        if (first == nullptr && isMissing(row))
            first = &row;
    }
    if (first == nullptr)
        return false;
    first->editor->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace balie::ui
