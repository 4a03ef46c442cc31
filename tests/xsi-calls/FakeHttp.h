#pragma once

#include "base/http/HttpPort.h"

#include <QStringList>
#include <vector>

namespace balie::test {

/// A server that a test plays by hand: what was asked, and what it is answered.
class FakeHttp final : public HttpPort {
public:
    [[nodiscard]] std::unique_ptr<HttpCall> send(
        HttpRequest request, HttpHandlers handlers) override;

    /// "PUT /user/anna@example.nl/calls/c1/Hold", with the query behind '?'; below /v2.0.
    QStringList asked() const;
    /// What was asked since the last time.
    QStringList takeAsked();
    QByteArray lastBody() const { return m_lastBody; }
    /// Answers the oldest request that waits.
    void answer(
        int status = 200, const QByteArray &body = {}, const QVector<HttpHeader> &headers = {});
    void lose();
    qsizetype waiting() const;

private:
    class Call;
    struct Waiting {
        Call *call = nullptr;
        HttpRequest request;
        HttpHandlers handlers;
    };
    Waiting takeFirst();

    std::vector<Waiting> m_waiting;
    QStringList m_asked;
    QByteArray m_lastBody;
};

} // namespace balie::test
