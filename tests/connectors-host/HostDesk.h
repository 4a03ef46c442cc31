#pragma once

#include "base/ManualClock.h"
#include "crm-connectors/host/ConnectorHost.h"
#include "tests/connectors-host/FakeConnector.h"

namespace balie::test {

/// A look-up and all that was told of it.
struct Heard {
    QVector<crm::CardFindings> parts;
    std::unique_ptr<crm::ConnectorTask> task;

    bool isComplete() const { return !parts.isEmpty() && parts.last().isComplete; }
    const crm::CardFindings &last() const { return parts.last(); }
    crm::SourceReport::State state(qsizetype source) const
    {
        return parts.last().sources.at(source).state;
    }
};

/// A host in virtual time with fake systems "a", "b", ... named "System a" and so on.
struct HostDesk {
    explicit HostDesk(int systems, const crm::HostLimits &limits = {})
        : host(clock, numbers, limits, [] { return 0.5; })
    {
        for (int i = 0; i < systems; ++i)
            add();
        set();
    }

    FakeSystem &add()
    {
        fakes.push_back(std::make_shared<FakeSystem>());
        return *fakes.back();
    }
    FakeSystem &fake(size_t i) { return *fakes.at(i); }
    crm::HostedConnector connector(size_t i, const QByteArray &setup = "1")
    {
        crm::HostedConnector hosted;
        hosted.id = QChar(u'a' + char16_t(i));
        hosted.name = QStringLiteral("System ") + hosted.id;
        hosted.setup = setup;
        hosted.connector = std::make_unique<FakeConnector>(clock, fakes.at(i));
        return hosted;
    }
    /// Gives all of them to the host.
    void set(const QByteArray &setup = "1")
    {
        std::vector<crm::HostedConnector> all;
        for (size_t i = 0; i < fakes.size(); ++i)
            all.push_back(connector(i, setup));
        host.setConnectors(std::move(all));
    }

    std::shared_ptr<Heard> find(const QString &number = QStringLiteral("020 123 45 67"))
    {
        auto heard = std::make_shared<Heard>();
        heard->task = host.findByNumber(numbers.read(number),
            {[h = heard.get()](const crm::CardFindings &findings) { h->parts << findings; }});
        return heard;
    }
    std::shared_ptr<Heard> findName(const QString &text)
    {
        auto heard = std::make_shared<Heard>();
        heard->task = host.findByName(
            text, {[h = heard.get()](const crm::CardFindings &findings) { h->parts << findings; }});
        return heard;
    }
    crm::ConnectorHealth health(qsizetype i) const { return host.health().at(i); }

    ManualClock clock;
    PhoneNumbers numbers{QStringLiteral("NL")};
    std::vector<std::shared_ptr<FakeSystem>> fakes;
    crm::ConnectorHost host;
};

} // namespace balie::test
