#pragma once

#include "desk/notes/Note.h"
#include "desk/search/FoundContact.h"
#include "desk/search/PersonSearch.h"
#include "desk/search/SearchItem.h"

#include <QAbstractListModel>

namespace balie::desk {

/// The search results with live lamps: colleagues at once, the store's contacts below them as they
/// come in. The rows and their order change only when the text changes, never because a lamp does;
/// when People is replaced, those who are shown keep their place, and what comes later comes below;
/// a contact who was deleted goes. GUI thread.
class SearchModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { PersonIdRole = Qt::UserRole, NumberRole };
    static constexpr int maximumRows = 50;
    static constexpr int mostNotes = 10;
    /// Rows above which what only nearly fits is of no use to anybody.
    static constexpr int enough = 10;

    /// All must outlive the model.
    SearchModel(
        const People &people, const PersonStates &states, Clock &clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Display, ToolTip, AccessibleText and the roles above.
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// How often people are called, by PhoneNumber::key(); counts from the next text on.
    void setOften(const QHash<QString, int> &times);
    /// The contacts that are favourites, each by contactKey(); rows stay where they are.
    void setFavouriteContacts(const QSet<QString> &keys);
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    /// The contacts are others now: asks for them again with textChanged(). Who is shown keeps his place and follows
    /// what is known of him now; who is new comes below; who went goes when removeContacts() says so.
    void searchAgain();
    /// Contacts that fit the present text, to be shown below what is there. Who stands there already,
    /// as a colleague with the same number or as the same person, is not shown twice.
    void addContacts(const QVector<FoundContact> &found);
    /// The contacts that stand here, by their ids in the store, where their answer is asked for once more; none for a
    /// new text.
    QVector<qint64> contactsAskedAgain() const;
    /// They are not in the store any more: their rows go. A copy of the same person in another source may be added again.
    void removeContacts(const QVector<qint64> &gone);
    /// Notes that fit the present text: whom they are about, below what is there.
    void addNotes(const QVector<PersonNote> &notes);
    /// Colleagues whose name nearly fits the present text, below what is there; none where enough is there.
    void addNearMisses();
    /// How many contacts there are in all, without those whom the colleagues' rows stand for; more than that, where
    /// there were too many to look at each.
    void setContactTotal(int total, bool orMore);
    /// Whether more may be added to the present text.
    void setSearching(bool searching);
    bool isSearching() const { return m_searching; }

    const SearchItem &item(int row) const { return m_items.at(row); }
    /// The tile of a Person row, and of a contact who answers a colleague's telephone; nullptr for all others, and for
    /// somebody who left the directory meanwhile.
    const Tile *tile(int row) const;
    int total() const { return m_total + m_contactTotal; }
    /// Whether there are more than total().
    bool isTotalOpen() const { return m_orMore; }
    /// "Showing 50 of 4,312", "3 people", "Nobody found"; empty for an empty text.
    QString summary() const;

Q_SIGNALS:
    /// Rows were replaced: select the first.
    void resultChanged();
    /// Another text, or the same once more: contacts that fit it may be added.
    void textChanged(const QString &text);
    /// summary() or isSearching() is another one.
    void summaryChanged();

private:
    void run();
    QVector<SearchItem> find();
    void tilesChanged(const QVector<int> &personRows);
    void peopleReplaced();
    /// Of ten thousand people it takes longer than a key press may.
    void indexSoon();
    void refreshIndex();
    SearchItem personItem(const SearchHit &hit) const;
    bool isShown(const SearchItem &contact) const;
    void remember(const SearchItem &contact);
    /// Whether the contact has a row, which follows what is known now.
    bool follow(const FoundContact &contact, const SearchItem &item);
    void append(const QVector<SearchItem> &items);
    void indexRows();

    const People &m_people;
    const PersonStates &m_states;
    Clock &m_clock;
    PersonSearch m_search;
    QString m_text;
    QVector<SearchItem> m_items;
    QMultiHash<int, int> m_rowsOfPerson; ///< row of People -> our rows
    QSet<QString> m_shownContacts; ///< keysOf() each
    QSet<qint64> m_shownIds;
    int m_total = 0;
    int m_contactTotal = 0;
    QSet<QString> m_favouriteContacts; ///< by contactKey()
    bool m_orMore = false;
    bool m_again = false; ///< what comes in is the second answer to this text
    bool m_searching = false;
    bool m_indexStale = true;
    bool m_indexDue = false;
};

} // namespace balie::desk
