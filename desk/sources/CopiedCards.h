#pragma once

#include "base/Clock.h"
#include "crm-connectors/api/CardPort.h"
#include "desk/people/People.h"
#include "desk/store/Store.h"

namespace balie::desk {

/// The customer systems together with what ConnectorCopies keeps of them: a look-up by number also
/// finds the copied contacts in the store, as cards of their systems, before any system has
/// answered. Card, note and all else go to the systems. The same person in a system that was asked
/// is told as one card. GUI thread.
///
/// To compose: stands between the program's CardPort and the units that look up cards (CardDesk,
/// CardSearch, CallReports).
class CopiedCards final : public crm::CardPort {
    Q_OBJECT

public:
    /// All must outlive this object and its tasks.
    CopiedCards(crm::CardPort &systems, Store &store, const People &people, const Clock &clock,
        QObject *parent = nullptr);

    [[nodiscard]] std::unique_ptr<crm::ConnectorTask> findByNumber(
        const PhoneNumber &number, crm::FindHandlers handlers) override;
    [[nodiscard]] std::unique_ptr<crm::ConnectorTask> findByName(
        const QString &text, crm::FindHandlers handlers) override
    {
        return m_systems.findByName(text, std::move(handlers));
    }
    [[nodiscard]] std::unique_ptr<crm::ConnectorTask> getCard(
        const crm::CardKey &key, crm::Done<crm::ContactCard> done) override
    {
        return m_systems.getCard(key, std::move(done));
    }
    [[nodiscard]] std::unique_ptr<crm::ConnectorTask> logCall(
        const crm::CallReport &report, crm::Done<crm::CallReceipt> done) override
    {
        return m_systems.logCall(report, std::move(done));
    }
    [[nodiscard]] std::unique_ptr<crm::ConnectorTask> busy(
        const crm::BusyLookup &lookup, crm::Done<QVector<crm::BusyReply>> done) override
    {
        return m_systems.busy(lookup, std::move(done));
    }
    [[nodiscard]] std::unique_ptr<ContactSource> directory(const QString &connector) override
    {
        return m_systems.directory(connector);
    }
    [[nodiscard]] QVector<crm::NewContactPlace> newContactPlaces(
        const PhoneNumber &number) const override
    {
        return m_systems.newContactPlaces(number);
    }
    [[nodiscard]] QVector<crm::ConnectorHealth> health() const override
    {
        return m_systems.health();
    }
    void forget(const QString &numberKey) override { m_systems.forget(numberKey); }

private:
    class Lookup;

    crm::CardPort &m_systems;
    Store &m_store;
    const People &m_people; ///< say how numbers are read
    const Clock &m_clock;
};

} // namespace balie::desk
