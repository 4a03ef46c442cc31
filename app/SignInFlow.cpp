#include "app/SignInFlow.h"

#include "base/http/Authorities.h"

namespace balie::app {

using namespace Qt::Literals::StringLiterals;
namespace setting = desk::setting;

SignInFlow::SignInFlow(const CommandLine &line, desk::SettingsTable &settings, SecretStore &secrets,
    ui::SignInTester &check, cti::PbxClient &client, const ui::Theme &theme, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_settings(settings)
    , m_secrets(secrets)
    , m_check(check)
    , m_client(client)
    , m_theme(theme)
{
    connect(&m_client.switchboard(), &cti::Switchboard::linkChanged, this, &SignInFlow::linkChanged);
}

QString SignInFlow::secretKey(const cti::SignIn &signIn)
{
    return signIn.user + u'@' + signIn.server.host();
}

ui::SignInDialog::Answer SignInFlow::known() const
{
    const auto either = [](const QString &said, const QString &kept) { return said.isEmpty() ? kept : said; };
    ui::SignInDialog::Answer answer;
    answer.signIn.server = QUrl(either(m_line.server, m_settings.value(setting::serverUrl)));
    answer.signIn.user = either(m_line.user, m_settings.value(setting::user));
    answer.signIn.ownDevice = cti::DeviceId(either(m_line.device, m_settings.value(setting::ownDevice)));
    answer.signIn.profile = m_settings.value(setting::serverProfile);
    answer.signIn.credential = m_settings.value(setting::accessToken) ? cti::Credential::BearerToken : cti::Credential::Password;
    answer.signIn.xsi = {m_settings.value(setting::xsiActions), m_settings.value(setting::xsiEvents),
        m_settings.value(setting::xsiAsync), m_settings.value(setting::xsiVersion), m_settings.value(setting::xsiBasicCalls)};
    answer.signIn.requestsPerSecond = m_settings.value(setting::requestsPerSecond);
    answer.signIn.mayBeReadable = cti::isReadable(answer.signIn.server)
        && m_settings.value(setting::readableServer) == answer.signIn.server.toString();
    answer.caFile = m_settings.value(setting::caFile);
    answer.signIn.extraCaPem = readAuthorities(answer.caFile);
    return answer;
}

void SignInFlow::start(QWidget *parent)
{
    m_parent = parent;
    const ui::SignInDialog::Answer answer = known();
    if (!answer.signIn.server.isValid() || answer.signIn.server.host().isEmpty() || answer.signIn.user.isEmpty()) {
        askAgain(std::nullopt);
        return;
    }
    m_secrets.read(secretKey(answer.signIn), [this, answer](const Expected<QString> &secret) {
        m_hasKeychain = secret.hasValue() || secret.error().code != ErrorCode::NotSupported;
        if (!secret) {
            askAgain(secret.error());
        } else if (secret->isEmpty()) {
            askAgain(std::nullopt);
        } else {
            cti::SignIn signIn = answer.signIn;
            signIn.password = *secret;
            m_client.signIn(signIn);
            stopAsking();
        }
    });
}

void SignInFlow::ask()
{
    askAgain(std::nullopt);
}

void SignInFlow::askAgain(const std::optional<Error> &reason)
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new ui::SignInDialog(m_theme, m_check, m_parent);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setAnswer(known());
    m_dialog->setKeychainAvailable(m_hasKeychain);
    if (reason)
        m_dialog->showReason(*reason);
    connect(m_dialog, &QDialog::accepted, this, [this] { take(m_dialog->answer()); });
    connect(m_dialog, &QDialog::rejected, this, &SignInFlow::declined);
    connect(m_dialog, &QDialog::finished, this, &SignInFlow::stopAsking);
    m_isAsking = true;
    m_dialog->open();
}

void SignInFlow::stopAsking()
{
    m_isAsking = false;
    Q_EMIT answered();
}

void SignInFlow::keep(const ui::SignInDialog::Answer &answer)
{
    const cti::SignIn &signIn = answer.signIn;
    m_settings.set(setting::serverUrl, signIn.server.toString());
    m_settings.set(setting::user, signIn.user);
    m_settings.set(setting::ownDevice, signIn.ownDevice.value());
    m_settings.set(setting::caFile, answer.caFile);
    m_settings.set(setting::accessToken, signIn.credential == cti::Credential::BearerToken);
    m_settings.set(setting::readableServer, signIn.mayBeReadable ? signIn.server.toString() : QString());
    m_secrets.write(secretKey(signIn), signIn.password, [this](const Expected<void> &written) {
        m_hasKeychain = written.hasValue() || written.error().code != ErrorCode::NotSupported;
        if (written)
            return;
        const QString sentence = m_hasKeychain
            ? tr("Your password could not be kept in the keychain, so it will be asked for at the next start.")
            : written.error().userText;
        Q_EMIT notice({desk::Severity::Warning, sentence, written.error().detail});
    });
}

void SignInFlow::take(const ui::SignInDialog::Answer &answer)
{
    if (answer.remember) {
        keep(answer);
    } else {
        // Not to be remembered means also: what was remembered before is forgotten.
        m_secrets.remove(secretKey(answer.signIn), [this](const Expected<void> &removed) {
            if (!removed && removed.error().code != ErrorCode::NotSupported)
                Q_EMIT notice({desk::Severity::Warning,
                    tr("The password that was kept before could not be removed from the keychain."),
                    removed.error().detail});
        });
    }
    m_client.signIn(answer.signIn);
}

void SignInFlow::linkChanged(const cti::LinkStatus &status)
{
    const bool wrongPassword = status.state == cti::LinkState::Refused && status.error
        && status.error->code == ErrorCode::BadCredentials;
    const bool needsConsent = status.state == cti::LinkState::Refused && status.error
        && status.error->code == ErrorCode::Untrusted && cti::isReadable(known().signIn.server);
    if (wrongPassword || needsConsent)
        askAgain(status.error);
}

} // namespace balie::app
