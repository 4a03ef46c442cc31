#pragma once

#include <QStringList>
#include <QVector>

namespace balie::desk {

/// A piece of a name to emphasise, in UTF-16 units.
struct TextSpan {
    int start = 0;
    int length = 0;

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// Where folded words stand in a name as it is written, each as the beginning of a word.
QVector<TextSpan> spansIn(const QString &name, const QStringList &words);

} // namespace balie::desk
