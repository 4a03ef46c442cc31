#include "app/bench/WireMeter.h"

namespace balie::bench {

namespace {

/// Passes everything on and counts it.
class CountedTransport final : public cti::Transport {
public:
    CountedTransport(std::unique_ptr<cti::Transport> real, WireMeter &meter)
        : m_real(std::move(real))
        , m_meter(meter)
    {
        connect(m_real.get(), &Transport::opened, this, &Transport::opened);
        connect(m_real.get(), &Transport::heard, this, &Transport::heard);
        connect(m_real.get(), &Transport::closed, this, &Transport::closed);
        connect(
            m_real.get(), &Transport::received, this, [this](const QByteArray &data, Form form) {
                // docs/csta-profile.md, Transport: the invoke id of an event.
                m_meter.events += data.startsWith("9999") ? 1 : 0;
                Q_EMIT received(data, form);
            });
    }

    void open(const cti::Endpoint &endpoint) override { m_real->open(endpoint); }
    void send(const QByteArray &data) override
    {
        ++m_meter.requests;
        m_real->send(data);
    }
    Form sends() const override { return m_real->sends(); }
    bool ping() override { return m_real->ping(); }
    void close() override { m_real->close(); }
    void abort() override { m_real->abort(); }

private:
    std::unique_ptr<cti::Transport> m_real;
    WireMeter &m_meter;
};

} // namespace

cti::TransportFactory WireMeter::transports()
{
    return [this, make = cti::networkTransports()](
               const cti::Endpoint &endpoint) -> std::unique_ptr<cti::Transport> {
        auto real = make(endpoint);
        return real ? std::make_unique<CountedTransport>(std::move(real), *this) : nullptr;
    };
}

} // namespace balie::bench
