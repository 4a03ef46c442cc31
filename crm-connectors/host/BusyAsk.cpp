#include "crm-connectors/host/BusyAsk.h"

namespace balie::crm {

BusyAsk::BusyAsk(Clock &clock, Done<QVector<BusyReply>> done)
    : m_clock(clock)
    , m_done(std::move(done))
    , m_turn(clock.makeTimer([this] { finish(); }))
{
}

void BusyAsk::addError(const Error &error)
{
    if (!m_error)
        m_error = error;
}

void BusyAsk::begin(const std::vector<std::shared_ptr<ConnectorPlace>> &places,
    const BusyLookup &lookup, std::chrono::milliseconds limit)
{
    for (const auto &place : places) {
        auto question = std::make_unique<Question<BusyReply>>(place, m_clock);
        question->begin(
            [lookup](Connector &connector, Done<BusyReply> done) {
                return connector.busy(lookup, std::move(done));
            },
            limit,
            [this, place](const Question<BusyReply>::Answer &answer) {
                if (answer.value)
                    place->answered();
                told(*place, answer);
            });
        m_open.push_back({place, std::move(question)});
    }
    if (m_open.empty())
        m_turn->start(std::chrono::milliseconds(0));
}

void BusyAsk::told(const ConnectorPlace &place, const Question<BusyReply>::Answer &answer)
{
    if (answer.value)
        m_replies.append(*answer.value);
    else
        addError(answer.value.error());
    std::erase_if(m_open, [&](const Asked &asked) { return asked.place.get() == &place; });
    if (m_open.empty())
        finish();
}

void BusyAsk::finish()
{
    const auto self = shared_from_this();
    const auto done = m_done;
    const QVector<BusyReply> replies = m_replies;
    const std::optional<Error> error = m_error;
    withdraw();
    if (!done)
        return;
    if (replies.isEmpty() && error)
        done(unexpected(*error));
    else
        done(replies);
}

void BusyAsk::end(const ConnectorPlace &place)
{
    const auto ended = std::erase_if(
        m_open, [&](const Asked &asked) { return asked.place.get() == &place; });
    if (!m_done || ended == 0)
        return;
    addError({ErrorCode::LinkLost,
        QCoreApplication::translate("ConnectorHost",
            "The settings of the customer systems were changed meanwhile. Try again."),
        QStringLiteral("connectors replaced")});
    if (m_open.empty())
        m_turn->start(std::chrono::milliseconds(0));
}

void BusyAsk::withdraw()
{
    m_done = nullptr;
    m_open.clear();
    m_turn->stop();
}

} // namespace balie::crm
