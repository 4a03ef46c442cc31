#pragma once

#include <QLockFile>
#include <QString>
#include <memory>

namespace balie::app {

/// A number that no other running program of this user has, and that is the same at every start
/// while there is only one: SingleInstance lets a second one run for another desktop session or
/// data folder, which may well be signed in with the same account. Kept until this object goes.
class InstanceSlot {
public:
    /// `folder` is shared by all of them. More than `most`, or a folder without locks: the last.
    explicit InstanceSlot(const QString &folder = usualFolder());

    int number() const { return m_number; }

    static constexpr int most = 16;
    static QString usualFolder();

private:
    std::unique_ptr<QLockFile> m_lock;
    int m_number = most - 1;
};

} // namespace balie::app
