#include "desk/actions/KeyMap.h"
#include "desk/link/LinkText.h"
#include "desk/settings/SettingsTable.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;

namespace {
KeyChord chord(const QString &text)
{
    return KeyChord::fromText(text).value();
}
} // namespace

class KeysAndSettings : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void chordsHaveAPortableText_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"F4", "Ctrl+F5", "Shift+F6", "Num++", "Ctrl+Num++", "Num+Enter",
                 "Num+-", "Shift+Num+,", "Ctrl+,", "Alt+Shift+PgUp", "Ctrl+Space", "+"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void chordsHaveAPortableText()
    {
        QFETCH(QString, text);
        QCOMPARE(chord(text).toText(), text);
    }

    void textThatIsNoChordIsRefused()
    {
        for (const QString &text :
            {u""_s, u"Ctrl+"_s, u"Hyper+X"_s, u"F36"_s, u"F4 F5"_s, u"Ctrl+AB"_s})
            QVERIFY2(!KeyChord::fromText(text), qPrintable(text));
    }

    void noPlainPrintableKeyIsEverACommand_data()
    {
        QTest::addColumn<KeyScheme>("scheme");
        QTest::newRow("function keys") << KeyScheme::FunctionKeys;
        QTest::newRow("keypad") << KeyScheme::FunctionKeysAndKeypad;
    }

    void noPlainPrintableKeyIsEverACommand()
    {
        QFETCH(KeyScheme, scheme);
        const KeyMap map(scheme);
        for (const ActionId action : allActions()) {
            QVERIFY2(!map.keys(action).isEmpty(), qPrintable(actionName(action)));
            for (const KeyChord &key : map.keys(action)) {
                QVERIFY2(!key.isPrintable()
                        || (key.isKeypad() && scheme == KeyScheme::FunctionKeysAndKeypad),
                    qPrintable(key.toText()));
                QVERIFY2(
                    map.conflict(action, key).isEmpty(), qPrintable(map.conflict(action, key)));
                QCOMPARE(map.actionFor(key), std::optional(action)); // nobody else has it
            }
        }
    }

    void everyActionHasATextAndAName()
    {
        QSet<QString> texts;
        for (const ActionId action : allActions()) {
            QCOMPARE(actionFromName(actionName(action)), std::optional(action));
            texts.insert(actionText(action));
        }
        QCOMPARE(texts.size(), allActions().size());
        QVERIFY(!actionFromName(u"Nonsense"_s));
    }

    void conflictsAreExplained_data()
    {
        QTest::addColumn<KeyScheme>("scheme");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("says"); // empty: no conflict
        QTest::newRow("free") << KeyScheme::FunctionKeys << u"Ctrl+Shift+F9"_s << QString();
        QTest::newRow("its own") << KeyScheme::FunctionKeys << u"F12"_s << QString();
        QTest::newRow("taken") << KeyScheme::FunctionKeys << u"F8"_s << u"Hang up"_s;
        QTest::newRow("letter") << KeyScheme::FunctionKeys << u"P"_s << u"types a character"_s;
        QTest::newRow("capital") << KeyScheme::FunctionKeys << u"Shift+P"_s
                                 << u"types a character"_s;
        QTest::newRow("space") << KeyScheme::FunctionKeys << u"Space"_s << u"types a character"_s;
        QTest::newRow("letter, keypad scheme")
            << KeyScheme::FunctionKeysAndKeypad << u"P"_s << u"types a character"_s;
        QTest::newRow("keypad digit") << KeyScheme::FunctionKeys << u"Num+1"_s << u"keypad"_s;
        QTest::newRow("keypad digit, keypad scheme")
            << KeyScheme::FunctionKeysAndKeypad << u"Num+1"_s << QString();
        QTest::newRow("enter") << KeyScheme::FunctionKeysAndKeypad << u"Return"_s << u"typing"_s;
        QTest::newRow("escape") << KeyScheme::FunctionKeys << u"Esc"_s << u"typing"_s;
        QTest::newRow("copy") << KeyScheme::FunctionKeys << u"Ctrl+C"_s << u"typing"_s;
        QTest::newRow("arrow") << KeyScheme::FunctionKeys << u"Shift+Down"_s << u"typing"_s;
    }

    void conflictsAreExplained()
    {
        QFETCH(KeyScheme, scheme);
        QFETCH(QString, key);
        QFETCH(QString, says);
        KeyMap map(scheme);
        const QString why = map.conflict(ActionId::Park, chord(key));
        QCOMPARE(why.isEmpty(), says.isEmpty());
        QVERIFY2(why.contains(says), qPrintable(why));
        const KeyMap before = map;
        const auto done = map.setKeys(ActionId::Park, {chord(key)});
        QCOMPARE(done.hasValue(), says.isEmpty());
        if (!done)
            QCOMPARE(map, before);
    }

    void aChangedMapComesBack()
    {
        KeyMap map(KeyScheme::FunctionKeysAndKeypad);
        // Two keys exchanged: each is the default of the other.
        QVERIFY(map.setKeys(ActionId::Answer, {}));
        QVERIFY(map.setKeys(ActionId::HangUp,
            {chord(u"F2"_s),
                chord(u"Num+,"_s).key == Qt::Key_Comma ? chord(u"Num+7"_s) : chord(u"F2"_s)}));
        QVERIFY(map.setKeys(ActionId::Answer, {chord(u"F8"_s), chord(u"Num+Enter"_s)}));
        QVERIFY(map.setKeys(ActionId::Settings, {}));
        const QStringList saved = map.save();
        QCOMPARE(saved.size(), 3);
        KeyMap other;
        QCOMPARE(other.load(KeyScheme::FunctionKeysAndKeypad, saved), QStringList());
        QCOMPARE(other, map);
        QVERIFY(KeyMap().save().isEmpty());
    }

    void brokenLinesAreSkippedAndSaid()
    {
        KeyMap map;
        const QStringList remarks = map.load(KeyScheme::FunctionKeys,
            {u"Park=Ctrl+U P"_s, u"Fly=F9"_s, u"Mobile"_s, u"Search=F8"_s, u"NextCall=Blah"_s});
        QCOMPARE(remarks.size(), 5);
        QCOMPARE(map.keys(ActionId::Park), QVector{chord(u"Ctrl+U"_s)});
        QCOMPARE(map.keysText(ActionId::HangUp), u"F8"_s);
        QCOMPARE(map.actionFor(chord(u"F8"_s)), std::optional(ActionId::HangUp));
    }

    void settingsComeBackFromTheFile()
    {
        QTemporaryDir folder;
        const QString directory = folder.filePath(u"made/on/writing"_s);
        {
            SettingsTable settings(directory);
            QVERIFY(!QFile::exists(settings.fileName()));
            QCOMPARE(settings.value(setting::blink), true);
            QCOMPARE(settings.value(setting::ringVolume), 70);
            QSignalSpy changed(&settings, &SettingsTable::changed);
            settings.set(setting::serverUrl, u"wss://pbx.example.nl/csta"_s);
            settings.set(setting::blink, false);
            settings.set(setting::ringVolume, 30);
            settings.set(setting::language, Language::Dutch);
            settings.set(setting::theme, Theme::HighContrast);
            settings.set(setting::transferKind, TransferKind::Consult);
            settings.set(setting::keyScheme, KeyScheme::FunctionKeysAndKeypad);
            settings.set(setting::favourites, {u"201"_s, u"contact:Pizza, \"La Mamma\"|010;1"_s});
            settings.set(setting::keys, {u"Settings=Ctrl+, F3"_s});
            settings.set(setting::windowState, QByteArray("\x00\xff\n\"@", 5));
            QCOMPARE(changed.size(), 10);
            settings.set(setting::blink, false);
            QCOMPARE(changed.size(), 10);
            QVERIFY(settings.save());
        }
        const SettingsTable settings(directory);
        QCOMPARE(settings.value(setting::serverUrl), u"wss://pbx.example.nl/csta"_s);
        QCOMPARE(settings.value(setting::blink), false);
        QCOMPARE(settings.value(setting::ringVolume), 30);
        QCOMPARE(settings.value(setting::language), Language::Dutch);
        QCOMPARE(settings.value(setting::theme), Theme::HighContrast);
        QCOMPARE(settings.value(setting::transferKind), TransferKind::Consult);
        QCOMPARE(settings.value(setting::keyScheme), KeyScheme::FunctionKeysAndKeypad);
        QCOMPARE(settings.value(setting::favourites),
            (QStringList{u"201"_s, u"contact:Pizza, \"La Mamma\"|010;1"_s}));
        QCOMPARE(settings.value(setting::keys), QStringList{u"Settings=Ctrl+, F3"_s});
        QCOMPARE(settings.value(setting::windowState), QByteArray("\x00\xff\n\"@", 5));
        QCOMPARE(settings.value(setting::user), QString());
    }

    void valuesThatMakeNoSenseAreTheDefault()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"balie.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[look]\nblink=maybe\ntheme=pink\nlanguage=7\n[ring]\nvolume=400\n[calls]"
                   "\ntransferKind=\n[keys]\nscheme=@Invalid()\n");
        file.close();
        const SettingsTable settings(folder.path());
        QCOMPARE(settings.value(setting::blink), true);
        QCOMPARE(settings.value(setting::theme), Theme::System);
        QCOMPARE(settings.value(setting::language), Language::System);
        QCOMPARE(settings.value(setting::ringVolume), 70);
        QCOMPARE(settings.value(setting::transferKind), TransferKind::Blind);
        QCOMPARE(settings.value(setting::keyScheme), KeyScheme::FunctionKeys);
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        QTemporaryDir folder;
        QFile inTheWay(folder.filePath(u"file"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        SettingsTable settings(folder.filePath(u"file"_s)); // a file where the folder should be
        settings.set(setting::user, u"receptie"_s);
        const auto saved = settings.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::Io);
        QVERIFY(saved.error().userText.contains(u"balie.ini"_s));
    }

    void theLinkIsPutIntoWords_data()
    {
        QTest::addColumn<cti::LinkState>("state");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<LinkMood>("mood");
        QTest::newRow("idle") << cti::LinkState::Idle << u"Not signed in"_s << LinkMood::Bad;
        QTest::newRow("connecting")
            << cti::LinkState::Connecting << u"Connecting to pbx.example.nl"_s << LinkMood::Busy;
        QTest::newRow("handshake")
            << cti::LinkState::Handshake << u"Signing in to pbx.example.nl"_s << LinkMood::Busy;
        QTest::newRow("syncing") << cti::LinkState::Syncing
                                 << u"Reading the telephones' states from pbx.example.nl"_s
                                 << LinkMood::Busy;
        QTest::newRow("live") << cti::LinkState::Live << u"Connected to pbx.example.nl"_s
                              << LinkMood::Good;
        QTest::newRow("stale") << cti::LinkState::Stale
                               << u"pbx.example.nl does not answer. What you see is 40 s old."_s
                               << LinkMood::Bad;
        QTest::newRow("backoff") << cti::LinkState::Backoff
                                 << u"The cable is out. Trying again in 5 s."_s << LinkMood::Bad;
        QTest::newRow("refused") << cti::LinkState::Refused << u"The cable is out."_s
                                 << LinkMood::Bad;
    }

    void theLinkIsPutIntoWords()
    {
        QFETCH(cti::LinkState, state);
        QFETCH(QString, sentence);
        QFETCH(LinkMood, mood);
        cti::LinkStatus status;
        status.state = state;
        status.server = u"pbx.example.nl"_s;
        status.since = 10s;
        status.nextAttempt = 54600ms;
        status.roundTrip = 11ms;
        status.error = Error{ErrorCode::Unreachable, u"The cable is out."_s, {}};
        QCOMPARE(linkSentence(status, 50s), sentence);
        QCOMPARE(linkMood(status), mood);
        QCOMPARE(
            roundTripText(status), state == cti::LinkState::Live ? u"Delay 11 ms"_s : QString());
    }
};

BALIE_TEST(KeysAndSettings)
#include "tst_KeysAndSettings.moc"
