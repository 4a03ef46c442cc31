// The reader of vCards against any bytes in any portions: the same contacts and remarks however the bytes are cut, no
// contact without anything to know it by, and remarks that name lines of the file.
#include "base/contacts/VCardReader.h"
#include "tests/fuzz/Portions.h"

using namespace balie;
using namespace balie::fuzz;

namespace {

struct Outcome {
    QVector<Contact> contacts;
    QVector<ReadRemark> remarks;
    bool cutOff = false;
};

Outcome readAll(const QByteArray &stream, qsizetype portion)
{
    Outcome outcome;
    VCardReader reader;
    inPortions(stream, portion, [&](const QByteArray &piece) {
        outcome.contacts += reader.feed(piece);
        outcome.remarks += reader.takeRemarks();
        return true;
    });
    outcome.contacts += reader.finish();
    outcome.remarks += reader.takeRemarks();
    outcome.cutOff = reader.wasCutOff();
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
    require(whole.contacts == cut.contacts);
    require(whole.remarks == cut.remarks);
    require(whole.cutOff == cut.cutOff);

    for (const Contact &contact : whole.contacts) {
        require(!contact.displayName.isEmpty() || !contact.numbers.isEmpty() || !contact.emails.isEmpty());
        require(contact.numbers.size() <= VCardReader::mostNumbers);
        for (const ContactNumber &number : contact.numbers)
            require(!number.text.isEmpty());
    }
    const qint64 lines = 1 + stream.count('\n') + stream.count('\r');
    for (const ReadRemark &remark : whole.remarks)
        require(remark.line >= 1 && remark.line <= lines && !remark.sentence().isEmpty());
    return 0;
}
