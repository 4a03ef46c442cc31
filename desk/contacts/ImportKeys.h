#pragma once

#include "base/contacts/Contact.h"

#include <QHash>

namespace balie::desk {

/// Gives every contact of one file a uid that is the same the next time, and a revision that tells
/// whether it changed. One reading of one file.
class ImportKeys {
public:
    /// The uid is the file's own where it has one, else made of name and company. The second contact with the
    /// same one is told apart, so that neither is lost.
    void assign(Contact &contact);

private:
    QHash<quint64, int> m_seen; ///< by hash of the uid, to keep a million of them small
};

} // namespace balie::desk
