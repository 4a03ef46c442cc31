#pragma once

#include "tests/connectors-conformance/ConnectorBench.h"

namespace balie::test {

/// The people whom the stand-in knows, and their ids there. As they are now: read for each check.
class Expectations {
public:
    explicit Expectations(StandIn &standIn);

    QString contactId(const QString &key) const;
    QString companyId(const QString &key) const;
    /// Another name of the record, where its address takes that one.
    QString secondId(const QString &key) const;
    /// {given, family, surname, company, emails, phones, owner, title}
    QJsonObject contact(const QString &key) const;
    QJsonObject company(const QString &key) const;
    QStringList keysOfFamily(const QString &family) const;
    int pageSize() const; ///< 0: nothing is read in pages
    /// [{number, contacts, companies}]
    QJsonArray numbers() const;

    /// Keys of who was found; an id that nobody has stands as it is.
    QStringList keysOf(const ConnectorBench &bench, const QVector<crm::ContactCard> &cards) const;

private:
    QJsonObject m_description;
    QJsonObject m_seeds;
    QJsonObject m_expectations;
};

/// A sentence for what did not happen: no answer, or the error.
template <typename T> QString troubleOf(const std::optional<Expected<T>> &answer)
{
    if (!answer)
        return QStringLiteral("no answer at all");
    if (*answer)
        return {};
    const Error &error = answer->error();
    return errorCodeName(error.code) + QStringLiteral(": ") + error.userText + QStringLiteral(" [")
        + error.detail + QLatin1Char(']');
}

} // namespace balie::test
