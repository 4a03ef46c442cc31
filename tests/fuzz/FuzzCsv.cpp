// The reader of tables against any bytes in any portions: the same rows and remarks however the bytes are cut, rows in the
// order of their lines, and remarks that name lines of the file.
#include "base/contacts/CsvTable.h"
#include "tests/fuzz/Portions.h"

#include <algorithm>

using namespace balie;
using namespace balie::fuzz;

namespace {

struct Outcome {
    QVector<CsvRow> rows;
    QVector<ReadRemark> remarks;
    QChar separator;
};

Outcome readAll(const QByteArray &stream, qsizetype portion)
{
    Outcome outcome;
    CsvTable table;
    inPortions(stream, portion, [&](const QByteArray &piece) {
        outcome.rows += table.feed(piece);
        outcome.remarks += table.takeRemarks();
        return true;
    });
    outcome.rows += table.finish();
    outcome.remarks += table.takeRemarks();
    outcome.separator = table.separator();
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const auto [portion, stream] = CutStream(data, size);
    const Outcome whole = readAll(stream, qMax<qsizetype>(stream.size(), 1));
    const Outcome cut = readAll(stream, portion);
    require(whole.rows == cut.rows);
    require(whole.remarks == cut.remarks);
    require(whole.separator == cut.separator);

    qint64 line = 0;
    for (const CsvRow &row : whole.rows) {
        require(row.line > line && row.fields.size() <= CsvTable::mostFields);
        line = row.line;
        require(std::any_of(row.fields.begin(), row.fields.end(),
            [](const CsvField &field) { return !field.text.isEmpty() && field.column >= 1; }));
    }
    const qint64 lines = 1 + stream.count('\n') + stream.count('\r');
    require(line <= lines);
    for (const ReadRemark &remark : whole.remarks) {
        require(remark.line >= 1 && remark.line <= lines && remark.column >= 1);
        require(!remark.sentence().isEmpty());
    }
    return 0;
}
