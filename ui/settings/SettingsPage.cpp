#include "ui/settings/SettingsPage.h"

#include "ui/theme/Look.h"

#include <QFormLayout>
#include <QLabel>

namespace balie::ui {

SettingsPage::SettingsPage(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(title)
    , m_form(new QFormLayout(this))
{
    setAccessibleName(title);
    const int edge = theme.metric(Metric::Space4);
    m_form->setContentsMargins(edge, edge, edge, edge);
    m_form->setHorizontalSpacing(theme.metric(Metric::Space3));
    m_form->setVerticalSpacing(theme.metric(Metric::Space2));
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    // With large text there is no room for two columns: then the field goes under its label.
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto *heading = new QLabel(title, this);
    setLook(heading, Look::Title);
    m_form->addRow(heading);
}

void SettingsPage::addRow(const QString &label, QWidget *field)
{
    addRow(label, field, field);
}

void SettingsPage::addRow(const QString &label, QWidget *field, QWidget *row)
{
    auto *caption = new QLabel(label, this);
    caption->setBuddy(field);
    QString name = label;
    field->setAccessibleName(name.remove(u'&'));
    m_form->addRow(caption, row);
}

void SettingsPage::addWide(QWidget *widget)
{
    m_form->addRow(widget);
}

QLabel *SettingsPage::addHint(const QString &text)
{
    auto *hint = new QLabel(text, this);
    hint->setWordWrap(true);
    setLook(hint, Look::MutedText);
    m_form->addRow(hint);
    return hint;
}

QLabel *SettingsPage::addProblem()
{
    auto *place = new QLabel(this);
    place->setWordWrap(true);
    setLook(place, Look::ErrorText);
    place->hide();
    m_form->addRow(place);
    return place;
}

void SettingsPage::showProblem(QLabel *place, QWidget *field, const QString &sentence)
{
    place->setText(sentence);
    place->setVisible(!sentence.isEmpty());
    if (field)
        field->setAccessibleDescription(sentence);
}

} // namespace balie::ui
