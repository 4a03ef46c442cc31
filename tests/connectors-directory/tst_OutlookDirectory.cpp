// Contacts and calendars of Microsoft Graph as its stand-in plays it: over real HTTP, signed in by
// the program's own session, through the engine's module.
#include "crm-connectors/api/CopiedCard.h"
#include "tests/connectors-directory/GraphBench.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <algorithm>

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

#define START_BENCH                                                                                \
    GraphBench bench;                                                                              \
    if (const QString why = bench.start(); !why.isEmpty()) {                                       \
        QVERIFY2(!why.startsWith("FAILED"_L1), qPrintable(why));                                   \
        QSKIP(qPrintable(why));                                                                    \
    }
#define ORDER(what, body)                                                                          \
    bench.order(what, body);                                                                       \
    BALIE_TRY_VERIFY(bench.isControlled());                                                        \
    QVERIFY(*bench.answered != "FAILED")
#define CONTROL(what)                                                                              \
    bench.control(what);                                                                           \
    BALIE_TRY_VERIFY(bench.isControlled());                                                        \
    QVERIFY(*bench.answered != "FAILED")
#define SYNCHRONISE(start)                                                                         \
    bench.synchronise(start);                                                                      \
    BALIE_TRY_VERIFY(bench.isOver());                                                              \
    QVERIFY2(bench.told.end->hasValue(),                                                           \
        bench.told.end->hasValue() ? "" : qPrintable(bench.told.end->error().detail))
#define VERIFY_CLEAN                                                                               \
    CONTROL(u"violations"_s);                                                                      \
    QCOMPARE(*bench.answered, QByteArray("[]"))

namespace {

const Contact *named(const Synchronised &told, const QString &name)
{
    const auto found = std::find_if(told.changed.cbegin(), told.changed.cend(),
        [&](const Contact &one) { return one.displayName == name; });
    return found == told.changed.cend() ? nullptr : &*found;
}

CallReport reportFor(const CardKey &card)
{
    CallReport report;
    report.key = u"call-77"_s;
    report.card = card;
    report.number = u"+31612345680"_s;
    report.subject = u"Offerte"_s;
    report.text = u"Belt \"morgen\" terug, 50 % zeker"_s;
    report.start = QDateTime(QDate(2026, 11, 23), QTime(9, 5), Qt::UTC);
    report.seconds = 125;
    return report;
}

} // namespace

