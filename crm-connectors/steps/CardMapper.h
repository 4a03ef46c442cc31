#pragma once

#include "crm-connectors/api/ContactCard.h"
#include "crm-connectors/profile/CardLinks.h"

#include <QJsonValue>
#include <memory>

namespace balie::crm {

/// Makes cards of the records of an answer, as a CardMap says. Text of the answer stays text: one
/// line a field, bounded in length, never looked into. A value; any thread.
class CardMapper {
public:
    /// `base` fills the links: settings and facts of the session. `connector` is
    /// CardKey::connector.
    CardMapper(std::shared_ptr<const Profile> profile, QString connector, Values base);

    /// Without an id it is no card of its own but adds to another one: see addTo(). Its match is
    /// None.
    ContactCard card(const CardMap &map, const QJsonValue &record) const;
    /// Fields that are empty in `card` and all activities come from `more`.
    static void addTo(ContactCard &card, const ContactCard &more);
    /// Whether the map says where an id stands.
    static bool tellsId(const CardMap &map);
    /// "name: Jan Jansen" for each field, for the administrator.
    static QStringList described(const ContactCard &card);

private:
    QString typeOf(const CardMap &map, const QJsonValue &record) const;

    std::shared_ptr<const Profile> m_profile;
    QString m_connector;
    CardLinks m_links;
};

/// A time as customer systems write it: ISO 8601, a blank in place of the T, "/Date(ms)/" of OData,
/// a mere date. One without an offset is local time. Invalid when it is none.
QDateTime readSystemTime(const QString &text);

} // namespace balie::crm
