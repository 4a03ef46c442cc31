#include "cti/xsi/Decoder.h"
#include "cti/xsi/Elements.h"

#include <algorithm>

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

namespace {

/// First names that are not there leave the whole name of a phone list entry in the last name.
DirectoryUser userFrom(const XmlElement &record)
{
    const auto anywhere = [&](QLatin1StringView name) { return below(record, name).value(); };
    DirectoryUser user;
    user.userId = textOf(record, "userId"_L1);
    user.firstName = textOf(record, "firstName"_L1);
    user.lastName = textOf(record, "lastName"_L1);
    if (user.firstName.isEmpty() && user.lastName.isEmpty())
        user.lastName = textOf(record, "name"_L1);
    user.groupId = textOf(record, "groupId"_L1);
    user.number = textOf(record, "number"_L1);
    user.extension = textOf(record, "extension"_L1);
    user.mobile = anywhere("mobile"_L1);
    user.email = anywhere("emailAddress"_L1);
    user.department = anywhere("department"_L1);
    user.title = anywhere("title"_L1);
    return user;
}

bool isRecord(const XmlElement &element)
{
    for (const auto name : {"directoryDetails"_L1, "userDetails"_L1, "commonPhoneEntry"_L1,
             "entry"_L1, "customContactEntry"_L1}) {
        if (isNamed(element, name))
            return true;
    }
    return false;
}

void collectUsers(const XmlElement &element, QVector<DirectoryUser> &users)
{
    if (isRecord(element)) {
        users.append(userFrom(element));
        return;
    }
    for (auto child = element.firstChild(); child; child = child.nextSibling())
        collectUsers(child, users);
}

} // namespace

Expected<Profile> decodeProfile(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    const auto root = tree->root();
    const auto details = childOf(root, "details"_L1) ? childOf(root, "details"_L1) : root;
    const auto provider = childOf(details, "serviceProvider"_L1);
    Profile profile;
    profile.userId = textOf(details, "userId"_L1);
    profile.firstName = textOf(details, "firstName"_L1);
    profile.lastName = textOf(details, "lastName"_L1);
    profile.groupId = textOf(details, "groupId"_L1);
    profile.serviceProviderId = provider.value();
    profile.isEnterprise = provider.attribute("isEnterprise"_L1).trimmed() == "true"_L1;
    profile.number = textOf(details, "number"_L1);
    profile.extension = textOf(details, "extension"_L1);
    profile.countryCode = below(root, "countryCode"_L1).value();
    if (const auto days = wholeNumber(below(root, "passwordExpiresDays"_L1)))
        profile.passwordExpiresDays = int(std::clamp<qint64>(*days, -1, 1'000'000));
    return profile;
}

Expected<DirectoryPage> decodeDirectory(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    const auto root = tree->root();
    DirectoryPage page;
    collectUsers(root, page.users);
    page.startIndex = intOf(root, "startIndex"_L1).value_or(1);
    page.numberOfRecords = intOf(root, "numberOfRecords"_L1).value_or(int(page.users.size()));
    page.total = intOf(root, "totalAvailableRecords"_L1);
    return page;
}

Expected<MonitoredUsers> decodeMonitoredUsers(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    const auto root = tree->root();
    MonitoredUsers result;
    result.document = document;
    // A service document may list others too, for instance who could be added.
    XmlElement list = root;
    for (const auto name : {"monitoredUsers"_L1, "monitoredUserList"_L1}) {
        if (const auto found = below(root, name))
            list = found;
    }
    collectUsers(list, result.users);
    return result;
}

} // namespace balie::xsi
