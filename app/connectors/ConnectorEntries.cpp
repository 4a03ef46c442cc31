#include "app/connectors/ConnectorEntries.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;
using crm::ConnectorEntry;

namespace {

constexpr std::array popNames{std::pair(ConnectorEntry::Pop::Off, "off"_L1), std::pair(ConnectorEntry::Pop::Beside, "beside"_L1),
    std::pair(ConnectorEntry::Pop::OnRing, "ring"_L1), std::pair(ConnectorEntry::Pop::OnAnswer, "answer"_L1)};

QString nameOf(ConnectorEntry::Pop pop)
{
    const auto found = std::find_if(popNames.begin(), popNames.end(), [pop](const auto &row) { return row.first == pop; });
    return found == popNames.end() ? QString() : QString(found->second);
}

ConnectorEntry::Pop popFrom(const QString &name)
{
    const auto found = std::find_if(popNames.begin(), popNames.end(), [&name](const auto &row) { return row.second == name; });
    return found == popNames.end() ? ConnectorEntry().pop : found->first;
}

} // namespace

QByteArray toBytes(const QVector<ConnectorEntry> &entries)
{
    QJsonArray list;
    for (const ConnectorEntry &entry : entries) {
        QJsonObject values;
        for (auto it = entry.values.cbegin(); it != entry.values.cend(); ++it)
            values.insert(it.key(), it.value());
        list.append(QJsonObject{{u"id"_s, entry.id}, {u"profile"_s, entry.profile}, {u"name"_s, entry.name},
            {u"on"_s, entry.isOn}, {u"pop"_s, nameOf(entry.pop)}, {u"values"_s, values},
            {u"secrets"_s, QJsonArray::fromStringList(entry.secretKeys)}});
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QVector<ConnectorEntry> connectorEntries(const QByteArray &bytes)
{
    QVector<ConnectorEntry> entries;
    const QJsonArray list = QJsonDocument::fromJson(bytes).array();
    for (const QJsonValue value : list) {
        const QJsonObject object = value.toObject();
        ConnectorEntry entry;
        entry.id = object.value("id"_L1).toString();
        entry.profile = object.value("profile"_L1).toString();
        entry.name = object.value("name"_L1).toString();
        entry.isOn = object.value("on"_L1).toBool(true);
        entry.pop = popFrom(object.value("pop"_L1).toString());
        const QJsonObject values = object.value("values"_L1).toObject();
        for (auto it = values.begin(); it != values.end(); ++it)
            entry.values.insert(it.key(), it.value().toString());
        const QJsonArray secrets = object.value("secrets"_L1).toArray();
        for (const QJsonValue &key : secrets)
            entry.secretKeys.append(key.toString());
        const bool isTaken = std::any_of(
            entries.cbegin(), entries.cend(), [&entry](const ConnectorEntry &other) { return other.id == entry.id; });
        if (!entry.id.isEmpty() && !entry.profile.isEmpty() && !isTaken)
            entries.append(entry);
    }
    return entries;
}

QString newConnectorId(const QString &profile)
{
    return profile + u'-' + QString::number(QRandomGenerator::system()->generate64(), 36);
}

} // namespace balie::app