class OutlookDirectory : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void allFoldersAreCopiedInPages()
    {
        START_BENCH
        ORDER(u"seed"_s, (QJsonObject{{u"many"_s, 500}}));
        SYNCHRONISE(SyncStart{});
        QCOMPARE(bench.told.changed.size(), 577);
        QVERIFY(bench.told.batches >= 4);
        QVERIFY(bench.told.gone.isEmpty());
        QVERIFY(!bench.continuation.isEmpty());

        const Contact *anne = named(bench.told, u"Anne van den Berg"_s); // in a folder inside
        QVERIFY(anne);
        QCOMPARE(anne->company, u"Sloot's Water 50% (NL)"_s);
        QCOMPARE(anne->numbers.value(0).text, u"06-12345693"_s);
        QCOMPARE(anne->numbers.value(0).kind, ContactNumberKind::Mobile);
        QCOMPARE(anne->emails, QStringList{u"infix@post.example"_s});
        QCOMPARE(anne->link, u"https://outlook.office.com/people/"_s);
        const Contact *bram = named(bench.told, u"Bram Dekker"_s);
        QVERIFY(bram);
        QCOMPARE(bram->numbers.size(), 2);
        const Contact *markup = named(bench.told, u"<b>Bobby</b> Tafel & \"Co\""_s);
        QVERIFY(markup); // text stays text
        VERIFY_CLEAN;
    }

    void thenOnlyWhatChangedIsAsked()
    {
        START_BENCH
        SYNCHRONISE(SyncStart{});
        const QString gone = named(bench.told, u"Femke Hofstra"_s)->uid;
        const qsizetype before = bench.copy.size();
        ORDER(u"change"_s, (QJsonObject{{u"key"_s, u"mobile-e164"_s}, {u"remove"_s, true}}));
        ORDER(u"change"_s,
            (QJsonObject{{u"key"_s, u"infix"_s},
                {u"phones"_s,
                    QJsonArray{
                        QJsonObject{{u"kind"_s, u"mobile"_s}, {u"text"_s, u"06-99999999"_s}}}}}));
        CONTROL(u"requests"_s);
        const qsizetype askedBefore = bench.list().size();
        SYNCHRONISE(bench.next());
        QCOMPARE(bench.told.changed.size(), 1);
        QCOMPARE(bench.told.changed.first().displayName, u"Anne van den Berg"_s);
        QCOMPARE(bench.told.changed.first().numbers.value(0).text, u"06-99999999"_s);
        QCOMPARE(bench.told.gone, QStringList{gone});
        QCOMPARE(bench.copy.size(), before - 1);
        CONTROL(u"requests"_s);
        const QStringList asked = bench.asked().mid(askedBefore);
        for (const QString &one : asked)
            QVERIFY2(!one.contains("/delta"_L1) || one.contains("deltatoken"_L1), qPrintable(one));

        SYNCHRONISE(bench.next());
        QVERIFY(bench.told.changed.isEmpty() && bench.told.gone.isEmpty());
        VERIFY_CLEAN;
    }

    void aCutShortCopyGoesOnAndRepeatsNothing()
    {
        START_BENCH
        ORDER(u"seed"_s, (QJsonObject{{u"many"_s, 500}}));
        SYNCHRONISE(SyncStart{});
        CONTROL(u"requests"_s);
        ORDER(u"fault"_s,
            (QJsonObject{{u"kind"_s, u"status"_s}, {u"status"_s, 500},
                {u"path"_s, bench.paths(u"/delta"_s).last()}}));
        bench.copy.clear();
        bench.synchronise({});
        BALIE_TRY_VERIFY(bench.isOver());
        QVERIFY(!bench.told.end->hasValue());
        const qsizetype first = bench.told.changed.size();
        QVERIFY(first > 400);
        SYNCHRONISE((SyncStart{{}, bench.copy}));
        QCOMPARE(first + bench.told.changed.size(), 577);
        QVERIFY(bench.told.gone.isEmpty());
    }

    void aForgottenStateReadsAllAnewAndTellsOnlyWhatDiffers()
    {
        START_BENCH
        SYNCHRONISE(SyncStart{});
        const QString gone = named(bench.told, u"Wim Jonker"_s)->uid;
        CONTROL(u"requests"_s);
        // Of the second folder, so that the first one has told its changes already.
        ORDER(u"fault"_s,
            (QJsonObject{{u"kind"_s, u"status"_s}, {u"status"_s, 410},
                {u"path"_s, bench.paths(u"/delta"_s).last()}}));
        ORDER(u"change"_s, (QJsonObject{{u"key"_s, u"home-only"_s}, {u"remove"_s, true}}));
        SYNCHRONISE(bench.next());
        QVERIFY(bench.told.changed.isEmpty());
        QCOMPARE(bench.told.gone, QStringList{gone});
        SYNCHRONISE(bench.next());
        QVERIFY(bench.told.gone.isEmpty());
        VERIFY_CLEAN;
    }

    void aSystemThatAsksForPatienceGetsIt()
    {
        START_BENCH
        ORDER(u"fault"_s,
            (QJsonObject{{u"kind"_s, u"status"_s}, {u"status"_s, 429}, {u"retryAfter"_s, 1},
                {u"times"_s, 3}, {u"path"_s, u"/v1.0/me/contactFolders"_s}}));
        SYNCHRONISE(SyncStart{});
        QCOMPARE(bench.told.changed.size(), 77);
        VERIFY_CLEAN;
    }

    void anExpiredTokenIsRenewedOnTheWay()
    {
        START_BENCH
        SYNCHRONISE(SyncStart{});
        ORDER(u"fault"_s,
            (QJsonObject{
                {u"kind"_s, u"expire"_s}, {u"path"_s, u"/v1.0/me/contactFolders/AAMk"_s}}));
        SYNCHRONISE(SyncStart{});
        QCOMPARE(bench.told.changed.size(), 77);
    }

    void anotherShapeIsSaidAndKeepsWhatIsThere()
    {
        START_BENCH
        SYNCHRONISE(SyncStart{});
        ORDER(u"fault"_s,
            (QJsonObject{{u"kind"_s, u"rename"_s}, {u"field"_s, u"value"_s}, {u"to"_s, u"values"_s},
                {u"times"_s, 9}}));
        bench.synchronise(bench.next());
        BALIE_TRY_VERIFY(bench.isOver());
        QVERIFY(!bench.told.end->hasValue());
        QCOMPARE(bench.told.end->error().code, ErrorCode::Protocol);
        QVERIFY(bench.told.gone.isEmpty());
    }

    void aWithdrawnCopyTellsNothing()
    {
        START_BENCH
        bench.synchronise({});
        bench.task.reset();
        SYNCHRONISE(SyncStart{}); // whatever the first had under way would come before this
        QCOMPARE(bench.told.changed.size(), 77);
    }

    void aCardIsReadWholeAndItsNoteWrittenOnce()
    {
        START_BENCH
        QVERIFY(bench.made->capabilities().testFlag(Capability::LogCall));
        QVERIFY(!bench.made->capabilities().testFlag(Capability::FindByNumber));
        SYNCHRONISE(SyncStart{});
        const CardKey key = copiedKey(u"outlook1"_s, named(bench.told, u"Femke Hofstra"_s)->uid);
        std::optional<Expected<ContactCard>> card;
        auto asking
            = bench.made->getCard(key, [&](const Expected<ContactCard> &got) { card = got; });
        BALIE_TRY_VERIFY(card.has_value());
        QVERIFY(card->hasValue());
        QCOMPARE((*card)->name, u"Femke Hofstra"_s);
        QCOMPARE((*card)->key, key);

        std::optional<Expected<CallReceipt>> receipt;
        const auto write = [&](const CallReport &report) {
            receipt.reset();
            asking = bench.made->logCall(
                report, [&](const Expected<CallReceipt> &got) { receipt = got; });
        };
        write(reportFor(key));
        BALIE_TRY_VERIFY(receipt.has_value());
        QVERIFY(receipt->hasValue() && !(*receipt)->stoodAlready);
        write(reportFor(key));
        BALIE_TRY_VERIFY(receipt.has_value());
        QVERIFY(receipt->hasValue() && (*receipt)->stoodAlready);
        CallReport other = reportFor(key);
        other.key = u"call-78"_s;
        other.text = u"En nog eens"_s;
        write(other);
        BALIE_TRY_VERIFY(receipt.has_value());
        QVERIFY(receipt->hasValue() && !(*receipt)->stoodAlready);

        CONTROL(u"notes"_s);
        QCOMPARE(bench.list().size(), 1); // one contact, with both
        const QString text = bench.list().at(0).toObject().value("text"_L1).toString();
        QCOMPARE(text.count(u"50 % zeker"_s), 1);
        QVERIFY(text.indexOf("call-77"_L1) < text.indexOf("En nog eens"_L1));
        QVERIFY(text.contains("02:05"_L1) && text.contains("+31612345680"_L1));
        VERIFY_CLEAN;
    }

    void calendarsAreAskedTwentyAtATime()
    {
        START_BENCH
        QVERIFY(bench.made->capabilities().testFlag(Capability::Busy));
        BusyLookup lookup;
        for (int i = 0; i < 22; ++i)
            lookup.emails << u"niemand%1@balie.example"_s.arg(i);
        lookup.emails << u"els.bakker@balie.example"_s << u"altijd.vrij@balie.example"_s
                      << u"tom.dewit@balie.example"_s;
        lookup.from = QDateTime(QDate(2026, 11, 23), QTime(8, 0), Qt::UTC);
        lookup.until = QDateTime(QDate(2026, 11, 23), QTime(18, 0), Qt::UTC);
        std::optional<Expected<BusyReply>> reply;
        const auto asking
            = bench.made->busy(lookup, [&](const Expected<BusyReply> &got) { reply = got; });
        BALIE_TRY_VERIFY(reply.has_value());
        QVERIFY(reply->hasValue());
        QCOMPARE((*reply)->people.size(), 3); // who is not there is not known, and not free
        const BusyPerson &els = (*reply)->people.at(0);
        QCOMPARE(els.email, u"els.bakker@balie.example"_s);
        QCOMPARE(els.spans.size(), 3);
        QCOMPARE(els.spans.at(0).from, QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC));
        QCOMPARE(els.spans.at(0).until, QDateTime(QDate(2026, 11, 23), QTime(10, 0), Qt::UTC));
        QVERIFY(!els.spans.at(0).outOfOffice && els.spans.at(1).outOfOffice);
        QVERIFY((*reply)->people.at(1).spans.isEmpty());
        QCOMPARE((*reply)->people.at(2).spans.size(), 1); // working elsewhere is at work
        QVERIFY((*reply)->people.at(2).spans.at(0).tentative);
        QVERIFY((*reply)->asOf.isValid());
        CONTROL(u"requests"_s);
        QCOMPARE(bench.asked().filter(u"getSchedule"_s).size(), 2);
        VERIFY_CLEAN;
    }

    void theProfileSaysWhatIsWrongInItsOwnPart()
    {
        START_BENCH
        auto broken = std::make_shared<Profile>(*bench.profile);
        QJsonObject records = broken->engineOwn.value("records"_L1).toObject();
        records.insert(u"get"_s, u"/me/{folder.idd}/contacts"_s);
        broken->engineOwn.insert(u"records"_s, records);
        bench.profile = broken;
        const auto engine = bench.engines.engine(u"directory"_s, 1);
        QVERIFY(engine.hasValue());
        struct NoSession final : Session {
            std::unique_ptr<HttpCall> send(HttpRequest, HttpHandlers) override { return nullptr; }
            std::unique_ptr<HttpCall> prepare(Want, std::function<void(Expected<void>)>) override
            {
                return nullptr;
            }
            QHash<QString, QString> facts() const override { return {}; }
            QStringList secretValues() const override { return {}; }
        } session;
        const auto made
            = (*engine)->make(broken, {u"o1"_s, {}}, {session, bench.clock, bench.numbers, {}});
        QVERIFY(!made.hasValue());
        QVERIFY2(made.error().userText.contains("/directory/records/get"_L1),
            qPrintable(made.error().userText));
    }
};

BALIE_TEST(OutlookDirectory)
#include "tst_OutlookDirectory.moc"
