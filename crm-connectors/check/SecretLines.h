#pragma once

#include "base/Expected.h"

#include <QCoreApplication>
#include <QHash>
#include <QIODevice>
#include <QString>

namespace balie::crm {

/// Secrets as an administrator hands them over: key=value on each line, UTF-8. Blank lines and such
/// that begin with # are left out; what follows the first = is the secret, as it stands.
class SecretLines {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::SecretLines)

public:
    /// The sentence names a line by its number and never shows it.
    static Expected<QHash<QString, QString>, QString> read(QIODevice &device);
};

} // namespace balie::crm
