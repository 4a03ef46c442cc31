#include "crm-connectors/steps/StepRunner.h"

#include "crm-connectors/profile/TextVariables.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

StepRunner::StepRunner(std::shared_ptr<ConnectorLine> line, const Operation &operation,
    Values values, Purpose purpose, Done done)
    : m_line(std::move(line))
    , m_go(purpose.kind == Purpose::Kind::Write && operation.go == Operation::Go::All
              ? Operation::Go::InOrder
              : operation.go)
    , m_values(std::move(values))
    , m_purpose(std::move(purpose))
    , m_done(std::move(done))
    , m_parts(size_t(operation.steps.size()))
{
    for (size_t i = 0; i < m_parts.size(); ++i) {
        m_parts[i].step = &operation.steps[qsizetype(i)];
        const QStringList variables = variablesOf(*m_parts[i].step);
        for (size_t before = 0; before < i; ++before) {
            for (auto kept = m_parts[before].step->keep.cbegin();
                 kept != m_parts[before].step->keep.cend(); ++kept) {
                if (variables.contains(u"kept."_s + kept.key()))
                    m_parts[i].needs.insert(qsizetype(before));
            }
        }
    }
    m_signIn = m_line->session().prepare(
        Session::Want::SignedIn, [this](const Expected<void> &signedIn) {
            if (signedIn)
                begin();
            else
                finish(unexpected(signedIn.error()));
        });
}

StepRunner::~StepRunner() = default;

void StepRunner::begin()
{
    m_line->addSession(m_values);
    proceed();
}

bool StepRunner::isReady(const Part &part) const
{
    return std::all_of(part.needs.cbegin(), part.needs.cend(),
        [this](qsizetype index) { return m_parts[size_t(index)].state == Part::State::Over; });
}

bool StepRunner::start(Part &part)
{
    const bool lacksSomething = std::any_of(part.needs.cbegin(), part.needs.cend(),
        [this](qsizetype index) { return m_parts[size_t(index)].result.error.has_value(); });
    const QVariant condition
        = part.step->onlyIf.isEmpty() ? QVariant() : m_values.value(part.step->onlyIf);
    const bool isWanted
        = part.step->onlyIf.isEmpty() || !condition.toStringList().join(QString()).isEmpty();
    if (lacksSomething || !isWanted) {
        part.state = Part::State::Over;
        return false;
    }
    part.state = Part::State::Running;
    const qsizetype index = &part - m_parts.data();
    part.run = std::make_unique<StepRun>(m_line, *part.step, m_values, m_purpose,
        [this, index](StepResult result) { onResult(index, std::move(result)); });
    return true;
}

void StepRunner::proceed()
{
    bool isRunning = false;
    for (Part &part : m_parts) {
        if (part.state == Part::State::Waiting && isReady(part))
            start(part);
        isRunning = isRunning || part.state == Part::State::Running;
        if (m_go != Operation::Go::All && isRunning)
            return;
    }
    if (!isRunning)
        conclude();
}

bool StepRunner::isFoundIn(const Part &part) const
{
    return !part.result.cards.isEmpty()
        || (m_purpose.kind == Purpose::Kind::Write
            && (part.result.stands || !part.result.id.isEmpty()));
}

void StepRunner::onResult(qsizetype index, StepResult result)
{
    Part &part = m_parts[size_t(index)];
    part.state = Part::State::Over;
    part.result = std::move(result);
    for (auto it = part.result.kept.cbegin(); it != part.result.kept.cend(); ++it)
        m_values.set(u"kept."_s + it.key(), it.value());
    const std::optional<Error> &error = part.result.error;
    const bool isOver = (error && error->code == ErrorCode::BadCredentials)
        || (error && m_purpose.kind == Purpose::Kind::Write)
        || (m_go == Operation::Go::FirstFound && isFoundIn(part));
    if (isOver)
        conclude();
    else
        proceed();
}

