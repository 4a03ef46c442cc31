#include "cti/xsi/Decoder.h"
#include "tests/support/TestRegistry.h"
#include "tests/xsi-codec/XsiDocuments.h"

using namespace balie;
using namespace balie::xsi;
using namespace Qt::Literals::StringLiterals;

/// What the documents of a channel say, whatever they look like.
class EventDecoding : public test::TestCase {
    Q_OBJECT

private:
    static std::optional<Event> event(const QByteArray &document)
    {
        const auto decoded = decodeStreamDocument(document);
        if (!decoded)
            return std::nullopt;
        const auto *event = std::get_if<Event>(&*decoded);
        return event ? std::optional(*event) : std::nullopt;
    }

    template <typename Data>
    static std::optional<Data> data(const QByteArray &type, const QByteArray &inner)
    {
        const auto decoded = event(test::subscriptionEvent(type, inner));
        if (!decoded || decoded->type != QString::fromLatin1(type))
            return std::nullopt;
        const auto *found = std::get_if<Data>(&decoded->data);
        return found ? std::optional(*found) : std::nullopt;
    }

    static Call theCall()
    {
        Call call;
        call.callId = u"callhalf-1:0"_s;
        call.extTrackingId = u"10:1"_s;
        call.networkCallId = u"net-1"_s;
        call.personality = Personality::Terminator;
        call.personalityText = u"Terminator"_s;
        call.state = CallState::Alerting;
        call.stateText = u"Alerting"_s;
        call.remote = {u"Bram de Wit"_s, u"tel:+31201234567"_s, u"bram@voorbeeld.nl"_s,
            u"tel:+31201234567;ext=567"_s, u"Group"_s, true};
        call.redirections
            = {{{u"Carla"_s, u"tel:203"_s, {}, {}, u"Group"_s, false}, u"no-answer"_s},
                {{{}, u"tel:204"_s, {}, {}, {}, false}, u"deflection"_s}};
        call.redirect = {{{}, u"tel:205"_s, {}, {}, {}, false}, u"transfer"_s};
        call.hasEndpoint = true;
        call.allowAnswer = true;
        call.allowRetrieve = true;
        call.recallType = u"Call Transfer Recall"_s;
        call.recallFrom = {u"Dirk"_s, {}, u"dirk@voorbeeld.nl"_s, {}, {}, false};
        call.startTime = 1000;
        call.answerTime = 2000;
        call.heldTime = 3000;
        call.detachedTime = 4000;
        call.releaseTime = 5000;
        call.releaseCause = u"Busy"_s;
        call.releasingParty = u"remoteRelease"_s;
        call.acd
            = AcdInfo{u"storing@voorbeeld.nl"_s, u"Storing"_s, u"tel:+31201234000"_s, 2, 41'000};
        call.recordingState = u"Paused"_s;
        call.allowedRecordingControls = u"resume-stop"_s;
        call.clientSessionInfo = u"over de factuur"_s;
        call.executiveUserId = u"directie@voorbeeld.nl"_s;
        return call;
    }

    /// The children of the call in reverse: live systems do not keep to the schema's order.
    static QByteArray reversedCall()
    {
        QByteArray inner = test::wholeCall();
        inner = inner.sliced(10, inner.size() - 10 - 11);
        QVector<QByteArray> children;
        qsizetype start = 0;
        int depth = 0;
        for (qsizetype i = 0; i < inner.size(); ++i) {
            if (inner.at(i) != '>')
                continue;
            const qsizetype open = inner.lastIndexOf('<', i);
            if (inner.at(open + 1) == '/')
                --depth;
            else if (inner.at(i - 1) != '/')
                ++depth;
            if (depth == 0) {
                children.prepend(inner.sliced(start, i + 1 - start));
                start = i + 1;
            }
        }
        return "<xsi:call>" + children.join("\n  ") + "</xsi:call>";
    }

private Q_SLOTS:
    void aWholeCallWithItsEnvelope()
    {
        const auto decoded = event(test::subscriptionEvent("CallReceivedEvent", test::wholeCall()));
        QVERIFY(decoded);
        QCOMPARE(decoded->type, u"CallReceivedEvent"_s);
        QCOMPARE(decoded->eventId, u"event-7"_s);
        QCOMPARE(decoded->userId, u"balie@voorbeeld.nl"_s);
        QCOMPARE(decoded->targetId, u"anna@voorbeeld.nl"_s);
        QCOMPARE(decoded->subscriptionId, u"subscription-3"_s);
        QCOMPARE(decoded->channelId, u"channel-1"_s);
        QCOMPARE(decoded->sequence, 6);
        const auto *calls = std::get_if<CallData>(&decoded->data);
        QVERIFY(calls);
        QVERIFY(!calls->isSnapshot);
        QCOMPARE(calls->calls.size(), 1);
        QVERIFY(calls->calls.first() == theCall());
    }

    void theSameInOtherClothes_data()
    {
        const QByteArray usual = test::subscriptionEvent("CallReceivedEvent", test::wholeCall());
        QTest::addColumn<QByteArray>("document");
        QByteArray swapped = usual;
        swapped.replace("xsi1:", "tmp:").replace("xsi:", "xsi1:").replace("tmp:", "xsi:");
        swapped.replace("xmlns:xsi=", "xmlns:tmp=").replace("xmlns:xsi1=", "xmlns:xsi=");
        swapped.replace("xmlns:tmp=", "xmlns:xsi1=");
        QTest::newRow("prefixes swapped") << swapped;
        QByteArray plain = usual;
        plain.replace("<xsi:", "<").replace("</xsi:", "</").replace("\"xsi:", "\"");
        plain.replace("xmlns:xsi=", "xmlns=");
        QTest::newRow("default namespace") << plain;
        QByteArray bare = plain;
        bare.replace(" xmlns=\"http://schema.broadsoft.com/xsi\"", "");
        QTest::newRow("no namespace") << bare;
        QByteArray spaced = usual;
        spaced.replace("><", ">\n   <").replace("\"xsi:CallReceived", "\"\n xsi:CallReceived");
        QTest::newRow("white space")
            << spaced.replace("<xsi:state>Alerting", "<xsi:state>\n  Alerting\t");
        QTest::newRow("another order")
            << test::subscriptionEvent("CallReceivedEvent", reversedCall());
        QTest::newRow("foreign and new elements") << test::subscriptionEvent("CallReceivedEvent",
            test::wholeCall().replace("<xsi:callId>",
                "<o:state xmlns:o='urn:other'>Idle</o:state><xsi:novelty><xsi:state>Held"
                "</xsi:state></xsi:novelty><xsi:callId>"));
    }

    void theSameInOtherClothes()
    {
        QFETCH(QByteArray, document);
        const auto decoded = event(document);
        QVERIFY(decoded);
        QCOMPARE(decoded->type, u"CallReceivedEvent"_s);
        const auto *calls = std::get_if<CallData>(&decoded->data);
        QVERIFY(calls);
        QCOMPARE(calls->calls.size(), 1);
        QVERIFY(calls->calls.first() == theCall());
    }

    void otherCharacterSets()
    {
        QByteArray latin = test::subscriptionEvent("CallReceivedEvent",
            "<xsi:call><xsi:callId>1</xsi:callId><xsi:remoteParty><xsi:name>Zo\xEB</xsi:name>"
            "</xsi:remoteParty></xsi:call>");
        latin.replace("UTF-8", "ISO-8859-1");
        const auto decoded = event(latin);
        QVERIFY(decoded);
        QCOMPARE(std::get<CallData>(decoded->data).calls.first().remote.name, u"Zo\u00EB"_s);
    }

    void whatIsMissingIsEmpty()
    {
        const auto calls = data<CallData>("CallUpdatedEvent", "<xsi:call/>");
        QVERIFY(calls);
        QCOMPARE(calls->calls.size(), 1);
        QVERIFY(calls->calls.first() == Call());
        const auto bare = event("<Event/>");
        QVERIFY(bare);
        QVERIFY(bare->type.isEmpty());
        QVERIFY(!bare->sequence);
        QVERIFY(std::holds_alternative<OtherData>(bare->data));
    }

    void presenceAndNil()
    {
        const auto calls = data<CallData>("CallHeldEvent",
            "<xsi:call><xsi:allowAnswer>false</xsi:allowAnswer><xsi:allowRetrieve xsi1:nil='true'/>"
            "<xsi:acdCallInfo xsi1:nil='true'/><xsi:redirect xsi1:nil='1'/>"
            "<xsi:startTime>soon</xsi:startTime></xsi:call>");
        QVERIFY(calls);
        QVERIFY(calls->calls.first() == Call());
    }

    void statesAndPersonalities_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<CallState>("wanted");
        QTest::newRow("alerting") << QByteArray("Alerting") << CallState::Alerting;
        QTest::newRow("active") << QByteArray("Active") << CallState::Active;
        QTest::newRow("held") << QByteArray("Held") << CallState::Held;
        QTest::newRow("remote held") << QByteArray(" Remote Held ") << CallState::RemoteHeld;
        QTest::newRow("detached") << QByteArray("Detached") << CallState::Detached;
        QTest::newRow("released") << QByteArray("Released") << CallState::Released;
        QTest::newRow("idle") << QByteArray("Idle") << CallState::Idle;
        QTest::newRow("new") << QByteArray("Levitating") << CallState::Unknown;
    }

