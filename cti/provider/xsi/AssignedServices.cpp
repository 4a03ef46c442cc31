#include "cti/provider/xsi/AssignedServices.h"

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "Call Forwarding No Answer", "CallForwardingNoAnswer" and "call-forwarding no answer" are one.
QString bareName(const QString &name)
{
    QString bare;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            bare += c.toLower();
    }
    return bare;
}

QString receptionistTypeOf(const QString &bare)
{
    if (bare.contains("smallbusiness"_L1))
        return u"smallbusiness"_s;
    return bare.contains("office"_L1) ? u"office"_s : u"enterprise"_s;
}

} // namespace

std::optional<int> AssignedServices::watchLimit() const
{
    if (receptionistType == "smallbusiness"_L1)
        return 8;
    if (receptionistType == "office"_L1)
        return 30;
    return std::nullopt;
}

AssignedServices AssignedServices::from(const QStringList &names)
{
    AssignedServices services;
    for (const QString &name : names) {
        const QString bare = bareName(name);
        if (bare == "calltransfer"_L1) {
            services.callTransfer = true;
        } else if (bare == "callpark"_L1) {
            // Whether there is a park group is not told here.
            services.callPark = services.groupPark = true;
        } else if (bare.startsWith("directedcallpickup"_L1)) {
            services.directedPickup = true; // barge-in picks up what rings as well
        } else if (bare.startsWith("voicemessaging"_L1) || bare == "thirdpartyvoicemailsupport"_L1) {
            services.voiceMail = true;
        } else if (bare == "donotdisturb"_L1) {
            services.doNotDisturb = true;
        } else if (bare == "callforwardingalways"_L1) {
            services.forwardingAlways = true;
        } else if (bare == "callforwardingbusy"_L1) {
            services.forwardingBusy = true;
        } else if (bare == "callforwardingnoanswer"_L1) {
            services.forwardingNoAnswer = true;
        } else if (bare == "remoteoffice"_L1) {
            services.remoteOffice = true;
        } else if (bare.contains("receptionist"_L1)) {
            const bool isLarger = services.receptionistType != "enterprise"_L1;
            if (isLarger)
                services.receptionistType = receptionistTypeOf(bare);
            services.receptionist = true;
        } else if (bare == "basiccalllogs"_L1) {
            services.basicCallLogs = true;
        } else if (bare == "enhancedcalllogs"_L1) {
            services.enhancedCallLogs = true;
        } else if (bare == "callrecording"_L1) {
            services.recording = true;
        }
    }
    return services;
}

} // namespace balie::cti
