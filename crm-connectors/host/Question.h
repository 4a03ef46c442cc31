#pragma once

#include "crm-connectors/host/ConnectorPlace.h"

#include <QCoreApplication>
#include <utility>

namespace balie::crm {

/// One question under way at one connector, with a limit; tells the connector's place how it went.
/// Deleting it cancels, at the connector too. On the host's thread.
template <typename T> class Question {
public:
    using Milliseconds = std::chrono::milliseconds;
    using Ask = std::function<std::unique_ptr<ConnectorTask>(Connector &connector, Done<T> done)>;

    struct Answer {
        Expected<T> value;
        Milliseconds took{0};
        bool ranOut = false; ///< the limit passed; the value is a Timeout
    };
    using Told = std::function<void(const Answer &)>;

    /// `place` is one that refuses nothing now.
    Question(std::shared_ptr<ConnectorPlace> place, Clock &clock)
        : m_place(std::move(place))
        , m_clock(clock)
        , m_began(clock.now())
        , m_isTrial(m_place->begin())
    {
    }
    ~Question()
    {
        if (!m_isOver && m_isTrial)
            m_place->abandoned();
    }
    Question(const Question &) = delete;
    Question &operator=(const Question &) = delete;

    /// `told` may delete the question; it comes from a later turn.
    void begin(const Ask &ask, Milliseconds limit, Told told)
    {
        m_told = std::move(told);
        m_limit = m_clock.makeTimer([this] {
            finish(unexpected(Error{ErrorCode::Timeout,
                       QCoreApplication::translate("ConnectorHost", "%1 did not answer in time.")
                           .arg(m_place->name()),
                       QStringLiteral("no answer within the host's limit")}),
                true);
        });
        m_limit->start(limit);
        m_task = ask(
            m_place->connector(), [this](Expected<T> value) { finish(std::move(value), false); });
    }

private:
    void finish(Expected<T> value, bool ranOut)
    {
        // All of it goes at the end, after whom it is told to may have deleted this.
        const auto place = m_place;
        const auto task = std::move(m_task);
        const auto limit = std::move(m_limit);
        const Told told = std::move(m_told);
        m_isOver = true;
        const Answer answer{std::move(value), m_clock.now() - m_began, ranOut};
        if (!answer.value)
            place->failed(answer.value.error());
        told(answer);
    }

    std::shared_ptr<ConnectorPlace> m_place;
    Clock &m_clock;
    Milliseconds m_began;
    bool m_isTrial;
    bool m_isOver = false;
    Told m_told;
    std::unique_ptr<Timer> m_limit;
    std::unique_ptr<ConnectorTask> m_task; ///< before the place goes
};

} // namespace balie::crm
