#include "app/connectors/Connectors.h"

#include "app/connectors/ConnectorEntries.h"
#include "app/connectors/ConnectorHosting.h"
#include "crm-connectors/auth/RefreshTokens.h"
#include "crm-connectors/auth/SignIn.h"
#include "crm-connectors/making/TrialSecrets.h"
#include "crm-connectors/profile/ProfileReader.h"
#include "crm-connectors/profile/Spoken.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is under way on the connectors' thread, in the order in which it goes away: last first.
struct UnderWay {
    crm::MadeConnector made;
    std::unique_ptr<crm::SecretPort> secrets;
    std::unique_ptr<crm::ConnectorTask> task;
};

crm::SettingField fieldOf(const crm::ProfileSetting &setting)
{
    crm::SettingField field;
    field.key = setting.key;
    field.label = crm::spoken(setting.labelEn, setting.labelNl);
    field.help = crm::spoken(setting.helpEn, setting.helpNl);
    field.kind = setting.kind;
    field.defaultValue = setting.defaultValue;
    field.choices = setting.choices;
    field.required = setting.required;
    return field;
}

Error notThere(const QString &id)
{
    return {ErrorCode::InvalidInput, Connectors::tr("This connector is not set up any more."), u"connector %1"_s.arg(id)};
}

} // namespace

ConnectorFolders ConnectorFolders::beside(const QString &dataDir)
{
    const QDir program(QCoreApplication::applicationDirPath());
    return {program.filePath(u"../lib/balie/engines"_s), program.filePath(u"../share/balie/profiles"_s),
        QDir(dataDir).filePath(u"connectors"_s)};
}

Connectors::Connectors(desk::SettingsTable &settings, SecretStore &keychain, const ConnectorFolders &folders,
    const PhoneNumbers &numbers, QObject *parent)
    : ConnectorSetup(parent)
    , m_settings(settings)
    , m_secrets(keychain)
    , m_folders(folders)
    , m_numbers(numbers)
    , m_relay(m_secrets)
    , m_entries(connectorEntries(settings.value(desk::setting::connectors)))
    , m_port(numbers)
{
    connect(&m_port, &crm::CardPort::healthChanged, this, &Connectors::healthChanged);
}

Connectors::~Connectors() = default;

const crm::ProfileShelf &Connectors::shelf() const
{
    if (!m_shelf) {
        m_shelf = crm::ProfileShelf::fill(m_folders.profiles, m_folders.ownProfiles,
            [](const QString &path) { return crm::ProfileReader::readFolder(QFileInfo(path).path()); });
    }
    return *m_shelf;
}

void Connectors::start()
{
    for (const crm::ConnectorEntry &entry : std::as_const(m_entries))
        readSecrets(entry.id);
    makeAnew();
    if (m_awaited.isEmpty())
        probeKeychain();
    m_asksWhatIsMissing = m_isProbing || !m_awaited.isEmpty();
}

void Connectors::setNumbers(const PhoneNumbers &numbers)
{
    m_numbers = numbers;
    m_port.setNumbers(numbers);
    makeAnew();
}

QVector<crm::ProfileInfo> Connectors::profiles() const
{
    m_shelf.reset(); // one may have been put into the folder meanwhile
    QVector<crm::ProfileInfo> infos;
    for (const crm::ShelvedProfile &shelved : shelf().profiles()) {
        crm::ProfileInfo info;
        info.id = shelved.id;
        info.name = shelved.name;
        info.isOwn = shelved.isOwn;
        info.problem = shelved.problem;
        const QString readme = QDir(shelved.folder).filePath(u"README.md"_s);
        if (QFile::exists(readme))
            info.readmePath = readme;
        if (shelved.profile) {
            for (const crm::ProfileSetting &setting : shelved.profile->settings)
                info.fields.append(fieldOf(setting));
            info.hasSignIn = crm::hasSignIn(shelved.profile->auth);
        }
        infos.append(info);
    }
    return infos;
}

