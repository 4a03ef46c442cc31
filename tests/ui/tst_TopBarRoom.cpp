// A narrow window or large text: what can be worked with stays whole, what only says where one is goes.
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"
#include "ui/search/SearchField.h"
#include "ui/window/TopBar.h"

#include <QLabel>
#include <QLayout>
#include <QPushButton>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;

class TopBarRoom : public balie::test::TestCase {
    Q_OBJECT

private:
    static QLabel *label(const TopBar &bar, const QString &text)
    {
        const auto labels = bar.findChildren<QLabel *>();
        const auto found
            = std::find_if(labels.cbegin(), labels.cend(), [&text](const QLabel *one) { return one->text() == text; });
        return found == labels.cend() ? nullptr : *found;
    }

private Q_SLOTS:
    void theEditionMakesRoomFirstAndThenTheName()
    {
        const Theme theme;
        TopBar bar(theme);
        auto *own = new QPushButton(u"Do not disturb, forwarded to somebody with a long name"_s);
        bar.setRight(own);
        bar.setEdition(u"Reception Premium"_s);
        bar.resize(1400, bar.height());
        bar.show();
        const QLabel *name = label(bar, u"Balie"_s);
        const QLabel *edition = label(bar, u"Reception Premium"_s);
        QVERIFY(name != nullptr && edition != nullptr);
        QVERIFY(name->isVisible() && edition->isVisible());
        bool isNameAlone = false;
        for (int width = 1400; width > own->sizeHint().width() + 200; width -= 20) {
            bar.resize(width, bar.height());
            QCoreApplication::processEvents();
            QVERIFY2(own->width() >= own->minimumSizeHint().width() && bar.rect().contains(own->geometry()), qPrintable(QString::number(width)));
            QVERIFY2(!edition->isVisible() || name->isVisible(), qPrintable(QString::number(width)));
            isNameAlone = isNameAlone || (name->isVisible() && !edition->isVisible());
        }
        QVERIFY(isNameAlone && !edition->isVisible());
        bar.resize(1400, bar.height());
        QVERIFY(name->isVisible() && edition->isVisible());
    }

    void aLongerTextAtTheRightTakesTheEditionsPlace()
    {
        const Theme theme;
        TopBar bar(theme);
        auto *own = new QPushButton(u"Forward"_s);
        bar.setRight(own);
        bar.setEdition(u"Reception Premium"_s);
        bar.show();
        bar.resize(bar.layout()->minimumSize().width() + 20, bar.height());
        QVERIFY(label(bar, u"Reception Premium"_s)->isVisible());
        own->setText(u"Forwarded to somebody with a long name"_s);
        QTRY_VERIFY(!label(bar, u"Reception Premium"_s)->isVisible());
        QVERIFY(own->width() >= own->minimumSizeHint().width());
    }
};

BALIE_TEST(TopBarRoom)
#include "tst_TopBarRoom.moc"
