#pragma once

#include "crm-connectors/api/Connector.h"
#include "crm-connectors/api/ConnectorHealth.h"

#include <QObject>

namespace balie::crm {

/// One person or company, known to one or more systems.
struct FoundCard {
    ContactCard card; ///< of the system that is asked first
    QVector<ContactCard> alsoIn; ///< the same one, as the other systems tell it

    friend bool operator==(const FoundCard &, const FoundCard &) = default;
};

/// How far one connector is with a look-up.
struct SourceReport {
    enum class State { Waiting, Found, Nothing, Failed, Skipped, TooLate };
    QString connector;
    QString name;
    State state = State::Waiting;
    std::chrono::milliseconds took{0};
    bool fromMemory = false; ///< answered without asking the system
    QString why; ///< a sentence, of Failed and Skipped

    friend bool operator==(const SourceReport &, const SourceReport &) = default;
};

/// What is known so far of a look-up: grows, is told anew with each part.
struct CardFindings {
    QVector<FoundCard> cards; ///< best first; a card that was told keeps its place
    QVector<SourceReport> sources; ///< in the order of the connectors
    bool more = false; ///< some system has more than were asked for
    bool isComplete = false; ///< nothing comes any more

    friend bool operator==(const CardFindings &, const CardFindings &) = default;
};

struct FindHandlers {
    /// With every part, from later turns of the loop; the last has isComplete.
    std::function<void(const CardFindings &)> found;
};

/// A form for a new contact.
struct NewContactPlace {
    QString connector;
    QString name;
    QUrl link;
};

/// All connectors together, as the desk uses them. GUI thread; never blocks.
class CardPort : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Asks all connectors side by side, with one deadline. Deleting the task withdraws the
    /// question.
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> findByNumber(
        const PhoneNumber &number, FindHandlers handlers)
        = 0;
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> findByName(
        const QString &text, FindHandlers handlers)
        = 0;
    /// All of one card: owner and activities too.
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> getCard(
        const CardKey &key, Done<ContactCard> done)
        = 0;
    /// See Connector::logCall. Unreachable, Timeout, Busy, LinkLost: worth another attempt later.
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> logCall(
        const CallReport &report, Done<CallReceipt> done)
        = 0;

    /// When these people are occupied, as every system with calendars tells it; of each that
    /// answered one reply, none where there is no such system. An error only when all of them
    /// failed.
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> busy(
        const BusyLookup &lookup, Done<QVector<BusyReply>> done);
    /// The contacts of a connector with Capability::Directory, for who copies them: synchronise()
    /// only. Its tasks end with LinkLost when the connector is replaced. nullptr: the port has
    /// none.
    [[nodiscard]] virtual std::unique_ptr<ContactSource> directory(const QString &connector);

    /// Of a number that was looked up, from the first part of its findings on; else nothing.
    [[nodiscard]] virtual QVector<NewContactPlace> newContactPlaces(
        const PhoneNumber &number) const = 0;
    /// In the order of the connectors; those that are switched off are not there.
    [[nodiscard]] virtual QVector<ConnectorHealth> health() const = 0;
    /// What is remembered of this number, PhoneNumber::key(), is forgotten; an empty key:
    /// everything.
    virtual void forget(const QString &numberKey) = 0;

Q_SIGNALS:
    void healthChanged();
};

} // namespace balie::crm
