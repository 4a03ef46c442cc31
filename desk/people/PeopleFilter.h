#pragma once

#include <QString>

namespace balie::desk {

/// Which people the overview shows.
struct PeopleFilter {
    enum class Kind { All, Favourites, Available, Department };
    Kind kind = Kind::All;
    QString department; ///< for Kind::Department

    static PeopleFilter all() { return {}; }
    static PeopleFilter favourites() { return {Kind::Favourites, {}}; }
    static PeopleFilter available() { return {Kind::Available, {}}; }
    static PeopleFilter ofDepartment(QString name) { return {Kind::Department, std::move(name)}; }

    /// For the settings: "all", "favourites", "available", "department:Sales". Unknown text is all.
    QString toText() const;
    static PeopleFilter fromText(const QString &text);

    friend bool operator==(const PeopleFilter &, const PeopleFilter &) = default;
};

} // namespace balie::desk
