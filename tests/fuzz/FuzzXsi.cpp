// All Xsi decoders against any bytes: no crash, no hang, errors that say something, and bodies that
// are made of what was read can be read again.
#include "cti/xsi/Decoder.h"
#include "cti/xsi/Requests.h"

#include <cstdint>
#include <cstdlib>

using namespace balie;
using namespace balie::xsi;

namespace {

void require(bool held)
{
    if (!held)
        std::abort();
}

template <typename Reply> void judge(const Expected<Reply> &reply)
{
    if (!reply)
        require(reply.error().code == ErrorCode::Protocol && !reply.error().detail.isEmpty());
}

void judge(const Call &call)
{
    require(call.callId == call.callId.trimmed() && call.stateText == call.stateText.trimmed());
    (void)numberOf(call.remote.address);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray document(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)numberOf(QString::fromUtf8(document));
    (void)decodeError(document);

    const auto decoded = decodeStreamDocument(document);
    judge(decoded);
    if (decoded) {
        if (const auto *event = std::get_if<Event>(&*decoded)) {
            if (const auto *calls = std::get_if<CallData>(&event->data)) {
                for (const Call &call : calls->calls)
                    judge(call);
            }
        }
    }

    judge(decodeCallStart(document));
    judge(decodeSubscription(document));
    judge(decodeSubscriptions(document));
    judge(decodeProfile(document));
    judge(decodeServices(document));
    judge(decodeDirectory(document));
    judge(decodeCallLogs(document));
    judge(decodeService(document));
    const auto users = decodeMonitoredUsers(document);
    judge(users);
    require(users.hasValue() == decoded.hasValue());

    const auto list = monitoredUsersBody(document, {QStringLiteral("a"), QStringLiteral("b")});
    judge(list);
    if (list)
        (void)decodeMonitoredUsers(*list);
    judge(forwardingBody(document, true, QStringLiteral("1")));
    const auto body = doNotDisturbBody(document, true);
    judge(body);
    if (body) {
        const auto again = decodeService(*body);
        if (again)
            require(again->active == true);
    }
    return 0;
}