std::optional<Error> StepRunner::telling(const OperationResult &result) const
{
    std::optional<Error> worst;
    for (const Part &part : m_parts) {
        const std::optional<Error> &error = part.result.error;
        if (!error)
            continue;
        if (error->code == ErrorCode::BadCredentials)
            return error;
        if (error->code == ErrorCode::NotAllowed && result.answered > 0
            && m_purpose.kind == Purpose::Kind::Find)
            continue;
        if (!worst)
            worst = error;
    }
    return worst;
}

void StepRunner::collect(OperationResult &result) const
{
    ContactCard more;
    for (auto part = m_parts.crbegin(); part != m_parts.crend(); ++part)
        CardMapper::addTo(more, part->result.more);

    const auto add = [&result](const ContactCard &card, bool maybeNew) {
        const auto there = std::find_if(result.cards.begin(), result.cards.end(),
            [&card](const ContactCard &one) { return one.key == card.key; });
        if (there != result.cards.end())
            CardMapper::addTo(*there, card);
        else if (maybeNew)
            result.cards.append(card);
    };
    if (m_go == Operation::Go::InOrder) {
        for (auto part = m_parts.crbegin(); part != m_parts.crend(); ++part) {
            const bool isLast = result.cards.isEmpty();
            for (const ContactCard &card : part->result.cards)
                add(card, isLast);
        }
    } else {
        for (const Part &part : m_parts) {
            for (const ContactCard &card : part.result.cards)
                add(card, true);
        }
    }
    // Records without a key say something about the one card that was asked for, not about several.
    if (result.cards.size() == 1)
        CardMapper::addTo(result.cards.first(), more);
    else if (result.cards.isEmpty() && m_purpose.kind == Purpose::Kind::Get
        && more != ContactCard())
        result.cards.append(more);
}

void StepRunner::conclude()
{
    OperationResult result;
    bool hasWritten = false;
    for (const Part &part : m_parts) {
        // What goes before the last of these only looks, also with POST.
        const bool looks = isSafe(part.step->method)
            || (m_go == Operation::Go::FirstFound && &part != &m_parts.back());
        result.more = result.more || part.result.hasMore;
        result.stands = result.stands || part.result.stands;
        if (result.id.isEmpty() && !part.result.id.isEmpty()) {
            result.id = part.result.id;
            // Who only looked and found it wrote nothing.
            result.stands = result.stands || looks;
        }
        if (part.state == Part::State::Over && part.run && !part.result.error) {
            ++result.answered;
            hasWritten = hasWritten
                || (!looks && !part.step->card && part.step->keep.isEmpty());
        }
    }
    collect(result);
    // Sure matches go before likely ones, and make them worthless.
    const bool isSure = std::any_of(result.cards.cbegin(), result.cards.cend(),
        [](const ContactCard &card) { return card.match == CardMatch::Number; });
    if (isSure) {
        result.cards.removeIf(
            [](const ContactCard &card) { return card.match == CardMatch::CompanyNumber; });
    }
    if (result.cards.size() > m_purpose.limit) {
        result.cards.resize(m_purpose.limit);
        result.more = true;
    }
    const std::optional<Error> error = telling(result);
    bool isFailed = error.has_value();
    if (m_purpose.kind == Purpose::Kind::Write)
        isFailed = isFailed && result.id.isEmpty() && !result.stands && !hasWritten;
    else if (m_purpose.kind != Purpose::Kind::Test)
        isFailed = isFailed && result.cards.isEmpty();
    if (isFailed)
        finish(unexpected(*error));
    else
        finish(std::move(result));
}

void StepRunner::finish(Expected<OperationResult> result)
{
    for (Part &part : m_parts) {
        if (part.state == Part::State::Running)
            part.run.reset();
    }
    const Done done = std::exchange(m_done, {});
    done(std::move(result));
}

} // namespace balie::crm
