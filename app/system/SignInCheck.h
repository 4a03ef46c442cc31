#pragma once

#include "cti/provider/PbxClient.h"
#include "ui/signin/SignInTester.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QSslSocket>
#include <memory>

namespace balie::app {

/// Tries a sign-in step by step: name, port and certificate with sockets of its own, the rest with a provider that is
/// made for the test and signed out afterwards. GUI thread.
class SignInCheck final : public ui::SignInTester {
    Q_OBJECT

public:
    /// Looks a name up; answers later, on the GUI thread. Gives the number by which it is aborted.
    using Lookup = std::function<int(const QString &host, QObject *context, std::function<void(const QHostInfo &)>)>;

    /// `clock` must outlive this object. `lookup`: the system's, where none is given.
    SignInCheck(cti::PbxClient::MakeProvider makeProvider, Clock &clock, Lookup lookup = {}, QObject *parent = nullptr);
    ~SignInCheck() override;

    void test(const cti::SignIn &signIn) override;
    void cancel() override;

private:
    void resolve();
    void reach();
    /// A name may stand for several addresses, of which some lead nowhere (IPv6 that is switched on but not routed).
    void tryNextAddress();
    void socketFailed();
    void secure();
    void speak();
    void linkChanged(const cti::LinkStatus &status);
    void readWatchList();
    void succeed(ui::SignInStep step, const QString &fact = {});
    void fail(ui::SignInStep step, const Error &error);
    void fail(ui::SignInStep step, ErrorCode code, const QString &sentence, const QString &detail);
    void begin(ui::SignInStep step);
    void end();

    cti::PbxClient::MakeProvider m_makeProvider;
    Clock &m_clock;
    cti::SignIn m_signIn;
    Lookup m_lookUp;
    int m_lookup = -1;
    QList<QHostAddress> m_addresses; ///< not tried yet
    std::unique_ptr<Timer> m_patience; ///< with one address, while there is another
    std::unique_ptr<QSslSocket> m_socket;
    QList<QSslError> m_doubts; ///< about the certificate
    std::unique_ptr<cti::PbxClient> m_client;
    std::unique_ptr<Timer> m_deadline;
    ui::SignInStep m_step = ui::SignInStep::ResolveName;
    bool m_running = false;
};

} // namespace balie::app
