#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace balie::crm {

/// What the variables of texts stand for. Names as they are documented in the profile schema:
///   number.e164 .digits (without +) .national (digits) .nsn .interleaved (%6%1%2) .last4 .last7
///   .last8 number.variants (list: the notations of the number plan), item (in a join) name.text
///   .words (list) card.id .type .name  company.id  call.key .direction (incoming, outgoing)
///   .outcome .number .name .subject .text call.start .end (date and time with offset) .seconds
///   setting.KEY  session.KEY  kept.KEY (from an earlier step)  page.skip .number .size .token  now
/// A missing variable is empty. A value.
class Values {
public:
    void set(const QString &name, const QString &value) { m_values.insert(name, value); }
    void set(const QString &name, const QStringList &list) { m_values.insert(name, list); }
    void set(const QString &name, const QVariant &value) { m_values.insert(name, value); }
    QVariant value(const QString &name) const { return m_values.value(name); }
    QStringList list(const QString &name) const { return m_values.value(name).toStringList(); }

private:
    QHash<QString, QVariant> m_values;
};

} // namespace balie::crm
