#pragma once

#include <QDir>
#include <QFile>
#include <sys/fsuid.h>
#include <unistd.h>

namespace balie::test {

/// The file system treats root's threads as those of somebody without rights, and the threads they start.
class WithoutRights {
public:
    explicit WithoutRights(const QString &folder)
    {
        if (geteuid() != 0)
            return;
        m_isRoot = true;
        const QByteArray path = QFile::encodeName(folder);
        m_isDone = chown(path.constData(), nobody, nobody) == 0;
        for (const QString &file : QDir(folder).entryList(QDir::Files))
            m_isDone = m_isDone && chown((path + '/' + QFile::encodeName(file)).constData(), nobody, nobody) == 0;
        setfsuid(nobody);
    }
    ~WithoutRights()
    {
        if (m_isRoot)
            setfsuid(0);
    }
    bool isDone() const { return m_isDone; }

private:
    static constexpr uid_t nobody = 65534;
    bool m_isRoot = false;
    bool m_isDone = true;
};

} // namespace balie::test
