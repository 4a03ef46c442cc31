#include "cti/simulator/scenario/People.h"

#include "cti/simulator/scenario/Dice.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

namespace balie::sim {

namespace {

using namespace std::string_view_literals;

struct Known {
    std::string_view first;
    std::string_view last;
    std::string_view department;
    std::string_view title;
};

constexpr std::array knownColleagues{
    Known{"Anna"sv, "de Vries"sv, "Directie"sv, "Directeur"sv},
    Known{"Bram"sv, "Jansen"sv, "Verkoop"sv, "Accountmanager"sv},
    Known{"Carlijn"sv, "Bakker"sv, "Administratie"sv, "Boekhouder"sv},
    Known{"Daan"sv, "Visser"sv, "Helpdesk"sv, "Helpdeskmedewerker"sv},
    Known{"Eva"sv, "Smit"sv, "Verkoop"sv, "Hoofd verkoop"sv},
    Known{"Finn"sv, "Meijer"sv, "IT"sv, "Systeembeheerder"sv},
    Known{"Geertje"sv, "de Boer"sv, "Administratie"sv, "Hoofd administratie"sv},
    Known{"Hugo"sv, "Mulder"sv, "Magazijn"sv, "Magazijnchef"sv},
    Known{"Iris"sv, "de Groot"sv, "Helpdesk"sv, "Teamleider helpdesk"sv},
    Known{"Jeroen"sv, "Bos"sv, "Inkoop"sv, "Inkoper"sv},
    Known{"Karin"sv, "Vos"sv, "Personeelszaken"sv, "Personeelsadviseur"sv},
    Known{"Lars"sv, "Peters"sv, "IT"sv, "Ontwikkelaar"sv},
};

constexpr std::array firstNames{"Maartje"sv, "Niels"sv, "Olga"sv, "Pieter"sv, "Quinten"sv, "Roos"sv,
    "Sander"sv, "Tessa"sv, "Umut"sv, "Veerle"sv, "Wouter"sv, "Yasmin"sv, "Zoë"sv, "Aylin"sv,
    "Bas"sv, "Chantal"sv, "Dirk"sv, "Esmée"sv, "Femke"sv, "Gijs"sv, "Hanna"sv, "Ilse"sv, "Joost"sv,
    "Kees"sv, "Lotte"sv, "Mohammed"sv, "Nienke"sv, "Oscar"sv, "Priya"sv, "Ruben"sv, "Sanne"sv,
    "Thijs"sv, "Ursula"sv, "Vincent"sv, "Willemijn"sv, "Younes"sv, "Annelies"sv, "Björn"sv, "Cor"sv,
    "Dewi"sv};
constexpr std::array lastNames{"Dekker"sv, "van Dijk"sv, "Brouwer"sv, "de Wit"sv, "Dijkstra"sv,
    "Smits"sv, "de Graaf"sv, "van der Meer"sv, "van der Linden"sv, "Kok"sv, "Jacobs"sv, "de Haan"sv,
    "Vermeulen"sv, "van den Berg"sv, "van Leeuwen"sv, "van der Veen"sv, "Hendriks"sv, "Schouten"sv,
    "Kuipers"sv, "Postma"sv, "Willems"sv, "Hoekstra"sv, "Koster"sv, "Prins"sv, "Blom"sv,
    "Huisman"sv, "Yılmaz"sv, "El Amrani"sv, "Nguyen"sv, "van Vliet"sv, "Timmermans"sv, "Bosman"sv,
    "Veenstra"sv, "Kramer"sv, "van Wijk"sv, "Scholten"sv, "Martens"sv, "Peeters"sv, "van der Wal"sv,
    "Groeneveld"sv, "Tol"sv, "Zijlstra"sv, "Evers"sv, "Hermans"sv, "Mol"sv, "Bijl"sv, "Ruiter"sv,
    "Hofman"sv, "Kuiper"sv, "Wolters"sv};
struct Post {
    std::string_view department;
    std::string_view title;
};
constexpr std::array posts{Post{"Verkoop"sv, "Verkoper binnendienst"sv},
    Post{"Helpdesk"sv, "Helpdeskmedewerker"sv},
    Post{"Administratie"sv, "Administratief medewerker"sv}, Post{"IT"sv, "Applicatiebeheerder"sv},
    Post{"Magazijn"sv, "Magazijnmedewerker"sv}, Post{"Inkoop"sv, "Inkoopassistent"sv},
    Post{"Marketing"sv, "Communicatieadviseur"sv}, Post{"Service"sv, "Monteur"sv},
    Post{"Personeelszaken"sv, "HR-medewerker"sv}, Post{"Verkoop"sv, "Accountmanager"sv}};

constexpr std::array knownCallers{std::pair{"+31201234567"sv, "Van Dijk Installaties"sv},
    std::pair{"+31201234568"sv, "Bakkerij Het Stoepje"sv},
    std::pair{"+31612345001"sv, "Mevrouw Okafor"sv},
    std::pair{"+31201234569"sv, "Gemeente Waterland"sv}};
constexpr std::array trades{"Bouw"sv, "Schilders"sv, "Groothandel"sv, "Transport"sv, "Advocaten"sv,
    "Techniek"sv, "Drukkerij"sv, "Zorg"sv, "Makelaars"sv, "Hoveniers"sv};

constexpr int shortExtensions = 498; // 201 to 698

std::string digits(std::size_t value, std::size_t width)
{
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string extensionOf(int colleague)
{
    return std::to_string(
        colleague < shortExtensions ? 201 + colleague : 10001 + colleague - shortExtensions);
}

// Lower case ASCII for an address; what has no letter there is left out.
std::string mailPart(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            result += static_cast<char>(c - 'A' + 'a');
        else if (c >= 'a' && c <= 'z')
            result += c;
    }
    return result;
}

// Unique in the office: first and last name, and an initial between them when they were used up.
std::string uniqueName(
    std::string_view first, std::string_view last, std::unordered_set<std::string> &taken)
{
    std::string name = std::string(first) + ' ' + std::string(last);
    for (char initial = 'A'; !taken.insert(name).second; ++initial)
        name = std::string(first) + ' ' + initial + ". " + std::string(last);
    return name;
}

Device colleague(int index, Dice &dice, std::unordered_set<std::string> &taken)
{
    Device device;
    device.id = {extensionOf(index)};
    std::string_view first;
    std::string_view last;
    const auto number = static_cast<std::size_t>(index);
    if (number < knownColleagues.size()) {
        const Known &known = knownColleagues[number];
        first = known.first;
        last = known.last;
        device.department = known.department;
        device.title = known.title;
    } else {
        first = dice.oneOf(firstNames);
        last = dice.oneOf(lastNames);
        const Post &post = dice.oneOf(posts);
        device.department = post.department;
        device.title = post.title;
        device.watchable = !dice.chance(2);
    }
    device.name = uniqueName(first, last, taken);
    device.mobile = "+316123" + digits(45201 + number, 5);
    device.email
        = mailPart(first) + '.' + mailPart(last) + '.' + device.id.value + "@voorbeeld.example";
    device.voiceMail = number % 4 != 2;
    return device;
}

void addServices(People &people)
{
    Device voiceMail;
    voiceMail.id = {"699"};
    voiceMail.category = DeviceCategory::VoiceUnit;
    voiceMail.name = "Voicemail";
    voiceMail.lines = 0;
    people.services.push_back(voiceMail);
    for (int slot = 1; slot <= 5; ++slot) {
        Device park;
        park.id = {std::to_string(700 + slot)};
        park.category = DeviceCategory::Park;
        park.name = "Parkeerplaats " + std::to_string(slot);
        people.services.push_back(park);
    }
}

void addCallers(People &people, Dice &dice)
{
    for (const auto &[number, name] : knownCallers) {
        Device caller;
        caller.id = {std::string(number)};
        caller.category = DeviceCategory::Outside;
        caller.name = name;
        people.callers.push_back(caller);
    }
    for (std::size_t i = 0; i < 120; ++i) {
        Device caller;
        caller.category = DeviceCategory::Outside;
        if (i % 12 == 11) {
            caller.id = {"anoniem" + std::to_string(i / 12 + 1)};
            caller.withheld = true;
        } else if (i % 3 == 0) {
            caller.id = {"+316987" + digits(10000 + i, 5)};
            // A mobile telephone that the switch has no name for.
            if (i % 2 == 0)
                caller.name = std::string(dice.oneOf(firstNames)) + ' '
                    + std::string(dice.oneOf(lastNames));
        } else {
            caller.id = {"+3120765" + digits(1000 + i, 4)};
            caller.name
                = std::string(dice.oneOf(lastNames)) + ' ' + std::string(dice.oneOf(trades));
            if (caller.name.front() == 'v' || caller.name.front() == 'd')
                caller.name.front() = static_cast<char>(caller.name.front() - 'a' + 'A');
        }
        people.callers.push_back(caller);
    }
}

} // namespace

People makePeople(int users, std::uint32_t seed)
{
    Dice dice(seed);
    People people;
    std::unordered_set<std::string> taken;

    Device reception;
    reception.id = {"200"};
    reception.name = "Receptie";
    reception.department = "Receptie";
    reception.title = "Receptionist";
    reception.email = "receptie@voorbeeld.example";
    reception.lines = 8;
    people.staff.push_back(reception);
    people.accounts.push_back({"receptie", "balie", "Receptie", {"200"}, Edition::Standaard});

    const int colleagues = std::clamp(users, 1, 10'000) - 1;
    for (int i = 0; i < colleagues; ++i) {
        people.staff.push_back(colleague(i, dice, taken));
        const Device &device = people.staff.back();
        people.accounts.push_back(
            {device.id.value, "balie", device.name, device.id, Edition::Instap});
    }
    // The next colleague of the same department answers for this one, as far as there is one
    // nearby.
    for (std::size_t i = 1; i < people.staff.size(); ++i) {
        for (std::size_t j = 1;
             j < std::min<std::size_t>(people.staff.size(), 20) && people.staff[i].deputy.empty();
             ++j) {
            const Device &other = people.staff[(i + j) % people.staff.size()];
            if (other.department == people.staff[i].department && other.id != people.staff[i].id)
                people.staff[i].deputy = other.id;
        }
    }
    addServices(people);
    addCallers(people, dice);
    return people;
}

} // namespace balie::sim
