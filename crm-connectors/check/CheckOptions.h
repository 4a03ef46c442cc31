#pragma once

#include "base/Expected.h"

#include <QCoreApplication>
#include <QHash>
#include <QString>
#include <QStringList>
#include <optional>

namespace balie::crm {

/// The command line of balie-connector. A value.
struct CheckOptions {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::CheckOptions)

public:
    QString folder; ///< that holds the profile.json
    QString number; ///< as typed
    QString name;
    QHash<QString, QString> settings;
    QString secretsFile; ///< "-": standard input
    bool writeNote = false;
    /// What --help or --version asks to print instead of running.
    std::optional<QString> printAndExit;

    /// Something was given that only a system can be asked with.
    bool isLive() const
    {
        return !number.isEmpty() || !name.isEmpty() || !settings.isEmpty() || !secretsFile.isEmpty()
            || writeNote;
    }

    /// `arguments` with the program's name first; in the language that is installed. The error is
    /// one sentence. Needs the application object.
    static Expected<CheckOptions, QString> parse(
        const QStringList &arguments, const QString &version);
    /// What --language says, right or not; to be read before anything is told. Empty: nothing.
    static QString languageIn(const QStringList &arguments);
};

} // namespace balie::crm
