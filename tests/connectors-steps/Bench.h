#pragma once

#include "base/ManualClock.h"
#include "crm-connectors/steps/HttpConnector.h"
#include "tests/connectors-steps/FakeSystem.h"

namespace balie::test {

/// A text with {variable} and {variable|filter}.
crm::Text words(const QString &text);
/// A step that gets `path` and reads people of "data".
crm::Step search(const QString &path, const QVector<crm::Step::Pair> &query = {});
/// A system that is searched by {number.nsn} and {name.text}, and takes calls with POST.
crm::Profile sampleProfile();

QJsonObject person(const QString &id, const QString &name, const QString &phone);
/// {"data": [...]}
QJsonObject people(const QVector<QJsonObject> &list);

/// A connector of the sample profile before a system that is not there, on virtual time.
class Bench {
public:
    explicit Bench(crm::Profile profile = sampleProfile());

    /// Until nothing happens any more.
    void settle();
    std::optional<Expected<crm::LookupReply>> find(const QString &number, int limit = 25);
    std::optional<Expected<crm::LookupReply>> findName(const QString &name);
    std::optional<Expected<crm::CallReceipt>> log(const crm::CallReport &report);
    /// Of the last find(), in order.
    QStringList names() const;

    ManualClock clock;
    FakeSystem system{clock};
    PhoneNumbers numbers;
    std::unique_ptr<crm::HttpConnector> connector;
    std::unique_ptr<crm::ConnectorTask> task;
    std::optional<Expected<crm::LookupReply>> found;
};

crm::CallReport sampleReport();

} // namespace balie::test
