#pragma once

#include "base/Expected.h"
#include "cti/link/SignIn.h"

#include <QObject>

namespace balie::ui {

/// What is tried when somebody signs in, in this order.
enum class SignInStep {
    ResolveName,
    ReachPort,
    Secure, ///< TLS and certificate
    Protocol, ///< it speaks CSTA
    SignIn, ///< user and password
    OwnDevice, ///< the device exists and may be watched
    WatchList, ///< the only step that the work can do without
};
inline constexpr int SignInStepCount = 7;

/// Tries a sign-in one step at a time; implemented where the network is. GUI thread; not owned by
/// the dialog. Reports every step it starts exactly once as done or skipped, stops at the first
/// that fails (except WatchList), and then says finished(). After cancel() it reports nothing more.
class SignInTester : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Withdraws a test that is under way, then starts this one. Keeps no copy of the password
    /// afterwards.
    virtual void test(const cti::SignIn &signIn) = 0;
    virtual void cancel() = 0;

Q_SIGNALS:
    void stepStarted(balie::ui::SignInStep step);
    /// The value is a short translated fact for the user ("10.1.2.3", "TLS 1.3, KPN"), or empty.
    void stepDone(balie::ui::SignInStep step, const balie::Expected<QString> &result);
    /// Nothing to test, and why ("not encrypted").
    void stepSkipped(balie::ui::SignInStep step, const QString &reason);
    void finished();
};

} // namespace balie::ui