Expected<QString> Connectors::save(const crm::ConnectorEntry &entry, const QHash<QString, QString> &secrets)
{
    if (!shelf().profile(entry.profile))
        return unexpected(Error{ErrorCode::InvalidInput, tr("There is no such customer system any more."),
            u"profile %1"_s.arg(entry.profile)});
    crm::ConnectorEntry kept = entry;
    if (kept.id.isEmpty())
        kept.id = newConnectorId(kept.profile);
    const qsizetype index = indexOf(kept.id);
    kept.secretKeys = index < 0 ? QStringList() : m_entries.at(index).secretKeys;
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it) {
        kept.secretKeys.removeOne(it.key());
        if (!it.value().isEmpty())
            kept.secretKeys.append(it.key());
    }
    if (index < 0)
        m_entries.append(kept);
    else
        m_entries[index] = kept;
    if (!secrets.isEmpty())
        ++m_renewals[kept.id];
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it) {
        if (const auto awaited = m_awaited.find(kept.id); awaited != m_awaited.end()) {
            awaited->remove(it.key());
            if (awaited->isEmpty())
                m_awaited.erase(awaited);
        }
        m_known[kept.id].insert(it.key(), it.value());
        m_secrets.write(SecretRelay::keyOf(kept.id, it.key()), it.value(), toldUnlessKnown());
    }
    keep();
    askWhatIsMissing();
    return kept.id;
}

void Connectors::remove(const QString &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    // Also when its profile is gone, or asks for others by now.
    QStringList keys = secretKeys(m_entries[index].profile) + m_entries[index].secretKeys;
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys))
        m_secrets.remove(SecretRelay::keyOf(id, key), told());
    signOut(id);
    m_known.remove(id);
    m_awaited.remove(id);
    m_renewals.remove(id);
    m_entries.remove(index);
    keep();
    askWhatIsMissing();
}

void Connectors::move(const QString &id, int to)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    m_entries.move(index, std::clamp<qsizetype>(to, 0, m_entries.size() - 1));
    keep();
}

bool Connectors::hasSecret(const QString &id, const QString &key) const
{
    return !m_known.value(id).value(key).isEmpty();
}

std::unique_ptr<crm::ConnectorTask> Connectors::tryOut(const crm::ConnectorEntry &entry,
    const QHash<QString, QString> &secrets, const QString &number, crm::TrialHandlers handlers)
{
    crm::ConnectorPlan plan = planOf(entry);
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it)
        plan.secrets.insert(it.key(), it.value());
    const bool isSaved = indexOf(entry.id) >= 0;
    plan.secretPort = [typed = secrets, stored = isSaved ? m_relay.portOf(entry.id) : SecretRelay::MakePort()] {
        return std::make_unique<crm::TrialSecrets>(typed, stored ? stored() : nullptr);
    };
    const PhoneNumber asked = m_numbers.read(number);
    // The trial may have exchanged the token that the connector at work holds.
    if (isSaved) {
        handlers.done = [self = QPointer<Connectors>(this), id = entry.id, done = std::move(handlers.done)](
                            bool wentWell, const QVector<crm::ContactCard> &cards) {
            if (self)
                self->m_port.signInChanged(id);
            done(wentWell, cards);
        };
    }
    return m_port.begin([plan = std::move(plan), asked, handlers = std::move(handlers)](
                            HttpPort &http, Clock &clock, const crm::ThreadedCardPort::Tell &tell) -> std::shared_ptr<void> {
        const auto underWay = std::make_shared<UnderWay>();
        Expected<crm::MadeConnector> made = !plan.problem.isEmpty()
            ? Expected<crm::MadeConnector>(unexpected(Error{ErrorCode::NotSupported, plan.problem, u"parked"_s}))
            : crm::makeConnector(plan, http, clock);
        if (!made) {
            crm::TrialStep step;
            step.title = tr("Reading the settings");
            step.error = made.error();
            tell([handlers, step] {
                handlers.step(step);
                handlers.done(false, {});
            });
            return underWay;
        }
        underWay->made = std::move(*made);
        underWay->task = underWay->made.connector->tryOut(asked,
            {[tell, handlers](const crm::TrialStep &step) { tell([handlers, step] { handlers.step(step); }); },
                [tell, handlers](bool wentWell, const QVector<crm::ContactCard> &cards) {
                    tell([handlers, wentWell, cards] { handlers.done(wentWell, cards); });
                }});
        return underWay;
    });
}

