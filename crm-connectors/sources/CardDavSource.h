#pragma once

#include "crm-connectors/sources/CardDavSettings.h"
#include "crm-connectors/sources/ContactSource.h"

#include "base/Clock.h"
#include "base/http/HttpPort.h"

namespace balie {

/// The address books of a CardDAV server (RFC 6352). They are always copied: servers compare numbers as plain
/// text, or not at all, so search() is NotSupported.
class CardDavSource final : public ContactSource {
public:
    /// `http` and `clock` outlive the source and its tasks.
    CardDavSource(CardDavSettings settings, HttpPort &http, Clock &clock);

    [[nodiscard]] std::unique_ptr<SourceTask> synchronise(SyncStart start, SyncHandlers handlers) override;
    [[nodiscard]] std::unique_ptr<SourceTask> search(const QString &text, int limit,
        std::function<void(Expected<SourceSearchResult>)> done) override;
    [[nodiscard]] std::unique_ptr<SourceTask> test(SourceTestHandlers handlers) override;

private:
    CardDavSettings m_settings;
    HttpPort &m_http;
    Clock &m_clock;
};

} // namespace balie
