#pragma once

#include "crm-connectors/sources/LdapHandle.h"
#include "crm-connectors/sources/LdapSettings.h"

#include "base/Clock.h"
#include "base/Expected.h"

#include <QObject>

namespace balie {

/// Makes one connection with a directory: looks the name up, connects, and makes it secure. libldap and the
/// resolver block while they do so; that happens on a thread of its own, which nobody ever waits for.
class LdapDial final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Expected<LdapHandle>)>;

    /// `done` is called once, on this thread and from a later turn of its loop: a connection whose socket
    /// does not block, secure as the settings ask; or why not. Deleting this gives up at once.
    LdapDial(const LdapSettings &settings, Clock &clock, Done done);
    ~LdapDial() override;

private:
    class Work;

    void finish(Expected<LdapHandle> result);

    LdapSettings m_settings;
    Done m_done;
    std::shared_ptr<Work> m_work;
    std::unique_ptr<Timer> m_deadline;
};

} // namespace balie
