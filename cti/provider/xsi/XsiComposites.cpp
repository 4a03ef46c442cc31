// The commands that Xsi has none for: several requests, each after the event of the one before it.
#include "cti/provider/Destination.h"
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiCommandRun.h"
#include "cti/xsi/Decoder.h"

#include <QCoreApplication>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct XsiCommandText {
    Q_DECLARE_TR_FUNCTIONS(XsiCommandText)
};

Error tooLate(const QString &what, const QString &state, const QString &detail)
{
    return {ErrorCode::Timeout, what + u' ' + state, detail};
}

Error andAlso(const Error &error, const QString &sentence)
{
    const QString text = error.userText.isEmpty()
        ? XsiCommandText::tr("The telephone system refused that.")
        : error.userText;
    return {error.code, text + u' ' + sentence, error.detail};
}

} // namespace

QString XsiCommands::stateSentence(const QString &callId) const
{
    const Connection *const call = ownCall(callId);
    if (!call)
        return XsiCommandText::tr("It is no longer there.");
    switch (call->state) {
    case ConnectionState::Hold:
        return XsiCommandText::tr("It is on hold.");
    case ConnectionState::Alerting:
        return XsiCommandText::tr("It still rings.");
    case ConnectionState::Connected:
        return XsiCommandText::tr("You are connected with it.");
    default:
        return XsiCommandText::tr("It is not connected.");
    }
}

void XsiCommands::nameCreated(Run &run, const QString &callId)
{
    if (callId.isEmpty()) {
        finish(run, CommandResult());
        return;
    }
    const auto appeared
        = [this, callId] { return m_devices.ownConnection(callId) ? Wait::Met : Wait::NotYet; };
    wait(
        run, appeared, createdWithin,
        [this, callId](Run &present) {
            finish(
                present, CommandResult{m_devices.ownConnection(callId).value_or(ConnectionId())});
        },
        [this](Run &present) { finish(present, CommandResult()); });
}

void XsiCommands::holdThen(Run &run, const QString &callId, Step held)
{
    const Connection *const call = ownCall(callId);
    if (call && call->state == ConnectionState::Hold) {
        held(run); // put aside at the telephone already
        return;
    }
    sendTo(run, HttpMethod::Put, callId, {u"Hold"_s}, {},
        [this, callId, held = std::move(held)](Run &present, const HttpReply &) {
            const auto isHeld = [this, callId] {
                const Connection *const now = ownCall(callId);
                if (!now)
                    return Wait::Gone;
                return now->state == ConnectionState::Hold ? Wait::Met : Wait::NotYet;
            };
            wait(present, isHeld, stepDeadline, held, [this, callId](Run &late) {
                fail(late,
                    tooLate(XsiCommandText::tr("The call was not put on hold in time."),
                        stateSentence(callId), u"no event of Hold"_s));
            });
        });
}

/// A later step failed, and somebody hears music for nothing: take that call back.
void XsiCommands::goBack(Run &run, const QString &callId, const Error &why)
{
    if (!ownCall(callId)) {
        fail(run, why);
        return;
    }
    sendTo(
        run, HttpMethod::Put, callId, {u"Talk"_s}, {},
        [this, why](Run &present, const HttpReply &) {
            fail(present, andAlso(why, XsiCommandText::tr("The call on hold was taken back.")));
        },
        [this, why](Run &present, const Error &) {
            fail(present, andAlso(why, XsiCommandText::tr("The call is still on hold.")));
        });
}

void XsiCommands::consult(Run &run)
{
    holdThen(run, run.first, [this](Run &held) {
        QUrlQuery query;
        query.addQueryItem(u"address"_s, dialled(held.command.destination));
        send(
            held, HttpMethod::Post, {u"New"_s}, query,
            [this](Run &present, const HttpReply &reply) {
                const auto started = xsi::decodeCallStart(reply.body);
                const QString callId = started ? started->callId : QString();
                if (const auto now = m_devices.ownConnection(present.first); now)
                    m_devices.noteConsultation(*now, callId);
                nameCreated(present, callId);
            },
            [this](Run &present, const Error &error) { goBack(present, present.first, error); });
    });
}

void XsiCommands::alternate(Run &run)
{
    holdThen(run, run.first, [this](Run &held) {
        if (!ownCall(held.second)) {
            goBack(held, held.first, callGoneError());
            return;
        }
        sendTo(
            held, HttpMethod::Put, held.second, {u"Talk"_s}, {},
            [this](Run &present, const HttpReply &) { finish(present, CommandResult()); },
            [this](Run &present, const Error &error) { goBack(present, present.first, error); });
    });
}

/// Reconnect ends every other call of the user, so it is for two calls only.
void XsiCommands::reconnect(Run &run)
{
    if (m_devices.ownCallCount() <= 2) {
        single(run, HttpMethod::Put, run.second, {u"Reconnect"_s});
        return;
    }
    sendTo(run, HttpMethod::Delete, run.first, {}, {}, [this](Run &present, const HttpReply &) {
        const auto isGone = [this, first = present.first, second = present.second] {
            if (!ownCall(second))
                return Wait::Gone;
            return ownCall(first) ? Wait::NotYet : Wait::Met;
        };
        wait(
            present, isGone, stepDeadline,
            [this](Run &cleared) {
                sendTo(
                    cleared, HttpMethod::Put, cleared.second, {u"Talk"_s}, {},
                    [this](Run &back, const HttpReply &) { finish(back, CommandResult()); },
                    [this](Run &back, const Error &error) {
                        fail(
                            back, andAlso(error, XsiCommandText::tr("The call is still on hold.")));
                    });
            },
            [this](Run &late) {
                fail(late,
                    tooLate(XsiCommandText::tr("The call did not end in time."),
                        stateSentence(late.first), u"no event of DELETE"_s));
            });
    });
}

} // namespace balie::cti
