#pragma once

#include "desk/search/PersonSearch.h"
#include "desk/store/ContactFinder.h"

#include <QAbstractListModel>

namespace balie::desk {

/// One row of the search results.
struct SearchItem {
    enum class Kind { Person, Contact, Dial };
    Kind kind = Kind::Person;
    PersonId person; ///< for Person
    qint64 contact = 0; ///< for Contact: its row in the store
    QString number; ///< what would be dialled: the extension, or the number that was typed; of a contact may be empty
    QString why; ///< why it matched, translated: "department Sales", "mobile 06 1234.."; empty when
                 ///< the name says it
    QString text; ///< for Dial: "Dial 06 12345678"; for Contact: the name
    QString detail; ///< for Contact: company and number
    bool isEmergency = false; ///< for Dial: the number for help
    QVector<TextSpan> nameSpans;
};

/// The search results with live lamps: colleagues at once, the store's contacts below them as they
/// come in. The rows and their order change only when the text changes, never because a lamp does;
/// when People is replaced, those who are shown keep their place, and what comes later comes below.
/// GUI thread.
class SearchModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { PersonIdRole = Qt::UserRole, NumberRole };
    static constexpr int maximumRows = 50;

    /// All must outlive the model.
    SearchModel(
        const People &people, const PersonStates &states, Clock &clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Display, ToolTip, AccessibleText and the roles above.
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    /// Contacts that fit the present text, to be shown below what is there. Who stands there already,
    /// as a colleague with the same number or as the same person of another source, is not shown twice.
    void addContacts(const ContactHits &hits);
    /// How many contacts there are in all.
    void setContactTotal(int total);

    const SearchItem &item(int row) const { return m_items.at(row); }
    /// The tile of a Person row; nullptr for Dial, and for somebody who left the directory
    /// meanwhile.
    const Tile *tile(int row) const;
    int total() const { return m_total + m_contactTotal; }
    /// "Showing 50 of 4,312", "3 people", "Nobody found"; empty for an empty text.
    QString summary() const;

Q_SIGNALS:
    /// Rows were replaced: select the first.
    void resultChanged();
    /// Another text: contacts that fit it may be added.
    void textChanged(const QString &text);
    /// There are more than are shown.
    void summaryChanged();

private:
    void run();
    QVector<SearchItem> find();
    void tilesChanged(const QVector<int> &personRows);
    void peopleReplaced();
    SearchItem personItem(const SearchHit &hit) const;
    bool isShown(const StoredContact &contact) const;
    void indexRows();

    const People &m_people;
    const PersonStates &m_states;
    Clock &m_clock;
    PersonSearch m_search;
    QString m_text;
    QVector<SearchItem> m_items;
    QHash<int, int> m_rowOfPerson; ///< row of People -> our row
    QSet<QString> m_shownContacts; ///< folded name and number key of each
    int m_total = 0;
    int m_contactTotal = 0;
    bool m_indexStale = true;
};

} // namespace balie::desk
