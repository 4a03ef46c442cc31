#include "ui/settings/ConnectorHealthText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace balie::ui::connectorHealth {

using namespace Qt::Literals::StringLiterals;
using State = crm::ConnectorHealth::State;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("balie::ui::ConnectorHealthText", text);
}

QString word(State state)
{
    switch (state) {
    case State::Untried:
        return tr(QT_TRANSLATE_NOOP("balie::ui::ConnectorHealthText", "Was not asked yet."));
    case State::Working:
        return tr(QT_TRANSLATE_NOOP("balie::ui::ConnectorHealthText", "Works."));
    case State::Slow:
        return tr(QT_TRANSLATE_NOOP(
            "balie::ui::ConnectorHealthText", "Answers, but mostly too late for a call."));
    case State::SignedOut:
        return tr(QT_TRANSLATE_NOOP("balie::ui::ConnectorHealthText", "Nobody is signed in."));
    case State::Limited:
        return tr(QT_TRANSLATE_NOOP(
            "balie::ui::ConnectorHealthText", "The system wants fewer questions."));
    case State::Broken:
        return tr(QT_TRANSLATE_NOOP(
            "balie::ui::ConnectorHealthText", "Does not answer and is left out for now."));
    case State::Parked:
        return tr(QT_TRANSLATE_NOOP("balie::ui::ConnectorHealthText", "Cannot be used."));
    }
    return {};
}

} // namespace

IconName icon(State state)
{
    switch (state) {
    case State::Untried:
        return IconName::More;
    case State::Working:
        return IconName::Check;
    case State::Slow:
        return IconName::Journal;
    case State::SignedOut:
        return IconName::LinkOff;
    case State::Limited:
        return IconName::Hold;
    case State::Broken:
        return IconName::Error;
    case State::Parked:
        return IconName::Close;
    }
    return IconName::Info;
}

ColourRole colour(State state)
{
    switch (state) {
    case State::Working:
        return ColourRole::Success;
    case State::Slow:
    case State::SignedOut:
    case State::Limited:
        return ColourRole::Warning;
    case State::Broken:
    case State::Parked:
        return ColourRole::Danger;
    case State::Untried:
        break;
    }
    return ColourRole::Muted;
}

QString took(std::chrono::milliseconds time)
{
    if (time < std::chrono::seconds(1))
        return tr(QT_TRANSLATE_NOOP("balie::ui::ConnectorHealthText", "%1 ms"))
            .arg(QLocale().toString(qlonglong(time.count())));
    return tr(QT_TRANSLATE_NOOP("balie::ui::ConnectorHealthText", "%1 s"))
        .arg(QLocale().toString(double(time.count()) / 1000.0, 'f', 1));
}

QString sentence(const crm::ConnectorHealth &health)
{
    QStringList all{health.why.isEmpty() ? word(health.state) : health.why};
    if (health.state == State::Working && health.lastTook.count() > 0)
        all << tr(QT_TRANSLATE_NOOP("balie::ui::ConnectorHealthText", "The last answer took %1."))
                   .arg(took(health.lastTook));
    if (health.untilWallMs > 0) {
        const QDateTime until = QDateTime::fromMSecsSinceEpoch(health.untilWallMs);
        all << tr(QT_TRANSLATE_NOOP("balie::ui::ConnectorHealthText", "Is asked again at %1."))
                   .arg(QLocale().toString(until.time(), QLocale::ShortFormat));
    }
    if (!health.remedy.isEmpty())
        all << health.remedy;
    return all.join(u' ');
}

} // namespace balie::ui::connectorHealth
