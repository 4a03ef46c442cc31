#pragma once

#include "base/Expected.h"
#include "crm-connectors/profile/Profile.h"

#include <QCoreApplication>

namespace balie::crm {

/// How a stretch in a calendar counts.
enum class BusyKind { Busy, OutOfOffice, Tentative };

/// A profile's own part "directory": how contacts are copied, how a note is put behind what stands
/// in a record, and how calendars are asked. README.md describes each key. A value, shared and
/// never changed.
struct DirectorySpec {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::DirectorySpec)

public:
    /// Where contacts lie in several places that are read one by one.
    struct Folders {
        std::optional<Step> main; ///< one record: the folder that a list does not name
        std::optional<Step> list;
        std::optional<Step> children; ///< of folder.id
        ResultPath id; ///< in a record
    };
    struct Note {
        Step read; ///< the record of card.id
        ResultPath before; ///< the text that stands there
        Step write; ///< uses note.before and call.key
    };
    struct Calendar {
        Step ask;
        int perRequest = 20; ///< e-mail addresses
        ResultPath email; ///< in a record of ask.items
        ResultPath refused; ///< something stands there: this calendar is not known
        ResultPath spans; ///< in a record
        ResultPath from; ///< in a span; a time without an offset is UTC
        ResultPath until;
        ResultPath status;
        QHash<QString, BusyKind> statuses; ///< others are free
    };

    std::optional<Folders> folders;
    Step records; ///< of folder.id; a link as next page, or none
    ResultPath changes; ///< the address that tells what changed since; empty: everything each time
    ResultPath removed; ///< something stands there: the record is gone
    QVector<int> startAnew; ///< statuses: the system no longer knows since when
    std::optional<Note> note;
    std::optional<Calendar> calendar;

    /// InvalidInput: the sentence names the first place that is wrong, the detail all of them.
    static Expected<std::shared_ptr<const DirectorySpec>> read(const Profile &profile);
};

} // namespace balie::crm
