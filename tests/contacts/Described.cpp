#include "tests/contacts/Described.h"

#include "base/contacts/VCardReader.h"

#include <array>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString oneLine(QString text)
{
    return text.replace(u'\n', "\\n"_L1);
}

QString described(const ContactNumber &number)
{
    static constexpr std::array names{"work"_L1, "mobile"_L1, "home"_L1, "main"_L1, "assistant"_L1,
        "fax"_L1, "pager"_L1, "other"_L1};
    const QString star = number.preferred ? u"*"_s : QString();
    return u"  %1%2 %3\n"_s.arg(names.at(std::size_t(number.kind)), star, number.text);
}

/// "a | b / c" without what is empty at the end.
QString parts(QStringList texts, QLatin1StringView between)
{
    while (!texts.isEmpty() && texts.last().isEmpty())
        texts.removeLast();
    return texts.join(between);
}

} // namespace

void inPieces(
    const QByteArray &bytes, qsizetype size, const std::function<void(QByteArrayView)> &feed)
{
    for (qsizetype at = 0; at < bytes.size(); at += size)
        feed(QByteArrayView(bytes).sliced(at, qMin(size, bytes.size() - at)));
}

QString described(const Contact &contact)
{
    QString text = parts({contact.displayName,
                             parts({contact.givenName, contact.familyName, contact.middleNames}, "/"_L1),
                             parts({contact.company, contact.department, contact.title}, "/"_L1)},
                       "|"_L1)
        + u'\n';
    for (const ContactNumber &number : contact.numbers)
        text += described(number);
    for (const QString &email : contact.emails)
        text += u"  mail %1\n"_s.arg(email);
    if (!contact.uid.isEmpty())
        text += u"  uid %1\n"_s.arg(contact.uid);
    if (!contact.link.isEmpty())
        text += u"  link %1\n"_s.arg(contact.link);
    if (!contact.note.isEmpty())
        text += u"  note %1\n"_s.arg(oneLine(contact.note));
    return text;
}

QString described(const ReadRemark &remark)
{
    static constexpr std::array names{"NoEnd"_L1, "OutsideCard"_L1, "NoProperty"_L1,
        "PropertyTooLong"_L1, "CardTooLong"_L1, "EmptyCard"_L1, "UnknownCharset"_L1,
        "QuoteNeverClosed"_L1, "TextAfterQuote"_L1, "TooFewFields"_L1, "TooManyFields"_L1,
        "RowTooLong"_L1, "EmptyRow"_L1};
    QString text = u"! %1:%2 %3"_s.arg(remark.line).arg(remark.column).arg(
        names.at(std::size_t(remark.what)));
    if (!remark.name.isEmpty())
        text += u' ' + remark.name;
    if (remark.expected > 0)
        text += u" %1 %2"_s.arg(remark.found).arg(remark.expected);
    return text + u'\n';
}

QString describedCards(const QVector<QByteArray> &pieces)
{
    VCardReader reader;
    QString text;
    const auto add = [&text](const QVector<Contact> &contacts) {
        for (const Contact &contact : contacts)
            text += described(contact);
    };
    for (const QByteArray &piece : pieces)
        add(reader.feed(piece));
    add(reader.finish());
    for (const ReadRemark &remark : reader.takeRemarks())
        text += described(remark);
    return reader.wasCutOff() ? text + "cut off\n"_L1 : text;
}

QString describedTable(const QVector<QByteArray> &pieces)
{
    CsvTable table;
    QString text;
    const auto add = [&text](const QVector<CsvRow> &rows) {
        for (const CsvRow &row : rows) {
            text += QString::number(row.line);
            for (const CsvField &field : row.fields)
                text += u" | %1:"_s.arg(field.column) + oneLine(field.text);
            text += u'\n';
        }
    };
    for (const QByteArray &piece : pieces)
        add(table.feed(piece));
    add(table.finish());
    for (const ReadRemark &remark : table.takeRemarks())
        text += described(remark);
    const QString separator = table.separator() == u'\t' ? u"TAB"_s : QString(table.separator());
    return u"separator %1\n"_s.arg(separator) + text;
}

} // namespace balie::test
