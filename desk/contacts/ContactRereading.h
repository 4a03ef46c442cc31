#pragma once

#include "desk/store/Store.h"

#include <QObject>

namespace balie::desk {

class People;

/// Reads the numbers of the stored contacts again when the user chose another region: a number without a country means
/// somebody else then. In portions through the store's writer, so that what is urgent comes in between; killed half-way, it
/// goes on when the store is open again, and another change begins it anew. GUI thread.
class ContactRereading : public QObject {
    Q_OBJECT

public:
    /// Both must outlive this object. Begins when the store can be used.
    ContactRereading(Store &store, const People &people, QObject *parent = nullptr);

    /// Contacts came in, of which some may have been read before the region was chosen.
    void check();

Q_SIGNALS:
    /// All are read, and some have other numbers now.
    void changed();

private:
    void next();

    Store &m_store;
    const People &m_people; ///< say how numbers are read
    bool m_isUnderWay = false;
    bool m_hasChanged = false;
};

} // namespace balie::desk
