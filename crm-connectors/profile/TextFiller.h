#pragma once

#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/profile/Values.h"

#include <QJsonValue>

namespace balie::crm {

/// Names and values in their order: of a query, a form, headers.
using NamedTexts = QVector<std::pair<QString, QString>>;

/// Fills in texts that stand by themselves; addresses are UrlFiller's. A value; any thread.
class TextFiller {
public:
    explicit TextFiller(Values values)
        : m_values(std::move(values))
    {
    }

    /// For a place that escapes it itself: a body, a parameter.
    QString text(const Text &text) const;
    /// For a header: on one line, without control characters.
    QString line(const Text &text) const;
    /// Undefined when an `if` leaves out the whole of it.
    QJsonValue json(const JsonText &json) const;
    /// As sent; empty when an `if` leaves out the whole of it.
    QByteArray jsonBody(const JsonText &json) const;
    /// Without those that are empty and may be left out then.
    NamedTexts pairs(const QVector<Step::Pair> &pairs) const;
    /// The same, each on one line.
    NamedTexts headers(const QVector<Step::Pair> &pairs) const;

private:
    QJsonValue array(const JsonText &json) const;
    QJsonValue object(const JsonText &json) const;
    QJsonValue each(const JsonText &json) const;

    Values m_values;
};

/// Percent-encoded UTF-8 with & between: of a query and of a form. A space is %20 and a plus %2B; a
/// $ in a name stays, as OData's servers want it.
QByteArray encodedPairs(const NamedTexts &pairs);

} // namespace balie::crm
