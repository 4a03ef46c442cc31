#pragma once

#include "desk/notes/Note.h"
#include "desk/people/People.h"
#include "desk/search/FoundContact.h"
#include "desk/store/Store.h"

#include <QObject>

namespace balie::desk {

/// Searches the store's contacts while one types: what matches at once, then what sounds like it or
/// is one typing error away, then how many there are. A newer text takes the place of an older one;
/// what arrives is always about the last text. GUI thread.
class ContactSearch : public QObject {
    Q_OBJECT

public:
    /// As many as are asked of the store for one text.
    static constexpr int limit = 50;

    /// Of more who fit, only the first are looked at to say how many people they are.
    static constexpr int mostCounted = 5'000;
    static constexpr int looked = 1'000;

    /// Store and people must outlive this object.
    ContactSearch(Store &store, const People &people, QObject *parent = nullptr);

    /// An empty text ends the search. `notes` are those that fit the text; who is known by a number only is looked up.
    /// `shown` are contacts that are shown for this text already: of whom the store has no more, gone() tells.
    void setText(const QString &text, const QVector<PersonNote> &notes, const QVector<qint64> &shown = {});

Q_SIGNALS:
    /// These were shown and are not in the store any more; before found().
    void gone(const QVector<qint64> &contacts);
    /// The first answer to the last text; more may follow with foundMore. Empty where the store cannot be read: it
    /// says so itself.
    void found(const QVector<balie::desk::FoundContact> &contacts);
    /// Less likely ones, and those whom notes are about, to be shown below.
    void foundMore(const QVector<balie::desk::FoundContact> &contacts);
    /// How many people there are of whom found() told the beginning: each once, however many sources know him, and
    /// without the colleagues. `orMore`: there are more than that.
    void counted(int total, bool orMore);
    /// Whether found() or foundMore() may still come.
    void searchingChanged(bool searching);

private:
    struct Total {
        int people = 0;
        bool orMore = false;
    };
    struct Answer {
        QVector<FoundContact> contacts;
        QVector<qint64> ids; ///< of all hits
        QVector<qint64> gone;
        std::optional<Total> total; ///< of what was counted
    };

    void answered(const Answer &answer);
    void findMore(const QVector<qint64> &without);

    static Expected<Total> count(sqlite::Database &database, const PhoneNumbers &numbers, const QString &typed,
        const ColleagueNumbers &colleagues);

    Store &m_store;
    const People &m_people;
    QString m_text;
    QVector<PersonNote> m_notes; ///< about numbers
    quint64 m_serial = 0;
};

} // namespace balie::desk