std::unique_ptr<crm::ConnectorTask> Connectors::signIn(const QString &id, crm::SignInHandlers handlers)
{
    const qsizetype index = indexOf(id);
    crm::ConnectorPlan plan = index < 0 ? crm::ConnectorPlan() : planOf(m_entries[index]);
    const auto told = [self = QPointer<Connectors>(this), id, handlers](const Expected<void> &done) {
        if (self && done)
            self->signInChanged(id);
        handlers.done(done);
    };
    return m_port.begin([plan = std::move(plan), id, prompt = handlers.prompt, told](
                            HttpPort &http, Clock &clock, const crm::ThreadedCardPort::Tell &tell) -> std::shared_ptr<void> {
        const auto underWay = std::make_shared<UnderWay>();
        if (!plan.profile) {
            tell([told, id] { told(unexpected(notThere(id))); });
            return underWay;
        }
        underWay->secrets = plan.secretPort();
        underWay->task = crm::makeSignIn(plan.authSetup(), crm::AuthTools{*underWay->secrets, http, clock},
            {[tell, prompt](const crm::SignInPrompt &shown) { tell([prompt, shown] { prompt(shown); }); },
                [tell, told](const Expected<void> &done) { tell([told, done] { told(done); }); }});
        return underWay;
    });
}

void Connectors::signOut(const QString &id)
{
    const auto told = [self = QPointer<Connectors>(this), id](const Expected<void> &done) {
        if (!self)
            return;
        if (!done)
            Q_EMIT self->failed(done.error());
        self->signInChanged(id);
        self->m_signingOut.erase(id);
    };
    m_signingOut[id] = m_port.begin([make = m_relay.portOf(id), told](HttpPort &, Clock &,
                                        const crm::ThreadedCardPort::Tell &tell) -> std::shared_ptr<void> {
        const auto underWay = std::make_shared<UnderWay>();
        underWay->secrets = make();
        underWay->task = crm::makeSignOut(*underWay->secrets, [tell, told](const Expected<void> &done) {
            tell([told, done] { told(done); });
        });
        return underWay;
    });
}

void Connectors::signInChanged(const QString &id)
{
    if (indexOf(id) < 0)
        return; // signed out because it was removed
    ++m_renewals[id];
    makeAnew();
}

SecretStore::Done Connectors::toldUnlessKnown()
{
    return keychainTrouble().isEmpty() ? told() : [](const Expected<void> &) {};
}

SecretStore::Done Connectors::told()
{
    return [self = QPointer<Connectors>(this)](const Expected<void> &done) {
        if (self && !done)
            Q_EMIT self->failed(done.error());
    };
}

qsizetype Connectors::indexOf(const QString &id) const
{
    const auto found = std::find_if(
        m_entries.cbegin(), m_entries.cend(), [&id](const crm::ConnectorEntry &entry) { return entry.id == id; });
    return found == m_entries.cend() ? -1 : found - m_entries.cbegin();
}

QStringList Connectors::secretKeys(const QString &profile) const
{
    const auto shelved = shelf().profile(profile);
    return shelved ? crm::secretSettings(*shelved) : QStringList();
}

crm::ConnectorPlan Connectors::planOf(const crm::ConnectorEntry &entry)
{
    crm::ConnectorPlan plan;
    plan.entry = entry;
    plan.numbers = m_numbers;
    plan.profile = shelf().profile(entry.profile);
    plan.secrets = m_known.value(entry.id);
    plan.renewals = m_renewals.value(entry.id);
    plan.secretPort = m_relay.portOf(entry.id);
    plan.systemName = entry.name;
    if (!plan.profile) {
        plan.problem = tr("Its profile is missing or cannot be used.");
        for (const crm::ShelvedProfile &shelved : shelf().profiles()) {
            if (shelved.id == entry.profile && !shelved.problem.isEmpty())
                plan.problem = shelved.problem;
        }
        if (plan.systemName.isEmpty())
            plan.systemName = entry.profile;
        return plan;
    }
    if (plan.systemName.isEmpty())
        plan.systemName = plan.profile->name;
    if (m_engines.modules().isEmpty())
        m_engines.look(m_folders.engines);
    if (const auto engine = m_engines.engine(plan.profile->engine, plan.profile->engineVersion))
        plan.engine = *engine;
    else
        plan.problem = engine.error().userText;
    return plan;
}

