#include "app/system/Languages.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QLocale>

using namespace balie;
using namespace Qt::Literals::StringLiterals;

/// One customer is no "customer(s)", in either language.
class LanguagePlurals : public test::TestCase {
    Q_OBJECT

private:
    static QString customers(int count)
    {
        return QCoreApplication::translate("balie::ui::CardToast", "%n customer(s) with this number", nullptr, count);
    }

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(m_before); }

    void agreeWithTheNumber()
    {
        {
            app::Languages languages;
            languages.install(*qApp, desk::Language::English);
            QCOMPARE(customers(1), u"1 customer with this number"_s);
            QCOMPARE(customers(2), u"2 customers with this number"_s);
        }
        app::Languages languages;
        languages.install(*qApp, desk::Language::Dutch);
        QCOMPARE(customers(1), u"1 klant met dit nummer"_s);
        QCOMPARE(customers(2), u"2 klanten met dit nummer"_s);
    }

private:
    const QLocale m_before;
};

BALIE_TEST(LanguagePlurals)
#include "tst_LanguagePlurals.moc"
