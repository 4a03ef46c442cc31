#include "cti/simulator/xsi/SearchPattern.h"

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

SearchPattern::SearchPattern(QString value)
{
    if (value.endsWith("/i"_L1) && !value.endsWith("\\/i"_L1)) {
        m_sensitivity = Qt::CaseInsensitive;
        value.chop(2);
    }
    m_openStart = value.startsWith(u'*');
    if (m_openStart)
        value.remove(0, 1);
    m_openEnd = value.endsWith(u'*');
    if (m_openEnd)
        value.chop(1);
    m_text = value.replace("\\/"_L1, "/"_L1);
}

bool SearchPattern::matches(const QString &text) const
{
    if (m_openStart && m_openEnd)
        return text.contains(m_text, m_sensitivity);
    if (m_openStart)
        return text.endsWith(m_text, m_sensitivity);
    if (m_openEnd)
        return text.startsWith(m_text, m_sensitivity);
    return text.compare(m_text, m_sensitivity) == 0;
}

} // namespace balie::sim
