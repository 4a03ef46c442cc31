#include "crm-connectors/check/ConnectorCheck.h"

#include "crm-connectors/auth/SignIn.h"
#include "crm-connectors/check/CheckCells.h"
#include "crm-connectors/check/SecretLines.h"
#include "crm-connectors/making/TrialSecrets.h"
#include "crm-connectors/profile/ProfileReader.h"
#include "crm-connectors/profile/Spoken.h"

#include <QDir>
#include <QFile>
#include <QUrlQuery>

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

const ProfileSetting *settingNamed(const Profile &profile, const QString &key)
{
    const auto found = std::find_if(profile.settings.cbegin(), profile.settings.cend(),
        [&key](const ProfileSetting &setting) { return setting.key == key; });
    return found == profile.settings.cend() ? nullptr : &*found;
}

bool isSecret(const ProfileSetting &setting)
{
    return setting.kind == SettingField::Kind::Secret;
}

QString keysOf(const Profile &profile, bool secrets)
{
    QStringList keys;
    for (const ProfileSetting &setting : profile.settings) {
        if (isSecret(setting) == secrets)
            keys.append(setting.key);
    }
    return keys.isEmpty() ? u"-"_s : keys.join(u", "_s);
}

QString labelOf(const ProfileSetting &setting)
{
    return spoken(setting.labelEn, setting.labelNl);
}

} // namespace

ConnectorCheck::ConnectorCheck(CheckOptions options, Surroundings surroundings)
    : m_options(std::move(options))
    , m_around(std::move(surroundings))
    , m_page(m_around.out)
{
    m_page.setSecrets([this] { return unseen(); });
}

QStringList ConnectorCheck::unseen() const
{
    QStringList secrets = m_plan.secrets.values();
    if (m_made.session != nullptr)
        secrets += m_made.session->secretValues();
    return secrets;
}

void ConnectorCheck::finish(Exit code)
{
    // The caller may end everything, what called this among it.
    QMetaObject::invokeMethod(
        &m_here, [this, code] { m_around.done(code); }, Qt::QueuedConnection);
}

void ConnectorCheck::refuse(const QString &sentence)
{
    m_page.print(sentence);
    finish(Exit::BadCall);
}

void ConnectorCheck::start()
{
    if (!readProfile())
        return;
    if (!m_options.isLive()) {
        tellSettings();
        finish(Exit::Well);
        return;
    }
    if (!readOptions() || !readSecrets() || !askSecrets())
        return;
    m_page.print(QString());
    m_port = std::make_unique<TrialSecrets>(m_plan.secrets, nullptr);
    if (hasSignIn(m_plan.profile->auth))
        signIn();
    else
        make();
}

bool ConnectorCheck::readProfile()
{
    const QString path = QDir(m_options.folder).filePath(u"profile.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_page.print(tr("%1 cannot be read: %2").arg(path, file.errorString()));
        finish(Exit::BadProfile);
        return false;
    }
    const auto read
        = ProfileReader::readOrFaults(file.read(ProfileReader::maxBytes + 1), m_options.folder);
    if (!read) {
        m_page.print(tr("%1 cannot be used:").arg(path));
        for (const ProfileFault &fault : read.error())
            m_page.print((fault.place.isEmpty() ? u"/"_s : fault.place) + u": "_s + fault.reason, u"  "_s);
        finish(Exit::BadProfile);
        return false;
    }
    m_plan.profile = *read;
    m_plan.systemName = m_plan.profile->name;
    m_plan.entry.id = m_plan.entry.profile = m_plan.profile->id;
    m_engines.look(m_around.engines);
    const auto engine = m_engines.engine(m_plan.profile->engine, m_plan.profile->engineVersion);
    if (!engine) {
        m_page.print(tr("%1 cannot be used:").arg(path));
        m_page.print(u"/engine: "_s + engine.error().userText, u"  "_s);
        finish(Exit::BadProfile);
        return false;
    }
    m_plan.engine = *engine;
    m_page.print(tr("The profile \"%1\" (%2, version %3, engine %4) is well formed.")
                     .arg(m_plan.profile->id, m_plan.profile->name)
                     .arg(m_plan.profile->version)
                     .arg(m_plan.profile->engine));
    return true;
}

void ConnectorCheck::tellSettings()
{
    m_page.print(tr("The system was not asked. Settings for it:"));
    for (const ProfileSetting &setting : m_plan.profile->settings) {
        QStringList remarks;
        if (isSecret(setting))
            remarks << tr("secret");
        if (setting.required && setting.defaultValue.isEmpty())
            remarks << tr("missing");
        else if (setting.required)
            remarks << tr("required");
        if (!setting.defaultValue.isEmpty())
            remarks << tr("else %1").arg(setting.defaultValue);
        if (!setting.choices.isEmpty())
            remarks << tr("one of %1").arg(setting.choices.join(u", "_s));
        m_page.print(setting.key.leftJustified(18) + u' ' + labelOf(setting)
                + (remarks.isEmpty() ? QString() : u" ("_s + remarks.join(u"; "_s) + u')'),
            u"  "_s);
    }
    if (hasSignIn(m_plan.profile->auth))
        m_page.print(tr("The user signs in with the browser."), u"  "_s);
}

