#pragma once

#include "cti/model/Ids.h"

#include <QMap>
#include <QStringList>
#include <QVector>
#include <optional>

namespace balie::desk {

/// The watch lists that are kept on this computer, one for each account (cti::accountOf()): ids
/// mean other people at another PBX. Value type.
class OwnWatchLists {
public:
    OwnWatchLists() = default;
    /// As toText() made it; lines that make no sense are left out. `unowned` was kept without
    /// saying whose it is: see adopt().
    explicit OwnWatchLists(const QStringList &text, const QVector<cti::DeviceId> &unowned = {});
    QStringList toText() const;

    /// nullopt: this account has not chosen anybody yet.
    std::optional<QVector<cti::DeviceId>> of(const QString &account) const;
    void set(const QString &account, const QVector<cti::DeviceId> &devices);
    /// The list that nobody owns becomes that of this account, unless it has one; says whether it
    /// did.
    bool adopt(const QString &account);
    bool hasUnowned() const { return !m_unowned.isEmpty(); }

private:
    QMap<QString, QVector<cti::DeviceId>> m_lists;
    QVector<cti::DeviceId> m_unowned;
};

} // namespace balie::desk
