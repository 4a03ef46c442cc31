#pragma once

#include "crm-connectors/api/CardPort.h"
#include "crm-connectors/api/ConnectorSetup.h"
#include "desk/people/People.h"
#include "desk/sources/SyncState.h"

#include <QHash>

namespace balie::desk {

/// How it goes with the copy of one customer system.
struct CopyState : SyncState {
    QString connector;
    QString name; ///< as the user calls it
};

/// Copies the contacts of customer systems that cannot be searched by number
/// (Capability::Directory) into the store, each as a source of its own
/// (ContactSourceInfo::Kind::Crm, its origin is the connector's id), so that their people are found
/// like all other contacts. At the start, every `interval`, and when the user signed in there; one
/// system at a time. What is no longer set up or is switched off goes from the store, and so does
/// what was copied with other settings.
///
/// To compose: make one with the program's ConnectorSetup and CardPort, connect contactsChanged()
/// to what AddressBooks::contactsChanged() is connected to. It begins by itself when the port tells
/// which connectors there are. GUI thread.
class ConnectorCopies : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::minutes interval{15};
    static constexpr std::chrono::seconds afterReplacing{
        5}; ///< connectors were made anew meanwhile

    /// All must outlive this object. `people` say how numbers are read.
    ConnectorCopies(const crm::ConnectorSetup &setup, crm::CardPort &port, Store &store,
        const People &people, Clock &clock, QObject *parent = nullptr);
    ~ConnectorCopies() override;

    /// In the order of the connectors.
    const QVector<CopyState> &copies() const { return m_copies; }
    void synchroniseAll();
    /// Nothing happens while it runs or waits already, or when it is not copied.
    void synchronise(const QString &connector);

    /// The record at its system of a stored contact: what getCard() and logCall() take. Empty for a
    /// contact of another kind of source.
    static crm::CardKey cardKey(const ContactSourceInfo &source, const Contact &contact);

Q_SIGNALS:
    /// copies() is another one.
    void changed();
    /// Contacts in the store are others now.
    void contactsChanged();

private:
    void followEntries();
    void followHealth();
    void removeOthers(const QStringList &kept);
    void next();
    void ended(const Expected<void> &result);
    void stop();
    CopyState *find(const QString &connector);

    const crm::ConnectorSetup &m_setup;
    crm::CardPort &m_port;
    Store &m_store;
    const People &m_people;
    Clock &m_clock;
    QVector<CopyState> m_copies;
    QHash<QString, crm::ConnectorEntry> m_entries; ///< that are on, as they were followed
    QHash<QString, crm::ConnectorHealth::State> m_health;
    QStringList m_row; ///< connectors that wait, in order
    QString m_running;
    std::unique_ptr<SourceSync> m_sync;
    std::unique_ptr<Timer> m_again;
    std::unique_ptr<Timer> m_soon;
};

} // namespace balie::desk
