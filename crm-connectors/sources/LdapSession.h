#pragma once

#include "crm-connectors/sources/LdapDial.h"
#include "crm-connectors/sources/LdapEntry.h"
#include "crm-connectors/sources/LdapErrors.h"

#include <QSocketNotifier>
#include <optional>

namespace balie {

struct LdapQuery {
    QByteArray base;
    bool wholeTree = true; ///< false: the base alone
    QByteArray filter;
    QVector<QByteArray> attributes;
    int sizeLimit = 0; ///< 0: none
    int pageSize = 0; ///< 0: not in pages
    QByteArray cookie; ///< of the page before
};

/// The end of a search, or of one page of it.
struct LdapPage {
    LdapVerdict verdict;
    QByteArray cookie; ///< empty: that was all
    std::optional<qint64> estimate; ///< of all pages together, where the server tells
};

/// One conversation with a directory, driven by the Qt event loop of the thread that makes it: connect, sign
/// in, then one request at a time. Handlers are called from turns of the loop of their own and may delete
/// the session; deleting it says goodbye and closes. After an error it is of no more use.
class LdapSession final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Expected<void>)>;
    struct Reading {
        std::function<void(QVector<LdapEntry>)> entries; ///< pieces of at most a few hundred
        std::function<void(const QStringList &)> elsewhere; ///< a referral: the addresses of that part
        std::function<void(Expected<LdapPage>)> done; ///< any verdict is a page; an error ends the session
    };

    /// `clock` outlives the session.
    LdapSession(const LdapSettings &settings, Clock &clock);
    ~LdapSession() override;

    /// Refuses with a sentence what cannot or may not be asked, without touching the network.
    void open(Done done);
    /// Simple bind, anonymous without a user.
    void signIn(Done done);
    void read(const LdapQuery &query, Reading reading);

private:
    std::optional<Error> objection() const;
    void adopt(LdapHandle handle);
    void ask(int messageId);
    void drain();
    int nextMessage(LDAPMessage **message);
    /// False: this is gone, or nothing is asked any more.
    bool take(LDAPMessage *message);
    void takeEntry(LDAPMessage *message);
    bool deliverEntries();
    void takeResult(LDAPMessage *message, bool isBind);
    void fail(const Error &error);

    LdapSettings m_settings;
    Clock &m_clock;
    std::unique_ptr<LdapDial> m_dial;
    LdapHandle m_handle;
    std::unique_ptr<QSocketNotifier> m_readable; ///< goes before the handle's socket
    std::unique_ptr<Timer> m_silence;
    std::unique_ptr<Timer> m_more;
    std::unique_ptr<Timer> m_ending;
    std::function<void()> m_end; ///< what m_ending calls
    int m_messageId = -1; ///< what is waited for; -1: nothing
    Done m_done; ///< of open() and signIn()
    Reading m_reading; ///< of read()
    QVector<LdapEntry> m_entries;
};

} // namespace balie