bool ConnectorCheck::readOptions()
{
    const Profile &profile = *m_plan.profile;
    for (auto it = m_options.settings.cbegin(); it != m_options.settings.cend(); ++it) {
        const ProfileSetting *setting = settingNamed(profile, it.key());
        QString wrong;
        if (setting == nullptr)
            // Not named: it may be a piece of a secret.
            wrong = tr("A --set names a setting that the profile does not have. It has: %1.")
                        .arg(keysOf(profile, false));
        else if (isSecret(*setting))
            wrong = tr("\"%1\" is a secret and never an argument, which other users of this computer can see. "
                       "Use --secrets, and change it in the system: it may stand in the shell's history.")
                        .arg(it.key());
        else if (!setting->choices.isEmpty() && !setting->choices.contains(it.value()))
            wrong = tr("\"%1\" takes one of: %2.").arg(it.key(), setting->choices.join(u", "_s));
        if (!wrong.isEmpty()) {
            refuse(wrong);
            return false;
        }
    }
    m_plan.entry.values = m_options.settings;
    const auto missing = m_plan.missing();
    for (const ProfileSetting *setting : missing)
        m_page.print(tr("Missing: --set %1=... (%2)").arg(setting->key, labelOf(*setting)));
    if (!missing.isEmpty()) {
        finish(Exit::BadCall);
        return false;
    }
    m_wishes.name = m_options.name;
    m_wishes.writeNote = m_options.writeNote;
    m_wishes.number = m_plan.numbers.read(m_options.number);
    if (!m_options.number.isEmpty() && m_wishes.number.kind != NumberKind::Number) {
        refuse(tr("\"%1\" is no number that a system could be asked for.").arg(m_options.number));
        return false;
    }
    return true;
}

bool ConnectorCheck::readSecrets()
{
    if (m_options.secretsFile.isEmpty())
        return true;
    QFile file(m_options.secretsFile);
    const bool isInput = m_options.secretsFile == "-"_L1;
    if (!isInput && !file.open(QIODevice::ReadOnly)) {
        refuse(tr("%1 cannot be read: %2").arg(m_options.secretsFile, file.errorString()));
        return false;
    }
    const auto read = SecretLines::read(isInput ? m_around.input : file);
    if (!read) {
        refuse(read.error());
        return false;
    }
    m_plan.secrets = *read;
    for (auto it = read->cbegin(); it != read->cend(); ++it) {
        const ProfileSetting *setting = settingNamed(*m_plan.profile, it.key());
        if (setting == nullptr || !isSecret(*setting)) {
            // Not named: a secret without its key may hold a '=' itself.
            refuse(tr("A line of the secrets names none of the profile. They are written key=value; it has: %1.")
                       .arg(keysOf(*m_plan.profile, true)));
            return false;
        }
    }
    return true;
}

bool ConnectorCheck::askSecrets()
{
    QStringList missing;
    for (const ProfileSetting &setting : m_plan.profile->settings) {
        if (!isSecret(setting) || !setting.required || !m_plan.secrets.value(setting.key).isEmpty())
            continue;
        const std::optional<QString> typed
            = m_options.secretsFile == "-"_L1 ? std::nullopt : m_around.ask(labelOf(setting) + u": "_s);
        if (typed && !typed->isEmpty())
            m_plan.secrets.insert(setting.key, *typed);
        else
            missing << setting.key;
    }
    if (missing.isEmpty())
        return true;
    refuse(tr("Missing secrets: %1. Give them with --secrets, one a line as key=value.")
               .arg(missing.join(u", "_s)));
    return false;
}

void ConnectorCheck::signIn()
{
    SignInHandlers handlers;
    handlers.prompt = [this](const SignInPrompt &prompt) {
        m_page.print(tr("Sign in with %1. Open this address in a browser:").arg(m_plan.systemName));
        m_page.print(prompt.address.toString(QUrl::FullyEncoded), u"  "_s);
        if (!prompt.code.isEmpty()) {
            m_page.print(tr("and type this code there: %1").arg(prompt.code));
        } else {
            const QUrl back(QUrlQuery(prompt.address).queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
            m_page.print(tr("The browser comes back to port %1 of this computer. When it runs on another one, open the "
                            "way there first: ssh -L %1:localhost:%1 THIS-COMPUTER")
                             .arg(back.port()));
        }
        m_around.openBrowser(prompt.address);
    };
    handlers.done = [this](const Expected<void> &done) {
        CheckResult result;
        result.cell = cell::signIn;
        result.state = done ? CheckResult::State::Ok : CheckResult::State::Failed;
        result.sentence = done ? tr("The user has signed in. It lasts for this check only.")
                               : done.error().userText + u" ("_s + done.error().detail + u')';
        m_page.print(result);
        if (done)
            QMetaObject::invokeMethod(&m_here, [this] { make(); }, Qt::QueuedConnection);
        else
            finish(Exit::StepFailed);
    };
    m_signIn = makeSignIn(
        m_plan.authSetup(), AuthTools{*m_port, m_http, m_clock}, std::move(handlers));
}

void ConnectorCheck::make()
{
    m_signIn.reset();
    m_plan.secretPort = [this] { return std::move(m_port); };
    m_plan.watch = [this](const TrialStep &step) {
        if (m_run)
            m_run->hear(step);
    };
    auto made = makeConnector(m_plan, m_http, m_clock);
    if (!made) {
        refuse(made.error().userText + u" ("_s + made.error().detail + u')');
        return;
    }
    m_made = std::move(*made);
    m_run = std::make_unique<CheckRun>(*m_made.connector, *m_plan.profile, m_plan.numbers, m_wishes,
        CheckRun::Handlers{[this](const CheckResult &result) { m_page.print(result); },
            [this](bool wentWell) { finish(wentWell ? Exit::Well : Exit::StepFailed); }});
    m_run->start();
}

} // namespace balie::crm
