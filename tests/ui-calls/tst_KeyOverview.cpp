#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "ui/keys/KeyCard.h"
#include "ui/keys/KeyGroups.h"
#include "ui/keys/KeyOverlay.h"
#include "ui/keys/KeyText.h"

#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::ui;
using desk::ActionId;

class KeyOverview : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandIsInOneGroup();
    void overlayShowsTheUsersKeys();
    void overlayGivesTheFocusBack();
    void cardTellsEveryKey();
    void pdfIsWritten();
};

void KeyOverview::everyCommandIsInOneGroup()
{
    QVector<ActionId> seen;
    for (const KeyGroup &group : keyGroups())
        seen += group.actions;
    for (const ActionId action : desk::allActions())
        QCOMPARE(seen.count(action), 1);
    QCOMPARE(seen.size(), desk::allActions().size());
}

void KeyOverview::overlayShowsTheUsersKeys()
{
    Theme theme;
    QWidget host;
    host.resize(1024, 700);
    KeyOverlay overlay(theme, &host);
    desk::KeyMap keys;
    const desk::KeyChord own{Qt::Key_F3, Qt::ControlModifier};
    QVERIFY(keys.setKeys(ActionId::Park, {own}));
    overlay.setKeyMap(keys);
    host.show();
    overlay.open();
    bool found = false;
    for (const auto *label : overlay.findChildren<QLabel *>())
        found = found
            || label->accessibleName() == keyText(own) + u": "_s + desk::actionText(ActionId::Park);
    QVERIFY(found);
    QCOMPARE(overlay.geometry(), host.rect());
    host.resize(640, 480);
    QCOMPARE(overlay.geometry(), host.rect());
    QCOMPARE(test::namelessControls(&overlay), QStringList());
}

void KeyOverview::overlayGivesTheFocusBack()
{
    Theme theme;
    QWidget host;
    QLineEdit field(&host);
    KeyOverlay overlay(theme, &host);
    host.resize(800, 600);
    host.show();
    host.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&host, test::patienceMs));
    field.setFocus();
    overlay.toggle();
    QVERIFY(overlay.hasFocus());
    QTest::keyClick(&overlay, Qt::Key_Escape);
    QVERIFY(!overlay.isVisible());
    QVERIFY(field.hasFocus());
    overlay.open();
    const desk::KeyChord same = desk::KeyMap().keys(ActionId::ShowKeys).first();
    QTest::keyClick(&overlay, same.key, same.modifiers);
    QVERIFY(!overlay.isVisible());
    // What is a command elsewhere is left to the window: a call can be answered meanwhile.
    overlay.open();
    QKeyEvent answer(QEvent::KeyPress, Qt::Key_F2, Qt::NoModifier);
    QCoreApplication::sendEvent(&overlay, &answer);
    QVERIFY(!answer.isAccepted());
    QVERIFY(overlay.isVisible());
    QTest::mouseClick(&overlay, Qt::LeftButton, {}, {2, 2});
    QVERIFY(!overlay.isVisible());
}

void KeyOverview::cardTellsEveryKey()
{
    QTextDocument document;
    const desk::KeyMap keys;
    KeyCard::fill(document, keys);
    const QString text = document.toPlainText();
    for (const ActionId action : desk::allActions()) {
        if (!allKeysText(keys, action).isEmpty()) {
            QVERIFY2(text.contains(desk::actionText(action)), qPrintable(desk::actionName(action)));
            QVERIFY2(
                text.contains(allKeysText(keys, action)), qPrintable(desk::actionName(action)));
        }
    }
}

void KeyOverview::pdfIsWritten()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"keys.pdf"_s);
    QVERIFY(KeyCard::savePdf(path, desk::KeyMap()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QVERIFY(pdf.startsWith("%PDF-"));
    QCOMPARE(pdf.count("/Type /Page\n"), 1); // it fits on one page
    const auto refused
        = KeyCard::savePdf(folder.filePath(u"no/such/folder/keys.pdf"_s), desk::KeyMap());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Io);
}

BALIE_TEST(KeyOverview)
#include "tst_KeyOverview.moc"
