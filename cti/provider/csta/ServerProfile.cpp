#include "cti/provider/csta/ServerProfile.h"

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

using csta::Edition;

ServerProfile balie()
{
    ServerProfile profile;
    profile.name = u"balie"_s;
    profile.login = csta::LoginForm::balie();
    profile.privateData = true;
    profile.snapshotHasServices = true;
    profile.pipelinesSnapshot = true;
    return profile;
}

ServerProfile generic()
{
    ServerProfile profile;
    profile.name = u"generic"_s;
    return profile;
}

ServerProfile openscape()
{
    ServerProfile profile = generic();
    profile.name = u"openscape"_s;
    profile.editions = {Edition::Ed4, Edition::Ed3};
    profile.session = ServerProfile::Session::SystemRegister;
    profile.deflect = ServerProfile::DeflectForm::Device;
    profile.probe = ServerProfile::Probe::SystemStatus;
    profile.sessionSeconds = 600;
    return profile;
}

ServerProfile avayaLike()
{
    ServerProfile profile = generic();
    profile.name = u"avaya-like"_s;
    profile.editions = {Edition::Ed3};
    profile.versionSuffixes
        = {u"/priv7"_s, u"/priv6"_s, u"/priv5"_s, u"/priv4"_s, u"/priv3"_s, u"/priv2"_s};
    // No old session is taken up again, so it need not be kept for us.
    profile.login = csta::LoginForm{u"http://www.avaya.com/csta"_s, "SessionLoginInfo"_L1,
        "userName"_L1, "password"_L1, {},
        {{"sessionCleanupDelay"_L1, u"5"_s}, {"sessionID"_L1, QString()}}, true};
    profile.deviceIdFirst = true;
    profile.deflect = ServerProfile::DeflectForm::Device;
    profile.probe = ServerProfile::Probe::SessionTimer;
    profile.park = ServerProfile::Park::None;
    profile.blindTransfer = false;
    profile.sessionSeconds = 180;
    return profile;
}

ServerProfile eltex()
{
    ServerProfile profile = generic();
    profile.name = u"eltex"_s;
    profile.editions = {Edition::Ed3};
    profile.login = csta::LoginForm{
        u"http://www.eltex.org/csta"_s, "SessionLoginInfo"_L1, "userName"_L1, "password"_L1, {}};
    profile.deflect = ServerProfile::DeflectForm::Device;
    return profile;
}

QVector<ServerProfile> all()
{
    return {balie(), generic(), openscape(), avayaLike(), eltex()};
}

} // namespace

std::optional<ServerProfile> ServerProfile::named(const QString &name)
{
    const QString wanted = name.isEmpty() ? u"balie"_s : name;
    for (const ServerProfile &profile : all()) {
        if (profile.name == wanted)
            return profile;
    }
    return std::nullopt;
}

QStringList ServerProfile::names()
{
    QStringList names;
    for (const ServerProfile &profile : all())
        names << profile.name;
    return names;
}

} // namespace balie::cti
