#include "base/ManualClock.h"
#include "desk/journal/JournalPrivacy.h"
#include "tests/journal/Journal.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Deleting {
    Deleting()
    {
        QVector<JournalEntry> calls;
        for (int minute = 0; minute < 600; ++minute)
            calls.append(pastCall(u"0201234567"_s, minute, JournalKind::Answered, u"Gewoonaard"_s));
        for (int minute = 0; minute < 450; ++minute) {
            JournalEntry secret = pastCall(u"0687654321"_s, 2 * minute, JournalKind::Answered, u"Geheimzinnig"_s);
            secret.note = u"vertrouwelijk %1"_s.arg(minute);
            calls.append(secret);
        }
        calls.append(handedTo(pastCall(u"0201234567"_s, 700), u"0687654321"_s, u"Geheimzinnig"_s));
        filled = journal.put(calls);
        QObject::connect(&privacy, &JournalPrivacy::removed, &privacy, [this](int rows) { removed += rows; });
    }

    bool isErased(int times = 1)
    {
        return QTest::qWaitFor([&] { return erased.size() == times; }, patienceMs);
    }
    /// How many of the store's files hold the text anywhere.
    int filesWith(const QByteArray &text) const
    {
        int found = 0;
        for (const QString &suffix : {u""_s, u"-wal"_s}) {
            QFile file(journal.path + suffix);
            if (file.open(QIODevice::ReadOnly) && file.readAll().toLower().contains(text.toLower()))
                ++found;
        }
        return found;
    }
    qsizetype hits(const QString &text)
    {
        JournalFilter filter;
        filter.text = text;
        return journal.all(filter).size();
    }

    JournalStore journal;
    ManualClock clock;
    JournalPrivacy privacy{*journal.store, dutchNumbers(), clock};
    QSignalSpy erased{&privacy, &JournalPrivacy::erased};
    bool filled = false;
    int removed = 0;
};

} // namespace

class JournalDeleting : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void nothingOfANumberIsLeftInTheFile()
    {
        Deleting desk;
        QVERIFY(desk.filled);
        QVERIFY(desk.filesWith("geheimzinnig") > 0);
        QVERIFY(desk.filesWith("687654321") > 0);
        desk.privacy.removeNumber(u"+31687654321"_s);
        QVERIFY(desk.privacy.isBusy());
        QVERIFY(desk.isErased());
        QVERIFY(!desk.privacy.isBusy());
        QCOMPARE(desk.removed, 451); // and the one that was only handed over to it stays, without it
        QCOMPARE(desk.journal.all().size(), 601);
        QCOMPARE(desk.hits(u"geheim"_s), 0);
        QCOMPARE(desk.hits(u"gewoon"_s), 600);
        for (const QByteArray &text : {QByteArray("geheimzinnig"), QByteArray("687654321"), QByteArray("vertrouwelijk")})
            QCOMPARE(desk.filesWith(text), 0);
    }

    void oneCallIsOneCall()
    {
        Deleting desk;
        const QString uuid = desk.journal.all().at(1).uuid;
        desk.privacy.remove(uuid);
        QVERIFY(desk.isErased());
        QCOMPARE(desk.removed, 1);
        QCOMPARE(desk.journal.all().size(), 1050);
        QCOMPARE(desk.filesWith(uuid.toUtf8()), 0);
    }

    void everythingIsEverything()
    {
        Deleting desk;
        desk.privacy.removeAll();
        QVERIFY(desk.isErased());
        QCOMPARE(desk.journal.all().size(), 0);
        QCOMPARE(desk.hits(u"gewoon"_s), 0);
        for (const QByteArray &text : {QByteArray("geheimzinnig"), QByteArray("gewoonaard"), QByteArray("201234567")})
            QCOMPARE(desk.filesWith(text), 0);
        // And the journal goes on.
        QVERIFY(desk.journal.put({pastCall(u"0301234567"_s, 1, JournalKind::Missed, u"Nieuw"_s)}));
        QCOMPARE(desk.hits(u"nieuw"_s), 1);
    }

    void whatIsOlderThanTheRetentionGoesNowAndLater()
    {
        Deleting desk;
        desk.privacy.setRetention(0);
        QVERIFY(!desk.privacy.isBusy());
        desk.clock.advance(2 * 24h + 300min);
        desk.privacy.setRetention(2);
        QVERIFY(desk.isErased());
        const qint64 oldest = desk.clock.wallMs() - 2 * 24 * 3'600'000LL;
        const auto left = desk.journal.all();
        QCOMPARE(desk.removed, 300 + 150);
        QCOMPARE(left.size(), 1051 - 450);
        QVERIFY(left.last().startedMs >= oldest);
        // A day on all of it is too old.
        desk.clock.advance(24h);
        QVERIFY(desk.isErased(2));
        QCOMPARE(desk.journal.all().size(), 0);
    }
};

BALIE_TEST(JournalDeleting)
#include "tst_JournalDeleting.moc"
