#pragma once

#include "crm-connectors/profile/Text.h"
#include "crm-connectors/profile/Values.h"

namespace balie::crm {

/// Takes the parts of a text in their order.
class TextSink {
public:
    virtual ~TextSink() = default;
    virtual void literal(const QString &text) = 0;
    /// `value` is filtered and escaped for its language; percent-encoding is the place's.
    virtual void value(const QString &variable, const QString &value) = 0;
};

/// Fills a text in, part by part, into `sink`.
void walk(const Text &text, const Values &values, TextSink &sink);

} // namespace balie::crm
