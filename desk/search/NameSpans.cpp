#include "desk/search/NameSpans.h"

#include "desk/search/Fold.h"

#include <algorithm>

namespace balie::desk {

QVector<TextSpan> spansIn(const QString &name, const QStringList &words)
{
    QVector<TextSpan> spans;
    qsizetype at = 0;
    for (const QString &part : wordsOf(name)) {
        const qsizetype start = name.indexOf(part, at);
        at = start + part.size();
        qsizetype longest = 0;
        for (const QString &word : words) {
            if (!fold(part).startsWith(word))
                continue;
            // Folding changes lengths: the shortest beginning that folds to the word is what was
            // typed.
            qsizetype length = 1;
            while (
                length < part.size() && fold(QStringView(part).first(length)).size() < word.size())
                ++length;
            longest = std::max(longest, length);
        }
        if (longest > 0)
            spans.append({static_cast<int>(start), static_cast<int>(longest)});
    }
    return spans;
}

} // namespace balie::desk
