#include "app/system/InstanceSlot.h"

#include <QDir>
#include <QStandardPaths>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

InstanceSlot::InstanceSlot(const QString &folder)
{
    QDir().mkpath(folder);
    for (int number = 0; number < most; ++number) {
        auto lock = std::make_unique<QLockFile>(
            QDir(folder).filePath(u"program-%1.lock"_s.arg(number)));
        lock->setStaleLockTime(0); // it lives as long as the process, however long that is
        if (lock->tryLock()) {
            m_lock = std::move(lock);
            m_number = number;
            return;
        }
        if (lock->error() != QLockFile::LockFailedError)
            return;
    }
}

QString InstanceSlot::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/balie-programs"_s;
}

} // namespace balie::app
