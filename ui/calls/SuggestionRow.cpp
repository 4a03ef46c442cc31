#include "ui/calls/SuggestionRow.h"

#include "ui/calls/ElidedLabel.h"
#include "ui/theme/Button.h"
#include "ui/theme/NumberLabel.h"

#include <QHBoxLayout>

namespace balie::ui {

SuggestionRow::SuggestionRow(
    const Theme &theme, const desk::RecallSuggestion &suggestion, QWidget *parent)
    : QWidget(parent)
    , m_button(new Button(theme, Look::FlatButton, QString(), this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(theme.metric(Metric::Space2));
    auto *who = new ElidedLabel(this);
    const QString why = suggestion.why == desk::RecallSuggestion::Why::Deputy
        ? tr("stands in")
        : tr("same department");
    who->setParts({suggestion.name, why}, 1);
    auto *extension = new NumberLabel(theme, TextStyle::Body, ColourRole::Muted, this);
    extension->setText(suggestion.extension);
    extension->setAccessibleName(tr("Telephone"));
    line->addWidget(who, 1);
    line->addWidget(extension);
    line->addWidget(m_button);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setToolTip(tr("Transfer to %1").arg(suggestion.name));
    m_button->setAccessibleName(m_button->toolTip());
    const auto dress = [this, &theme] { m_button->setIcon(theme.icon(IconName::Transfer)); };
    connect(&theme, &Theme::changed, this, dress);
    dress();
}

} // namespace balie::ui
