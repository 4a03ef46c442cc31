#include "ui/calls/SuggestionRow.h"

#include "ui/calls/ElidedLabel.h"
#include "ui/theme/Button.h"
#include "ui/theme/NumberLabel.h"

#include <QHBoxLayout>
#include <QLabel>

namespace balie::ui {

namespace {

QString reason(desk::RecallSuggestion::Why why)
{
    switch (why) {
    case desk::RecallSuggestion::Why::Deputy:
        return SuggestionRow::tr("stands in");
    case desk::RecallSuggestion::Why::SameDepartment:
        return SuggestionRow::tr("same department");
    case desk::RecallSuggestion::Why::Usual:
        break;
    }
    return {};
}

} // namespace

SuggestionRow::SuggestionRow(
    const Theme &theme, const desk::RecallSuggestion &suggestion, const QString &key, QWidget *parent)
    : QWidget(parent)
    , m_button(new Button(theme, Look::FlatButton, QString(), this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(theme.metric(Metric::Space2));
    auto *who = new ElidedLabel(this);
    const QString name
        //: %1 is the colleague who takes most calls of this caller
        = suggestion.why == desk::RecallSuggestion::Why::Usual ? tr("Usually %1").arg(suggestion.name) : suggestion.name;
    QStringList parts{name, reason(suggestion.why)};
    parts.removeAll(QString());
    who->setParts(parts, int(parts.size()) - 1);
    auto *extension = new NumberLabel(theme, TextStyle::Body, ColourRole::Muted, this);
    extension->setText(suggestion.extension);
    extension->setAccessibleName(tr("Telephone"));
    line->addWidget(who, 1);
    line->addWidget(extension);
    line->addWidget(m_button);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setToolTip(tr("Transfer to %1").arg(suggestion.name));
    m_button->setAccessibleName(m_button->toolTip());
    if (!key.isEmpty()) {
        auto *hint = new QLabel(key, this);
        setLook(hint, Look::MutedText);
        hint->setToolTip(tr("Chooses %1: then the line under the list says what Enter does").arg(suggestion.name));
        hint->setAccessibleName(tr("Key %1 chooses %2").arg(key, suggestion.name));
        line->insertWidget(2, hint);
    }
    const auto dress = [this, &theme] { m_button->setIcon(theme.icon(IconName::Transfer)); };
    connect(&theme, &Theme::changed, this, dress);
    dress();
}

} // namespace balie::ui
