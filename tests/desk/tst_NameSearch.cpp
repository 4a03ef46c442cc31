#include "desk/search/Fold.h"
#include "desk/search/SearchModel.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;
using cti::ConnectionState;
using test::connection;
using test::dev;
using test::Office;
using test::snapshot;

namespace {

cti::DirectoryEntry entry(const QString &device, const QString &name,
    const QString &department = {}, const QString &mobile = {}, const QString &title = {})
{
    auto made = Office::entry(device, name, department);
    made.mobile = mobile;
    made.title = title;
    return made;
}

struct Staff {
    Staff()
    {
        office.people.setDirectory({
            entry(u"201"_s, u"Anna de Vries"_s, u"Directie"_s, u"+31 6 12345201"_s, u"Directeur"_s),
            entry(u"202"_s, u"Bram Jansen"_s, u"Verkoop"_s, u"0623456789"_s),
            entry(u"203"_s, u"Annemieke van der Berg"_s, u"Verkoop"_s),
            entry(u"204"_s, u"Ren\u00e9e IJsbrandy"_s, u"IT"_s),
            entry(u"205"_s, u"S\u00f8ren \u0141ukasz"_s, u"IT"_s),
            entry(u"206"_s, u"Jan van 't Hoen"_s, u"Helpdesk"_s),
            entry(u"207"_s, u"Vera Dekker"_s, u"Helpdesk"_s, {}, u"Teamleider"_s),
            entry(u"2010"_s, u"Kees Jan Smit-Bakker"_s, u"Magazijn"_s),
        });
        model = std::make_unique<SearchModel>(office.people, states, office.clock);
    }

    QStringList found(const QString &text)
    {
        model->setText(text);
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row)
            all.append(model->data(model->index(row), Qt::DisplayRole).toString());
        return all;
    }

    void busy(const QString &device)
    {
        office.tell(snapshot(
            device, {connection(u"c"_s + device, device, ConnectionState::Connected, u"0612"_s)}));
    }

    Office office;
    PersonStates states{office.people, office.switchboard, office.clock};
    std::unique_ptr<SearchModel> model;
};

} // namespace

