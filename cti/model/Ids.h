#pragma once

#include <QHashFunctions>
#include <QString>
#include <compare>

namespace balie::cti {

/// A string that names one kind of thing. Two kinds do not mix, and there is no implicit way in or out.
template <typename Tag>
class StringId {
public:
    StringId() = default;
    explicit StringId(QString value) : m_value(std::move(value)) { }

    const QString &value() const { return m_value; }
    bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const StringId &a, const StringId &b) { return a.m_value == b.m_value; }
    friend bool operator<(const StringId &a, const StringId &b) { return a.m_value < b.m_value; }
    friend size_t qHash(const StringId &id, size_t seed = 0) noexcept { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

/// A device as the switch names it: the form that is monitored and dialled (ECMA-269, device identifier).
using DeviceId = StringId<struct DeviceIdTag>;

/// A call as the switch names it. Unique only among the calls that live now: switches reuse it, and
/// transfer and conference replace it. Never kept beyond a connection; see CallThreadId.
using CallId = StringId<struct CallIdTag>;

/// One party's part in a call (ECMA-269 6.1.2). The device is the monitored one, not a dynamic
/// identifier: the provider remembers what the switch called it and sends exactly that back.
struct ConnectionId {
    CallId call;
    DeviceId device;

    friend bool operator==(const ConnectionId &, const ConnectionId &) = default;
    friend size_t qHash(const ConnectionId &id, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, id.call, id.device);
    }
};

/// What a person would call "the call": survives transfer, park, recall and reuse of call ids.
/// Given out by CallIdentity, never by a switch; 0 is none. Unique within one run of the program.
enum class CallThreadId : quint64 { None = 0 };

} // namespace balie::cti
