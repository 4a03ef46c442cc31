#pragma once

#include "base/Error.h"

#include <concepts>
#include <optional>
#include <utility>
#include <variant>

namespace balie {

/// Marks a value as the error side of an Expected: `return unexpected(Error{...});`
template <typename E>
struct Unexpected {
    E error;
};
template <typename E>
Unexpected(E) -> Unexpected<E>;

template <typename E>
Unexpected<std::decay_t<E>> unexpected(E &&error)
{
    return {std::forward<E>(error)};
}

/// A value or an error; the small part of std::expected (C++23) that this project uses.
/// Reading the side that is not there is a bug and asserts.
template <typename T, typename E = Error>
    requires(!std::same_as<T, E>)
class [[nodiscard]] Expected {
public:
    Expected(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Expected(Unexpected<E> unexpected) : m_state(std::in_place_index<1>, std::move(unexpected.error)) { }

    bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const E &error() const { return std::get<1>(m_state); }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    T valueOr(T fallback) const { return hasValue() ? value() : std::move(fallback); }

private:
    std::variant<T, E> m_state;
};

template <typename E>
class [[nodiscard]] Expected<void, E> {
public:
    Expected() = default;
    Expected(Unexpected<E> unexpected) : m_error(std::move(unexpected.error)) { }

    bool hasValue() const { return !m_error.has_value(); }
    explicit operator bool() const { return hasValue(); }
    const E &error() const { return m_error.value(); }

private:
    std::optional<E> m_error;
};

} // namespace balie
