#pragma once

#include "app/system/SignInCheck.h"
#include "base/SystemClock.h"
#include "tests/support/Patience.h"

#include <QSignalSpy>

namespace balie::test {

/// One run of the sign-in check, and what it said at each step.
struct SignInTrial {
    QVector<ui::SignInStep> done;
    QVector<ui::SignInStep> skipped;
    std::optional<ui::SignInStep> failedAt;
    Error error;

    static SignInTrial run(const cti::PbxClient::MakeProvider &makeProvider, Clock &clock, const cti::SignIn &signIn,
        app::SignInCheck::Lookup lookup = {})
    {
        app::SignInCheck check(makeProvider, clock, std::move(lookup));
        SignInTrial trial;
        QObject::connect(&check, &ui::SignInTester::stepDone, &check,
            [&](ui::SignInStep step, const Expected<QString> &result) {
                if (result) {
                    trial.done << step;
                } else {
                    trial.failedAt = step;
                    trial.error = result.error();
                }
            });
        QObject::connect(&check, &ui::SignInTester::stepSkipped, &check,
            [&](ui::SignInStep step) { trial.skipped << step; });
        QSignalSpy finished(&check, &ui::SignInTester::finished);
        check.test(signIn);
        [&] { BALIE_TRY_COMPARE(finished.count(), 1); }();
        return trial;
    }
};

} // namespace balie::test
