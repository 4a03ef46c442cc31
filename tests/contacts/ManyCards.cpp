#include "tests/contacts/ManyCards.h"

#include <array>

namespace balie::test {

QByteArray manyCards(int count, int edition)
{
    static constexpr std::array given{"Anna", "Bram", "Carlijn", "Dirk", "Els", "Femke", "Gijs", "Hanna"};
    static constexpr std::array family{"de Vries", "van Dijk", "Jansen", "Bakker", "Visser", "Smit", "Meijer",
        "de Boer", "Mulder", "Bos", "Vos"};
    QByteArray bytes;
    bytes.reserve(count * 300);
    for (int i = 0; i < count; ++i) {
        const auto number = static_cast<unsigned>(i);
        const QByteArray first = given.at(number % given.size());
        const QByteArray last = QByteArray(family.at(number % family.size())) + ' ' + QByteArray::number(i);
        const int mobile = 10'000'000 + i + (i % 10 == 0 ? edition * 1'000'000 : 0);
        bytes += "BEGIN:VCARD\r\nVERSION:3.0\r\nN:" + last + ';' + first + ";;;\r\nFN:" + first + ' ' + last
            + "\r\nORG:Bedrijf " + QByteArray::number(i / 7) + ";Verkoop\r\nTEL;TYPE=WORK,VOICE:020 "
            + QByteArray::number(2'000'000 + i) + "\r\nTEL;TYPE=CELL:+31 6 " + QByteArray::number(mobile)
            + "\r\nEMAIL;TYPE=INTERNET:" + first.toLower() + QByteArray::number(i)
            + "@example.com\r\nNOTE:Belt meestal voor tien uur\\, over order " + QByteArray::number(i * 3)
            + ".\r\nUID:card-" + QByteArray::number(i) + "\r\nEND:VCARD\r\n";
    }
    return bytes;
}

} // namespace balie::test