class NameSearch : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void findsWhoWasMeant_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name"); // the only one found
        QTest::newRow("beginning of the surname") << u"jans"_s << u"Bram Jansen"_s;
        QTest::newRow("words in any order") << u"vri an"_s << u"Anna de Vries"_s;
        QTest::newRow("capitals") << u"BRAM J"_s << u"Bram Jansen"_s;
        QTest::newRow("particle left out") << u"annemieke berg"_s << u"Annemieke van der Berg"_s;
        QTest::newRow("particle typed") << u"van der berg"_s << u"Annemieke van der Berg"_s;
        QTest::newRow("particle misheard") << u"van den berg"_s << u"Annemieke van der Berg"_s;
        QTest::newRow("particle that she has not") << u"anna van"_s << u"Anna de Vries"_s;
        QTest::newRow("particles abbreviated") << u"vd berg"_s << u"Annemieke van der Berg"_s;
        QTest::newRow("particles abbreviated with dots") << u"v.d. berg"_s << u"Annemieke van der Berg"_s;
        QTest::newRow("one particle abbreviated") << u"v. der berg"_s << u"Annemieke van der Berg"_s;
        QTest::newRow("joined") << u"vanderberg"_s << u"Annemieke van der Berg"_s;
        QTest::newRow("joined particle") << u"devries"_s << u"Anna de Vries"_s;
        QTest::newRow("apostrophe") << u"'t hoen"_s << u"Jan van 't Hoen"_s;
        QTest::newRow("without apostrophe") << u"hoen"_s << u"Jan van 't Hoen"_s;
        QTest::newRow("ij as y") << u"ysbr"_s << u"Ren\u00e9e IJsbrandy"_s;
        QTest::newRow("y as ij") << u"ijsbrandij"_s << u"Ren\u00e9e IJsbrandy"_s;
        QTest::newRow("on the way to ij") << u"ijsbrandi"_s << u"Ren\u00e9e IJsbrandy"_s;
        QTest::newRow("no accent typed") << u"renee"_s << u"Ren\u00e9e IJsbrandy"_s;
        QTest::newRow("accent typed") << u"br\u00e0m"_s << u"Bram Jansen"_s;
        QTest::newRow("stroke letters") << u"soren luk"_s << u"S\u00f8ren \u0141ukasz"_s;
        QTest::newRow("initials without particles") << u"hoen jh"_s << u"Jan van 't Hoen"_s;
        QTest::newRow("all initials") << u"avdb"_s << u"Annemieke van der Berg"_s;
        QTest::newRow("half of a double name") << u"bakker"_s << u"Kees Jan Smit-Bakker"_s;
        QTest::newRow("name and department") << u"verk bram"_s << u"Bram Jansen"_s;
        QTest::newRow("title") << u"teamleider"_s << u"Vera Dekker"_s;
        QTest::newRow("name and number") << u"anne 203"_s << u"Annemieke van der Berg"_s;
    }

    void findsWhoWasMeant()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        Staff staff;
        QCOMPARE(staff.found(typed), QStringList{name});
    }

    void theLastWordMayBeTheBeginningOfSomethingElse()
    {
        Staff staff;
        QCOMPARE(staff.found(u"de"_s).first(), u"Vera Dekker"_s); // a name before a particle
        QVERIFY(staff.found(u"de"_s).contains(u"Anna de Vries"_s));
        QVERIFY(staff.found(u"nobody"_s).isEmpty());
        QCOMPARE(staff.model->summary(), u"Nobody found"_s);
        QVERIFY(staff.found(u"  "_s).isEmpty());
        QVERIFY(staff.model->summary().isEmpty());
    }

    void whoCanTakeACallComesFirst()
    {
        Staff staff;
        QCOMPARE(
            staff.found(u"an"_s), (QStringList{u"Anna de Vries"_s, u"Annemieke van der Berg"_s}));
        staff.office.goLive();
        staff.office.tell({snapshot(u"203"_s)});
        staff.busy(u"201"_s);
        staff.found({});
        QCOMPARE(
            staff.found(u"an"_s), (QStringList{u"Annemieke van der Berg"_s, u"Anna de Vries"_s}));
        // But whoever is named in full is meant.
        QCOMPARE(staff.found(u"anna vries"_s).first(), u"Anna de Vries"_s);
        // And a department never pushes a name down.
        staff.busy(u"207"_s);
        staff.office.tell({snapshot(u"202"_s), snapshot(u"203"_s)});
        staff.found({});
        QCOMPARE(staff.found(u"ver"_s).first(), u"Vera Dekker"_s);
    }

    void aNameInFullIsMeantThoughSheIsBusy()
    {
        Staff staff;
        staff.office.people.setDirectory({entry(u"201"_s, u"Hanna Bos"_s),
            entry(u"202"_s, u"Tom Boskamp"_s), entry(u"203"_s, u"Jo Bakker"_s),
            entry(u"204"_s, u"Joke Oud"_s), entry(u"205"_s, u"Jan Otten"_s)});
        staff.office.goLive();
        staff.office.tell({snapshot(u"202"_s), snapshot(u"204"_s), snapshot(u"205"_s)});
        staff.busy(u"201"_s);
        staff.busy(u"203"_s);
        staff.office.people.setFavourite(PersonId(u"205"_s), true);
        QCOMPARE(staff.found(u"bos"_s), (QStringList{u"Hanna Bos"_s, u"Tom Boskamp"_s}));
        // The name, then who begins like it, then who only has the initials; however free.
        QCOMPARE(staff.found(u"jo"_s),
            (QStringList{u"Jo Bakker"_s, u"Joke Oud"_s, u"Jan Otten"_s}));
        // With beginnings only, who can take the call comes first.
        QCOMPARE(staff.found(u"bo"_s), (QStringList{u"Tom Boskamp"_s, u"Hanna Bos"_s}));
    }

    void favouritesComeFirstAmongEquals()
    {
        Staff staff;
        staff.office.people.setFavourite(PersonId(u"203"_s), true);
        QCOMPARE(staff.found(u"an"_s).first(), u"Annemieke van der Berg"_s);
    }

    void saysWhyItMatched()
    {
        Staff staff;
        staff.found(u"helpd"_s);
        QCOMPARE(staff.model->item(0).why, u"department Helpdesk"_s);
        QVERIFY(staff.model->data(staff.model->index(0), Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"Helpdesk"_s));
        staff.found(u"0612345"_s);
        QCOMPARE(staff.model->item(1).why, u"mobile 06 12345201"_s);
        staff.found(u"avdb"_s);
        QCOMPARE(staff.model->item(0).why, u"initials"_s);
        staff.found(u"vr an"_s);
        QVERIFY(staff.model->item(0).why.isEmpty());
        QCOMPARE(staff.model->item(0).nameSpans, (QVector<TextSpan>{{0, 2}, {8, 2}}));
        staff.found(u"ysb"_s); // the two letters ij were typed as one
        QCOMPARE(staff.model->item(0).nameSpans, (QVector<TextSpan>{{6, 4}}));
    }

    void digitsFindExtensionsAndMobiles()
    {
        Staff staff;
        QCOMPARE(staff.found(u"201"_s),
            (QStringList{u"Anna de Vries"_s, u"Kees Jan Smit-Bakker"_s, u"Dial 201"_s}));
        QCOMPARE(staff.found(u"0612345201"_s).last(), u"Dial 06 12345201"_s);
        QVERIFY(staff.found(u"+31612345201"_s).contains(u"Anna de Vries"_s));
    }

    void whatOutsidersDialFindsTheColleague()
    {
        Staff staff;
        cti::DirectoryEntry outside = entry(u"207"_s, u"Noor Smit"_s);
        outside.number = u"+31881234207"_s;
        staff.office.people.setDirectory({outside, entry(u"208"_s, u"Tim Vos"_s)});
        for (const QString &typed : {u"088-123 42 07"_s, u"0031 88 1234207"_s, u"088 1234"_s, u"4207"_s}) {
            QVERIFY2(staff.found(typed).contains(u"Noor Smit"_s), qPrintable(typed));
            QVERIFY2(!staff.found(typed).contains(u"Tim Vos"_s), qPrintable(typed));
        }
        QCOMPARE(staff.found(u"0881234207"_s).first(), u"Noor Smit"_s);
        QCOMPARE(staff.model->item(0).number, u"207"_s);
        QCOMPARE(staff.model->item(0).why, u"number 088 123 4207"_s);
        // Part of a number is still meant as a number.
        QCOMPARE(staff.found(u"4207"_s).first(), u"Dial 4207"_s);
    }

    void aTypedNumberIsARowOfItsOwn()
    {
        Staff staff;
        QCOMPARE(staff.found(u"06 8765 4321"_s), QStringList{u"Dial 06 87654321"_s});
        QCOMPARE(staff.model->item(0).number, u"+31687654321"_s);
        QVERIFY(!staff.model->tile(0));
        // A number that only happens to be part of somebody's mobile is still meant as a number.
        QCOMPARE(staff.found(u"345"_s).first(), u"Dial 345"_s);
    }

    void nobodyStandsBeforeTheNumberForHelp()
    {
        Staff staff;
        staff.office.people.setDirectory(
            {entry(u"11200"_s, u"Anna de Vries"_s), entry(u"112"_s, u"Wrongly Numbered"_s)});
        QCOMPARE(staff.found(u"112"_s).first(), u"Dial 112"_s);
        QCOMPARE(staff.found(u"1 12"_s).first(), u"Dial 112"_s);
        QCOMPARE(staff.found(u"11"_s).last(), u"Dial 11"_s); // on the way to an extension
        QCOMPARE(staff.found(u"1120"_s).first(), u"Anna de Vries"_s);
    }

    void whoseNameNearlyFitsComesBelow_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why");
        const QString sound = u"sounds like it"_s;
        const QString slip = u"one letter different"_s;
        QTest::newRow("double letter") << u"janssen"_s << u"Bram Jansen"_s << sound;
        QTest::newRow("another spelling") << u"feera"_s << u"Vera Dekker"_s << sound;
        QTest::newRow("c for k") << u"decker"_s << u"Vera Dekker"_s << sound;
        QTest::newRow("one letter too few") << u"jnsen"_s << u"Bram Jansen"_s << slip;
        QTest::newRow("one too many") << u"branm"_s << u"Bram Jansen"_s << slip;
        QTest::newRow("one too many at the end") << u"hoenk"_s << u"Jan van 't Hoen"_s << slip;
        QTest::newRow("another letter") << u"dakker"_s << u"Vera Dekker"_s << slip;
        QTest::newRow("two in the wrong order") << u"jasnen"_s << u"Bram Jansen"_s << slip;
        QTest::newRow("with a word that fits") << u"bram jasnen"_s << u"Bram Jansen"_s << slip;
    }
    void whoseNameNearlyFitsComesBelow()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, name);
        QFETCH(const QString, why);
        Staff staff;
        QAbstractItemModelTester tester(staff.model.get());
        QVERIFY(!staff.found(typed).contains(name));
        staff.model->addNearMisses();
        const int last = staff.model->rowCount() - 1;
        QCOMPARE(staff.model->data(staff.model->index(last), Qt::DisplayRole).toString(), name);
        QCOMPARE(staff.model->item(last).why, why);
    }

    void nearMissesOfNothingOrOfMany()
    {
        Staff staff;
        for (const QString &typed : {u"xyzzy"_s, u"br"_s, u"qrt"_s, u"''"_s, u"van"_s}) {
            const auto before = staff.found(typed).size();
            staff.model->addNearMisses();
            QCOMPARE(staff.model->rowCount(), before);
        }
        QVector<cti::DirectoryEntry> many;
        for (int i = 0; i < 12; ++i)
            many.append(entry(u"3%1"_s.arg(i + 10), u"Bas Jansen%1"_s.arg(i)));
        many.append(entry(u"400"_s, u"Lou Janssen"_s));
        staff.office.people.setDirectory(many);
        staff.found(u"jansen"_s);
        staff.model->addNearMisses();
        QCOMPARE(staff.model->rowCount(), 12); // enough there to choose from
    }

    void whoIsCalledOftenStandsBeforeHisEquals()
    {
        Staff staff;
        QCOMPARE(staff.found(u"an"_s).first(), u"Anna de Vries"_s);
        staff.model->setOften({{u"203"_s, 5}, {u"+31612345201"_s, 3}});
        QCOMPARE(staff.found(u"ann"_s).first(), u"Annemieke van der Berg"_s);
        // Who can take a call, and favourites, come before who is called often.
        staff.office.people.setFavourite(PersonId(u"201"_s), true);
        staff.office.nextFrame();
        QCOMPARE(staff.found(u"anna"_s).first(), u"Anna de Vries"_s);
        QCOMPARE(staff.found(u"an"_s).first(), u"Anna de Vries"_s);
    }

    void rowsNeverMoveForALamp()
    {
        Staff staff;
        QAbstractItemModelTester tester(staff.model.get());
        staff.office.goLive();
        staff.office.tell({snapshot(u"201"_s), snapshot(u"203"_s)});
        staff.office.nextFrame();
        const QStringList before = staff.found(u"an"_s);
        QSignalSpy replaced(staff.model.get(), &SearchModel::resultChanged);
        QSignalSpy changed(staff.model.get(), &QAbstractItemModel::dataChanged);
        staff.busy(u"201"_s);
        staff.busy(u"202"_s); // is not in the result
        staff.office.nextFrame();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(staff.model->tile(0)->lamp.body, cti::LampBody::OnACall);
        QCOMPARE(staff.model->tile(0)->name, before.first());
        QCOMPARE(replaced.size(), 0);
    }

    void aNewDirectoryKeepsTheRowsOfThoseWhoStay()
    {
        Staff staff;
        QAbstractItemModelTester tester(staff.model.get());
        QCOMPARE(
            staff.found(u"an"_s), (QStringList{u"Anna de Vries"_s, u"Annemieke van der Berg"_s}));
        QPersistentModelIndex selected = staff.model->index(1);
        staff.office.people.setDirectory(
            {entry(u"300"_s, u"Aad Anders"_s), entry(u"203"_s, u"Annemieke van der Berg"_s)});
        QCOMPARE(selected.row(), 0);
        QCOMPARE(staff.model->tile(0)->name, u"Annemieke van der Berg"_s);
        QCOMPARE(staff.model->tile(1)->name, u"Aad Anders"_s);
        QCOMPARE(staff.model->rowCount(), 2);
    }

    void aLongResultSaysThatItIsCut()
    {
        Staff staff;
        QVector<cti::DirectoryEntry> many;
        for (int i = 0; i < 4312; ++i)
            many.append(entry(QString::number(10000 + i), u"Jan Nummer%1"_s.arg(i)));
        staff.office.people.setDirectory(many);
        staff.found(u"jan"_s);
        QCOMPARE(staff.model->rowCount(), SearchModel::maximumRows);
        QCOMPARE(staff.model->total(), 4312);
        QCOMPARE(staff.model->summary(),
            u"Showing %1 of %2"_s.arg(QLocale().toString(50), QLocale().toString(4312)));
    }

    void foldsNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("folded");
        QTest::newRow("ligature") << u"\u0132sbrand"_s << u"ysbrand"_s;
        QTest::newRow("sharp s") << u"Wei\u00df"_s << u"weiss"_s;
        QTest::newRow("diaeresis") << u"Za\u00efra"_s << u"zaira"_s;
        QTest::newRow("combining") << u"Rene\u0301"_s << u"rene"_s;
        QTest::newRow("cedilla") << u"\u00c7elik"_s << u"celik"_s;
        QTest::newRow("ae") << u"\u00c6r\u00f8"_s << u"aero"_s;
        QTest::newRow("other scripts stay")
            << u"\u0410\u043d\u043d\u0430"_s << u"\u0430\u043d\u043d\u0430"_s;
        QTest::newRow("Turkish") << u"I\u015f\u0131k"_s << u"isik"_s;
    }

    void foldsNames()
    {
        QFETCH(QString, name);
        QFETCH(QString, folded);
        QCOMPARE(fold(name), folded);
    }

    void timesAKeyOverTenThousandPeople()
    {
        Staff staff;
        QVector<cti::DirectoryEntry> many;
        for (int i = 0; i < 10000; ++i)
            many.append(entry(QString::number(10000 + i),
                u"Jan%1 van der Nummer%2"_s.arg(i % 100).arg(i), u"Afdeling %1"_s.arg(i % 40)));
        staff.office.people.setDirectory(many);
        PersonSearch search(staff.office.people, staff.states);
        search.rebuild();
        SearchResult result;
        QBENCHMARK
        {
            result = search.find(u"jan5 num"_s, 50);
        } // reported, not asserted
        QCOMPARE(result.total, 1100);
    }
};

BALIE_TEST(NameSearch)
#include "tst_NameSearch.moc"
