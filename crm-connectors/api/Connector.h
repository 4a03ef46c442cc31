#pragma once

#include "base/Expected.h"
#include "crm-connectors/api/Busy.h"
#include "crm-connectors/api/CallReport.h"
#include "crm-connectors/api/Capabilities.h"
#include "crm-connectors/api/Lookup.h"
#include "crm-connectors/api/Trial.h"
#include "crm-connectors/sources/ContactSource.h"

#include <functional>
#include <memory>

namespace balie::crm {

/// Something under way at a connector. Deleting it cancels at once, without waiting: no handler is
/// called any more. Deleting it from inside one of its own handlers is allowed.
class ConnectorTask {
public:
    virtual ~ConnectorTask() = default;
};

template <typename T> using Done = std::function<void(Expected<T>)>;

/// One customer system, set up and ready to be asked. Everything runs on the thread that made it,
/// never blocks it, and answers from later turns of its loop only: `done` is called exactly once
/// unless cancelled. A connector sets no deadline for the whole of a look-up (the host cancels it),
/// but each of its requests ends by itself. Tasks may outlive the connector no longer than its
/// tools.
///
/// Errors: BadCredentials (sign in anew), NotAllowed (rights), Busy (limit reached; see
/// limitedUntilWallMs()), InvalidInput (a setting is wrong), Protocol (an answer of another shape),
/// Timeout, Unreachable, Untrusted, NotSupported (no such capability).
class Connector {
public:
    virtual ~Connector() = default;

    [[nodiscard]] virtual Capabilities capabilities() const = 0;
    /// After Busy: when the system wants to be asked again, by the wall clock; 0: it did not say.
    [[nodiscard]] virtual qint64 limitedUntilWallMs() const { return 0; }

    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> findByNumber(
        const NumberLookup &lookup, Done<LookupReply> done)
        = 0;
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> findByName(
        const NameLookup &lookup, Done<LookupReply> done)
        = 0;
    /// All that the system tells of one record: owner and last activities too.
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> getCard(
        const CardKey &key, Done<ContactCard> done)
        = 0;
    /// Writes the call down. With Capability::WritesOnce it may be called again with the same report
    /// after an error: where an attempt did arrive, the system's own key of the call, or a look at
    /// what stands there, keeps it from standing there twice. Without, after Timeout, LinkLost,
    /// Cancelled or Protocol, nobody but the user can tell whether it stands there.
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> logCall(
        const CallReport &report, Done<CallReceipt> done)
        = 0;
    /// When these people are occupied, by e-mail address.
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> busy(
        const BusyLookup &lookup, Done<BusyReply> done)
        = 0;
    /// Signs in, asks for `number` where it is one, and tells each step.
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> tryOut(
        const PhoneNumber &number, TrialHandlers handlers)
        = 0;

    /// Opens the system's form for a new contact with this number in it; empty where there is none.
    [[nodiscard]] virtual QUrl newContactLink(const PhoneNumber &number) const = 0;
    /// What is copied and searched here; nullptr without Capability::Directory.
    [[nodiscard]] virtual std::unique_ptr<ContactSource> directory() = 0;
};

} // namespace balie::crm
