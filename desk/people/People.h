#pragma once

#include "cti/model/Connection.h"
#include "cti/ports/DirectoryPort.h"
#include "desk/numbers/OfficeNumbers.h"
#include "desk/people/ColleagueNumbers.h"
#include "desk/people/Person.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

namespace balie::desk {

/// Everybody who can be shown, called or sent a call: the PBX's directory joined with the people
/// file. A row of People is an index that holds until the next reset(). GUI thread.
class People : public QObject {
    Q_OBJECT

public:
    explicit People(QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_people.size()); }
    const Person &at(int row) const { return m_people.at(row); }
    /// -1 when there is no such person.
    int rowOf(const PersonId &id) const { return m_byId.value(id, -1); }
    const Person *find(const PersonId &id) const;
    /// Several people can share a device; in order of row.
    QVector<int> rowsOfDevice(const cti::DeviceId &device) const
    {
        return m_byDevice.value(device);
    }
    /// The first person at this device, or nullptr.
    const Person *atDevice(const cti::DeviceId &device) const;
    /// By extension, number or mobile, whatever the notation (+31 6.., 06.., 0031..), and by the public
    /// number of an extension of an own site; nullptr when nobody or several have it.
    const Person *byNumber(const QString &number) const;
    /// byNumber() of a number that was read already, at a hundredth of the cost.
    const Person *ownerOf(const PhoneNumber &number) const;
    /// The name of the device, place or number, or of the contact with that number; empty when nobody is known.
    QString knownName(const cti::DeviceId &device, const QString &number = {}) const;
    /// knownName(), else the number as people write it; for sentences.
    QString displayName(const cti::DeviceId &device, const QString &number = {}) const;
    /// The name that the switch tells, else displayName().
    QString displayName(const cti::Party &party) const;
    /// PhoneNumbers::shown() with the rules of this office; cheap for what was asked before.
    QString shownNumber(const QString &number) const;
    /// Who has the number outside of this house; an empty name takes it away. For whoever reads the contacts; `key`
    /// is PhoneNumber::key().
    void setContactName(const QString &key, const QString &name);
    /// The same, as a customer system tells it: counts where the contacts know nobody.
    void setCardName(const QString &key, const QString &name);

    /// How numbers are read here; Dutch until told otherwise.
    void setNumbers(const OfficeNumbers &numbers);
    const OfficeNumbers &numbers() const { return m_numbers; }
    /// PhoneNumber::key() of somebody's number; what is no number by itself, such as an extension of
    /// seven digits, is its own key.
    QString keyOf(const QString &number) const;

    /// What ownerOf() goes by, for another thread.
    ColleagueNumbers colleagueNumbers() const;

    /// All numbers of a person, each by keyOf().
    QStringList keysOf(const Person &person) const;
    /// The numbers of whom a typed text names: those of the colleague with that name or number, else the number itself;
    /// empty when it is neither.
    QStringList keysFor(const QString &typed) const;

    /// Sorted by the user's locale; without the empty one.
    const QStringList &departments() const { return m_departments; }
    /// Devices that are not people: park places, voice mail, groups.
    const QVector<cti::DirectoryEntry> &places() const { return m_places; }
    /// Those of them in which calls are parked, in the order of the directory.
    QVector<cti::DirectoryEntry> parkPlaces() const;
    /// Whether calls are parked there.
    bool isParkPlace(const cti::DeviceId &device) const;

    /// Replaces what the PBX's directory says. Not complete: the first part of a read that goes on.
    void setDirectory(const QVector<cti::DirectoryEntry> &entries, bool complete = true);
    bool isDirectoryComplete() const { return m_complete; }
    /// Replaces what the people file says. Fills gaps of the directory; adds those it does not
    /// have.
    void setFilePeople(const QVector<Person> &people);

    /// Favourites are kept by the caller (settings); ids of people who are not here now are kept
    /// too.
    void setFavourites(const QSet<PersonId> &favourites);
    const QSet<PersonId> &favourites() const { return m_favourites; }
    void setFavourite(const PersonId &id, bool favourite);

Q_SIGNALS:
    /// Other people: rows from before mean nothing any more. What shows tiles listens to
    /// PersonStates::tilesReset instead, which comes after the tiles have followed.
    void reset();
    /// Numbers are read otherwise from now on.
    void numbersChanged();
    /// Of a number outside of this house the name is another now.
    void contactNamesChanged();
    /// Same people in the same rows, other properties.
    void rowsChanged(const QVector<int> &rows);
    /// Other park places, voice mail boxes or groups.
    void placesChanged();
    void favouritesChanged();

private:
    static constexpr qsizetype mostShown = 2000; ///< a day's callers

    void rebuild();
    void index();
    void setName(QHash<QString, QString> &names, const QString &key, const QString &name);
    bool isNumberOf(const cti::Party &party) const;

    QVector<cti::DirectoryEntry> m_directory;
    QVector<Person> m_file;
    QVector<Person> m_people;
    QVector<cti::DirectoryEntry> m_places;
    QHash<PersonId, int> m_byId;
    QHash<cti::DeviceId, QVector<int>> m_byDevice;
    QHash<QString, int> m_byNumber; ///< by keyOf(); -1: several
    OfficeNumbers m_numbers;
    QHash<QString, QString> m_keys; ///< of the numbers of m_people as they are written: a directory comes in
                                    ///< parts, and each is read once
    QHash<QString, QString> m_contactNames; ///< by PhoneNumber::key()
    QHash<QString, QString> m_cardNames; ///< the same
    mutable QHash<QString, QString> m_shown; ///< numbers as people write them, by what was asked
    QStringList m_departments;
    QSet<PersonId> m_favourites;
    bool m_complete = true;
};

} // namespace balie::desk
