#include "base/contacts/VCardReader.h"
#include "tests/contacts/Described.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using What = ReadRemark::What;

class VCards : public test::TestCase {
    Q_OBJECT

    struct Outcome {
        QVector<Contact> contacts;
        QVector<ReadRemark> remarks;
    };

    static Outcome read(const QByteArray &bytes, qsizetype piece = 64 * 1024)
    {
        VCardReader reader;
        Outcome outcome;
        test::inPieces(bytes, piece, [&](QByteArrayView part) {
            outcome.contacts += reader.feed(part);
            outcome.remarks += reader.takeRemarks();
        });
        outcome.contacts += reader.finish();
        outcome.remarks += reader.takeRemarks();
        return outcome;
    }

    static QByteArray card(const QByteArray &lines)
    {
        return "BEGIN:VCARD\r\nVERSION:3.0\r\n" + lines + "\r\nEND:VCARD\r\n";
    }

private Q_SLOTS:
    void aNumberHasItsKindInEveryNotation_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<ContactNumberKind>("kind");
        QTest::addColumn<bool>("preferred");
        using Kind = ContactNumberKind;
        QTest::newRow("bare") << QByteArray("TEL;WORK;VOICE:1") << Kind::Work << false;
        QTest::newRow("list") << QByteArray("TEL;TYPE=work,voice,pref:1") << Kind::Work << true;
        QTest::newRow("quoted list") << QByteArray("TEL;TYPE=\"voice,home\":1") << Kind::Home << false;
        QTest::newRow("repeated") << QByteArray("TEL;TYPE=WORK;TYPE=VOICE;TYPE=PREF:1") << Kind::Work << true;
        QTest::newRow("lower case") << QByteArray("tel;type=cell:1") << Kind::Mobile << false;
        QTest::newRow("mobile at work") << QByteArray("TEL;WORK;CELL:1") << Kind::Mobile << false;
        QTest::newRow("fax at home") << QByteArray("TEL;HOME;FAX:1") << Kind::Fax << false;
        QTest::newRow("pager") << QByteArray("TEL;TYPE=pager:1") << Kind::Pager << false;
        QTest::newRow("main") << QByteArray("TEL;TYPE=main:1") << Kind::Main << false;
        QTest::newRow("grouped") << QByteArray("home.TEL;TYPE=work:1") << Kind::Work << false;
        QTest::newRow("PREF=1") << QByteArray("TEL;PREF=1;TYPE=cell:1") << Kind::Mobile << true;
        QTest::newRow("PREF=3") << QByteArray("TEL;PREF=3:1") << Kind::Other << false;
        QTest::newRow("label first") << QByteArray("a.X-ABLabel:GSM\r\na.TEL:1") << Kind::Mobile << false;
        QTest::newRow("nothing") << QByteArray("TEL:1") << Kind::Other << false;
        QTest::newRow("blanks") << QByteArray("TEL ; TYPE = work : 1") << Kind::Other << false;
    }

    void aNumberHasItsKindInEveryNotation()
    {
        QFETCH(QByteArray, line);
        QFETCH(ContactNumberKind, kind);
        QFETCH(bool, preferred);
        const Outcome outcome = read(card(line));
        if (QByteArray(QTest::currentDataTag()) == "blanks") {
            QCOMPARE(outcome.remarks.value(0).what, What::NoProperty); // no notation of any version
            return;
        }
        QCOMPARE(outcome.contacts.size(), 1);
        const ContactNumber expected{kind, u"1"_s, preferred};
        QCOMPARE(outcome.contacts[0].numbers, QVector<ContactNumber>{expected});
        QVERIFY(outcome.remarks.isEmpty());
    }

    void theCharacterSetIsWhatTheBytesAre_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("UTF-8, not said") << QByteArray("FN:Zo\xc3\xab");
        QTest::newRow("UTF-8, said to be Latin 1") << QByteArray("FN;CHARSET=ISO-8859-1:Zo\xc3\xab");
        QTest::newRow("Windows-1252, not said") << QByteArray("FN:Zo\xeb");
        QTest::newRow("Windows-1252, said to be UTF-8") << QByteArray("FN;CHARSET=UTF-8:Zo\xeb");
        QTest::newRow("quoted-printable UTF-8") << QByteArray("FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB");
        QTest::newRow("quoted-printable Windows-1252") << QByteArray("FN;QUOTED-PRINTABLE:Zo=eb");
        QTest::newRow("base64") << QByteArray("FN;ENCODING=b:Wm/Dqw==");
    }

    void theCharacterSetIsWhatTheBytesAre()
    {
        QFETCH(QByteArray, line);
        const Outcome outcome = read(card(line));
        QCOMPARE(outcome.contacts.value(0).displayName, u"Zo\u00eb"_s);
        QVERIFY(outcome.remarks.isEmpty());
    }

    void softLineBreaksJoinAndDoNotEatTheEnd()
    {
        Outcome outcome = read(card("NOTE;ENCODING=QUOTED-PRINTABLE:een=\r\n twee=\r\ndrie=0A\r\nFN:A"));
        QCOMPARE(outcome.contacts.value(0).note, u"een tweedrie"_s);
        QCOMPARE(outcome.contacts.value(0).displayName, u"A"_s);
        outcome = read("BEGIN:VCARD\nFN:A\nNOTE;QUOTED-PRINTABLE:" + QByteArray(250, 'x') + "=\nEND:VCARD\n"
            + card("FN:B"));
        QCOMPARE(outcome.contacts.size(), 2);
        QVERIFY(outcome.remarks.isEmpty());
        // An equals sign at the end of a line that is not quoted-printable says nothing.
        outcome = read(card("NOTE:1 + 1 =\r\nFN:A"));
        QCOMPARE(outcome.contacts.value(0).displayName, u"A"_s);
    }

    void whatIsTooLongIsLeftOutAndTheRestGoesOn()
    {
        const QByteArray endless(3 * VCardLines::longestProperty, '7');
        const Outcome outcome = read(card("NOTE:" + endless + "\r\nFN:A\r\nTEL:" + endless) + endless + "\r\n"
                + card("FN:B\r\n" + endless),
            1000);
        QCOMPARE(outcome.contacts.size(), 2);
        QCOMPARE(outcome.contacts[0].displayName, u"A"_s);
        QVERIFY(outcome.contacts[0].note.isEmpty() && outcome.contacts[0].numbers.isEmpty());
        QCOMPARE(outcome.contacts[1].displayName, u"B"_s);
        const QVector<ReadRemark> expected{{What::PropertyTooLong, 3, 1, 0, 0, {}},
            {What::PropertyTooLong, 5, 1, 0, 0, {}}, {What::OutsideCard, 7, 1, 0, 0, {}},
            {What::NoProperty, 11, 1, 0, 0, {}}};
        QCOMPARE(outcome.remarks, expected);
    }

    void photosOfAnySizeAreSkippedInSilence()
    {
        const QByteArray photo = QByteArray(5'000'000, 'A');
        QByteArray folded;
        for (qsizetype at = 0; at < photo.size(); at += 75)
            folded += photo.mid(at, 75) + "\r\n ";
        QByteArray unfolded = folded;
        unfolded.replace("\r\n ", "\r\n");
        for (const QByteArray &body : {photo, folded, unfolded}) {
            const Outcome outcome = read(card("PHOTO;ENCODING=BASE64;TYPE=JPEG:" + body + "\r\nFN:A"));
            QCOMPARE(outcome.contacts.value(0).displayName, u"A"_s);
            QVERIFY(outcome.remarks.isEmpty());
        }
    }

    void aCardWithoutLimitKeepsOnlyItsBeginning()
    {
        QByteArray lines = "FN:A\r\n";
        for (int i = 0; i < 200'000; ++i)
            lines += "TEL:0201234567\r\n";
        Outcome outcome = read(card(lines) + card("FN:B"));
        QCOMPARE(outcome.contacts.size(), 2);
        QCOMPARE(outcome.contacts[0].numbers.size(), VCardReader::mostNumbers);
        QCOMPARE(outcome.remarks.size(), 1);
        QCOMPARE(outcome.remarks[0].what, What::CardTooLong);
        QCOMPARE(outcome.remarks[0].line, 4 + VCardReader::mostNumbers);

        lines = "FN:A\r\n";
        for (int i = 0; i < 200; ++i)
            lines += "NOTE:" + QByteArray(100'000, 'n') + "\r\n";
        outcome = read(card(lines) + card("FN:B"));
        QCOMPARE(outcome.contacts.size(), 2);
        QVERIFY(outcome.contacts[0].note.size() < VCardReader::longestCard + 100);
        QCOMPARE(outcome.remarks.size(), 1);
    }

    void cardsInCardsWithoutEndStayCards()
    {
        QByteArray bytes;
        for (int i = 0; i < 10'000; ++i)
            bytes += "BEGIN:VCARD\nFN:" + QByteArray::number(i) + '\n';
        Outcome outcome = read(bytes);
        QCOMPARE(outcome.contacts.size(), 10'000);
        QCOMPARE(outcome.remarks.size(), 10'000);
        QCOMPARE(outcome.remarks.last(), (ReadRemark{What::NoEnd, 19'999, 1, 0, 0, {}}));

        // Agents within agents, and none of them ends.
        bytes = "BEGIN:VCARD\nFN:A\n" + QByteArray("AGENT:\nBEGIN:VCARD\nFN:X\n").repeated(1000) + "END:VCARD\n"
            + card("FN:B");
        outcome = read(bytes);
        QCOMPARE(outcome.contacts.size(), 2);
        QCOMPARE(outcome.contacts[0].displayName, u"A"_s);
        QCOMPARE(outcome.contacts[1].displayName, u"B"_s);
    }

    void garbageIsNoContact()
    {
        QByteArray noise = "xx"; // a zero among the first two bytes would mean UTF-16, also for the card behind
        quint32 state = test::seed();
        for (int i = 0; i < 200'000; ++i) {
            state = state * 1664525U + 1013904223U;
            noise += static_cast<char>(state >> 24);
        }
        const Outcome outcome = read(noise + "\r\n" + card("FN:A"));
        QCOMPARE(outcome.contacts.size(), 1);
        QCOMPARE(outcome.contacts[0].displayName, u"A"_s);
        QCOMPARE(outcome.remarks.value(0).what, What::OutsideCard);
        QVERIFY(read({}).contacts.isEmpty());
    }

    void namesAreMadeOfWhatIsThere()
    {
        QCOMPARE(read(card("N:Dijk;Jan;A.;;")).contacts.value(0).displayName, u"Jan A. Dijk"_s);
        QCOMPARE(read(card("ORG:Bos\\; Zn;")).contacts.value(0).displayName, u"Bos; Zn"_s);
        QCOMPARE(read(card("TEL:1")).contacts.value(0).displayName, QString());
        QCOMPARE(read(card("FN:  A \\\\ B\\,C  ")).contacts.value(0).displayName, u"A \\ B,C"_s);
    }
};

BALIE_TEST(VCards)
#include "tst_VCards.moc"
