#pragma once

#include <QLatin1StringView>

/// What is tried of a connector, in the words that balie-connector prints. The conformance suite
/// (tests/connectors-conformance), which tries a profile against a stand-in with people of its own,
/// means the same by them.
namespace balie::crm::cell {

inline constexpr QLatin1StringView trial{"trial"};
inline constexpr QLatin1StringView findE164{"find.e164"};
inline constexpr QLatin1StringView findHyphen{"find.hyphen"};
inline constexpr QLatin1StringView findGroups{"find.groups"};
inline constexpr QLatin1StringView findTrunk{"find.trunk"};
inline constexpr QLatin1StringView find0031{"find.0031"};
inline constexpr QLatin1StringView findNobody{"find.nobody"};
inline constexpr QLatin1StringView nameFull{"name.full"};
inline constexpr QLatin1StringView cardFind{"card.find"};
inline constexpr QLatin1StringView cardGet{"card.get"};
inline constexpr QLatin1StringView cardLink{"card.link"};
inline constexpr QLatin1StringView cardNewContact{"card.newContact"};
inline constexpr QLatin1StringView noteWritten{"note.written"};

// Of balie-connector only.
inline constexpr QLatin1StringView signIn{"signin"};
inline constexpr QLatin1StringView findNational{"find.national"};
inline constexpr QLatin1StringView copyRead{"copy.read"};

} // namespace balie::crm::cell
