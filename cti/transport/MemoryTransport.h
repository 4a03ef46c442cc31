#pragma once

#include "cti/transport/Transport.h"

namespace balie::cti {

/// A transport without a network: a test, the replay of a trace or a PBX in the same process is its
/// other end. Everything happens at once, inside the call; the other end must not call back from
/// inside `onSent` or `onOpen` but in a later turn of its clock.
class MemoryTransport final : public Transport {
    Q_OBJECT

public:
    explicit MemoryTransport(Form form = Form::Text, QObject *parent = nullptr);
    ~MemoryTransport() override;

    // What the far end hears. Set before open().
    std::function<void(const Endpoint &)> onOpen;
    std::function<void(const QByteArray &)> onSent;
    std::function<void()> onPing;
    /// Closed or aborted by this side, or destroyed.
    std::function<void()> onClosed;

    // What the far end does.
    void acceptOpen();
    void deliver(const QByteArray &data, Form form);
    void pong();
    void drop(const Error &error);

    void open(const Endpoint &endpoint) override;
    void send(const QByteArray &data) override;
    Form sends() const override { return m_form; }
    bool ping() override;
    void close() override;
    void abort() override;

    bool isOpen() const { return m_open; }

private:
    Form m_form;
    bool m_open = false;
    bool m_over = false;
};

} // namespace balie::cti
