#pragma once

#include "crm-connectors/sources/ContactSource.h"
#include "crm-connectors/sources/LdapSession.h"

namespace balie {

/// Tries the settings of a directory out, step by step.
class LdapTest final : public QObject, public SourceTask {
    Q_OBJECT

public:
    LdapTest(const LdapSettings &settings, Clock &clock, SourceTestHandlers handlers);

private:
    void signIn();
    void findBase();
    void readPeople();
    /// False: a handler deleted this.
    bool tell(SourceTestStep::Kind kind, const QString &said);
    void fail(SourceTestStep::Kind kind, const Error &error);

    LdapSettings m_settings;
    SourceTestHandlers m_handlers;
    std::unique_ptr<LdapSession> m_session; ///< none any more when it is over
    std::unique_ptr<Timer> m_limit;
    SourceTestStep::Kind m_at = SourceTestStep::Kind::Reach;
    int m_people = 0;
    int m_withNumber = 0;
};

} // namespace balie
