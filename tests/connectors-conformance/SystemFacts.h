#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace balie::test {

/// What the suite has to know of one system beside its profile: how it is set up against its
/// stand-in (systems.json), and what it cannot have (cells.json). A value.
class SystemFacts {
public:
    explicit SystemFacts(const QString &system);

    /// All systems with a stand-in and a profile that are tested here.
    static QStringList tested();
    /// Systems that are tested elsewhere, and where.
    static QHash<QString, QString> elsewhere();
    /// All rows of cells.json.
    static QJsonObject cells();
    static QJsonObject readJson(const QString &path);

    const QString &system() const { return m_system; }
    /// The profile's settings and secrets, from those that the stand-in told.
    QHash<QString, QString> values(const QJsonObject &told, const QString &base) const;
    QHash<QString, QString> secrets(const QJsonObject &told, const QString &base) const;
    /// A member of the system's entry in systems.json.
    QJsonValue fact(const QString &name) const { return m_entry.value(name); }
    /// Why this system cannot have it; empty: it must.
    QString whyNot(const QString &cell) const;
    /// Rows of mutants.json that hold here: mutants that change nothing that anybody could see, and
    /// why. A * in the name stands for any text.
    QHash<QString, QString> sameMutants() const;
    /// Those of them that hold for every system.
    static QHash<QString, QString> sameEverywhere();
    /// Mutants that the contract does not catch yet, by their names.
    QStringList openMutants() const;

private:
    QHash<QString, QString> filled(
        const QString &member, const QJsonObject &told, const QString &base) const;

    QString m_system;
    QJsonObject m_entry;
    QJsonObject m_cells;
};

} // namespace balie::test
