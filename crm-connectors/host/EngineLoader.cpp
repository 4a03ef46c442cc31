#include "crm-connectors/host/EngineLoader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonObject>
#include <QLibrary>
#include <QPluginLoader>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EngineLoader)
};

QString fileName(const EngineModule &module)
{
    return QFileInfo(module.path).fileName();
}

} // namespace

void EngineLoader::park(EngineModule &module, const QString &reason, const QString &detail) const
{
    module.state = EngineModule::State::Parked;
    module.reason = reason;
    module.detail = detail;
}

EngineModule EngineLoader::read(const QString &path) const
{
    EngineModule module;
    module.path = path;
    const QPluginLoader loader(path);
    const QJsonObject all = loader.metaData();
    if (all.isEmpty()) {
        park(module, Words::tr("%1 is not a module of this program.").arg(fileName(module)),
            loader.errorString());
        return module;
    }
    const QString iid = all.value("IID"_L1).toString();
    const QJsonObject own = all.value("MetaData"_L1).toObject();
    module.engine = own.value("engine"_L1).toString();
    module.version = own.value("version"_L1).toInt();
    const int api = own.value("api"_L1).toInt();
    if (iid != QLatin1StringView(BALIE_CRM_ENGINE_IID) || api != Engine::apiVersion) {
        park(module,
            Words::tr("%1 was made for another version of this program. Install the one that "
                      "belongs to it.")
                .arg(fileName(module)),
            u"iid %1, api %2, wanted api %3"_s.arg(iid).arg(api).arg(Engine::apiVersion));
    } else if (module.engine.isEmpty() || module.version < 1) {
        park(module, Words::tr("%1 does not say which connectors it is for.").arg(fileName(module)),
            u"metadata without engine or version"_s);
    }
    return module;
}

void EngineLoader::look(const QString &folder)
{
    const QDir place(folder);
    const auto files = place.entryInfoList(QDir::Files, QDir::Name);
    for (const QFileInfo &file : files) {
        const QString path = file.absoluteFilePath();
        const bool isKnown = std::any_of(m_modules.cbegin(), m_modules.cend(),
            [&](const EngineModule &module) { return module.path == path; });
        if (isKnown || !QLibrary::isLibrary(path))
            continue;
        EngineModule found = read(path);
        if (found.state == EngineModule::State::Found) {
            for (EngineModule &other : m_modules) {
                if (other.engine != found.engine || other.state == EngineModule::State::Parked)
                    continue;
                // What is loaded stays in use.
                const bool isOlder
                    = other.state == EngineModule::State::Loaded || found.version <= other.version;
                EngineModule &loser = isOlder ? found : other;
                const EngineModule &winner = isOlder ? other : found;
                park(loser,
                    Words::tr("%1 is not used, because %2 is there for the same connectors.")
                        .arg(fileName(loser), fileName(winner)),
                    u"another module of this engine"_s);
            }
        }
        m_modules << found;
    }
    std::sort(m_modules.begin(), m_modules.end(),
        [](const EngineModule &a, const EngineModule &b) { return a.path < b.path; });
}

QVector<EngineModule> EngineLoader::modules() const
{
    return m_modules;
}

Expected<Engine *> EngineLoader::engine(const QString &name, int leastVersion)
{
    const auto fail = [](const QString &sentence, const QString &detail) {
        return unexpected(Error{ErrorCode::NotSupported, sentence, detail});
    };
    EngineModule *module = nullptr;
    for (EngineModule &known : m_modules) {
        // A parked one explains itself when there is no other.
        if (known.engine == name && (!module || module->state == EngineModule::State::Parked))
            module = &known;
    }
    if (!module)
        return fail(
            Words::tr("The program part \"%1\", which this connector needs, is not installed.")
                .arg(name),
            u"no module of this engine"_s);
    if (module->state == EngineModule::State::Parked)
        return fail(module->reason, module->detail);
    if (module->version < leastVersion)
        return fail(
            Words::tr("This connector needs a newer version of the program part \"%1\".").arg(name),
            u"has %1, needs %2"_s.arg(module->version).arg(leastVersion));
    if (module->state == EngineModule::State::Found) {
        QPluginLoader loader(module->path);
        Engine *engine = qobject_cast<Engine *>(loader.instance());
        if (!engine) {
            park(*module,
                Words::tr("%1 could not be loaded. Install the program anew.")
                    .arg(fileName(*module)),
                loader.errorString());
            return fail(module->reason, module->detail);
        }
        module->state = EngineModule::State::Loaded;
        m_engines[name] = engine;
    }
    return m_engines.at(name);
}

} // namespace balie::crm
