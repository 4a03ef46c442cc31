#include "desk/journal/JournalExport.h"

#include "desk/journal/JournalCsv.h"
#include "desk/store/JournalTable.h"

namespace balie::desk {

JournalExport::JournalExport(Store &store, const People &people, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_people(people)
{
}

void JournalExport::start(const QString &path, const JournalFilter &filter, char separator)
{
    if (m_run)
        return;
    m_run = std::make_shared<Run>(path);
    m_run->filter = filter;
    m_run->separator = separator;
    proceed();
}

void JournalExport::stop()
{
    if (!m_run)
        return;
    m_store.cancel(Lane::Export);
    end(Error{ErrorCode::Cancelled, tr("The export was stopped; nothing was saved."), {}});
}

void JournalExport::proceed()
{
    m_store.read<Piece>(
        Lane::Export, this,
        [run = m_run, numbers = m_people.numbers().numbers](
            sqlite::Database &database) { return writePiece(database, *run, numbers); },
        [this, run = m_run](Expected<Piece> piece) {
            if (run != m_run)
                return; // stopped
            if (!piece) {
                end(piece.error());
                return;
            }
            run->offset = piece->offset;
            run->next = piece->next;
            run->rows += piece->rows;
            Q_EMIT progress(run->rows);
            if (run != m_run)
                return; // stopped by whoever heard it
            if (run->next == 0)
                end(std::nullopt);
            else
                proceed();
        });
}

void JournalExport::end(const std::optional<Error> &error)
{
    const std::shared_ptr<Run> run = std::exchange(m_run, nullptr);
    if (error)
        Q_EMIT failed(*error);
    else
        Q_EMIT finished(run->rows);
}

/// May run twice: each begins where the piece before it ended.
Expected<JournalExport::Piece> JournalExport::writePiece(
    sqlite::Database &database, Run &run, const PhoneNumbers &numbers)
{
    const auto page = journal::page(database, run.filter, numbers, run.next, rowsAPiece);
    if (!page)
        return unexpected(page.error());
    QByteArray bytes = run.offset == 0 ? journalCsv::header(run.separator) : QByteArray();
    for (const JournalEntry &entry : page->entries)
        bytes += journalCsv::line(entry, run.separator);

    const bool written = (run.file.isOpen() || run.file.open(QIODevice::WriteOnly)) && run.file.seek(run.offset)
        && run.file.write(bytes) == bytes.size() && (page->next != 0 || run.file.commit());
    if (!written) {
        return unexpected(Error{ErrorCode::Io,
            tr("The file %1 could not be written. Choose another place, or make room.").arg(run.file.fileName()),
            run.file.errorString()});
    }
    return Piece{run.offset + bytes.size(), page->next, static_cast<int>(page->entries.size())};
}

} // namespace balie::desk
