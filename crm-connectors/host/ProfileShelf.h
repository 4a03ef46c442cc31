#pragma once

#include "base/Expected.h"

#include <QString>
#include <QVector>
#include <functional>
#include <memory>

namespace balie::crm {

class Profile;

/// A profile as it was found.
struct ShelvedProfile {
    QString id; ///< of one that cannot be read: the name of its folder
    QString name;
    QString folder;
    bool isOwn = false; ///< from the user's folder
    std::shared_ptr<const Profile> profile; ///< nullptr: see `problem`
    QString problem; ///< a sentence: why it cannot be used

    friend bool operator==(const ShelvedProfile &, const ShelvedProfile &) = default;
};

/// The profiles there are: those that came with the program, and the user's own, which add to them
/// or replace the one of the same id. Reads files: a few dozen small ones. A value; any thread.
class ProfileShelf {
public:
    /// Reads and checks one profile.json; its error's sentence names the place in the file.
    using Read = std::function<Expected<std::shared_ptr<const Profile>>(const QString &path)>;

    /// Either folder may be missing. In each is a folder for each profile.
    static ProfileShelf fill(
        const QString &programFolder, const QString &ownFolder, const Read &read);

    /// By name; also those with a problem. Of one id there is one that can be used.
    const QVector<ShelvedProfile> &profiles() const { return m_profiles; }
    /// nullptr when there is none that can be used.
    std::shared_ptr<const Profile> profile(const QString &id) const;

private:
    void add(const QString &folder, bool isOwn, const Read &read);
    void put(ShelvedProfile found);

    QVector<ShelvedProfile> m_profiles;
};

} // namespace balie::crm
