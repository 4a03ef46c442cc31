#pragma once

#include "cti/xsi/Event.h"

#include <QDateTime>

namespace balie::xsi {

/// ErrorInfo of a refused request; empty parts where the server said nothing readable.
struct ErrorInfo {
    QString summary; ///< in the user's language
    QString summaryEnglish;
    QString code;
};

struct Subscription {
    QString subscriptionId;
    std::optional<int> expiresSeconds;
    QString targetId; ///< in lists and reads only
    QString event;
    QString channelSetId;
    QString applicationId;
};

/// Answer of calls/New and of the other commands that ring the own telephone.
struct CallStartInfo {
    QString callId;
    QString extTrackingId;
};

struct Profile {
    QString userId;
    QString firstName;
    QString lastName;
    QString groupId;
    QString serviceProviderId;
    bool isEnterprise = false;
    QString number;
    QString extension;
    QString countryCode;
    std::optional<int> passwordExpiresDays;
};

struct DirectoryUser {
    QString userId;
    QString firstName;
    QString lastName;
    QString groupId;
    QString number;
    QString extension;
    QString mobile;
    QString email;
    QString department;
    QString title;
};

struct DirectoryPage {
    QVector<DirectoryUser> users; ///< of EnterpriseCommon, GroupCommon and Personal: name in lastName
    int startIndex = 1;
    int numberOfRecords = 0;
    std::optional<int> total;
};

struct CallLogRecord {
    QString id;
    QString kind; ///< the list it stood in: "placed", "received", "missed"
    QString name;
    QString number;
    QString countryCode;
    QDateTime time; ///< UTC
    std::optional<qint64> answerMs; ///< EnhancedCallLogs only, epoch
    std::optional<qint64> releaseMs;
};

/// A page of EnhancedCallLogs, or a whole list of the basic ones, which have no pages.
struct CallLogPage {
    QVector<CallLogRecord> records;
    std::optional<int> numberOfRecords;
    std::optional<int> total;
};

/// The receptionist's list, or any list of userDetails, in the order of the document. `document` is the
/// whole reply: a list is written back with what we do not know of it.
struct MonitoredUsers {
    QVector<DirectoryUser> users;
    QByteArray document;
};

/// A service document: what it says and the bytes it came in, so that unknown parts survive a change.
struct ServiceState {
    std::optional<bool> active;
    QString to; ///< forwardToPhoneNumber, remoteOfficeNumber
    QByteArray document;
};

} // namespace balie::xsi