    void statesAndPersonalities()
    {
        QFETCH(QByteArray, state);
        QFETCH(CallState, wanted);
        const auto calls = data<CallData>("CallUpdatedEvent",
            "<xsi:call><xsi:state>" + state
                + "</xsi:state><xsi:personality>Click-to-Dial</xsi:personality></xsi:call>");
        QVERIFY(calls);
        QCOMPARE(calls->calls.first().state, wanted);
        QCOMPARE(calls->calls.first().stateText, QString::fromLatin1(state).trimmed());
        QCOMPARE(calls->calls.first().personality, Personality::ClickToDial);
    }

    void listsOfCalls()
    {
        const QByteArray two = "<xsi:calls><xsi:call><xsi:callId>1</xsi:callId></xsi:call>"
                               "<xsi:call><xsi:callId>2</xsi:callId></xsi:call></xsi:calls>";
        const auto redirected = data<CallData>("CallRedirectedEvent", two);
        QVERIFY(redirected);
        QCOMPARE(redirected->calls.size(), 2);
        QCOMPARE(redirected->calls.last().callId, u"2"_s);
        QVERIFY(!redirected->isSnapshot);
        for (const auto type : {"CallSubscriptionEvent", "CallSubscriptionResyncEvent"}) {
            const auto snapshot
                = data<CallData>(type, two + "<xsi:hookStatus>Off-Hook</xsi:hookStatus>");
            QVERIFY(snapshot);
            QVERIFY(snapshot->isSnapshot);
            QCOMPARE(snapshot->calls.size(), 2);
            QCOMPARE(snapshot->offHook, true);
            const auto nobody = data<CallData>(type, "<xsi:calls/>");
            QVERIFY(nobody);
            QVERIFY(nobody->isSnapshot);
            QVERIFY(nobody->calls.isEmpty());
            QVERIFY(!nobody->offHook);
        }
    }

