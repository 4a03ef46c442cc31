#pragma once

#include "crm-connectors/api/Engine.h"

#include <QString>
#include <QVector>
#include <map>

namespace balie::crm {

/// A module with an engine, as far as it is known.
struct EngineModule {
    enum class State {
        Found, ///< its metadata fits; not loaded yet
        Loaded,
        Parked, ///< cannot be used, see `reason`
    };
    QString path;
    QString engine; ///< as profiles name it; may be empty when parked
    int version = 0; ///< its own
    State state = State::Found;
    QString reason; ///< a sentence, of a parked one
    QString detail; ///< for support: the loader's own words

    friend bool operator==(const EngineModule &, const EngineModule &) = default;
};

/// Finds the engines' modules in a folder by their metadata, and loads one when it is first needed.
/// One that was loaded stays until the program ends: connectors and their tasks run in its code.
/// One thread at a time.
class EngineLoader {
public:
    /// Looks through the folder; loads nothing. Of two modules of one engine the newer is used. A
    /// second time finds what came in addition.
    void look(const QString &folder);

    /// By path.
    QVector<EngineModule> modules() const;
    /// Loads it if need be. NotSupported: there is none, none so new, or it is parked; the sentence
    /// says which. Lives until the program ends.
    [[nodiscard]] Expected<Engine *> engine(const QString &name, int leastVersion);

private:
    EngineModule read(const QString &path) const;
    void park(EngineModule &module, const QString &reason, const QString &detail) const;

    QVector<EngineModule> m_modules;
    std::map<QString, Engine *>
        m_engines; ///< by name, of those that are loaded; the modules own them
};

} // namespace balie::crm
