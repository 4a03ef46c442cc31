#include "app/bench/SyntheticContacts.h"

#include <array>
#include <cmath>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array families{u"de Jong", u"Jansen", u"de Vries", u"van den Berg", u"Bakker", u"van Dijk", u"Visser",
    u"Janssen", u"Smit", u"Meijer", u"de Boer", u"Mulder", u"de Groot", u"Bos", u"Vos", u"Peters", u"Hendriks",
    u"van Leeuwen", u"Dekker", u"Brouwer", u"de Wit", u"Dijkstra", u"Smits", u"de Graaf", u"van der Meer",
    u"van der Linden", u"Kok", u"Jacobs", u"de Haan", u"Vermeulen", u"van den Heuvel", u"van der Veen",
    u"van den Broek", u"de Bruijn", u"de Bruin", u"van der Heijden", u"Schouten", u"van Beek", u"Willems",
    u"van Vliet", u"van de Ven", u"Hoekstra", u"Maas", u"Verhoeven", u"Koster", u"van Dam", u"van der Wal",
    u"Prins", u"Blom", u"Huisman", u"Peeters", u"de Jonge", u"Kuipers", u"van Veen", u"Kuiper", u"Post", u"Kuijpers",
    u"Veenstra", u"Kramer", u"van den Brink", u"Scholten", u"van Wijk", u"Postma", u"Martens", u"Vink",
    u"de Ruiter", u"Timmermans", u"Groen", u"Gerritsen", u"Jonker", u"van Loon", u"Boer", u"van der Velde",
    u"Willemsen", u"Smeets", u"de Lange", u"de Vos", u"Bosch", u"van Dongen", u"Schipper", u"de Koning",
    u"van der Laan", u"Koning", u"Driessen", u"van Doorn", u"Hermans", u"Evers", u"van den Bosch", u"van der Meulen",
    u"Hofman", u"Bosman", u"Wolters", u"Sanders", u"van der Horst", u"Mol", u"Kuijper", u"Molenaar",
    u"van de Pol", u"Yilmaz", u"El Amrani", u"Nguyen", u"Müller", u"Özdemir", u"'t Hart", u"Hoekstra-de Vries"};
constexpr std::array givens{u"Jan", u"Johannes", u"Maria", u"Anna", u"Cornelis", u"Hendrik", u"Willem", u"Pieter",
    u"Johanna", u"Elisabeth", u"Daan", u"Emma", u"Sem", u"Julia", u"Lucas", u"Sophie", u"Bram", u"Sanne", u"Thijs",
    u"Lotte", u"Ruben", u"Fleur", u"Lars", u"Anouk", u"Jeroen", u"Marieke", u"Mark", u"Linda", u"Peter", u"Esther",
    u"Mohamed", u"Fatima", u"Tim", u"Eva", u"Rob", u"Ingrid", u"Bas", u"Femke", u"Joris", u"Noor", u"Stijn", u"Iris",
    u"Maarten", u"Petra", u"Wouter", u"Yvonne", u"Gijs", u"Charlotte", u"Koen", u"Mirjam", u"Sjoerd", u"Geertje",
    u"Jean-Pierre", u"René", u"Zoë", u"Michiel", u"Claudia", u"Vincent", u"Quinten", u"Xander"};
constexpr std::array trades{u"Bakkerij", u"Bouwbedrijf", u"Installatietechniek", u"Advocaten", u"Tandartspraktijk",
    u"Gemeente", u"Transport", u"Makelaardij", u"Schildersbedrijf", u"Autobedrijf", u"Accountants", u"Hotel",
    u"Drukkerij", u"Zorggroep", u"Basisschool", u"Kwekerij", u"Verzekeringen", u"Groothandel", u"Architecten",
    u"Stichting"};
constexpr std::array departments{u"Verkoop", u"Inkoop", u"Administratie", u"Directie", u"Planning", u"Magazijn",
    u"Personeelszaken", u"Service", u"Marketing", u"Receptie", u"Productie", u"Automatisering"};
constexpr std::array syllables{u"ba", u"ker", u"vel", u"hui", u"ster", u"mee", u"dijk", u"veld", u"oost", u"wes",
    u"laar", u"hof", u"berg", u"koe", u"rin", u"ten", u"sma", u"groe", u"ne", u"wou", u"den", u"bran", u"ze", u"lin",
    u"ga", u"mon", u"schu", u"ring", u"pol", u"der", u"ei", u"ken", u"ij", u"zen", u"ou", u"de"};

template <std::size_t Count>
QString at(const std::array<const char16_t *, Count> &names, std::size_t index)
{
    return QString::fromUtf16(names[index]);
}

} // namespace

SyntheticContacts::SyntheticContacts(std::uint32_t seed)
    : m_random(seed)
{
}

std::size_t SyntheticContacts::skewed(std::size_t count)
{
    constexpr double few = 4;
    const double part = double(m_random()) / double(std::mt19937::max());
    const double value = few * (std::pow((double(count) + few) / few, part) - 1);
    return std::min(std::size_t(value), count - 1);
}

QString SyntheticContacts::invented(int count)
{
    QString word;
    for (int i = 0; i < count; ++i)
        word += at(syllables, m_random() % syllables.size());
    word.front() = word.front().toUpper();
    return word;
}

QString SyntheticContacts::familyName()
{
    // A third bears one of a hundred names, the others one of some ten thousands.
    if (m_random() % 3 == 0)
        return at(families, skewed(families.size()));
    return invented(m_random() % 4 == 0 ? 2 : 3);
}

QString SyntheticContacts::number(int index)
{
    const bool isMobile = index > 0;
    constexpr std::array areas{u"020", u"010", u"070", u"030", u"040", u"088", u"0346", u"0172"};
    QString digits = isMobile ? u"06"_s : at(areas, m_random() % areas.size());
    const bool isSpaced = m_random() % 2 == 0;
    if (isSpaced)
        digits += isMobile ? u'-' : u' ';
    while (std::count_if(digits.begin(), digits.end(), [](QChar c) { return c.isDigit(); }) < 10)
        digits += QChar(u'0' + char16_t(digits.endsWith(u' ') || digits.endsWith(u'-') ? 1 + m_random() % 9 : m_random() % 10));
    return digits;
}

Contact SyntheticContacts::next()
{
    Contact contact;
    contact.uid = u"contact-%1"_s.arg(m_made);
    contact.revision = u"1"_s;
    contact.familyName = familyName();
    contact.givenName = m_random() % 5 == 0 ? invented(2) : at(givens, skewed(givens.size()));
    contact.displayName = contact.givenName + u' ' + contact.familyName;
    if (m_random() % 10 < 6)
        contact.company = at(trades, skewed(trades.size())) + u' ' + familyName();
    if (m_random() % 3 == 0)
        contact.department = at(departments, skewed(departments.size()));
    const int numbers = int(m_random() % 3);
    for (int i = 0; i < std::max(numbers, 1); ++i)
        contact.numbers.append({i == 0 ? ContactNumberKind::Work : ContactNumberKind::Mobile, number(i), i == 0});
    contact.emails.append(u"persoon%1@example.org"_s.arg(m_made));
    if (m_random() % 20 == 0)
        contact.note = u"Belt liever %1 over %2"_s.arg(invented(2), at(departments, m_random() % departments.size()));
    ++m_made;
    return contact;
}

} // namespace balie::bench
