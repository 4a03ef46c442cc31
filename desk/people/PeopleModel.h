#pragma once

#include "desk/people/PeopleFilter.h"
#include "desk/people/PersonStates.h"

#include <QAbstractListModel>

namespace balie::desk {

/// The overview of people as an item model, sorted by name. Delegates read tile(), not data().
/// Tells one dataChanged per changed row up to half of the rows, else one range; follows the frames
/// of PersonStates. GUI thread.
class PeopleModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        PersonIdRole = Qt::UserRole, ///< QString
        DeviceRole, ///< QString
    };

    /// All must outlive the model.
    PeopleModel(
        const People &people, const PersonStates &states, Clock &clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Display, ToolTip, AccessibleText, AccessibleDescription (who told it and when) and the roles above.
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

    const Tile &tile(int row) const;
    /// -1 when the filter does not show this person.
    int rowOf(const PersonId &id) const;

    void setFilter(const PeopleFilter &filter);
    const PeopleFilter &filter() const { return m_filter; }
    /// How many people a filter would show now; for the buttons above the list.
    int countFor(const PeopleFilter &filter) const;

    /// While frozen (pointer over the list, or something selected) no row is added or moved; people
    /// who no longer exist are the only rows that go. Thawing brings everything up to date. A
    /// directory that was shown in part is completed all the same.
    void setOrderFrozen(bool frozen);
    bool isOrderFrozen() const { return m_frozen; }

Q_SIGNALS:
    /// Any of the counts may be different now. At most once per frame.
    void countsChanged();

private:
    void tilesChanged(const QVector<int> &personRows);
    void tilesReset();
    void tellChanged(const QVector<int> &rows);
    void bringUpToDate();
    bool shows(const PeopleFilter &filter, int personRow) const;
    QVector<int> wantedRows() const;
    void sortByName();
    void replaceAll(const QVector<int> &personRows);
    void adopt(const QVector<int> &wanted);
    void keepThoseWhoStay();
    void rowsMoved();

    const People &m_people;
    const PersonStates &m_states;
    Clock &m_clock;
    PeopleFilter m_filter;
    QVector<int> m_byName; ///< all rows of People, sorted by name: the order of every filter
    QVector<int> m_rank; ///< row of People -> place in m_byName
    QVector<int> m_rows; ///< our row -> row of People; -1 for somebody who is just going
    QVector<PersonId> m_ids; ///< our row -> who; survives a reset of People
    QVector<int> m_place; ///< row of People -> our row or -1
    bool m_frozen = false;
    bool m_filling = false; ///< what is shown is the first part of the directory
    bool m_outOfDate = false; ///< something waits for the thaw
    bool m_unsorted = false; ///< m_rows may not follow m_byName
};

} // namespace balie::desk
