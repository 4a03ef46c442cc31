#pragma once

#include "base/http/HttpClient.h"

#include <optional>

namespace balie::test {

/// A request and what its handlers were told.
class Asked {
public:
    enum class As { Reply, Stream };

    Asked() = default;
    Asked(HttpPort &port, HttpRequest request, As as = As::Reply)
    {
        call = port.send(std::move(request), handlers(as));
        sending = false;
    }
    Q_DISABLE_COPY_MOVE(Asked)

    HttpHandlers handlers(As as)
    {
        HttpHandlers made;
        made.head = [this](const HttpReply &reply) { heads.append(reply); };
        if (as == As::Stream) {
            made.data = [this](const QByteArray &piece) {
                streamed += piece;
                ++pieces;
            };
        }
        made.done = [this](Expected<HttpReply> given) {
            toldInsideSend = toldInsideSend || sending;
            ++times;
            result = std::move(given);
        };
        return made;
    }

    bool failedWith(ErrorCode code) const
    {
        return result && !*result && result->error().code == code;
    }
    int status() const { return result && *result ? (*result)->status : 0; }
    QByteArray body() const { return result && *result ? (*result)->body : QByteArray(); }

    QVector<HttpReply> heads;
    QByteArray streamed;
    int pieces = 0;
    int times = 0;
    bool sending = true;
    bool toldInsideSend = false;
    std::optional<Expected<HttpReply>> result;
    std::unique_ptr<HttpCall> call;
};

inline HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

} // namespace balie::test
