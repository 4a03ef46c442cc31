#pragma once

#include "base/phone/PhoneNumbers.h"
#include "crm-connectors/api/CardPort.h"
#include "crm-connectors/host/CardMemory.h"
#include "crm-connectors/host/ConnectorPlace.h"
#include "crm-connectors/host/Pending.h"

#include <map>
#include <vector>

namespace balie::crm {

class CardLookup;
class Inquiry;

/// All connectors together: asks them side by side, remembers what they said, spares those that do
/// not work. On the connectors' thread, which it never blocks; handlers are called from later turns
/// of its loop. Tasks may outlive the host: they hear nothing any more. Not to be deleted from a
/// handler.
class ConnectorHost {
public:
    using HealthTold = std::function<void(const QVector<ConnectorHealth> &)>;

    /// `clock` outlives the host and its tasks. `numbers` reads the numbers of cards.
    ConnectorHost(Clock &clock, const PhoneNumbers &numbers, const HostLimits &limits = {},
        Backoff::Random random = Backoff::systemRandom());
    ~ConnectorHost();

    /// Called with every change, also of how long a look-up took, and from inside setConnectors().
    void setHealthTold(HealthTold told);
    /// In the order in which they are preferred. One that is here already with the same set-up stays
    /// and goes on; of the others look-ups under way end with what they have, questions with LinkLost.
    void setConnectors(std::vector<HostedConnector> connectors);
    /// Numbers are read as of another region from now on.
    void setNumbers(const PhoneNumbers &numbers) { m_numbers = numbers; }
    /// The sign-in that is stored may be another: it is asked again.
    void signInChanged(const QString &connector);

    /// As of CardPort.
    [[nodiscard]] std::unique_ptr<ConnectorTask> findByNumber(
        const PhoneNumber &number, FindHandlers handlers);
    [[nodiscard]] std::unique_ptr<ConnectorTask> findByName(
        const QString &text, FindHandlers handlers);
    [[nodiscard]] std::unique_ptr<ConnectorTask> getCard(
        const CardKey &key, Done<ContactCard> done);
    [[nodiscard]] std::unique_ptr<ConnectorTask> logCall(
        const CallReport &report, Done<CallReceipt> done);
    [[nodiscard]] std::unique_ptr<ConnectorTask> busy(
        const BusyLookup &lookup, Done<QVector<BusyReply>> done);
    /// Copies the contacts of a connector with Capability::Directory.
    [[nodiscard]] std::unique_ptr<ConnectorTask> synchronise(
        const QString &connector, SyncStart start, SyncHandlers handlers);
    [[nodiscard]] QVector<NewContactPlace> newContactPlaces(const PhoneNumber &number) const;
    [[nodiscard]] QVector<ConnectorHealth> health() const;
    void forget(const QString &numberKey);

private:
    using Place = std::shared_ptr<ConnectorPlace>;
    using InquiryKey = std::pair<QString, QString>; ///< connector, number

    void addNumberSource(CardLookup &lookup, const Place &place, const PhoneNumber &number);
    std::shared_ptr<Inquiry> inquiryFor(const Place &place, const PhoneNumber &number);
    void keep(std::shared_ptr<Inquiry> inquiry);
    std::unique_ptr<ConnectorTask> watch(const std::shared_ptr<Pending> &pending);
    Place placeOf(const QString &connector) const;
    /// Why this one cannot be asked for that.
    std::optional<Error> refusal(const Place &place, Capability capability) const;
    /// A place for it, or the one that it has.
    Place placeFor(HostedConnector hosted, const std::vector<Place> &before);
    void end(const Place &gone);
    void tellHealth();

    Clock &m_clock;
    PhoneNumbers m_numbers;
    HostLimits m_limits;
    Backoff::Random m_random;
    std::vector<Place> m_places;
    CardMemory m_memory;
    std::map<InquiryKey, std::weak_ptr<Inquiry>> m_inquiries; ///< that a look-up may join
    std::vector<std::shared_ptr<Inquiry>> m_kept; ///< nobody waits for, but the memory
    std::vector<std::weak_ptr<Pending>> m_pending;
    HealthTold m_healthTold;
    QVector<ConnectorHealth> m_toldHealth;
};

} // namespace balie::crm
