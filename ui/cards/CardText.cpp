#include "ui/cards/CardText.h"

#include "ui/settings/ConnectorHealthText.h"

#include <QCoreApplication>
#include <algorithm>

namespace balie::ui::cardText {

using namespace Qt::Literals::StringLiterals;
using State = crm::SourceReport::State;

namespace {

constexpr qsizetype longestOnButton = 32;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(balie::ui::CardText)
};

QString join(QStringList parts)
{
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(u" · "_s);
}

} // namespace

QString cut(const QString &text, qsizetype most)
{
    const QString line = text.simplified();
    return line.size() <= most ? line : line.first(most - 1) + u'…';
}

QString forButton(const QString &text)
{
    return cut(text, longestOnButton).replace(u'&', u"&&"_s);
}

QString who(const crm::ContactCard &card)
{
    const QString text = join({card.name.simplified(), card.company.simplified()});
    return text.isEmpty() ? Words::tr("Without a name") : text;
}

QStringList role(const crm::ContactCard &card)
{
    QStringList parts{card.title.simplified(), card.department.simplified()};
    if (card.company != card.name)
        parts << card.company.simplified();
    if (card.kind == crm::CardKind::Lead)
        parts << Words::tr("no customer yet");
    parts.removeAll(QString());
    return parts;
}

QString source(const desk::CallCards &cards, const crm::CardKey &key)
{
    const auto &sources = cards.findings.sources;
    const auto from = std::find_if(sources.begin(), sources.end(),
        [&key](const crm::SourceReport &one) { return one.connector == key.connector; });
    if (from == sources.end())
        return cards.systemName(key.connector);
    if (from->fromMemory)
        return join({from->name, Words::tr("from memory")});
    return join(
        {from->name, from->took.count() > 0 ? connectorHealth::took(from->took) : QString()});
}

QString reason(const crm::ContactCard &card, const desk::People &people)
{
    const QString by = cut(card.matchedBy, 60);
    switch (card.match) {
    case crm::CardMatch::Number:
        return by.isEmpty()
            ? Words::tr("Has the number of this call.")
            : Words::tr("Has the number of this call: %1").arg(people.shownNumber(by));
    case crm::CardMatch::CompanyNumber:
        return by.isEmpty()
            ? Words::tr("Its number begins like that of this call: probably the caller's company.")
            : Words::tr(
                "Its number %1 begins like that of this call: probably the caller's company.")
                  .arg(people.shownNumber(by));
    case crm::CardMatch::Name:
        return Words::tr("Has this name.");
    case crm::CardMatch::None:
        break;
    }
    return {};
}

QString otherSystems(const desk::CallCards &cards, const crm::FoundCard &found)
{
    QStringList names;
    for (const crm::ContactCard &other : found.alsoIn)
        names << cards.systemName(other.key.connector);
    names.removeAll(QString());
    names.removeDuplicates();
    return names.isEmpty() ? QString() : Words::tr("Also known in %1.").arg(names.join(u", "_s));
}

QString progress(const crm::SourceReport &report)
{
    switch (report.state) {
    case State::Waiting:
        return Words::tr("%1: is being asked ...").arg(report.name);
    case State::TooLate:
        return Words::tr("%1: did not answer in time.").arg(report.name);
    case State::Failed:
    case State::Skipped:
        if (report.why.isEmpty()) {
            return report.state == State::Failed
                ? Words::tr("%1: could not be asked.").arg(report.name)
                : Words::tr("%1: was not asked.").arg(report.name);
        }
        return Words::tr("%1: %2").arg(report.name, report.why);
    case State::Found:
    case State::Nothing:
        break;
    }
    return {};
}

IconName progressIcon(State state)
{
    switch (state) {
    case State::TooLate:
        return IconName::Journal;
    case State::Failed:
        return IconName::Error;
    case State::Skipped:
        return IconName::Info;
    default:
        return IconName::More;
    }
}

ColourRole progressColour(State state)
{
    switch (state) {
    case State::TooLate:
        return ColourRole::Warning;
    case State::Failed:
        return ColourRole::Danger;
    default:
        return ColourRole::Muted;
    }
}

} // namespace balie::ui::cardText
