#include "desk/store/ContactRow.h"

namespace balie::desk {

namespace {

constexpr QChar betweenFields(u'\x1f');
constexpr QChar betweenRecords(u'\x1e');

/// The separators stand in no text that a person wrote.
QString plain(QString text)
{
    return text.replace(betweenFields, u' ').replace(betweenRecords, u' ');
}

QString rawNumbers(const QVector<ContactNumber> &numbers)
{
    QString text;
    for (const ContactNumber &number : numbers) {
        if (!text.isEmpty())
            text += betweenRecords;
        text += QString::number(int(number.kind)) + betweenFields + (number.preferred ? u'1' : u'0')
            + betweenFields + plain(number.text);
    }
    return text;
}

QVector<ContactNumber> rawNumbersOf(const QString &text)
{
    QVector<ContactNumber> numbers;
    for (const QString &record : text.split(betweenRecords, Qt::SkipEmptyParts)) {
        const QStringList fields = record.split(betweenFields);
        if (fields.size() != 3)
            continue;
        const int kind = fields[0].toInt();
        const bool isKnown = kind >= 0 && kind <= int(ContactNumberKind::Other);
        numbers.append({isKnown ? ContactNumberKind(kind) : ContactNumberKind::Other,
            fields[2], fields[1] == u'1'});
    }
    return numbers;
}

} // namespace

QVector<NumberInRow> numbersOf(const QString &column)
{
    QVector<NumberInRow> numbers;
    for (const QString &record : column.split(betweenRecords, Qt::SkipEmptyParts)) {
        const QStringList fields = record.split(betweenFields);
        if (fields.size() != 7)
            continue;
        const int kind = fields[0].toInt();
        if (kind < 0 || kind > int(NumberKind::Invalid))
            continue;
        numbers.append({{NumberKind(kind), fields[1], fields[2], fields[3], fields[4], fields[5]}, fields[6]});
    }
    return numbers;
}

QString numbersColumnOf(const QVector<NumberInRow> &numbers)
{
    QString text;
    for (const auto &[number, digits] : numbers) {
        if (!text.isEmpty())
            text += betweenRecords;
        text += QString::number(int(number.kind)) + betweenFields + number.e164 + betweenFields
            + number.dial + betweenFields + number.national + betweenFields + number.extension
            + betweenFields + plain(number.typed) + betweenFields + digits;
    }
    return text;
}

void bindContact(sqlite::Statement &statement, int first, qint64 source, const Contact &contact,
    const QVector<NumberInRow> &numbers)
{
    statement.bind(first++, source);
    // Never null: the table says so, and an empty text is what a contact without it has.
    for (const QString &text : {contact.uid, contact.revision, contact.displayName,
             contact.givenName, contact.middleNames, contact.particle, contact.familyName,
             contact.initials, contact.company, contact.department, contact.title,
             rawNumbers(contact.numbers), numbersColumnOf(numbers),
             contact.emails.join(betweenRecords), contact.note, contact.link})
        statement.bind(first++, text.isNull() ? QString::fromLatin1("") : text);
}

StoredContact contactOf(const sqlite::Statement &row)
{
    StoredContact stored;
    int column = 0;
    stored.id = row.integer(column++);
    stored.source = row.integer(column++);
    Contact &contact = stored.contact;
    for (QString *text : {&contact.uid, &contact.revision, &contact.displayName, &contact.givenName,
             &contact.middleNames, &contact.particle, &contact.familyName, &contact.initials,
             &contact.company, &contact.department, &contact.title})
        *text = row.text(column++);
    contact.numbers = rawNumbersOf(row.text(column++));
    for (const NumberInRow &number : numbersOf(row.text(column++)))
        stored.numbers.append(number.number);
    contact.emails = row.text(column++).split(betweenRecords, Qt::SkipEmptyParts);
    contact.note = row.text(column++);
    contact.link = row.text(column++);
    return stored;
}

Expected<void> eachRowAfter(
    sqlite::Database &database, qint64 id, int atMost, const std::function<void(const sqlite::Statement &row)> &see)
{
    auto select = database.prepare(
        QByteArray("SELECT id, ") + contactColumns + " FROM contacts WHERE id > ? ORDER BY id LIMIT ?");
    if (!select)
        return unexpected(select.error());
    select->bind(1, id).bind(2, atMost);
    for (;;) {
        const auto row = select->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return {};
        see(*select);
    }
}

} // namespace balie::desk
