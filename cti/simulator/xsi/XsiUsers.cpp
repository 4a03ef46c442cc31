#include "cti/simulator/xsi/XsiUsers.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

QString plainLetters(const QString &text)
{
    QString result;
    for (const QChar letter : text.toLower()) {
        if (letter.unicode() < 0x80 && letter.isLetterOrNumber())
            result.append(letter);
    }
    return result;
}

QString localPart(const Device &device, UserIdStyle style)
{
    if (style == UserIdStyle::Extension)
        return QString::fromStdString(device.id.value);
    const auto [first, last] = XsiUsers::names(device);
    const QString begin = plainLetters(first);
    const QString end = plainLetters(last);
    return end.isEmpty() ? begin : begin + u'.' + end;
}

} // namespace

XsiUsers::XsiUsers(const Engine &engine, const XsiOptions &options)
    : m_engine(engine)
    , m_domain(options.domain)
{
    for (const Device *device : engine.devices()) {
        const QString extension = QString::fromStdString(device->id.value);
        const QString local = localPart(*device, options.userIds);
        QString id = local + u'@' + m_domain;
        if (local.isEmpty() || m_devices.contains(id))
            id = local + u'.' + extension + u'@' + m_domain;
        m_devices.insert(id, device->id);
        m_ids.insert(extension, id);
        if (device->category == DeviceCategory::Station)
            m_stations.append(device->id);
    }
}

QString XsiUsers::idOf(const DeviceId &device) const
{
    return m_ids.value(QString::fromStdString(device.value));
}

std::string XsiUsers::dialled(const QString &address) const
{
    QString text = address.trimmed();
    for (const auto scheme : {"tel:"_L1, "sip:"_L1, "sips:"_L1}) {
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            text = text.mid(scheme.size());
    }
    text = text.section(u';', 0, 0);
    if (const DeviceId device = deviceOf(text); !device.empty())
        return device.value;
    return text.section(u'@', 0, 0).toStdString();
}

QString XsiUsers::publicNumber(const DeviceId &device) const
{
    const QString text = QString::fromStdString(device.value);
    if (text.startsWith(u'+'))
        return text;
    const Device *found = m_engine.device(device);
    if (!found || found->category != DeviceCategory::Station)
        return {};
    return QString::fromStdString(m_engine.options().directDialPrefix) + text;
}

std::pair<QString, QString> XsiUsers::names(const Device &device)
{
    const QString name = QString::fromStdString(device.name);
    return {name.section(u' ', 0, 0), name.section(u' ', 1)};
}

} // namespace balie::sim
