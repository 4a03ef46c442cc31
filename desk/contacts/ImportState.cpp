#include "desk/contacts/ImportState.h"

#include "desk/contacts/ContactImport.h"
#include "desk/contacts/CsvColumns.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

QByteArray ImportState::toBytes() const
{
    QJsonArray meanings;
    for (const CsvMeaning meaning : columns.meanings)
        meanings.append(int(meaning));
    const QJsonObject object{{u"columns"_s, meanings}, {u"headings"_s, columns.hasHeadings}, {u"attempts"_s, attempts}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

ImportState ImportState::from(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    ImportState state;
    const QJsonArray meanings = object.value("columns"_L1).toArray();
    for (const auto &value : meanings) {
        const int meaning = value.toInt(-1);
        if (meaning < 0 || meaning >= csvMeanings)
            return {};
        state.columns.meanings.append(CsvMeaning(meaning));
    }
    state.columns.hasHeadings = object.value("headings"_L1).toBool(true);
    state.attempts = object.value("attempts"_L1).toInt();
    return state;
}

Expected<ImportBeginning> beginningOfImport(const QString &path)
{
    const auto kind = ContactImport::kindOf(path);
    if (!kind)
        return unexpected(kind.error());
    ImportBeginning beginning;
    beginning.isTable = *kind == ContactSourceInfo::Kind::Csv;
    if (!beginning.isTable)
        return beginning;
    auto rows = CsvColumns::beginningOf(path);
    if (!rows)
        return unexpected(rows.error());
    beginning.rows = *std::move(rows);
    return beginning;
}

} // namespace balie::desk
