#include "crm-connectors/sources/CardDavSource.h"

#include "crm-connectors/sources/CardDavSync.h"
#include "crm-connectors/sources/CardDavTest.h"

#include <QCoreApplication>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CardDav {
    Q_DECLARE_TR_FUNCTIONS(CardDav)
};

/// Says one thing from the next turn of the loop.
class Later final : public SourceTask {
public:
    Later(Clock &clock, const std::function<void()> &said)
        : m_timer(clock.makeTimer(said))
    {
        m_timer->start(Clock::Milliseconds(0));
    }

private:
    std::unique_ptr<Timer> m_timer;
};

} // namespace

CardDavSource::CardDavSource(CardDavSettings settings, HttpPort &http, Clock &clock)
    : m_settings(std::move(settings))
    , m_http(http)
    , m_clock(clock)
{
}

std::unique_ptr<SourceTask> CardDavSource::synchronise(SyncStart start, SyncHandlers handlers)
{
    return std::make_unique<CardDavSync>(
        m_settings, m_http, m_clock, std::move(start), std::move(handlers));
}

std::unique_ptr<SourceTask> CardDavSource::search(
    const QString &, int, std::function<void(Expected<SourceSearchResult>)> done)
{
    return std::make_unique<Later>(m_clock, [done = std::move(done)] {
        done(unexpected(Error{ErrorCode::NotSupported,
            CardDav::tr("Address books cannot be searched at the server; they are copied."),
            u"carddav: no search"_s}));
    });
}

std::unique_ptr<SourceTask> CardDavSource::test(SourceTestHandlers handlers)
{
    return std::make_unique<CardDavTest>(m_settings, m_http, std::move(handlers));
}

} // namespace balie