    void hooks()
    {
        QCOMPARE(
            data<HookData>("HookStatusEvent", "<xsi:hookStatus>On-Hook</xsi:hookStatus>")->offHook,
            false);
        QCOMPARE(
            data<HookData>("HookStatusEvent", "<xsi:hookStatus>Off-Hook</xsi:hookStatus>")->offHook,
            true);
        QVERIFY(!data<HookData>("HookStatusEvent", "")->offHook);
    }

    void doNotDisturb()
    {
        const auto on = data<DoNotDisturbData>("DoNotDisturbEvent",
            "<xsi:info><xsi:active>true</xsi:active><xsi:ringSplash>false</xsi:ringSplash></"
            "xsi:info>");
        QVERIFY(on);
        QCOMPARE(on->active, true);
        QVERIFY(!on->unassigned);
        const auto gone = data<DoNotDisturbData>("DoNotDisturbEvent", "<xsi:unassigned/>");
        QVERIFY(gone);
        QVERIFY(gone->unassigned);
        QVERIFY(!gone->active);
    }

    void forwarding_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<ForwardingKind>("kind");
        QTest::newRow("always") << QByteArray("CallForwardingAlwaysEvent")
                                << ForwardingKind::Always;
        QTest::newRow("busy") << QByteArray("CallForwardingBusyEvent") << ForwardingKind::Busy;
        QTest::newRow("no answer")
            << QByteArray("CallForwardingNoAnswerEvent") << ForwardingKind::NoAnswer;
        QTest::newRow("not reachable")
            << QByteArray("CallForwardingNotReachableEvent") << ForwardingKind::NotReachable;
        QTest::newRow("selective")
            << QByteArray("CallForwardingSelectiveEvent") << ForwardingKind::Selective;
        QTest::newRow("secondary")
            << QByteArray("CallForwardingAlwaysSecondaryEvent") << ForwardingKind::AlwaysSecondary;
    }

    void forwarding()
    {
        QFETCH(QByteArray, type);
        QFETCH(ForwardingKind, kind);
        const auto on = data<ForwardingData>(type,
            "<xsi:info><xsi:criteria><xsi:active>true</xsi:active></xsi:criteria>"
            "<xsi:forwardToPhoneNumber> 203 </xsi:forwardToPhoneNumber>"
            "<xsi:active>false</xsi:active></xsi:info>");
        QVERIFY(on);
        QCOMPARE(on->kind, kind);
        QCOMPARE(on->active, false);
        QCOMPARE(on->to, u"203"_s);
        const auto gone = data<ForwardingData>(type, "<xsi:unassigned/>");
        QVERIFY(gone);
        QVERIFY(gone->unassigned);
    }

    void parking()
    {
        const auto parked = data<ParkedAgainstData>("CallParkedAgainstEvent",
            "<xsi:parkedParty><xsi:name>Bram</xsi:name><xsi:address>tel:203</xsi:address>"
            "</xsi:parkedParty><xsi:callId>9</xsi:callId>");
        QVERIFY(parked);
        QVERIFY(parked->parked);
        QCOMPARE(parked->parked->name, u"Bram"_s);
        QCOMPARE(parked->callId, u"9"_s);
        const auto free = data<ParkedAgainstData>("CallParkedAgainstEvent", "");
        QVERIFY(free);
        QVERIFY(!free->parked);
    }

    void messagesAndRemoteOffice()
    {
        const auto mail = data<VoiceMailData>("VoiceMailMessageSummaryEvent",
            "<xsi:summary><xsi:newMessages>3</xsi:newMessages><xsi:oldMessages>5</xsi:oldMessages>"
            "</xsi:summary>");
        QVERIFY(mail);
        QCOMPARE(mail->newMessages, 3);
        QCOMPARE(mail->oldMessages, 5);
        const auto office = data<RemoteOfficeData>("RemoteOfficeEvent",
            "<xsi:info><xsi:active>true</xsi:active><xsi:remoteOfficeNumber>+31612345678"
            "</xsi:remoteOfficeNumber></xsi:info>");
        QVERIFY(office);
        QCOMPARE(office->active, true);
        QCOMPARE(office->number, u"+31612345678"_s);
    }

    void endings()
    {
        const auto channel = event(
            "<e:Event i:type='e:ChannelTerminatedEvent' xmlns:e='http://schema.broadsoft.com/xsi' "
            "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><e:eventID>1</e:eventID>"
            "<e:channelId>c</e:channelId><e:reason>DuplicateChannelSet</e:reason></e:Event>");
        QVERIFY(channel);
        QCOMPARE(channel->type, u"ChannelTerminatedEvent"_s);
        QCOMPARE(std::get<TerminatedData>(channel->data).reason, u"DuplicateChannelSet"_s);
        QVERIFY(data<TerminatedData>("SubscriptionTerminatedEvent", ""));
        const auto error = event(
            "<e:Event i:type='e:ErrorEvent' xmlns:e='http://schema.broadsoft.com/xsi' "
            "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><e:errorCode>7</e:errorCode>"
            "<e:errorMessage>overload</e:errorMessage></e:Event>");
        QVERIFY(error);
        QCOMPARE(std::get<ErrorData>(error->data).code, u"7"_s);
        QCOMPARE(std::get<ErrorData>(error->data).text, u"overload"_s);
    }

    void whatIsNotForUsKeepsItsName_data()
    {
        QTest::addColumn<QByteArray>("type");
        for (const char *type : {"ConferenceStartedEvent", "N-WayCallEvent", "ACDCallAddedEvent",
                 "AgentStateEvent", "CallForwardingByMoonEvent", "SomethingNewEvent",
                 "CallWaitingEvent", "CallTransferEvent"})
            QTest::newRow(type) << QByteArray(type);
    }

    void whatIsNotForUsKeepsItsName()
    {
        QFETCH(QByteArray, type);
        QVERIFY(data<OtherData>(type, "<xsi:info><xsi:active>true</xsi:active></xsi:info>"));
    }

    void aConferenceIsNoListOfCalls()
    {
        QVERIFY(data<OtherData>("ConferenceUpdatedEvent",
            "<xsi:conference><xsi:state>Active</xsi:state></xsi:conference><xsi:call><xsi:callId>1"
            "</xsi:callId></xsi:call>"));
    }

    void otherDocumentsOfAStream()
    {
        const auto opened = decodeStreamDocument(
            "<Channel xmlns='http://schema.broadsoft.com/xsi'><expires>3600</expires>"
            "<channelId> c-1 </channelId></Channel>");
        QVERIFY(opened);
        const auto *channel = std::get_if<ChannelOpened>(&*opened);
        QVERIFY(channel);
        QCOMPARE(channel->channelId, u"c-1"_s);
        QCOMPARE(channel->expiresSeconds, 3600);
        for (const auto beat : {"<ChannelHeartBeat xmlns='http://schema.broadsoft.com/xsi'/>",
                 "<x:ChannelHeartbeat "
                 "xmlns:x='http://schema.broadsoft.com/xsi'></x:ChannelHeartbeat>"})
            QVERIFY(std::holds_alternative<HeartBeat>(*decodeStreamDocument(beat)));
        const auto unknown = decodeStreamDocument("<x:Novelty xmlns:x='urn:new'/>");
        QVERIFY(unknown);
        QCOMPARE(std::get<UnknownDocument>(*unknown).root, u"Novelty"_s);
        QVERIFY(std::holds_alternative<UnknownDocument>(
            *decodeStreamDocument("<Event xmlns='urn:of-somebody-else'/>")));
    }

    void theOwnerMayBeCalledClient()
    {
        const auto decoded = event("<Event><clientId>a</clientId></Event>");
        QVERIFY(decoded);
        QCOMPARE(decoded->userId, u"a"_s);
    }

    void whatIsNoXmlIsAnError()
    {
        for (const QByteArray &document :
            {QByteArray("<Event>"), QByteArray("<!DOCTYPE a><Event/>"), QByteArray()}) {
            const auto decoded = decodeStreamDocument(document);
            QVERIFY(!decoded);
            QCOMPARE(decoded.error().code, ErrorCode::Protocol);
        }
    }
};

BALIE_TEST(EventDecoding)
#include "tst_EventDecoding.moc"
