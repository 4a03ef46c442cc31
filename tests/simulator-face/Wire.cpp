#include "tests/simulator-face/Wire.h"

#include <QTest>
#include <QXmlStreamReader>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray csta = "http://www.ecma-international.org/standards/ecma-323/csta/ed";
const QByteArray sessionNs = "http://www.ecma-international.org/standards/ecma-354/appl_session";

} // namespace

Document Document::read(const QByteArray &xml)
{
    Document document;
    document.text = xml;
    QXmlStreamReader reader(xml);
    QStringList path;
    QString text;
    bool leaf = false;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            if (document.root.isNull()) {
                document.root = reader.name().toString();
                document.namespaceUri = reader.namespaceUri().toString();
            } else {
                path.append(reader.name().toString());
                if (path.size() == 1)
                    document.order.append(path.front());
                const auto attributes = reader.attributes();
                for (const auto &attribute : attributes)
                    document.attributes.emplace(
                        path.join(u'/') + u'@' + attribute.name().toString(),
                        attribute.value().toString());
            }
            text.clear();
            leaf = true;
        } else if (reader.isCharacters()) {
            text += reader.text();
        } else if (reader.isEndElement() && !path.isEmpty()) {
            if (leaf)
                document.leaves.emplace(path.join(u'/'), text);
            leaf = false;
            path.removeLast();
        }
    }
    if (reader.hasError())
        QTest::qFail(qPrintable(u"not well-formed: "_s + reader.errorString() + u'\n'
                         + QString::fromUtf8(xml)),
            __FILE__, __LINE__);
    return document;
}

QString Document::value(const QString &path) const
{
    const auto found = leaves.lower_bound(path);
    return found == leaves.end() || found->first != path ? QString() : found->second;
}

QStringList Document::values(const QString &path) const
{
    QStringList result;
    const auto [first, last] = leaves.equal_range(path);
    for (auto i = first; i != last; ++i)
        result.append(i->second);
    return result;
}

QString Document::attribute(const QString &path) const
{
    const auto found = attributes.lower_bound(path);
    return found == attributes.end() || found->first != path ? QString() : found->second;
}

TestClient::TestClient(ManualClock &clock, sim::MemoryDialer dial, sim::Framing framing)
    : m_clock(clock)
    , m_framing(framing)
{
    m_link = dial(framing,
        {{}, [this](const QByteArray &bytes) { received(bytes); }, [this] { m_closed = true; }});
    m_clock.settle();
}

void TestClient::received(const QByteArray &bytes)
{
    m_stream += bytes;
    while (!m_stream.isEmpty()) {
        QByteArray message = m_stream;
        if (m_framing == sim::Framing::J2) {
            if (m_stream.size() < 8)
                return;
            const auto byte
                = [&](qsizetype i) { return qsizetype(static_cast<unsigned char>(m_stream[i])); };
            const qsizetype length = byte(2) * 256 + byte(3);
            if (m_stream.size() < length)
                return;
            message = m_stream.mid(4, length - 4);
            m_stream.remove(0, length);
        } else {
            m_stream.clear();
        }
        all.push_back(message);
        m_waiting.push_back({QString::fromLatin1(message.left(4)), Document::read(message.mid(4))});
    }
}

void TestClient::sendRaw(const QByteArray &message)
{
    if (m_framing == sim::Framing::J2) {
        const auto length = message.size() + 4;
        QByteArray frame(2, '\0');
        frame.append(char(length >> 8)).append(char(length & 0xFF));
        m_link->send(frame + message);
    } else {
        m_link->send(message);
    }
    m_clock.settle();
}

Document TestClient::ask(const QByteArray &xml)
{
    const QString invoke = u"%1"_s.arg(++m_invoke, 4, 10, QChar(u'0'));
    sendRaw(invoke.toLatin1() + xml);
    for (auto message = m_waiting.begin(); message != m_waiting.end(); ++message) {
        const QString root = message->document.root;
        if (message->invoke == invoke
            && (root.endsWith(u"Response"_s) || root == u"CSTAErrorCode"_s)) {
            Document answer = message->document;
            m_waiting.erase(message);
            return answer;
        }
    }
    QTest::qFail("no answer", __FILE__, __LINE__);
    return {};
}

Document TestClient::ask(const char *name, const QByteArray &body)
{
    return ask("<" + QByteArray(name) + " xmlns=\"" + csta + "6\">" + body + "</" + name + ">");
}

QByteArray TestClient::loginRequest(const QByteArray &user, const QByteArray &password,
    const QByteArray &device, int edition, int seconds)
{
    return "<StartApplicationSession xmlns=\"" + sessionNs
        + "\"><applicationInfo><applicationID>test</applicationID>"
          "<applicationSpecificInfo><b:SessionLogin xmlns:b=\"urn:balie:csta:1\"><b:user>"
        + user + "</b:user><b:password>" + password + "</b:password>"
        + (device.isEmpty() ? QByteArray() : "<b:device>" + device + "</b:device>")
        + "</b:SessionLogin></applicationSpecificInfo></"
          "applicationInfo><requestedProtocolVersions><protocolVersion>"
        + csta + QByteArray::number(edition)
        + "</protocolVersion></requestedProtocolVersions><requestedSessionDuration>"
        + QByteArray::number(seconds) + "</requestedSessionDuration></StartApplicationSession>";
}

QString TestClient::login(const QByteArray &user, const QByteArray &password, int edition)
{
    const Document answer = ask(loginRequest(user, password, {}, edition));
    if (answer.root != u"StartApplicationSessionPosResponse"_s)
        QTest::qFail(answer.text.constData(), __FILE__, __LINE__);
    return answer.value(u"sessionID"_s);
}

QString TestClient::monitor(const QByteArray &device)
{
    const Document answer = ask("MonitorStart",
        "<monitorObject><deviceObject>" + device
            + "</deviceObject></monitorObject><monitorType>device</monitorType>");
    if (answer.root != u"MonitorStartResponse"_s)
        QTest::qFail(answer.text.constData(), __FILE__, __LINE__);
    return answer.value(u"monitorCrossRefID"_s);
}

std::vector<Message> TestClient::takeEvents()
{
    m_clock.settle();
    return std::exchange(m_waiting, {});
}

QStringList TestClient::flow(const std::vector<Message> &events, const QString &crossRef)
{
    QStringList result;
    for (const Message &message : events) {
        const Document &event = message.document;
        if (event.value(u"monitorCrossRefID"_s) != crossRef)
            continue;
        const QString local = event.value(u"localConnectionInfo"_s);
        const QString cause = event.value(u"cause"_s);
        result.append(local.isEmpty() ? event.root : u"%1(%2,%3)"_s.arg(event.root, local, cause));
    }
    return result;
}

QByteArray connection(const QString &call, const QString &device)
{
    return "<callID>" + call.toUtf8() + "</callID><deviceID>" + device.toUtf8() + "</deviceID>";
}

} // namespace balie::test
