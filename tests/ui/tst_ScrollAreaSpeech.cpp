// A screen reader that asks for a scroll bar which was hidden meanwhile gets nothing, and the program goes on.
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"
#include "ui/speech/ScrollAreaInterface.h"

#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>

using namespace balie;
using namespace balie::ui;

class ScrollAreaSpeech : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aBarThatWasHiddenIsNothing()
    {
        ScrollAreaInterface::install();
        QScrollArea area;
        auto *content = new QWidget;
        content->setMinimumSize(100, 2000);
        area.setWidget(content);
        area.resize(300, 300);
        area.show();
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&area);
        QVERIFY(spoken != nullptr && spoken->isValid());
        QCOMPARE(spoken->childCount(), 2);
        QCOMPARE(spoken->child(0)->object(), area.viewport());
        QCOMPARE(spoken->indexOfChild(spoken->child(1)), 1);
        area.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        QCOMPARE(spoken->childCount(), 1);
        QVERIFY(spoken->child(1) == nullptr);
        QVERIFY(spoken->child(-1) == nullptr);
    }

    void viewsOfItemsKeepTheirOwn()
    {
        ScrollAreaInterface::install();
        QListWidget list;
        list.addItem(QStringLiteral("one"));
        QCOMPARE(QAccessible::queryAccessibleInterface(&list)->role(), QAccessible::List);
    }
};

BALIE_TEST(ScrollAreaSpeech)
#include "tst_ScrollAreaSpeech.moc"
