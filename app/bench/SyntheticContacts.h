#pragma once

#include "base/contacts/Contact.h"

#include <random>

namespace balie::bench {

/// Made-up people with names as they are spread in the Netherlands: few names that many have, many that few have. Equal
/// for an equal seed.
class SyntheticContacts {
public:
    explicit SyntheticContacts(std::uint32_t seed);
    Contact next();

private:
    /// 0 to count - 1, the n-th with a likelihood of 1/(n + a few).
    std::size_t skewed(std::size_t count);
    QString invented(int syllables);
    QString familyName();
    QString number(int index);

    std::mt19937 m_random;
    int m_made = 0;
};

} // namespace balie::bench
