#include "crm-connectors/host/ProfileShelf.h"

#include "crm-connectors/profile/Profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <utility>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProfileShelf)
};

} // namespace

ProfileShelf ProfileShelf::fill(
    const QString &programFolder, const QString &ownFolder, const Read &read)
{
    ProfileShelf shelf;
    shelf.add(programFolder, false, read);
    shelf.add(ownFolder, true, read);
    std::stable_sort(shelf.m_profiles.begin(), shelf.m_profiles.end(),
        [](const ShelvedProfile &a, const ShelvedProfile &b) {
            return QString::localeAwareCompare(a.name, b.name) < 0;
        });
    return shelf;
}

void ProfileShelf::add(const QString &folder, bool isOwn, const Read &read)
{
    if (folder.isEmpty())
        return;
    const QDir place(folder);
    const auto folders = place.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &entry : folders) {
        const QString path = QDir(entry.absoluteFilePath()).filePath(u"profile.json"_s);
        if (!QFileInfo::exists(path))
            continue;
        ShelvedProfile found;
        found.folder = entry.absoluteFilePath();
        found.isOwn = isOwn;
        auto profile = read(path);
        if (profile && *profile) {
            found.profile = *std::move(profile);
            found.id = found.profile->id;
            found.name = found.profile->name;
        } else {
            found.id = found.name = entry.fileName();
            found.problem
                = profile ? Words::tr("%1 cannot be read.").arg(path) : profile.error().userText;
        }
        put(std::move(found));
    }
}

void ProfileShelf::put(ShelvedProfile found)
{
    const auto known = std::find_if(m_profiles.begin(), m_profiles.end(),
        [&](const ShelvedProfile &other) { return other.profile && other.id == found.id; });
    if (found.profile && known != m_profiles.end()) {
        if (found.isOwn && !known->isOwn) {
            *known = std::move(found);
            return;
        }
        found.problem = Words::tr("The profile in %1 has the same id, \"%2\".")
                            .arg(QDir::toNativeSeparators(known->folder), found.id);
        found.profile.reset();
    }
    m_profiles << std::move(found);
}

std::shared_ptr<const Profile> ProfileShelf::profile(const QString &id) const
{
    for (const ShelvedProfile &known : m_profiles) {
        if (known.profile && known.id == id)
            return known.profile;
    }
    return nullptr;
}

} // namespace balie::crm
