#pragma once

#include "base/Error.h"

#include <QMetaType>
#include <QString>

namespace balie::desk {

enum class Severity { Info, Warning, Failure };

/// One sentence for the user about something that just happened, shown where he looks. Translated.
struct Notice {
    Severity severity = Severity::Info;
    QString text;
    QString detail; ///< for support; English, never personal

    static Notice info(QString text) { return {Severity::Info, std::move(text), {}}; }
    static Notice warning(QString text) { return {Severity::Warning, std::move(text), {}}; }
    static Notice failure(const Error &error)
    {
        return {Severity::Failure, error.userText, error.detail};
    }

    friend bool operator==(const Notice &, const Notice &) = default;
};

} // namespace balie::desk

Q_DECLARE_METATYPE(balie::desk::Notice)
