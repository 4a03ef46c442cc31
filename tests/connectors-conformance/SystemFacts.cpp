#include "tests/connectors-conformance/SystemFacts.h"

#include <QFile>
#include <QJsonDocument>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject ownFile(const QString &name)
{
    return SystemFacts::readJson(QString::fromUtf8(BALIE_CONFORMANCE) + u'/' + name);
}

QHash<QString, QString> texts(const QJsonObject &object)
{
    QHash<QString, QString> found;
    for (auto it = object.begin(); it != object.end(); ++it)
        found.insert(it.key(), it.value().toString());
    return found;
}

} // namespace

QJsonObject SystemFacts::readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("cannot read %s", qPrintable(path));
        return {};
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("%s: %s", qPrintable(path), qPrintable(error.errorString()));
    return document.object();
}

QStringList SystemFacts::tested()
{
    return ownFile(u"systems.json"_s).keys();
}

QHash<QString, QString> SystemFacts::elsewhere()
{
    return texts(ownFile(u"cells.json"_s).value("elsewhere"_L1).toObject());
}

QJsonObject SystemFacts::cells()
{
    return ownFile(u"cells.json"_s).value("cannot"_L1).toObject();
}

SystemFacts::SystemFacts(const QString &system)
    : m_system(system)
    , m_entry(ownFile(u"systems.json"_s).value(system).toObject())
    , m_cells(cells().value(system).toObject())
{
}

QHash<QString, QString> SystemFacts::filled(
    const QString &member, const QJsonObject &told, const QString &base) const
{
    QHash<QString, QString> found = texts(m_entry.value(member).toObject());
    for (QString &value : found) {
        value.replace(u"{base}"_s, base);
        for (auto it = told.begin(); it != told.end(); ++it)
            value.replace(u'{' + it.key() + u'}', it.value().toVariant().toString());
    }
    return found;
}

QHash<QString, QString> SystemFacts::values(const QJsonObject &told, const QString &base) const
{
    return filled(u"settings"_s, told, base);
}

QHash<QString, QString> SystemFacts::secrets(const QJsonObject &told, const QString &base) const
{
    return filled(u"secrets"_s, told, base);
}

QString SystemFacts::whyNot(const QString &cell) const
{
    return m_cells.value(cell).toString();
}

QHash<QString, QString> SystemFacts::sameMutants() const
{
    QHash<QString, QString> found = sameEverywhere();
    found.insert(texts(ownFile(u"mutants.json"_s)["same"_L1][m_system].toObject()));
    return found;
}

QHash<QString, QString> SystemFacts::sameEverywhere()
{
    return texts(ownFile(u"mutants.json"_s)["same"_L1]["*"_L1].toObject());
}

QStringList SystemFacts::openMutants() const
{
    return ownFile(u"mutants.json"_s)["open"_L1][m_system].toVariant().toStringList();
}

} // namespace balie::test
