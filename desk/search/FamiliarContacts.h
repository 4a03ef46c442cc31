#pragma once

#include "base/Clock.h"
#include "desk/search/FoundContact.h"
#include "desk/store/Store.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace balie::desk {

class People;

/// Favourites and with whom one calls often: how often by number, and the contacts that have these numbers, held in memory
/// to be found before the store has answered. Read when the store opens, and again once calls have ended since. GUI thread.
class FamiliarContacts : public QObject {
    Q_OBJECT

public:
    /// Numbers that are held.
    static constexpr int most = 300;
    /// Of more the others are found in the store only.
    static constexpr int mostFavourites = 1000;
    /// Calls count for so long.
    static constexpr int days = 90;
    /// A call less than this is chance.
    static constexpr int oftenFrom = 2;
    static constexpr std::chrono::minutes newAfter{10};

    /// Store and clock must outlive this object.
    FamiliarContacts(Store &store, const People &people, Clock &clock, QObject *parent = nullptr);

    /// By PhoneNumber::key(): how often lately, of those that are called often.
    const QHash<QString, int> &times() const { return m_times; }
    /// Those who fit, as ContactFinder would say: by a name before all others, favourites first, then most often called.
    QVector<FoundContact> matching(const QString &typed) const;

    /// A call ended: what is held may be old. Reads again if it was read a while ago.
    void noteCall();
    /// Contacts were imported or went away, or numbers are read otherwise.
    void read();
    /// Each by contactKey().
    void setFavourites(const QSet<QString> &keys);

Q_SIGNALS:
    /// times() and matching() are others.
    void changed();

private:
    struct Familiar {
        FoundContact contact;
        QByteArray keys; ///< ContactKeys::toText()
        QStringList digits; ///< PhoneNumbers::searchDigits() of each number
        bool favourite = false;
    };
    struct Held {
        QHash<QString, int> times;
        QVector<Familiar> contacts; ///< favourites, then most often first
    };

    static Expected<Held> hold(
        sqlite::Database &database, const PhoneNumbers &numbers, const QSet<QString> &favourites, qint64 sinceMs);

    Store &m_store;
    const People &m_people; ///< say how numbers are read
    Clock &m_clock;
    QSet<QString> m_favourites;
    QHash<QString, int> m_times;
    QVector<Familiar> m_contacts;
    std::optional<Clock::Milliseconds> m_readAt;
    quint64 m_serial = 0; ///< of the last reading: what an earlier one tells is old
};

} // namespace balie::desk
