#pragma once

#include <QString>

namespace balie::sim {

/// A search value of a directory: `john*` begins, `*john*` contains, without a star it is equal;
/// `/i` at the end is without regard to case; a slash itself is `\/`.
class SearchPattern {
public:
    explicit SearchPattern(QString value);

    bool matches(const QString &text) const;

private:
    QString m_text;
    bool m_openStart = false;
    bool m_openEnd = false;
    Qt::CaseSensitivity m_sensitivity = Qt::CaseSensitive;
};

} // namespace balie::sim
