#pragma once

#include "base/ManualClock.h"
#include "cti/simulator/server/InMemoryPbx.h"

#include <QByteArray>
#include <QStringList>
#include <map>

namespace balie::test {

/// A document as the tests look at it, read with QXmlStreamReader alone: every text leaf (and empty
/// element) by its path of local names.
struct Document {
    QString root;
    QString namespaceUri;
    QStringList order; ///< local names of the root's children
    std::multimap<QString, QString> leaves;
    std::multimap<QString, QString> attributes; ///< "path@name"
    QByteArray text;

    static Document read(const QByteArray &xml);
    /// The first leaf of that path; null when there is none.
    QString value(const QString &path) const;
    QStringList values(const QString &path) const;
    QString attribute(const QString &path) const;
    bool has(const QString &path) const { return leaves.contains(path); }
};

struct Message {
    QString invoke;
    Document document;
};

/// A client of the in-memory PBX that is written by hand: it shares nothing with the product's
/// client.
class TestClient {
public:
    TestClient(
        ManualClock &clock, sim::MemoryDialer dial, sim::Framing framing = sim::Framing::Text);

    /// Sends one document under the next invoke id and returns its answer; fails the test when
    /// there is none.
    Document ask(const QByteArray &xml);
    void sendRaw(const QByteArray &message);
    /// `<name xmlns=ed6>body</name>`
    Document ask(const char *name, const QByteArray &body);
    /// Signs in as the receptionist; returns the session id.
    QString login(
        const QByteArray &user = "receptie", const QByteArray &password = "balie", int edition = 6);
    static QByteArray loginRequest(const QByteArray &user, const QByteArray &password,
        const QByteArray &device = {}, int edition = 6, int seconds = 120);
    /// Starts a monitor; returns its cross reference.
    QString monitor(const QByteArray &device);

    /// Everything that came since the last call and is no answer to ask().
    std::vector<Message> takeEvents();
    /// "Name(localConnectionInfo,cause)" of the events of one monitor.
    static QStringList flow(const std::vector<Message> &events, const QString &crossRef);

    bool isClosed() const { return m_closed; }
    int nextInvoke() const { return m_invoke + 1; }
    std::vector<QByteArray> all; ///< every message as it came, "NNNN<xml"

private:
    void received(const QByteArray &bytes);

    ManualClock &m_clock;
    sim::Framing m_framing;
    int m_invoke = 0;
    bool m_closed = false;
    QByteArray m_stream;
    std::vector<Message> m_waiting;
    std::unique_ptr<sim::MemoryLink> m_link;
};

/// `<callID/><deviceID/>`
QByteArray connection(const QString &call, const QString &device);

} // namespace balie::test
