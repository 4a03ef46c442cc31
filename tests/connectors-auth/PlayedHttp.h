#pragma once

#include "base/Clock.h"
#include "base/http/HttpPort.h"

#include <optional>

namespace balie::test {

/// Servers that a test plays: every request is answered in a later turn of the loop by `answer`.
/// Follows no redirect, as nobody may ask it to.
class PlayedHttp final : public HttpPort {
public:
    using Answer = std::function<Expected<HttpReply>(const HttpRequest &)>;

    PlayedHttp(Clock &clock, Answer answer);

    [[nodiscard]] std::unique_ptr<HttpCall> send(
        HttpRequest request, HttpHandlers handlers) override;

    /// "POST https://host/path", in the order in which they were sent.
    QStringList lines() const;
    int count(const QString &line) const { return int(lines().count(line)); }

    QVector<HttpRequest> sent;
    Answer answer;

private:
    class Call;
    Clock &m_clock;
};

QByteArray headerOf(const HttpRequest &request, const QByteArray &name);
HttpReply reply(int status, const QByteArray &body = {}, const QVector<HttpHeader> &headers = {});
/// Fields of a form body.
QHash<QString, QString> formOf(const HttpRequest &request);

} // namespace balie::test
