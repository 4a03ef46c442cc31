#include "desk/people/PeopleFile.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {

struct PeopleFileText {
    Q_DECLARE_TR_FUNCTIONS(PeopleFile)
};

struct Field {
    QString text;
    int column = 1; ///< where it begins in its line, counted from 1
};

struct Record {
    int line = 1;
    QVector<Field> fields;
};

Error fault(int line, int column, const QString &what)
{
    return {ErrorCode::InvalidInput,
        PeopleFileText::tr("Line %1, column %2: %3").arg(line).arg(column).arg(what),
        u"line %1 column %2"_s.arg(line).arg(column)};
}

/// Reads records one by one; keeps count of lines and columns for what it has to say.
class Reader {
public:
    Reader(QString text, QChar separator)
        : m_text(std::move(text))
        , m_separator(separator)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }

    Expected<Record> next()
    {
        Record record{m_line, {}};
        for (;;) {
            Field field{{}, m_column};
            if (!atEnd() && peek() == u'"') {
                if (const auto done = quoted(field); !done)
                    return unexpected(done.error());
            } else {
                while (!atEnd() && peek() != m_separator && peek() != u'\n')
                    field.text += take();
            }
            field.text = field.text.trimmed();
            record.fields.append(field);
            if (atEnd() || take() == u'\n')
                return record;
        }
    }

private:
    QChar peek() const { return m_text.at(m_at); }

    QChar take()
    {
        const QChar c = m_text.at(m_at++);
        ++m_column;
        if (c == u'\n') {
            ++m_line;
            m_column = 1;
        }
        return c;
    }

    Expected<void> quoted(Field &field)
    {
        const int line = m_line;
        const int column = m_column;
        take();
        for (;;) {
            if (atEnd())
                return unexpected(
                    fault(line, column, PeopleFileText::tr("the quote is never closed.")));
            const QChar c = take();
            if (c != u'"') {
                field.text += c;
            } else if (!atEnd() && peek() == u'"') {
                field.text += take();
            } else {
                break;
            }
        }
        while (!atEnd() && peek() == u' ')
            take();
        if (!atEnd() && peek() != m_separator && peek() != u'\n')
            return unexpected(fault(m_line, m_column,
                PeopleFileText::tr(
                    "text after a closing quote. Double a quote that belongs to the text.")));
        return {};
    }

    QString m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_column = 1;
};

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

QChar separatorOf(const QString &text)
{
    const QString first = text.left(text.indexOf(u'\n'));
    QChar best = u';';
    for (const QChar candidate : {QChar(u','), QChar(u'\t')}) {
        if (first.count(candidate) > first.count(best))
            best = candidate;
    }
    return best;
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

bool isBlank(const Record &record)
{
    return std::all_of(record.fields.begin(), record.fields.end(),
        [](const Field &f) { return f.text.isEmpty(); });
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

Expected<PeopleFile::Content> PeopleFile::parse(const QByteArray &utf8)
{
    QString text = QString::fromUtf8(utf8);
    if (text.startsWith(QChar(0xfeff)))
        text.remove(0, 1);
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');

    Reader reader(text, separatorOf(text));
    auto header = reader.next();
    if (!header)
        return unexpected(header.error());
    QVector<std::optional<Column>> columns;
    for (const Field &field : header->fields)
        columns.append(columnNamed(field.text));
    if (!columns.contains(Column::Name))
        return unexpected(fault(1, 1,
            PeopleFileText::tr("the first line must name the columns, and one of them "
                               "must be \"name\".")));

    Content content;
    QHash<PersonId, int> seen; // id -> line
    while (!reader.atEnd()) {
        const auto record = reader.next();
        if (!record)
            return unexpected(record.error());
        if (isBlank(*record))
            continue;
        Person person;
        int column = 1;
        for (qsizetype i = 0; i < std::min(columns.size(), record->fields.size()); ++i) {
            if (!columns.at(i))
                continue;
            fill(person, *columns.at(i), record->fields.at(i).text);
            if (*columns.at(i) == Column::Name)
                column = record->fields.at(i).column;
        }
        if (person.name.isEmpty()) {
            content.remarks.append(
                fault(record->line, column, PeopleFileText::tr("no name; the line is left out."))
                    .userText);
            continue;
        }
        person.extension = extensionOf(person.device);
        person.id = personIdFor(person);
        if (const int before = seen.value(person.id)) {
            content.remarks.append(fault(record->line, column,
                PeopleFileText::tr("the same number as line %1; the line is left out.").arg(before))
                                       .userText);
            continue;
        }
        seen.insert(person.id, record->line);
        content.people.append(person);
    }
    return content;
}

} // namespace balie::desk
