#pragma once

#include "cti/simulator/engine/Device.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>
#include <chrono>
#include <map>
#include <optional>

namespace balie::sim {

enum class UserIdStyle {
    Name, ///< anna.devries@example.nl; the extension follows where two would be the same
    Extension, ///< 201@example.nl
};

/// How an operator set his XSPs up, and how releases differ. Times are of the injected clock.
struct XsiOptions {
    QByteArray actionsContext = "com.broadsoft.xsi-actions";
    QByteArray eventsContext = "com.broadsoft.xsi-events";
    QByteArray asyncContext = "com.broadsoft.async";
    QString domain = QStringLiteral("example.nl");
    UserIdStyle userIds = UserIdStyle::Name;
    QString enterprise = QStringLiteral("Voorbeeld");
    QString group = QStringLiteral("Hoofdkantoor");
    /// False: a service provider, whose users have a Group directory only.
    bool isEnterprise = true;
    /// The addresses of the XSPs; a redirect goes to the other one.
    QStringList nodes{QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.2")};
    /// Their host names, in the same order, for redirects; none: a redirect names the address.
    QStringList nodeNames;
    /// Heartbeats and acknowledgements count on the node of the stream only.
    bool nodePinning = true;
    /// `Authorization: Bearer <token>`: token to the account that it stands for.
    std::map<QByteArray, std::string> bearerTokens;

    std::chrono::milliseconds eventTimeout{30'000};
    std::chrono::seconds shortestExpiry{3600};
    bool neverExpiresAllowed = true;
    int maxChannels = 8; ///< of one user
    int maxSubscriptions = 20'000; ///< of one user
    int maxDirectoryPage = 50;
    bool latin1Directories = false; ///< profile, services and directories in ISO-8859-1
    bool unqualifiedLists = false; ///< CallLogs and BwReceptionist without a namespace
    bool enhancedCallLogs = false; ///< everybody has Enhanced Call Logs beside the basic ones
    bool groupSubscriptions = false; ///< everybody may subscribe to the group and the enterprise
    /// Name and number.
    QList<QPair<QString, QString>> commonNumbers{
        {QStringLiteral("Storingsdienst"), QStringLiteral("+31800987654")},
        {QStringLiteral("Taxicentrale"), QStringLiteral("+31207777777")}};
    /// Name and number, by the extension of whose they are.
    QHash<QString, QList<QPair<QString, QString>>> personalNumbers;

    /// Answering and retrieving by command; devices that are not named have phones that can.
    std::map<DeviceId, bool> remoteTalk;
    /// Services that a user lacks, by the names of /services ("CallTransfer").
    std::map<DeviceId, QStringList> unassigned;
    /// Longest BwReceptionist list by edition; nothing: no limit.
    std::map<Edition, int> watchLimits{
        {Edition::Instap, 8}, {Edition::Standaard, 30}, {Edition::Premium, 1000}};
    /// Instead of the edition that the account has.
    std::optional<Edition> edition;
};

} // namespace balie::sim