void Connectors::readSecrets(const QString &id)
{
    for (const QString &key : secretKeys(m_entries[indexOf(id)].profile)) {
        m_awaited[id].insert(key);
        m_secrets.read(SecretRelay::keyOf(id, key), [self = QPointer<Connectors>(this), id, key](const Expected<QString> &secret) {
            if (self)
                self->takeSecret(id, key, secret);
        });
    }
}

void Connectors::takeSecret(const QString &id, const QString &key, const Expected<QString> &secret)
{
    if (!secret)
        Q_EMIT failed(secret.error());
    const auto awaited = m_awaited.find(id);
    if (awaited == m_awaited.end() || !awaited->remove(key))
        return; // removed, or typed meanwhile, which is newer
    if (secret && !secret->isEmpty())
        m_known[id].insert(key, *secret);
    if (!awaited->isEmpty())
        return;
    m_awaited.erase(awaited);
    makeAnew();
    askWhatIsMissing();
}

void Connectors::probeKeychain()
{
    const auto signsIn = std::find_if(m_entries.cbegin(), m_entries.cend(), [this](const crm::ConnectorEntry &entry) {
        const auto profile = shelf().profile(entry.profile);
        return entry.isOn && profile && crm::hasSignIn(profile->auth);
    });
    if (signsIn == m_entries.cend())
        return;
    m_isProbing = true;
    m_secrets.read(SecretRelay::keyOf(signsIn->id, crm::RefreshTokens::bothNames().first()),
        [self = QPointer<Connectors>(this)](const Expected<QString> &secret) {
            if (!self)
                return;
            self->m_isProbing = false;
            if (!secret)
                Q_EMIT self->failed(secret.error());
            self->askWhatIsMissing();
        });
}

void Connectors::askWhatIsMissing()
{
    if (m_isProbing || !m_awaited.isEmpty() || !std::exchange(m_asksWhatIsMissing, false))
        return;
    if (!keychainTrouble().isEmpty())
        Q_EMIT keychainMissing();
}

void Connectors::keep()
{
    m_settings.set(desk::setting::connectors, toBytes(m_entries));
    if (const auto saved = m_settings.save(); !saved)
        Q_EMIT failed(saved.error());
    makeAnew();
    Q_EMIT entriesChanged();
}

void Connectors::makeAnew()
{
    if (!std::exchange(m_makeWanted, true))
        QMetaObject::invokeMethod(this, &Connectors::makeNow, Qt::QueuedConnection);
}

void Connectors::makeNow()
{
    m_makeWanted = false;
    QVector<crm::ConnectorPlan> plans;
    for (const crm::ConnectorEntry &entry : std::as_const(m_entries)) {
        if (!entry.isOn)
            continue;
        crm::ConnectorPlan plan = planOf(entry);
        if (m_awaited.contains(entry.id)) {
            plan.problem = tr("The keychain has not yet told the password of %1.").arg(plan.systemName);
            plan.remedy = tr("Look whether the keychain asks for something. What you fill in at Settings, Customer systems works at once.");
        }
        plans.append(plan);
    }
    m_port.setConnectors([plans](HttpPort &http, Clock &clock) {
        std::vector<crm::HostedConnector> connectors;
        for (const crm::ConnectorPlan &plan : plans)
            connectors.push_back(hostConnector(plan, http, clock));
        return connectors;
    });
    Q_EMIT healthChanged(); // also whether secrets last is known by now
}

} // namespace balie::app
