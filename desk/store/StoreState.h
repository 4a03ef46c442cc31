#pragma once

#include <QMetaType>
#include <QString>

namespace balie::desk {

/// What became of the file at opening, and since.
struct StoreState {
    enum class Kind {
        Opening,
        Open,
        Fresh,       ///< the file was damaged; it is kept as `keptFile` and a new one was begun
        ReadOnly,    ///< everything can be read, nothing is written down
        Unavailable, ///< locked by another process, no place: what is written now is not kept
        Closed,      ///< not opened yet
    };
    Kind kind = Kind::Closed;
    QString sentence; ///< for the user: what is wrong and what to do; empty for Opening, Open and Closed
    QString keptFile; ///< the damaged file, whole, for a repair

    bool canRead() const { return kind == Kind::Open || kind == Kind::Fresh || kind == Kind::ReadOnly; }
    bool canWrite() const { return kind == Kind::Open || kind == Kind::Fresh; }
    friend bool operator==(const StoreState &, const StoreState &) = default;
};

} // namespace balie::desk
