#pragma once

#include "cti/switchboard/CallEvent.h"
#include "tests/cti/Story.h"

#include <functional>
#include <vector>

/// The call flows of a switch as stories, and what the own device must tell of each.
namespace balie::test::flows {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie::cti;
using State = ConnectionState;
using Kind = CallEventKind;

inline const QString O = u"200"_s; ///< the operator: the own device
inline const QString V = u"699"_s; ///< voice mail
inline const QString P = u"710"_s; ///< a park slot
inline const QString Q = u"800"_s; ///< a queue
inline const QStringList colleagues{
    u"201"_s, u"202"_s, u"203"_s, u"204"_s, u"205"_s, u"206"_s, u"207"_s, u"208"_s};
inline const QStringList outside{
    u"0201111111"_s, u"0302222222"_s, u"0403333333"_s, u"0504444444"_s, u"0605555555"_s};

/// What the own device must tell, whatever the order in which the others tell theirs.
using Told = QVector<Kind>;

/// The parties of one flow and the ids it uses.
struct Cast {
    Story &story;
    QString A; ///< the caller outside
    QString T; ///< a colleague
    QString U; ///< another one
    QString c1 = u"1"_s;
    QString c2 = u"2"_s;
    QString c3 = u"3"_s;

    void wait(balie::Clock::Milliseconds time = 900ms) const { story.passes(time); }
    static Story::Tweak from(const QString &device, const QString &cause)
    {
        return [=](Connection &connection) {
            connection.redirections.append({party(device), cause});
        };
    }
    static Story::Tweak recall(RecallReason reason, const QString &device)
    {
        return [=](Connection &connection) {
            connection.recall = reason;
            connection.recalledFrom = dev(device);
        };
    }
    void incoming() const
    {
        story.has(O, c1, State::Alerting, A);
        wait();
    }
    void answered() const
    {
        incoming();
        story.has(O, c1, State::Connected);
        wait();
    }
    /// O asks T about the held call c1, in c2.
    void enquiry(bool answers) const
    {
        answered();
        story.has(O, c1, State::Hold);
        const auto about = [this](Connection &connection) {
            connection.consultationOf = {call(c1), dev(O)};
        };
        story.beginsAside();
        story.calls(O, c2, State::Initiated, {}, about);
        story.calls(O, c2, State::Connected, T);
        story.calls(O, c2, State::Connected, T,
            [](Connection &connection) { connection.remoteAlerting = true; });
        story.has(T, c2, State::Alerting, O);
        story.endsAside();
        wait();
        if (!answers)
            return;
        story.has(T, c2, State::Connected);
        story.calls(O, c2, State::Connected, T, [this](Connection &connection) {
            connection.remoteAlerting = false;
            connection.answeredAt = story.now();
        });
        wait();
    }
};

struct Flow {
    const char *name;
    std::function<Told(const Cast &)> play;
};

const std::vector<Flow> &all();

} // namespace balie::test::flows
