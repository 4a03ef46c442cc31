#include "desk/contacts/ImportReader.h"

#include "base/contacts/CsvTable.h"
#include "base/contacts/VCardReader.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>
#include <tuple>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 portion = qint64(64) * 1024;

struct ImportText {
    Q_DECLARE_TR_FUNCTIONS(ContactImport)
};

Error unreadable(const QFile &file)
{
    return {ErrorCode::Io,
        ImportText::tr("The file %1 cannot be read: %2").arg(file.fileName(), file.errorString()), u"read"_s};
}

} // namespace

ImportReader::ImportReader(ImportOrder order, const PhoneNumbers &numbers, HandOn handOn)
    : m_order(std::move(order))
    , m_numbers(numbers)
    , m_handOn(std::move(handOn))
{
}

void ImportReader::run()
{
    QFile file(m_order.path);
    if (!file.open(QIODevice::ReadOnly))
        m_batch.error = unreadable(file);
    else if (m_order.kind == ContactSourceInfo::Kind::VCard)
        readCards(file);
    else
        readTable(file);
    m_batch.last = true;
    handOver();
}

void ImportReader::stop()
{
    m_stopped = true;
    m_room.release(); // whoever waits for room looks up
}

template <typename Reader, typename Take>
void ImportReader::readAll(QFile &file, Reader &reader, Take take)
{
    QByteArray bytes(portion, Qt::Uninitialized);
    while (!m_stopped) {
        const qint64 length = file.read(bytes.data(), portion);
        if (length < 0) {
            m_batch.error = unreadable(file);
            return;
        }
        m_batch.bytes += length;
        take(length > 0 ? reader.feed(QByteArrayView(bytes).first(length)) : reader.finish());
        remark(reader.takeRemarks());
        if (length == 0)
            return;
    }
}

void ImportReader::readCards(QFile &file)
{
    VCardReader reader;
    readAll(file, reader, [this](QVector<Contact> contacts) {
        for (Contact &contact : contacts)
            add(std::move(contact));
    });
    m_batch.cutOff = reader.wasCutOff();
}

void ImportReader::readTable(QFile &file)
{
    CsvTable table;
    readAll(file, table, [this](const QVector<CsvRow> &rows) {
        for (const CsvRow &row : rows)
            addRow(row);
    });
}

void ImportReader::addRow(const CsvRow &row)
{
    if (!std::exchange(m_headingsPassed, true) && m_order.columns.hasHeadings)
        return;
    Contact contact = m_order.columns.contactOf(row);
    const bool isEmpty
        = contact.displayName.isEmpty() && contact.numbers.isEmpty() && contact.emails.isEmpty();
    if (isEmpty)
        remark({ReadRemark{ReadRemark::What::EmptyRow, row.line, 1, 0, 0, {}}});
    else
        add(std::move(contact));
}

void ImportReader::add(Contact contact)
{
    m_keys.assign(contact);
    m_batch.contacts.append(contacts::withNumbersRead(contact, m_numbers));
    if (m_batch.contacts.size() == batchSize)
        handOver();
}

void ImportReader::remark(const QVector<ReadRemark> &remarks)
{
    m_batch.remarks += remarks;
    // A file that is nothing but remarks must not fill the memory.
    if (m_batch.remarks.size() >= batchSize)
        handOver();
}

void ImportReader::handOver()
{
    if (!m_stopped)
        m_room.acquire();
    ImportBatch batch = std::exchange(m_batch, {});
    // What is wrong with a row as such is seen before what is wrong with its contents.
    std::stable_sort(batch.remarks.begin(), batch.remarks.end(), [](const ReadRemark &a, const ReadRemark &b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    m_batch.bytes = batch.bytes;
    if (m_stopped) // what the store has not is not promised either
        batch.contacts.clear();
    m_handOn(std::move(batch));
}

} // namespace balie::desk
