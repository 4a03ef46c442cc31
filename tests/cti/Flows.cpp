#include "tests/cti/Flows.h"

namespace balie::test::flows {

namespace {

const Told inAndUp{Kind::Offered, Kind::Answered};

Told transferUnder(const Cast &c, const QString &id, State stateOfT)
{
    c.enquiry(stateOfT == State::Connected);
    c.story.unites();
    c.story.handsOn(O, c.c1, c.c2, c.T, id);
    c.story.becomes(c.T, {c.c2}, id, stateOfT, c.A, Cast::from(O, u"transfer"_s));
    c.wait();
    if (stateOfT == State::Alerting) {
        c.story.has(c.T, id, State::Connected);
        c.wait();
    }
    c.story.ends(c.T, id);
    const Told enquiry{Kind::Held, Kind::Originated, Kind::Changed, Kind::RemoteAlerting};
    return inAndUp + enquiry + (stateOfT == State::Connected ? Told{Kind::Answered} : Told{})
        + Told{Kind::Transferred, Kind::Ended};
}

Told conferenceUnder(const Cast &c, const QString &id)
{
    c.enquiry(true);
    c.story.unites();
    c.story.becomes(O, {c.c1, c.c2}, id, State::Connected, {});
    c.story.becomes(c.T, {c.c2}, id, State::Connected, {});
    c.wait();
    c.story.ends(O, id);
    c.story.has(c.T, id, State::Connected, c.A);
    c.wait();
    c.story.ends(c.T, id);
    // Where the held call keeps its id the enquiry ends first; where it does not, order of the
    // list.
    return inAndUp
        + Told{Kind::Held, Kind::Originated, Kind::Changed, Kind::RemoteAlerting, Kind::Answered}
    + Told{Kind::Ended, Kind::Retrieved, Kind::Ended};
}

} // namespace

const std::vector<Flow> &all()
{
    static const std::vector<Flow> table{
        {"F1 outgoing, answered, the other side hangs up",
            [](const Cast &c) {
                c.story.calls(O, c.c1, State::Initiated);
                c.story.calls(O, c.c1, State::Connected, c.T);
                c.story.calls(
                    O, c.c1, State::Connected, c.T, [](Connection &x) { x.remoteAlerting = true; });
                c.story.has(c.T, c.c1, State::Alerting, O);
                c.wait();
                c.story.has(c.T, c.c1, State::Connected);
                c.story.calls(O, c.c1, State::Connected, c.T, [&](Connection &x) {
                    x.remoteAlerting = false;
                    x.answeredAt = c.story.now();
                });
                c.wait();
                c.story.ends(c.T, c.c1);
                c.story.ends(O, c.c1);
                return Told{Kind::Originated, Kind::Changed, Kind::RemoteAlerting, Kind::Answered,
                    Kind::Ended};
            }},
        {"F1 two colleagues, without us",
            [](const Cast &c) {
                c.story.calls(c.T, c.c1, State::Initiated);
                c.story.calls(c.T, c.c1, State::Connected, c.U);
                c.story.has(c.U, c.c1, State::Alerting, c.T);
                c.wait();
                c.story.has(c.U, c.c1, State::Connected);
                c.wait();
                c.story.ends(c.U, c.c1);
                c.story.ends(c.T, c.c1);
                return Told{};
            }},
        {"F2 incoming, answered",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1);
                return inAndUp + Told{Kind::Ended};
            }},
        {"F2 given up while ringing",
            [](const Cast &c) {
                c.story.has(O, c.c1, State::Alerting, c.A);
                c.story.ends(O, c.c1);
                return Told{Kind::Offered, Kind::Ended};
            }},
        {"F3 blind transfer, answered",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Transferred, c.T, c.c1);
                c.story.has(
                    c.T, c.c1, State::Alerting, c.A, Cast::from(O, u"singleStepTransfer"_s));
                c.wait();
                c.story.has(c.T, c.c1, State::Connected);
                c.wait();
                c.story.ends(c.T, c.c1);
                return inAndUp + Told{Kind::Transferred};
            }},
        {"F3 blind transfer under another id",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Transferred, c.T, c.c3);
                c.story.has(
                    c.T, c.c3, State::Alerting, c.A, Cast::from(O, u"singleStepTransfer"_s));
                c.wait();
                c.story.has(c.T, c.c3, State::Connected);
                c.wait();
                c.story.ends(c.T, c.c3);
                return inAndUp + Told{Kind::Transferred};
            }},
        {"F3 blind transfer, comes back, sent on again",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Transferred, c.T, c.c1);
                c.story.has(
                    c.T, c.c1, State::Alerting, c.A, Cast::from(O, u"singleStepTransfer"_s));
                c.wait(20s);
                c.story.ends(c.T, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(
                    O, c.c1, State::Alerting, c.A, Cast::recall(RecallReason::NoAnswer, c.T));
                c.wait();
                c.story.has(O, c.c1, State::Connected);
                c.wait();
                c.story.ends(O, c.c1, EndReason::Transferred, c.U, c.c1);
                c.story.has(
                    c.U, c.c1, State::Alerting, c.A, Cast::from(O, u"singleStepTransfer"_s));
                c.wait();
                c.story.has(c.U, c.c1, State::Connected);
                c.wait();
                c.story.ends(c.U, c.c1);
                return inAndUp
                    + Told{Kind::Transferred, Kind::Recalled, Kind::Answered, Kind::Transferred};
            }},
        {"F3 blind transfer, comes back under another id",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Transferred, c.T, c.c1);
                c.story.has(
                    c.T, c.c1, State::Alerting, c.A, Cast::from(O, u"singleStepTransfer"_s));
                c.wait(20s);
                c.story.ends(c.T, c.c1, EndReason::Diverted, O);
                c.story.has(
                    O, c.c2, State::Alerting, c.A, Cast::recall(RecallReason::NoAnswer, c.T));
                c.wait();
                c.story.ends(O, c.c2);
                return inAndUp + Told{Kind::Transferred, Kind::Recalled, Kind::Ended};
            }},
        {"F4 consultation and transfer under a new id",
            [](const Cast &c) { return transferUnder(c, c.c3, State::Connected); }},
        {"F4 consultation and transfer under the first id",
            [](const Cast &c) { return transferUnder(c, c.c1, State::Connected); }},
        {"F4 consultation and transfer under the second id",
            [](const Cast &c) { return transferUnder(c, c.c2, State::Connected); }},
        {"F4 transfer while it still rings",
            [](const Cast &c) { return transferUnder(c, c.c3, State::Alerting); }},
        {"F4 taken back",
            [](const Cast &c) {
                c.enquiry(true);
                c.story.ends(O, c.c2);
                c.story.ends(c.T, c.c2);
                c.story.has(O, c.c1, State::Connected);
                c.wait();
                c.story.ends(O, c.c1);
                return inAndUp
                    + Told{Kind::Held, Kind::Originated, Kind::Changed, Kind::RemoteAlerting,
                        Kind::Answered}
                + Told{Kind::Ended, Kind::Retrieved, Kind::Ended};
            }},
        {"F4 to and fro",
            [](const Cast &c) {
                c.enquiry(true);
                c.story.calls(O, c.c2, State::Hold);
                c.story.has(O, c.c1, State::Connected);
                c.wait();
                c.story.has(O, c.c1, State::Hold);
                c.story.calls(O, c.c2, State::Connected);
                c.wait();
                c.story.unites();
                c.story.handsOn(O, c.c1, c.c2, c.T, c.c3);
                c.story.becomes(
                    c.T, {c.c2}, c.c3, State::Connected, c.A, Cast::from(O, u"transfer"_s));
                c.wait();
                c.story.ends(c.T, c.c3);
                return inAndUp
                    + Told{Kind::Held, Kind::Originated, Kind::Changed, Kind::RemoteAlerting,
                        Kind::Answered}
                + Told{Kind::Held, Kind::Retrieved, Kind::Held, Kind::Retrieved, Kind::Transferred,
                    Kind::Ended};
            }},
        {"F5 parked and taken out",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Diverted, P, c.c1);
                c.story.has(P, c.c1, State::Queued, c.A);
                c.wait(30s);
                c.story.ends(P, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(O, c.c1, State::Connected, c.A);
                c.wait();
                c.story.ends(O, c.c1);
                return inAndUp + Told{Kind::Ended, Kind::Answered, Kind::Ended};
            }},
        {"F5 parked, taken out by a colleague",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Diverted, P, c.c1);
                c.story.has(P, c.c1, State::Queued, c.A);
                c.wait(30s);
                c.story.ends(P, c.c1, EndReason::Diverted, c.T, c.c1);
                c.story.has(c.T, c.c1, State::Connected, c.A);
                c.wait();
                c.story.ends(c.T, c.c1);
                return inAndUp + Told{Kind::Ended};
            }},
        {"F5 parked, comes back",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Diverted, P, c.c1);
                c.story.has(P, c.c1, State::Queued, c.A);
                c.wait(60s);
                c.story.ends(P, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(O, c.c1, State::Alerting, c.A, Cast::recall(RecallReason::Park, P));
                c.wait();
                c.story.ends(O, c.c1);
                return inAndUp + Told{Kind::Ended, Kind::Recalled, Kind::Ended};
            }},
        {"F6 picked up from a colleague",
            [](const Cast &c) {
                c.story.has(c.T, c.c1, State::Alerting, c.A);
                c.wait();
                c.story.ends(c.T, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(O, c.c1, State::Connected, c.A, Cast::from(c.T, u"callPickup"_s));
                c.wait();
                c.story.ends(O, c.c1);
                return Told{Kind::Answered, Kind::Ended};
            }},
        {"F7 deflected to voice mail",
            [](const Cast &c) {
                c.incoming();
                c.story.ends(O, c.c1, EndReason::Diverted, V, c.c1);
                c.story.has(V, c.c1, State::Alerting, c.A, Cast::from(O, u"redirected"_s));
                c.story.has(V, c.c1, State::Connected);
                c.wait();
                c.story.ends(V, c.c1);
                return Told{Kind::Offered, Kind::Ended};
            }},
        {"F8 conference under a new id", [](const Cast &c) { return conferenceUnder(c, c.c3); }},
        {"F8 conference under the first id",
            [](const Cast &c) { return conferenceUnder(c, c.c1); }},
        {"F9 busy, then again",
            [](const Cast &c) {
                const auto busy = [](Connection &x) { x.failCause = u"busy"_s; };
                c.story.calls(O, c.c1, State::Initiated);
                c.story.calls(O, c.c1, State::Connected, c.T, busy);
                c.wait();
                c.story.ends(O, c.c1, EndReason::Failed);
                return Told{Kind::Originated, Kind::Failed, Kind::Ended};
            }},
        {"F10 forwarded when not answered, between colleagues",
            [](const Cast &c) {
                c.story.calls(c.U, c.c1, State::Connected, c.T);
                c.story.has(c.T, c.c1, State::Alerting, c.U);
                c.wait(20s);
                c.story.ends(c.T, c.c1, EndReason::Diverted, V, c.c1);
                c.story.has(
                    V, c.c1, State::Alerting, c.U, Cast::from(c.T, u"callForwardNoAnswer"_s));
                c.story.calls(c.U, c.c1, State::Connected, V);
                c.story.has(V, c.c1, State::Connected);
                c.wait();
                c.story.ends(c.U, c.c1);
                c.story.ends(V, c.c1);
                return Told{};
            }},
        {"F10 forwarded always, to us",
            [](const Cast &c) {
                c.story.has(
                    O, c.c1, State::Alerting, c.A, Cast::from(c.T, u"callForwardImmediate"_s));
                c.wait();
                c.story.has(O, c.c1, State::Connected);
                c.wait();
                c.story.ends(O, c.c1);
                return inAndUp + Told{Kind::Ended};
            }},
        {"F11 queue, rings out, comes again",
            [](const Cast &c) {
                c.story.has(Q, c.c1, State::Queued, c.A);
                c.wait();
                c.story.ends(Q, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(O, c.c1, State::Alerting, c.A, Cast::from(Q, u"distributed"_s));
                c.wait(15s);
                c.story.ends(O, c.c1, EndReason::Diverted, Q, c.c1);
                c.story.has(Q, c.c1, State::Queued, c.A);
                c.wait();
                c.story.ends(Q, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(O, c.c1, State::Alerting, c.A, Cast::from(Q, u"distributed"_s));
                c.wait();
                c.story.has(O, c.c1, State::Connected);
                c.wait();
                c.story.ends(O, c.c1);
                return Told{Kind::Offered, Kind::Ended} + inAndUp + Told{Kind::Ended};
            }},
        {"F13 held and retrieved, the hold runs out",
            [](const Cast &c) {
                c.answered();
                c.story.has(O, c.c1, State::Hold);
                c.wait();
                c.story.has(O, c.c1, State::Connected);
                c.story.has(O, c.c1, State::Hold);
                c.wait(60s);
                c.story.has(O, c.c1, State::Alerting, c.A, Cast::recall(RecallReason::Hold, {}));
                c.wait();
                c.story.has(O, c.c1, State::Connected);
                c.story.ends(O, c.c1);
                return inAndUp
                    + Told{Kind::Held, Kind::Retrieved, Kind::Held, Kind::Recalled, Kind::Answered,
                        Kind::Ended};
            }},
        {"F14 out of service",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Unknown);
                return inAndUp + Told{Kind::Ended};
            }},
    };
    return table;
}

} // namespace balie::test::flows
