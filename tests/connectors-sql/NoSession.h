#pragma once

#include "crm-connectors/api/Session.h"

namespace balie::test {

/// A database has no HTTP session.
class NoSession final : public crm::Session {
public:
    std::unique_ptr<HttpCall> send(HttpRequest, HttpHandlers) override { return nullptr; }
    std::unique_ptr<HttpCall> prepare(Want, std::function<void(Expected<void>)>) override
    {
        return nullptr;
    }
    QHash<QString, QString> facts() const override { return {}; }
    QStringList secretValues() const override { return {}; }
};

} // namespace balie::test
