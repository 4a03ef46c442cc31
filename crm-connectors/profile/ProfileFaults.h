#pragma once

#include <QString>
#include <QVector>

namespace balie::crm {

/// One thing that is wrong in a profile: where, as a JSON pointer (RFC 6901), and what. English.
struct ProfileFault {
    QString place;
    QString reason;
};

using ProfileFaults = QVector<ProfileFault>;

/// The place of a member: "/auth" and "headers" give "/auth/headers".
inline QString placeOf(const QString &parent, QString name)
{
    name.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
    return parent + u'/' + name;
}

inline QString placeOf(const QString &parent, qsizetype index)
{
    return parent + u'/' + QString::number(index);
}

} // namespace balie::crm
