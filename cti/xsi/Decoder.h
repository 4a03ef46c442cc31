#pragma once

#include "base/Expected.h"
#include "cti/xsi/Replies.h"

namespace balie::xsi {

// All of these go by local name, in the BroadWorks namespace or none, in any order of children; prefixes
// are resolved, also inside xsi:type; white space around texts is left out; the character set is the one
// that the document declares. What is not known is no error. Errors (Protocol): not well-formed, DOCTYPE,
// over the limits. Pure; any thread.

Expected<StreamDocument> decodeStreamDocument(const QByteArray &document);

Expected<CallStartInfo> decodeCallStart(const QByteArray &document);
Expected<Subscription> decodeSubscription(const QByteArray &document);
Expected<QVector<Subscription>> decodeSubscriptions(const QByteArray &document); ///< GET subscription?...
Expected<Profile> decodeProfile(const QByteArray &document);
Expected<QStringList> decodeServices(const QByteArray &document); ///< names as sent: "Call Transfer", ...
Expected<DirectoryPage> decodeDirectory(const QByteArray &document);
Expected<CallLogPage> decodeCallLogs(const QByteArray &document);
Expected<MonitoredUsers> decodeMonitoredUsers(const QByteArray &document);
Expected<ServiceState> decodeService(const QByteArray &document);
/// Of any body whatever (HTML too): never an error.
ErrorInfo decodeError(const QByteArray &body);

} // namespace balie::xsi
