#pragma once

#include "cti/simulator/xsi/CallLogs.h"
#include "cti/simulator/xsi/XsiRouter.h"

namespace balie::sim {

/// Xsi-Actions below /user/<id>/directories, and the versions. The user in the path was checked.
class DirectoryRoutes {
public:
    DirectoryRoutes(XsiContext &context, CallLogs &logs, XsiRouter &router);

private:
    struct Page {
        int start = 1;
        int results = 0;
    };

    XsiAnswer people(const XsiRequest &request, QByteArrayView root, QByteArrayView list) const;
    XsiAnswer numbers(const XsiRequest &request, QByteArrayView root, QByteArrayView entry,
        const QList<QPair<QString, QString>> &all) const;
    XsiAnswer logs(const XsiRequest &request, const QList<CallLogs::Kind> &kinds) const;
    XsiAnswer enhancedLogs(
        const XsiRequest &request, const QList<CallLogs::Kind> &kinds) const;
    void enhancedEntry(XsiWriter &out, const DeviceId &user, CallLogs::Kind kind,
        const CallLogs::Entry &entry) const;
    bool fits(const XsiRequest &request, const Device &device) const;
    /// Nothing for values that are no positive numbers.
    std::optional<Page> page(const XsiTarget &target) const;
    void pageHead(XsiWriter &out, const Page &page, qsizetype total) const;
    XsiHttpReply finish(XsiWriter &out) const;

    XsiContext &m_context;
    CallLogs &m_logs;
};

} // namespace balie::sim
