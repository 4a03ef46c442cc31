#pragma once

#include "crm-connectors/profile/TextReader.h"

namespace balie::crm {

/// Reads one operation that the schema has passed, and tells what is wrong in it.
class OperationReader {
public:
    enum class Purpose { Test, FindByNumber, FindByName, GetCard, LogCall };

    /// `known` are the variables that each step may use, but for what steps keep; `hasBase`: there
    /// is a base address. `faults` outlives it.
    OperationReader(KnownVariables known, bool hasBase, ProfileFaults &faults);

    Operation read(const QJsonObject &object, const QString &place, Purpose purpose) const;

private:
    Step step(const QJsonObject &object, const QString &place, const TextReader &texts) const;
    void readRequest(
        Step &step, const QJsonObject &object, const QString &place, const TextReader &texts) const;
    void readBody(
        Step &step, const QJsonObject &object, const QString &place, const TextReader &texts) const;
    CardMap card(const QJsonObject &object, const QString &place) const;
    FieldMap field(const QString &name, const QJsonValue &value, const QString &place) const;
    NextPage next(const QJsonObject &object, const QString &place) const;
    void checkPaging(const Step &step, const QString &place) const;
    void checkCards(const Operation &operation, const QString &place, Purpose purpose) const;
    void tell(const QString &place, const QString &reason) const;

    KnownVariables m_known;
    bool m_hasBase;
    ProfileFaults &m_faults;
};

/// Names and paths: what is kept of an answer.
QHash<QString, QString> readPaths(const QJsonValue &object);
QVector<int> readStatuses(const QJsonValue &array);

} // namespace balie::crm
