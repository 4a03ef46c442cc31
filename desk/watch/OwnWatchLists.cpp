#include "desk/watch/OwnWatchLists.h"

#include <QUrl>
#include <utility>

namespace balie::desk {

namespace {

// A line is words with single spaces between them, so a word has none.
QString wordFor(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString textOf(const QString &word)
{
    return QUrl::fromPercentEncoding(word.toLatin1());
}

} // namespace

OwnWatchLists::OwnWatchLists(const QStringList &text, const QVector<cti::DeviceId> &unowned)
    : m_unowned(unowned)
{
    for (const QString &line : text) {
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        QVector<cti::DeviceId> devices;
        for (const QString &word : words.sliced(1))
            devices.append(cti::DeviceId(textOf(word)));
        m_lists.insert(textOf(words.first()), devices);
    }
}

QStringList OwnWatchLists::toText() const
{
    QStringList lines;
    for (auto list = m_lists.cbegin(); list != m_lists.cend(); ++list) {
        QStringList words{wordFor(list.key())};
        for (const cti::DeviceId &device : list.value())
            words.append(wordFor(device.value()));
        lines.append(words.join(u' '));
    }
    return lines;
}

std::optional<QVector<cti::DeviceId>> OwnWatchLists::of(const QString &account) const
{
    const auto list = m_lists.constFind(account);
    return list == m_lists.cend() ? std::nullopt : std::optional(list.value());
}

void OwnWatchLists::set(const QString &account, const QVector<cti::DeviceId> &devices)
{
    m_lists.insert(account, devices);
}

bool OwnWatchLists::adopt(const QString &account)
{
    if (m_unowned.isEmpty() || m_lists.contains(account))
        return false;
    m_lists.insert(account, std::exchange(m_unowned, {}));
    return true;
}

} // namespace balie::desk
