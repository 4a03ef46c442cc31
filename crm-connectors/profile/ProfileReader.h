#pragma once

#include "base/Expected.h"
#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/profile/ProfileFaults.h"

#include <QCoreApplication>
#include <memory>

namespace balie::crm {

/// Reads profiles and refuses what could not work: what the schema forbids, then unknown variables,
/// filters, settings and languages, secrets outside of auth, addresses that are not https, schemes
/// that are dangerous. Any thread.
///
/// InvalidInput: the sentence names the place as a JSON pointer; `detail` has every fault. Io: a
/// file that cannot be read.
class ProfileReader {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::ProfileReader)

public:
    static constexpr qsizetype maxBytes = 512 * 1024;
    static constexpr int maxDepth = 40;

    /// What is wrong, the first first; of what stands behind a fault of the schema nothing is said.
    static Expected<std::shared_ptr<const Profile>, ProfileFaults> readOrFaults(
        const QByteArray &bytes, const QString &folder = {});
    /// `folder` is where it was found; may be empty.
    static Expected<std::shared_ptr<const Profile>> read(
        const QByteArray &bytes, const QString &folder = {});
    /// Its profile.json.
    static Expected<std::shared_ptr<const Profile>> readFolder(const QString &path);
    /// The folder's README.md; empty when there is none.
    static QString readmeIn(const QString &folder);
};

} // namespace balie::crm
