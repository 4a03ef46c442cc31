#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QVector>

namespace balie::app {

/// The customers of the demo's office, as its small customer system keeps them: people and
/// companies behind the numbers that call. All of them invented; the same seed gives the same. Some
/// callers are not known, some numbers belong to two.
class DemoCustomers {
public:
    /// As the office's own, see sim::OfficeConfig. `today` is what activities are dated by.
    DemoCustomers(int users, quint32 seed, const QDate &today);

    /// Compared by their last nine digits, as such systems do.
    QJsonArray byNumber(const QString &number) const;
    /// Every word must begin a word of the name or company; upper and lower case are the same.
    QJsonArray byName(const QString &text) const;
    QJsonObject byId(const QString &id) const;

private:
    struct Customer {
        QString id;
        QString given;
        QString family;
        QString company;
        QString companyId;
        QString title;
        QString email;
        QString work; ///< in a notation of its own
        QString mobile;
        int owner = 0; ///< index of m_owners
        QVector<std::pair<int, QString>> activities; ///< days ago, what
    };
    struct Owner {
        QString name;
        QString email;
    };

    void add(const QString &number, const QString &name, int index);
    QJsonObject toJson(const Customer &customer) const;

    QDate m_today;
    QVector<Owner> m_owners;
    QVector<Customer> m_customers;
};

} // namespace balie::app
