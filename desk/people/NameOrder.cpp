#include "desk/people/NameOrder.h"

#include <QCollator>
#include <algorithm>
#include <numeric>
#include <vector>

namespace balie::desk {

QVector<int> rowsByName(const People &people)
{
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(static_cast<size_t>(people.count()));
    for (int row = 0; row < people.count(); ++row)
        keys.push_back(collator.sortKey(people.at(row).name));

    QVector<int> rows(people.count());
    std::iota(rows.begin(), rows.end(), 0);
    std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) {
        const int names = keys[static_cast<size_t>(a)].compare(keys[static_cast<size_t>(b)]);
        return names != 0 ? names < 0 : people.at(a).extension < people.at(b).extension;
    });
    return rows;
}

QVector<int> ranksOf(const QVector<int> &rowsByName)
{
    QVector<int> ranks(rowsByName.size());
    for (int place = 0; place < rowsByName.size(); ++place)
        ranks[rowsByName.at(place)] = place;
    return ranks;
}

} // namespace balie::desk
