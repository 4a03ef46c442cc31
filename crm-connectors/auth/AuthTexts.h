#pragma once

#include "crm-connectors/profile/AuthSpec.h"
#include "crm-connectors/profile/TextFiller.h"

#include <QUrl>

namespace balie::crm {

/// Fills in the texts of a sign-in. A value.
class AuthTexts {
public:
    /// `base`: what addresses that begin with "/" stand behind.
    explicit AuthTexts(Text base)
        : m_base(std::move(base))
    {
    }

    void setSettings(const QHash<QString, QString> &settings); ///< setting.KEY, secrets among them
    /// session.KEY and kept.KEY.
    void setFacts(const QHash<QString, QString> &facts);

    /// Not valid where it cannot be made.
    QUrl url(const Text &text) const;
    QUrl baseUrl() const;
    QByteArray json(const JsonText &json) const;
    /// Those that come out empty are left out.
    NamedTexts fields(const QVector<AuthSpec::FormField> &fields) const;
    NamedTexts headers(const QVector<AuthSpec::FormField> &headers) const;

private:
    Text m_base;
    Values m_values;
    QStringList m_facts;
};

} // namespace balie::crm
