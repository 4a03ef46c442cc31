#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "cti/switchboard/Switchboard.h"
#include "desk/cards/CallCards.h"
#include "desk/cards/CardLinks.h"
#include "desk/journal/PrivacyScope.h"
#include "desk/people/People.h"
#include "desk/store/Store.h"

#include <map>

namespace balie::desk {

/// Looks up who calls, and who is called, in the customer systems, and says when a card is to come
/// up.
///
/// Asked at the first news of the call, once a number, and withdrawn when the own part in the call
/// is over. Never for a colleague, a withheld number, or what is no number outside of this house.
/// What is found belongs to the call thread: it stays through transfer and recall, and after the
/// call until `keptAfter` later ones are over.
///
/// What comes up by itself, each at most once a call thread, and only of systems whose
/// ConnectorEntry::Pop is not Off:
///   toast()     while an incoming call rings and somebody is found;
///   bringUp()   once it is answered; of an outgoing call as soon as somebody is found;
///   the card in its own system: when exactly one was found, by the number itself, when all systems
///   have answered: while it rings (OnRing) or once it is answered (OnAnswer).
/// Nothing of it for a call that was concluded after a gap, nor at an event that was; that is shown
/// beside the call only.
///
/// Of several cards none is guessed; choose() remembers the choice for the number. A single card
/// names the caller where neither switch nor contacts do. GUI thread.
class CardDesk : public QObject {
    Q_OBJECT

public:
    using Pop = crm::ConnectorEntry::Pop;
    using Pops = QHash<QString, Pop>;
    static constexpr qsizetype keptAfter = 50; ///< calls that are over

    /// All must outlive this object.
    CardDesk(const cti::Switchboard &switchboard, People &people, crm::CardPort &port,
        const CardLinks &links, Store &store, Clock &clock, QObject *parent = nullptr);
    ~CardDesk() override;

    /// By connector; one that is not named is Off.
    void setPops(const Pops &pops);

    /// nullptr for a thread that is not known, or not any more. Holds until the next turn of the
    /// loop.
    const CallCards *find(cti::CallThreadId thread) const;
    /// The calls that go on, oldest first.
    QVector<cti::CallThreadId> live() const;
    /// One of those that were found, or the same one in another system; remembered for the number
    /// where there are several. An empty key: none of them, and what was remembered goes.
    void choose(cti::CallThreadId thread, const crm::CardKey &key);
    /// Asks once more; what is shown stays until there is something else.
    void lookAgain(cti::CallThreadId thread);
    /// Forms for a new contact with the number of the call; none while there is no number.
    QVector<crm::NewContactPlace> newContactPlaces(cti::CallThreadId thread) const;

    /// For JournalPrivacy::removing: lets go of what is over and in the scope, also where the
    /// connectors remember it.
    void forget(const PrivacyScope &scope);

Q_SIGNALS:
    /// find() has another answer.
    void changed(balie::cti::CallThreadId thread);
    /// find() gives nullptr from now on.
    void gone(balie::cti::CallThreadId thread);
    /// As Switchboard::threadsMerged, after what is known was taken over by `into`.
    void merged(balie::cti::CallThreadId thread, balie::cti::CallThreadId into);
    /// Somebody was found while it rings: to be told beside the call, without taking the focus.
    void toast(balie::cti::CallThreadId thread);
    /// The card (or the chooser) of this call comes to the front.
    void bringUp(balie::cti::CallThreadId thread);
    /// A card that should have been opened was not, or a choice is not remembered, and why.
    void failed(const balie::Error &error);

private:
    struct Call;

    void callEvent(const cti::CallEvent &event);
    void threadsMerged(cti::CallThreadId lost, cti::CallThreadId into);
    void healthChanged();
    CallCards::Asked whether(const cti::Party &remote, const PhoneNumber &number) const;
    void begin(Call &call, CallCards::Asked asked, const PhoneNumber &number);
    void follow(Call &call);
    void look(Call &call);
    void found(cti::CallThreadId thread, const crm::CardFindings &findings);
    void remembered(cti::CallThreadId thread, const QString &numberKey, const crm::CardKey &key);
    void settleChoice(Call &call);
    void readWhole(Call &call);
    void nameCaller(const CallCards &cards);
    Pop popOf(const crm::ContactCard &card) const;
    bool mayComeUp(const crm::CardFindings &findings) const;
    void popUp(cti::CallThreadId thread);
    std::optional<crm::ContactCard> cardToOpen(const Call &call) const;
    void over(Call &call);
    void forgetOldest();
    Call *callOf(cti::CallThreadId thread);

    People &m_people;
    crm::CardPort &m_port;
    const CardLinks &m_links;
    Store &m_store;
    Clock &m_clock;
    Pops m_pops;
    std::map<cti::CallThreadId, std::unique_ptr<Call>> m_calls;
    QStringList m_named; ///< numbers whose card name People has, oldest first
    quint64 m_lastEnd = 0;
};

} // namespace balie::desk
