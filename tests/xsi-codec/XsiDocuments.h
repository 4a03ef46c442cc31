#pragma once

#include <QByteArray>

/// Documents of our own making, for the tests of the Xsi codec.
namespace balie::test {

/// An event with the prefixes as platforms write them: xsi is BroadWorks, xsi1 is
/// XMLSchema-instance.
inline QByteArray subscriptionEvent(const QByteArray &type, const QByteArray &data)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<xsi:Event xsi1:type=\"xsi:SubscriptionEvent\" "
           "xmlns:xsi=\"http://schema.broadsoft.com/xsi\""
           " xmlns:xsi1=\"http://www.w3.org/2001/XMLSchema-instance\">"
           "<xsi:eventID>event-7</xsi:eventID><xsi:sequenceNumber>6</xsi:sequenceNumber>"
           "<xsi:userId>balie@voorbeeld.nl</xsi:userId>"
           "<xsi:externalApplicationId>balie.1</xsi:externalApplicationId>"
           "<xsi:subscriptionId>subscription-3</xsi:subscriptionId>"
           "<xsi:channelId>channel-1</xsi:channelId>"
           "<xsi:targetId>anna@voorbeeld.nl</xsi:targetId>"
           "<xsi:eventData xsi1:type=\"xsi:"
        + type + "\">" + data + "</xsi:eventData></xsi:Event>\n";
}

/// Everything that a call can say, in the order of the schema.
inline QByteArray wholeCall()
{
    return "<xsi:call>"
           "<xsi:callId>callhalf-1:0</xsi:callId>"
           "<xsi:extTrackingId>10:1</xsi:extTrackingId>"
           "<xsi:networkCallId>net-1</xsi:networkCallId>"
           "<xsi:personality>Terminator</xsi:personality>"
           "<xsi:state>Alerting</xsi:state>"
           "<xsi:releaseCause><xsi:internalReleaseCause>Busy</xsi:internalReleaseCause>"
           "<xsi:cdrTerminationCause>017</xsi:cdrTerminationCause></xsi:releaseCause>"
           "<xsi:releasingParty>remoteRelease</xsi:releasingParty>"
           "<xsi:remoteParty><xsi:name> Bram de Wit </xsi:name>"
           "<xsi:address countryCode=\"31\">tel:+31201234567</xsi:address>"
           "<xsi:userId>bram@voorbeeld.nl</xsi:userId>"
           "<xsi:userDN countryCode=\"31\">tel:+31201234567;ext=567</xsi:userDN>"
           "<xsi:privacy/><xsi:callType>Group</xsi:callType></xsi:remoteParty>"
           "<xsi:redirections>"
           "<xsi:redirection><xsi:party><xsi:name>Carla</xsi:name>"
           "<xsi:address>tel:203</xsi:address><xsi:callType>Group</xsi:callType></xsi:party>"
           "<xsi:reason>no-answer</xsi:reason></xsi:redirection>"
           "<xsi:redirection><xsi:address>tel:204</xsi:address>"
           "<xsi:reason>deflection</xsi:reason></xsi:redirection>"
           "</xsi:redirections>"
           "<xsi:redirect><xsi:party><xsi:address>tel:205</xsi:address></xsi:party>"
           "<xsi:reason>transfer</xsi:reason></xsi:redirect>"
           "<xsi:endpoint xsi1:type=\"xsi:AccessEndpoint\">"
           "<xsi:addressOfRecord>sip:201@voorbeeld.nl</xsi:addressOfRecord></xsi:endpoint>"
           "<xsi:appearance>1</xsi:appearance>"
           "<xsi:allowAnswer/><xsi:allowRetrieve/>"
           "<xsi:recallType>Call Transfer Recall</xsi:recallType>"
           "<xsi:startTime>1000</xsi:startTime><xsi:answerTime>2000</xsi:answerTime>"
           "<xsi:heldTime>3000</xsi:heldTime><xsi:detachedTime>4000</xsi:detachedTime>"
           "<xsi:releaseTime>5000</xsi:releaseTime>"
           "<xsi:acdCallInfo><xsi:acdUserId>storing@voorbeeld.nl</xsi:acdUserId>"
           "<xsi:acdName>Storing</xsi:acdName><xsi:acdNumber>tel:+31201234000</xsi:acdNumber>"
           "<xsi:numCallsInQueue><xsi:value>2</xsi:value></xsi:numCallsInQueue>"
           "<xsi:waitTime>41000</xsi:waitTime></xsi:acdCallInfo>"
           "<xsi:executiveUserId>directie@voorbeeld.nl</xsi:executiveUserId>"
           "<xsi:recordingState>Paused</xsi:recordingState>"
           "<xsi:allowedRecordingControls>resume-stop</xsi:allowedRecordingControls>"
           "<xsi:recallFromParty><xsi:name>Dirk</xsi:name>"
           "<xsi:userId>dirk@voorbeeld.nl</xsi:userId></xsi:recallFromParty>"
           "<xsi:clientSessionInfo>over de factuur</xsi:clientSessionInfo>"
           "</xsi:call>";
}

} // namespace balie::test
