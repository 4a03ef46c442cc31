#include "cti/provider/csta/SegmentedSnapshot.h"

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

Expected<bool> SegmentedSnapshot::take(
    const csta::SnapshotDeviceData &data, const csta::PrivateData &privateData)
{
    if (data.segment) {
        if (m_last && *data.segment <= *m_last)
            return false;
        if (*data.segment > m_last.value_or(0) + 1)
            return unexpected(Error{ErrorCode::Timeout, {}, u"a segment is missing"_s});
        m_last = data.segment;
    }
    if (!data.last) {
        return unexpected(
            Error{ErrorCode::Timeout, {}, u"a segment does not say whether it is the last"_s});
    }
    m_connections += data.connections;
    m_privateData.names += privateData.names;
    m_privateData.connections += privateData.connections;
    if (privateData.deviceState)
        m_privateData.deviceState = privateData.deviceState;
    m_privateData.stampNs = privateData.stampNs;
    return *data.last;
}

} // namespace balie::cti
