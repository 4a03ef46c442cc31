#pragma once

#include <QByteArray>
#include <functional>
#include <memory>

namespace balie::sim {

/// What one message on a link is: a WebSocket-style text message "NNNN<xml", or Annex J.2 frames as
/// bytes.
enum class Framing { Text, J2 };

/// What the client's end of an in-memory link hears. Every call comes from a timer of the injected
/// clock, never from inside open(), send() or close(); the link may be deleted from within any of
/// them.
struct MemoryLinkEvents {
    std::function<void()> opened;
    /// Text framing: one whole message. J2 framing: any number of bytes.
    std::function<void(const QByteArray &)> received;
    /// The link is gone (also: it never came about). Nothing follows.
    std::function<void()> closed;
};

/// The client's end of an in-memory link. Owned by the client; deleting it closes the link in
/// silence.
class MemoryLink {
public:
    virtual ~MemoryLink() = default;
    virtual void send(const QByteArray &bytes) = 0;
    /// The PBX hears of it; the client's closed() is not called.
    virtual void close() = 0;
};

/// Opens a link; never null, a refusal comes as closed().
using MemoryDialer = std::function<std::unique_ptr<MemoryLink>(Framing, MemoryLinkEvents)>;

} // namespace balie::sim
