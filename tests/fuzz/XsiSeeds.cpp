#include "tests/fuzz/XsiSeeds.h"

#include "cti/xsi/Requests.h"
#include "tests/xsi-codec/XsiDocuments.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const char *const received[] = {
    "<Channel xmlns=\"http://schema.broadsoft.com/xsi\"><channelId>c</channelId>"
    "<expires>3600</expires></Channel>",
    "<ChannelHeartBeat xmlns=\"http://schema.broadsoft.com/xsi\"/>",
    "<a x=\"1>2\" y='</a>'><!-- </a> --><![CDATA[</a>]]><?pi </a> ?><b/></a>",
    "<Event i:type=\"ChannelTerminatedEvent\" "
    "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
    "<reason>Expired</reason></Event>",
    "<Call><callId>1</callId><state>Remote Held</state><personality>Click-to-Dial</personality>"
    "<remoteParty><address>sip:%2B31201;ext=5@host;user=phone</address></remoteParty></Call>",
    "<Calls><call inConference=\"false\"><callId>1</callId></call></Calls>",
    "<CallStartInfo><callId>1</callId><externalTrackingId>2</externalTrackingId></CallStartInfo>",
    "<Subscriptions><subscription><subscriptionId>s</subscriptionId><expires>86400</expires>"
    "<event>Basic Call</event></subscription></Subscriptions>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Profile><details><userId>a</userId>"
    "<firstName>Andr\xE9</firstName><serviceProvider isEnterprise=\"true\">e</serviceProvider>"
    "</details><passwordExpiresDays>9</passwordExpiresDays></Profile>",
    "<Services><service><name>Call Transfer</name></service></Services>",
    "<Enterprise><startIndex>1</startIndex><numberOfRecords>1</"
    "numberOfRecords><enterpriseDirectory>"
    "<directoryDetails><userId>a</userId><additionalDetails><mobile>1</mobile></additionalDetails>"
    "</directoryDetails></enterpriseDirectory></Enterprise>",
    "<CallLogs><missed><callLogsEntry><phoneNumber>1</phoneNumber><time>2026-03-01T10:00:00+01:00"
    "</time></callLogsEntry></missed></CallLogs>",
    "<monitoredUsers><userDetails><userId>a</userId></userDetails></monitoredUsers>",
    "<BwReceptionist><monitoredUserList/></BwReceptionist>",
    "<x:DoNotDisturb xmlns:x=\"http://schema.broadsoft.com/xsi\"><x:active>false</x:active>"
    "</x:DoNotDisturb>",
    "<CallForwardingNoAnswer><active>true</active><forwardToPhoneNumber>2</forwardToPhoneNumber>"
    "</CallForwardingNoAnswer>",
    "<ErrorInfo><summary>s</summary><errorCode>8251</errorCode></ErrorInfo>",
    "<Versions><version>22.0</version></Versions>",
};

} // namespace

QVector<QByteArray> xsiSeeds()
{
    QVector<QByteArray> documents(std::begin(received), std::end(received));
    for (const char *type : {"CallReceivedEvent", "CallRedirectedEvent", "CallSubscriptionEvent"}) {
        documents.append(subscriptionEvent(type, wholeCall()));
        documents.append(subscriptionEvent(type, "<xsi:calls>" + wholeCall() + "</xsi:calls>"));
    }
    for (const char *type : {"DoNotDisturbEvent", "CallForwardingBusyEvent", "RemoteOfficeEvent"}) {
        documents.append(
            subscriptionEvent(type, "<xsi:info><xsi:active>true</xsi:active></xsi:info>"));
    }
    documents.append(subscriptionEvent(
        "CallParkedAgainstEvent", "<xsi:parkedParty><xsi:name>A</xsi:name></xsi:parkedParty>"));
    documents.append(subscriptionEvent("VoiceMailMessageSummaryEvent",
        "<xsi:summary><xsi:newMessages>1</xsi:newMessages></xsi:summary>"));
    documents.append(
        subscriptionEvent("HookStatusEvent", "<xsi:hookStatus>Off-Hook</xsi:hookStatus>"));
    documents.append(xsi::channelBody({u"set"_s, u"app"_s}));
    documents.append(xsi::subscriptionBody({u"a"_s, 86400, u"set"_s, u"app"_s}));
    documents.append(xsi::eventResponseBody(u"e"_s, xsi::EventStatus::Ok));
    return documents;
}

} // namespace balie::test
