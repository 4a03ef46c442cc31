#include "ui/signin/StepList.h"

#include "ui/theme/Look.h"

#include <QGridLayout>

namespace balie::ui {

namespace {

QString stateWord(StepList::State state)
{
    switch (state) {
    case StepList::State::Waiting:
        return StepList::tr("not tried yet");
    case StepList::State::Running:
        return StepList::tr("trying");
    case StepList::State::Passed:
        return StepList::tr("in order");
    case StepList::State::Skipped:
        return StepList::tr("skipped");
    case StepList::State::Warned:
        return StepList::tr("does not work, but the rest does");
    case StepList::State::Failed:
        return StepList::tr("failed");
    case StepList::State::Stopped:
        return StepList::tr("stopped");
    }
    return {};
}

} // namespace

StepList::StepList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Steps of signing in"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(theme.metric(Metric::Space2));
    grid->setVerticalSpacing(theme.metric(Metric::Space1));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    for (int i = 0; i < SignInStepCount; ++i) {
        Row &row = m_rows[static_cast<size_t>(i)];
        row.mark = new QLabel(this);
        row.mark->setFixedWidth(theme.metric(Metric::IconSmall));
        row.mark->setAlignment(Qt::AlignCenter);
        row.name = new QLabel(title(static_cast<SignInStep>(i)), this);
        row.name->setWordWrap(true);
        row.sentence = new QLabel(this);
        row.sentence->setWordWrap(true);
        // A sentence stays readable and can be copied into a mail to the administrator.
        row.sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(row.mark, i, 0, Qt::AlignTop);
        grid->addWidget(row.name, i, 1, Qt::AlignTop);
        grid->addWidget(row.sentence, i, 2, Qt::AlignTop);
    }
    connect(&theme, &Theme::changed, this, [this] {
        for (Row &row : m_rows)
            drawMark(row);
    });
    reset();
}

void StepList::reset()
{
    for (int i = 0; i < SignInStepCount; ++i)
        set(static_cast<SignInStep>(i), State::Waiting);
}

void StepList::set(SignInStep step, State state, const QString &sentence)
{
    Row &changed = row(step);
    changed.state = state;
    changed.sentence->setText(sentence);
    setLook(changed.sentence, state == State::Failed ? Look::ErrorText : Look::MutedText);
    const QString spoken = sentence.isEmpty() ? stateWord(state)
                                              : stateWord(state) + QStringLiteral(", ") + sentence;
    changed.name->setAccessibleName(tr("%1: %2").arg(title(step), spoken));
    changed.sentence->setAccessibleName(changed.name->accessibleName());
    drawMark(changed);
}

void StepList::drawMark(Row &row)
{
    const auto draw = [&](IconName icon, ColourRole colour) {
        row.mark->setPixmap(
            m_theme.pixmap(icon, colour, m_theme.metric(Metric::IconSmall), devicePixelRatioF()));
    };
    switch (row.state) {
    case State::Waiting:
    case State::Stopped:
        row.mark->setPixmap({});
        row.mark->setText(QStringLiteral("·"));
        break;
    case State::Running:
        draw(IconName::More, ColourRole::Accent);
        break;
    case State::Passed:
        draw(IconName::Check, ColourRole::Success);
        break;
    case State::Skipped:
        row.mark->setPixmap({});
        row.mark->setText(QStringLiteral("–"));
        break;
    case State::Warned:
        draw(IconName::Warning, ColourRole::Warning);
        break;
    case State::Failed:
        draw(IconName::Error, ColourRole::Danger);
        break;
    }
    row.mark->setAccessibleName(stateWord(row.state));
}

QString StepList::title(SignInStep step)
{
    switch (step) {
    case SignInStep::ResolveName:
        return tr("Find the server");
    case SignInStep::ReachPort:
        return tr("Reach the server");
    case SignInStep::Secure:
        return tr("Secure the connection");
    case SignInStep::Protocol:
        return tr("Speak with the telephone system");
    case SignInStep::SignIn:
        return tr("Sign in");
    case SignInStep::OwnDevice:
        return tr("Own telephone");
    case SignInStep::WatchList:
        return tr("Colleagues to watch");
    }
    return {};
}

} // namespace balie::ui
