#pragma once

#include "base/Expected.h"
#include "cti/model/Ids.h"

#include <QVector>
#include <functional>

namespace balie::cti {

enum class DeviceCategory { Station, Park, VoiceUnit, Acd, Outside };

/// What the PBX tells of a device and of the person behind it. Empty is unknown.
struct DirectoryEntry {
    DeviceId device;
    QString name;
    QString department;
    QString title;
    QString extension; ///< what colleagues dial, where the device id does not show it
    QString number; ///< what outsiders dial
    QString mobile;
    QString email;
    DeviceId deputy;
    DeviceCategory category = DeviceCategory::Station;
    bool watchable = true;

    friend bool operator==(const DirectoryEntry &, const DirectoryEntry &) = default;
};

/// The PBX's own directory of devices. Optional. GUI thread.
class DirectoryPort {
public:
    struct Page {
        QVector<DirectoryEntry> entries;
        int offset = 0;
        int total = 0;
        bool last = false;
    };
    using PageArrived = std::function<void(Expected<Page>)>;

    virtual ~DirectoryPort() = default;
    /// Reads everything, page by page; stops after an error or the last page. A new read ends the one before.
    virtual void readAll(PageArrived arrived) = 0;
    /// The PBX's own search, for a directory too large to read: whose name or number holds `text`. At most
    /// a page; a new search ends the one before. NotSupported where the PBX has none.
    virtual void searchDirectory(const QString &text, PageArrived arrived) = 0;
    virtual void onDirectoryChanged(std::function<void()> changed) = 0;
};

} // namespace balie::cti
