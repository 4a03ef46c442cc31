#pragma once

#include <QJsonObject>
#include <QString>

namespace balie::tracetool {

/// Standard output as one JSON object a line, and whether any of them told of an error.
class LineOutput {
public:
    void print(const QJsonObject &object);
    /// {"file", "error"}; the program will end with exit code 1.
    void printError(const QString &file, const QString &error);
    int exitCode() const { return m_failed ? 1 : 0; }

private:
    bool m_failed = false;
};

} // namespace balie::tracetool
