#pragma once

#include "ui/signin/SignInTester.h"

#include <optional>

namespace balie::test {

/// Does nothing by itself: the test says what happens.
class FakeSignInTester final : public ui::SignInTester {
    Q_OBJECT

public:
    void test(const cti::SignIn &signIn) override
    {
        ++tests;
        running = true;
        asked = signIn;
    }
    void cancel() override
    {
        ++cancels;
        running = false;
    }

    void pass(ui::SignInStep step, const QString &fact = {})
    {
        Q_EMIT stepStarted(step);
        Q_EMIT stepDone(step, Expected<QString>(fact));
    }
    void fail(ui::SignInStep step, ErrorCode code, const QString &sentence)
    {
        Q_EMIT stepStarted(step);
        Q_EMIT stepDone(step, Expected<QString>(unexpected(Error{code, sentence, QString()})));
    }
    void passAll()
    {
        for (int i = 0; i < ui::SignInStepCount; ++i)
            pass(static_cast<ui::SignInStep>(i));
        finish();
    }
    void finish()
    {
        running = false;
        Q_EMIT finished();
    }

    int tests = 0;
    int cancels = 0;
    bool running = false;
    cti::SignIn asked;
};

} // namespace balie::test
