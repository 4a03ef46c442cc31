#pragma once

#include "cti/simulator/engine/Engine.h"
#include "cti/simulator/xsi/XsiOptions.h"

#include <QHash>

namespace balie::sim {

/// Who is called what: devices of the engine and user ids of the XSP, and addresses as they are
/// dialled. The engine must outlive it; people who are added later are not known.
class XsiUsers {
public:
    XsiUsers(const Engine &engine, const XsiOptions &options);

    /// Empty for outside parties.
    QString idOf(const DeviceId &device) const;
    /// Empty for an id that nobody has.
    DeviceId deviceOf(const QString &userId) const { return m_devices.value(userId); }
    /// In the order of extensions.
    const QList<DeviceId> &stations() const { return m_stations; }

    /// What the engine dials for an address: +E.164, extension, user id, sip: or tel: URI.
    std::string dialled(const QString &address) const;
    /// The direct number of a station or an outside number with its plus; empty for others.
    QString publicNumber(const DeviceId &device) const;
    /// First and last name; the last one is empty for somebody with one name.
    static std::pair<QString, QString> names(const Device &device);

private:
    const Engine &m_engine;
    QString m_domain;
    QHash<QString, DeviceId> m_devices;
    QHash<QString, QString> m_ids; ///< by device
    QList<DeviceId> m_stations;
};

} // namespace balie::sim
