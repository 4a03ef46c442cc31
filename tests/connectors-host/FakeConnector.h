#pragma once

#include "base/Clock.h"
#include "crm-connectors/host/HostedConnector.h"

#include <atomic>

namespace balie::test {

/// What a fake customer system answers, and what it was asked. Answers are set before it is asked;
/// counts may be read on any thread.
struct FakeSystem {
    Expected<crm::LookupReply> reply{crm::LookupReply{}};
    std::chrono::milliseconds after{100};
    bool isSilent = false; ///< never answers
    crm::Capabilities can{crm::Capability::FindByNumber, crm::Capability::FindByName,
        crm::Capability::GetCard, crm::Capability::LogCall};
    qint64 limitedUntil = 0;
    std::atomic<int> asked{0};
    std::atomic<int> underWay{0};
    std::atomic<int> cancelled{0};
    std::atomic<bool> isGone{false}; ///< the connector was deleted
};

/// Answers from `system` by its clock.
class FakeConnector final : public crm::Connector {
public:
    FakeConnector(Clock &clock, std::shared_ptr<FakeSystem> system);
    ~FakeConnector() override;

    crm::Capabilities capabilities() const override { return m_system->can; }
    qint64 limitedUntilWallMs() const override { return m_system->limitedUntil; }
    std::unique_ptr<crm::ConnectorTask> findByNumber(
        const crm::NumberLookup &lookup, crm::Done<crm::LookupReply> done) override;
    std::unique_ptr<crm::ConnectorTask> findByName(
        const crm::NameLookup &lookup, crm::Done<crm::LookupReply> done) override;
    std::unique_ptr<crm::ConnectorTask> getCard(
        const crm::CardKey &key, crm::Done<crm::ContactCard> done) override;
    std::unique_ptr<crm::ConnectorTask> logCall(
        const crm::CallReport &report, crm::Done<crm::CallReceipt> done) override;
    std::unique_ptr<crm::ConnectorTask> busy(
        const crm::BusyLookup &lookup, crm::Done<crm::BusyReply> done) override;
    std::unique_ptr<crm::ConnectorTask> tryOut(
        const PhoneNumber &number, crm::TrialHandlers handlers) override;
    QUrl newContactLink(const PhoneNumber &number) const override;
    /// Tells one contact, or the error of the system's reply.
    std::unique_ptr<ContactSource> directory() override;

private:
    Clock &m_clock;
    std::shared_ptr<FakeSystem> m_system;
};

/// A person who was found by the number.
crm::ContactCard person(const QString &id, const QString &name, const QStringList &numbers,
    const QStringList &emails = {});
crm::LookupReply replyOf(const QVector<crm::ContactCard> &cards);
Error errorOf(ErrorCode code);

} // namespace balie::test
