#pragma once

#include "cti/link/SignIn.h"
#include "desk/actions/KeyMap.h"
#include "desk/actions/TransferKind.h"

#include <QByteArray>
#include <QStringList>

namespace balie::desk {

enum class Language { System, English, Dutch };
enum class Theme { System, Light, Dark, HighContrast };

/// One row of the table of settings: its name in the file, its type, and its default.
template <typename T> struct SettingKey {
    const char *name;
    T (*fallback)();
    bool (*accepts)(const T &value) = nullptr; ///< what makes sense; nothing given: everything
};

/// The table. Nothing secret is ever a setting: passwords live in the keychain.
namespace setting {
inline constexpr SettingKey<QString> serverUrl{"link/server", [] { return QString(); }};
/// The server to which the user allowed to sign in without encryption.
inline constexpr SettingKey<QString> readableServer{"link/unencrypted", [] { return QString(); }};
inline constexpr SettingKey<QString> user{"link/user", [] { return QString(); }};
inline constexpr SettingKey<QString> ownDevice{"link/device", [] { return QString(); }};
inline constexpr SettingKey<QString> serverProfile{"link/profile", [] { return QString(); }};
inline constexpr SettingKey<QString> caFile{"link/caFile", [] { return QString(); }};
// Of BroadWorks only, where operators differ (cti::XsiContexts).
inline constexpr SettingKey<QString> xsiActions{
    "link/xsiActions", [] { return cti::XsiContexts().actions; }};
inline constexpr SettingKey<QString> xsiEvents{
    "link/xsiEvents", [] { return cti::XsiContexts().events; }};
inline constexpr SettingKey<QString> xsiAsync{
    "link/xsiAsync", [] { return cti::XsiContexts().async; }};
inline constexpr SettingKey<QString> xsiVersion{
    "link/xsiVersion", [] { return cti::XsiContexts().version; }};
inline constexpr SettingKey<bool> xsiBasicCalls{
    "link/xsiBasicCalls", [] { return cti::XsiContexts().basicCalls; }};
inline constexpr SettingKey<bool> accessToken{"link/accessToken", [] { return false; }};
inline constexpr SettingKey<int> requestsPerSecond{"link/requestsPerSecond",
    [] { return cti::SignIn().requestsPerSecond; },
    [](const int &rate) { return rate >= 1 && rate <= 1000; }};

inline constexpr SettingKey<Language> language{"look/language", [] { return Language::System; }};
inline constexpr SettingKey<Theme> theme{"look/theme", [] { return Theme::System; }};
inline constexpr SettingKey<int> textPercent{
    "look/textPercent", [] { return 100; }}; ///< of the system's text size, 80 to 200
inline constexpr SettingKey<bool> blink{"look/blink", [] { return true; }};
inline constexpr SettingKey<QByteArray> windowGeometry{
    "look/geometry", [] { return QByteArray(); }};
inline constexpr SettingKey<QByteArray> windowState{"look/state", [] { return QByteArray(); }};

inline constexpr SettingKey<bool> ringSound{"ring/sound", [] { return true; }};
inline constexpr SettingKey<QString> ringDevice{
    "ring/device", [] { return QString(); }}; ///< empty: the default output
inline constexpr SettingKey<int> ringVolume{"ring/volume", [] { return 70; },
    [](const int &percent) { return percent >= 0 && percent <= 100; }};
inline constexpr SettingKey<bool> visualRing{"ring/visual", [] { return true; }};
inline constexpr SettingKey<bool> raiseOnRing{
    "ring/raise", [] { return false; }}; ///< the window comes forward

inline constexpr SettingKey<TransferKind> transferKind{
    "calls/transferKind", [] { return TransferKind::Blind; }};
inline constexpr SettingKey<KeyScheme> keyScheme{
    "keys/scheme", [] { return KeyScheme::FunctionKeys; }};
inline constexpr SettingKey<QStringList> keys{
    "keys/changed", [] { return QStringList(); }}; ///< KeyMap::save()

// How numbers are read and dialled: OfficeNumbers::from().
inline constexpr SettingKey<QString> numberRegion{"numbers/region", [] { return QStringLiteral("NL"); }};
inline constexpr SettingKey<QString> outsideLine{"numbers/outsideLine", [] { return QString(); }};
inline constexpr SettingKey<bool> dialNationally{"numbers/national", [] { return false; }};
inline constexpr SettingKey<QStringList> numberSites{
    "numbers/sites", [] { return QStringList(); }}; ///< OfficeNumbers::siteFrom()

/// The connectors to customer systems, without secrets: app::connectorEntries().
inline constexpr SettingKey<QByteArray> connectors{"connectors/list", [] { return QByteArray(); }};

/// How long calls are kept in the journal; 0: for ever.
inline constexpr SettingKey<int> journalDays{"journal/days", [] { return 365; },
    [](const int &days) { return days >= 0 && days <= 36'500; }};

/// A damaged file of the store that is kept and was neither repaired nor put away.
inline constexpr SettingKey<QString> damagedFile{"store/damaged", [] { return QString(); }};

/// AddressBook::toText() of each.
inline constexpr SettingKey<QStringList> addressBooks{"sources/books", [] { return QStringList(); }};
/// How often they are synchronised besides at the start; 0: not.
inline constexpr SettingKey<int> synchroniseHours{"sources/hours", [] { return 4; },
    [](const int &hours) { return hours >= 0 && hours <= 168; }};

inline constexpr SettingKey<QString> peopleFile{"people/file", [] { return QString(); }};
inline constexpr SettingKey<QString> peopleFilter{
    "people/filter", [] { return QString(); }}; ///< PeopleFilter::toText()
inline constexpr SettingKey<QStringList> favourites{
    "people/favourites", [] { return QStringList(); }};
/// contactKey() of each.
inline constexpr SettingKey<QStringList> favouriteContacts{
    "contacts/favourites", [] { return QStringList(); }};
inline constexpr SettingKey<QStringList> ownWatchLists{
    "people/watchedAt", [] { return QStringList(); }}; ///< OwnWatchLists::toText()
/// One list for every PBX, of versions before ownWatchLists; the first account to need one gets it.
inline constexpr SettingKey<QStringList> unownedWatchList{
    "people/watched", [] { return QStringList(); }};
} // namespace setting

} // namespace balie::desk
