#pragma once

#include "base/Expected.h"
#include "base/contacts/Contact.h"
#include "base/contacts/ReadRemark.h"
#include "desk/contacts/CsvMapping.h"
#include "desk/contacts/ImportKeys.h"
#include "desk/store/ContactTable.h"

#include <QSemaphore>
#include <QVector>
#include <atomic>
#include <functional>
#include <optional>

class QFile;

namespace balie::desk {

/// Which file is read, and how.
struct ImportOrder {
    QString path;
    QString name; ///< what the user calls the source
    ContactSourceInfo::Kind kind = ContactSourceInfo::Kind::VCard; ///< VCard or Csv
    CsvMapping columns; ///< of a CSV file
    int attempts = 0; ///< how often this reading was begun before, and cut short
};

/// The next contacts of the file, and how far it was read.
struct ImportBatch {
    QVector<contacts::ReadContact> contacts;
    QVector<ReadRemark> remarks;
    qint64 bytes = 0; ///< read so far
    bool last = false;
    bool cutOff = false; ///< the file ends in the middle of a contact
    std::optional<Error> error; ///< reading ended here
};

/// Reads one file with contacts on the thread that calls run(), and hands them on in batches; waits while too many of
/// them are under way. Every contact gets a uid and a revision, and its numbers are
/// read here, beside the writing. Made and ended on another thread.
class ImportReader {
public:
    static constexpr qsizetype batchSize = 2000;
    static constexpr int batchesUnderWay = 4;
    using HandOn = std::function<void(ImportBatch)>;

    /// `handOn` is called on the thread of run().
    ImportReader(ImportOrder order, const PhoneNumbers &numbers, HandOn handOn);

    /// To the end of the file, an error or stop(); the last batch says so.
    void run();

    // From any thread.
    void batchIsDone() { m_room.release(); }
    void stop();

private:
    void readCards(QFile &file);
    void readTable(QFile &file);
    template <typename Reader, typename Take>
    void readAll(QFile &file, Reader &reader, Take take);
    void add(Contact contact);
    void addRow(const CsvRow &row);
    void remark(const QVector<ReadRemark> &remarks);
    void handOver();

    ImportOrder m_order;
    const PhoneNumbers m_numbers;
    HandOn m_handOn;
    ImportKeys m_keys;
    ImportBatch m_batch;
    bool m_headingsPassed = false;
    QSemaphore m_room{batchesUnderWay};
    std::atomic<bool> m_stopped = false;
};

} // namespace balie::desk
