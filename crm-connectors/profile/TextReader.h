#pragma once

#include "crm-connectors/profile/KnownVariables.h"
#include "crm-connectors/profile/ProfileFaults.h"

namespace balie::crm {

/// Reads the texts of a profile that the schema has passed, and tells what is wrong in them:
/// braces, unknown variables, filters, lists.
class TextReader {
public:
    /// `faults` outlives it.
    TextReader(KnownVariables known, ProfileFaults &faults);

    Text text(const QJsonValue &value, const QString &place,
        TextLanguage language = TextLanguage::Plain) const;
    JsonText json(const QJsonValue &value, const QString &place) const;
    /// A list of texts becomes several pairs of one name.
    QVector<Step::Pair> pairs(const QJsonValue &object, const QString &place) const;
    QVector<AuthSpec::FormField> fields(const QJsonValue &object, const QString &place) const;
    /// A variable without braces.
    QString variable(const QJsonValue &name, const QString &place) const;

    /// A list of plain strings.
    static QStringList strings(const QJsonValue &array);

    const KnownVariables &known() const { return m_known; }
    void tell(const QString &place, const QString &reason) const;

private:
    QVector<Text::Piece> pieces(const QString &words, const QString &place) const;
    Text::Piece piece(const QString &literal, const QString &inside, const QString &place) const;
    QString list(const QJsonValue &name, const QString &place) const;
    TextReader withItem() const;
    Text ofObject(const QJsonObject &object, const QString &place, TextLanguage language) const;
    std::optional<JsonText> special(const QJsonObject &object, const QString &place) const;
    JsonText plainObject(const QJsonObject &object, const QString &place) const;

    KnownVariables m_known;
    ProfileFaults &m_faults;
};

} // namespace balie::crm
