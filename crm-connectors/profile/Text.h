#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>

namespace balie::crm {

/// Into which language a variable's value is put; decides how it is escaped. Nothing is ever put in
/// as it is.
enum class TextLanguage {
    Plain, ///< a whole value of its own: a JSON string, a query parameter's value. The place itself
           ///< escapes it
    Path, ///< a segment of a URL's path: percent-encoded, slashes too
    Soql, ///< inside '...': backslash escapes
    SoqlLike, ///< inside LIKE '...': as Soql, % and _ too
    Sosl, ///< inside FIND {...}: reserved characters with a backslash
    OData, ///< inside '...': '' for '
    ODataLike, ///< as OData where % and _ are wildcards: they are taken out
    Sql, ///< inside '...' of SuiteQL, SData and DQL: '' for '; % and _ taken out
    Vtql, ///< inside '...': '' for '; backslash, % and _ taken out
    Ldap, ///< RFC 4515
    Zoho, ///< criteria: ( ) , with a backslash
    Afas, ///< filter values: ; and , taken out
    Xml, ///< text or attribute
    Regex, ///< every reserved character with a backslash
};

/// One text of a profile that is filled in when it is used. A small closed vocabulary, no
/// scripting:
///   "text with {variable} and {variable|filter}"            Plain, or the language of the place
///   (Path in URLs)
///   {"soql": "... LIKE '%{number.last4}'"}                  the language by name, as in
///   TextLanguage, lower case, "soql-like"
///   {"join": " or ", "over": "number.variants", "of": TEXT} once for each of a list, as {item}
///   {"choose": "call.direction", "cases": {"incoming": TEXT, "outgoing": TEXT}, "else": TEXT}
///   {"concat": [TEXT, ...]}
/// A literal brace is written {{ or }}. A value; parsed once, checked when the profile is read:
/// unknown variables, filters and languages are errors of the profile.
struct Text {
    enum class Kind { Pieces, Join, Choose, Concat };
    struct Piece {
        QString literal; ///< before the variable
        QString variable; ///< empty: none
        QVector<QString> filters; ///< "name" or "name:argument"
    };

    Kind kind = Kind::Pieces;
    TextLanguage language = TextLanguage::Plain;
    QVector<Piece> pieces;
    QString separator; ///< of Join
    QString over; ///< list of Join, variable of Choose
    QVector<Text> parts; ///< of Join: one; of Choose: one for each of `cases`; of Concat
    QStringList cases; ///< of Choose; empty string: else

    bool isEmpty() const { return kind == Kind::Pieces && pieces.isEmpty(); }
};

/// A JSON body with texts in place of its strings; also null, numbers, booleans, arrays and
/// objects. In an object {"if": "variable", "then": VALUE} leaves its place out when the variable
/// is empty, a text in place of the variable when that comes out empty, {"filled": VALUE} when the
/// value itself does; {"number": TEXT} and
/// {"boolean": TEXT} become what they say. {"each": "number.variants", "of": VALUE} is a list with
/// VALUE once for each, as {item}; in an array its elements join that array. {"object": {...}} is
/// an object by the letter, for names such as "number". A value.
struct JsonText {
    enum class Kind { Constant, String, Number, Boolean, Array, Object, If, Filled, Each, Member };
    Kind kind = Kind::Constant;
    QJsonValue constant;
    Text text;
    QString variable; ///< of Each; of If, where `text` is not its condition
    QStringList names; ///< of Object, in order
    QVector<JsonText> items; ///< of Object, Array; of If, Filled, Each and Member one
};

} // namespace balie::crm
