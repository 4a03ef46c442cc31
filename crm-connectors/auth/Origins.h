#pragma once

#include <QHash>
#include <QUrl>
#include <QVector>

namespace balie::crm {

/// A text that means to be an address: "https:..." and the like.
bool looksLikeAddress(const QString &text);
/// https, or http to this computer; with a host and without a user name.
bool isSafeAddress(const QUrl &url);

/// The origins that a sign-in may be shown to. A value.
class Origins {
public:
    Origins() = default;
    /// The system's base address, and the facts that are addresses.
    Origins(const QUrl &base, const QHash<QString, QString> &facts);

    bool contains(const QUrl &url) const;

private:
    QVector<QUrl> m_origins;
};

} // namespace balie::crm
