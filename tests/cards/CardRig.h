#pragma once

#include "desk/cards/CallReports.h"
#include "tests/desk/support/Office.h"
#include "tests/support/FakeCardPort.h"

#include <QTemporaryDir>

namespace balie::test {

inline const QString caller = QStringLiteral("0612345678");
inline const QString callerKey = QStringLiteral("+31612345678");

/// A desk at 200 with Anna (201), a customer system, and a store in a file that outlives the desk.
class CardRig {
public:
    using State = cti::ConnectionState;

    explicit CardRig(const QString &path)
        : store(path)
    {
        store.open();
        auto anna = Office::entry(QStringLiteral("201"), QStringLiteral("Anna de Vries"));
        anna.email = QStringLiteral("anna@office.example");
        office.people.setDirectory({anna});
        office.goLive();
        own({});
        cards.setPops({{QStringLiteral("crm"), desk::CardDesk::Pop::OnAnswer}});
    }

    static cti::Connection part(const QString &call, State state, const QString &number,
        cti::Direction direction = cti::Direction::Incoming)
    {
        auto made = connection(call, QStringLiteral("200"), state, number, direction);
        if (number.size() > 4)
            made.remote.device = {};
        return made;
    }
    void own(const QVector<cti::Connection> &calls, const QVector<cti::EndedConnection> &over = {})
    {
        office.tell(snapshot(QStringLiteral("200"), calls, over));
    }
    cti::CallThreadId ring(
        const QString &number = caller, const QString &call = QStringLiteral("1"))
    {
        own({part(call, State::Alerting, number)});
        return thread(call);
    }
    void answer(const QString &number = caller, const QString &call = QStringLiteral("1"))
    {
        own({part(call, State::Connected, number)});
    }
    cti::CallThreadId dial(
        const QString &number = caller, const QString &call = QStringLiteral("1"))
    {
        own({part(call, State::Connected, number, cti::Direction::Outgoing)});
        return thread(call);
    }
    void hangUp(const QString &call = QStringLiteral("1"), State last = State::Connected,
        cti::EndReason reason = cti::EndReason::Cleared)
    {
        own({}, {ended(part(call, last, caller), reason)});
    }
    cti::CallThreadId thread(const QString &call) const
    {
        return office.switchboard.threadOf(
            {cti::CallId(call), cti::DeviceId(QStringLiteral("200"))});
    }

    Office office;
    desk::Store store;
    FakeCardPort port;
    QVector<QUrl> opened;
    desk::CardLinks links{port, [this](const QUrl &link) {
                              opened.append(link);
                              return true;
                          }};
    desk::CardDesk cards{office.switchboard, office.people, port, links, store, office.clock};
    desk::JournalRecorder recorder{office.switchboard, office.people, store, office.clock};
    desk::CallReports reports{cards, recorder, port, store, office.clock, [] { return 0.5; }};
};

/// The same with a folder of its own.
struct OwnFolder {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("balie.sqlite"));
};

} // namespace balie::test
