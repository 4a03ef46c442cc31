#include "desk/people/PeopleFile.h"

#include "base/contacts/CsvTable.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {

struct PeopleFileText {
    Q_DECLARE_TR_FUNCTIONS(PeopleFile)
};

Error fault(qint64 line, int column, const QString &what)
{
    return {ErrorCode::InvalidInput,
        PeopleFileText::tr("Line %1, column %2: %3").arg(line).arg(column).arg(what),
        u"line %1 column %2"_s.arg(line).arg(column)};
}

enum class Column { Name, Number, Department, Title, Mobile, Email, Deputy };

std::optional<Column> columnNamed(const QString &heading)
{
    static const QHash<QString, Column> names{
        {u"name"_s, Column::Name},
        {u"naam"_s, Column::Name},
        {u"number"_s, Column::Number},
        {u"nummer"_s, Column::Number},
        {u"extension"_s, Column::Number},
        {u"toestel"_s, Column::Number},
        {u"device"_s, Column::Number},
        {u"department"_s, Column::Department},
        {u"afdeling"_s, Column::Department},
        {u"title"_s, Column::Title},
        {u"functie"_s, Column::Title},
        {u"mobile"_s, Column::Mobile},
        {u"mobiel"_s, Column::Mobile},
        {u"email"_s, Column::Email},
        {u"e-mail"_s, Column::Email},
        {u"deputy"_s, Column::Deputy},
        {u"vervanger"_s, Column::Deputy},
    };
    const auto found = names.constFind(heading.toLower());
    return found == names.cend() ? std::nullopt : std::optional(*found);
}

void fill(Person &person, Column column, const QString &text)
{
    switch (column) {
    case Column::Name:
        person.name = text;
        break;
    case Column::Number:
        person.device = cti::DeviceId(text);
        break;
    case Column::Department:
        person.department = text;
        break;
    case Column::Title:
        person.title = text;
        break;
    case Column::Mobile:
        person.mobile = text;
        break;
    case Column::Email:
        person.email = text;
        break;
    case Column::Deputy:
        person.deputy = cti::DeviceId(text);
        break;
    }
}

/// Rows of another length are nothing to say here: what is short is filled up.
std::optional<Error> faultOf(const QVector<ReadRemark> &remarks)
{
    for (const ReadRemark &remark : remarks) {
        if (remark.what != ReadRemark::What::TooFewFields
            && remark.what != ReadRemark::What::TooManyFields)
            return fault(remark.line, remark.column, remark.sentence());
    }
    return std::nullopt;
}

} // namespace

Expected<PeopleFile::Content> PeopleFile::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(Error{ErrorCode::Io,
            PeopleFileText::tr("The people file %1 cannot be read: %2")
                .arg(path, file.errorString()),
            u"open"_s});
    return parse(file.readAll());
}

Expected<PeopleFile::Content> PeopleFile::parse(const QByteArray &bytes)
{
    CsvTable table;
    QVector<CsvRow> rows = table.feed(bytes);
    rows += table.finish();
    QVector<std::optional<Column>> columns;
    if (!rows.isEmpty()) {
        for (const CsvField &field : rows.takeFirst().fields)
            columns.append(columnNamed(field.text));
    }
    if (const auto wrong = faultOf(table.takeRemarks()))
        return unexpected(*wrong);
    if (!columns.contains(Column::Name))
        return unexpected(fault(1, 1,
            PeopleFileText::tr("the first line must name the columns, and one of them "
                               "must be \"name\".")));

    Content content;
    QHash<PersonId, qint64> seen; // id -> line
    for (const CsvRow &row : std::as_const(rows)) {
        Person person;
        int column = 1;
        for (qsizetype i = 0; i < std::min(columns.size(), row.fields.size()); ++i) {
            if (!columns.at(i))
                continue;
            fill(person, *columns.at(i), row.fields.at(i).text);
            if (*columns.at(i) == Column::Name)
                column = row.fields.at(i).column;
        }
        if (person.name.isEmpty()) {
            content.remarks.append(
                fault(row.line, column, PeopleFileText::tr("no name; the line is left out."))
                    .userText);
            continue;
        }
        person.extension = extensionOf(person.device);
        person.id = personIdFor(person);
        if (const qint64 before = seen.value(person.id)) {
            content.remarks.append(fault(row.line, column,
                PeopleFileText::tr("the same number as line %1; the line is left out.").arg(before))
                                       .userText);
            continue;
        }
        seen.insert(person.id, row.line);
        content.people.append(person);
    }
    return content;
}

} // namespace balie::desk
