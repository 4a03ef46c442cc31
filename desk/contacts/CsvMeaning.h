#pragma once

#include <QString>

namespace balie::desk {

/// What a column of a table with contacts holds.
enum class CsvMeaning {
    Nothing,
    DisplayName,
    GivenName,
    MiddleNames,
    Particle,
    FamilyName,
    Initials,
    Company,
    Department,
    Title,
    WorkNumber,
    MobileNumber,
    HomeNumber,
    MainNumber,
    AssistantNumber,
    FaxNumber,
    PagerNumber,
    OtherNumber,
    NumberLabel, ///< the kind of the number in the next column, as Google writes it
    Email,
    Note,
    Uid, ///< the key that the program which wrote the file gives a contact
    Link,
};
inline constexpr int csvMeanings = int(CsvMeaning::Link) + 1;

/// For the chooser, translated.
QString csvMeaningName(CsvMeaning meaning);
/// What a column with this heading holds, as far as its words tell: Dutch and English, as Outlook, Google, Exact and
/// people write them.
CsvMeaning csvMeaningOf(const QString &heading);

} // namespace balie::desk
