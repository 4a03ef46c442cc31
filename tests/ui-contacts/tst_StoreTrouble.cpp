// What the console says when the file of contacts and calls cannot be used, with real broken files.
#include "base/ManualClock.h"
#include "base/sqlite/Database.h"
#include "desk/store/ContactTable.h"
#include "desk/store/StoreCare.h"
#include "tests/store/WithoutRights.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "ui/window/StoreBar.h"

#include <QDir>
#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <algorithm>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using Remedy = desk::StoreCare::Remedy;

namespace {

struct Trouble {
    explicit Trouble(const QString &path)
        : settings(QFileInfo(path).path())
        , store(path, nullptr, &clock)
        , care(store, settings)
        , bar(theme, care)
    {
        theme.applyTo(*qApp);
        bar.resize(900, 60);
        store.open();
        BALIE_TRY_VERIFY(store.state().kind > desk::StoreState::Kind::Opening && store.state().kind != desk::StoreState::Kind::Closed);
    }
    QString said() const { return bar.isHidden() ? QString() : care.sentence(); }
    QAbstractButton *button(const QString &text) { return test::buttonWithText(&bar, text); }

    ManualClock clock;
    Theme theme;
    desk::SettingsTable settings;
    desk::Store store;
    desk::StoreCare care;
    StoreBar bar;
};

/// How many damaged files are kept, each with or without what SQLite puts beside it.
qsizetype keptFiles(const QTemporaryDir &folder)
{
    return QDir(folder.path())
        .entryList({u"balie.sqlite.damaged-*"_s})
        .filter(QRegularExpression(u"damaged-[0-9]+-[0-9]+$"_s))
        .size();
}

/// A store with some hundreds of contacts, then its last pages overwritten.
void makeDamaged(const QString &path)
{
    {
        desk::Store store(path);
        store.open();
        bool done = false;
        store.write<void>(nullptr, [](sqlite::Database &database) -> Expected<void> {
            desk::ContactSourceInfo source;
            source.name = u"cards"_s;
            source.origin = u"cards"_s;
            const auto added = desk::contacts::addSource(database, source);
            if (!added)
                return unexpected(added.error());
            QVector<Contact> contacts;
            for (int i = 0; i < 400; ++i) {
                Contact one;
                one.uid = QString::number(i);
                one.familyName = u"Naam%1"_s.arg(i);
                one.displayName = one.familyName;
                contacts.append(one);
            }
            const auto put = desk::contacts::put(database, added->id, 1, contacts, PhoneNumbers());
            return put ? Expected<void>() : unexpected(put.error());
        }, [&done](const Expected<void> &written) { done = written.hasValue(); });
        BALIE_TRY_VERIFY(done);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 size = file.size();
    QVERIFY(size > 40'960);
    file.seek(size - 8'192); // the last pages only: the rest can be read
    file.write(QByteArray(8'192, '\xff'));
}

} // namespace

class StoreTrouble : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void allIsWellTakesNoRoom()
    {
        QTemporaryDir folder;
        Trouble trouble(folder.filePath(u"balie.sqlite"_s));
        QVERIFY(trouble.bar.isHidden());
        QCOMPARE(trouble.care.remedy(), Remedy::None);
    }

    void aDamagedFileIsKeptAndRepairedWithOneButton()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"balie.sqlite"_s);
        makeDamaged(path);
        {
            Trouble first(path);
            BALIE_TRY_COMPARE(first.care.remedy(), Remedy::Repair);
            QVERIFY(first.said().contains(u"balie.sqlite.damaged-"_s));
        }
        QCOMPARE(keptFiles(folder), 1);
        // Nobody pressed the button: it is still there after the next start.
        Trouble trouble(path);
        BALIE_TRY_COMPARE(trouble.care.remedy(), Remedy::Repair);
        QCOMPARE(test::namelessControls(&trouble.bar), QStringList());
        int told = 0;
        QObject::connect(&trouble.care, &desk::StoreCare::repaired, &trouble.bar, [&told](int rows) { told = rows; });
        trouble.button(u"Repair"_s)->click();
        BALIE_TRY_COMPARE(trouble.care.remedy(), Remedy::None);
        QVERIFY(told > 0);
        QVERIFY(trouble.said().contains(QString::number(told)));
        QCOMPARE(keptFiles(folder), 1); // it stays
        trouble.button(u"Close"_s)->click();
        QVERIFY(trouble.bar.isHidden());
    }

    void garbagePutAwayIsNotSpokenOfAgain()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"balie.sqlite"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(20'000, 'x'));
        file.close();
        {
            Trouble trouble(path);
            BALIE_TRY_COMPARE(trouble.care.remedy(), Remedy::Repair);
            trouble.button(u"Close"_s)->click();
            QVERIFY(trouble.bar.isHidden());
        }
        Trouble again(path);
        BALIE_TRY_COMPARE(again.store.state().kind, desk::StoreState::Kind::Open);
        QVERIFY(again.bar.isHidden());
    }

    void aLockedFileIsTriedAgainByButton()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"balie.sqlite"_s);
        auto other = sqlite::Database::open(path, sqlite::Database::Mode::ReadWrite);
        QVERIFY(other.hasValue());
        QVERIFY(other->execute("BEGIN EXCLUSIVE").hasValue());
        Trouble trouble(path);
        BALIE_TRY_COMPARE(trouble.care.remedy(), Remedy::TryAgain);
        QVERIFY2(trouble.said().contains(u"Another program"_s), qPrintable(trouble.said()));
        QVERIFY(!trouble.care.canDismiss()); // nothing is kept meanwhile: that is not to be put away
        QVERIFY(other->execute("ROLLBACK").hasValue());
        trouble.button(u"Try again"_s)->click();
        BALIE_TRY_COMPARE(trouble.store.state().kind, desk::StoreState::Kind::Open);
        QVERIFY(trouble.bar.isHidden());
    }

    void aFileThatMayOnlyBeReadIsSaidAndCanBeReadOn()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"balie.sqlite"_s);
        {
            Trouble before(path);
            QVERIFY(before.bar.isHidden());
        }
        const test::WithoutRights rights(folder.path());
        QVERIFY(rights.isDone());
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
        {
            Trouble trouble(path);
            QCOMPARE(trouble.store.state().kind, desk::StoreState::Kind::ReadOnly);
            QVERIFY2(trouble.said().contains(path), qPrintable(trouble.said()));
            QVERIFY(trouble.said().contains(u"looked up"_s)); // what still works
            const auto labels = trouble.bar.findChildren<QLabel *>();
            QVERIFY(std::any_of(labels.begin(), labels.end(), [&trouble](const QLabel *label) {
                return label->isVisible() && label->text() == trouble.care.sentence();
            }));
            QCOMPARE(test::namelessControls(&trouble.bar), QStringList());
            QVERIFY(!trouble.button(u"Repair"_s)); // nothing is broken
            // The administrator gave the right.
            QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
            trouble.button(u"Try again"_s)->click();
            BALIE_TRY_VERIFY(trouble.bar.isHidden());
        }
        Trouble trouble(path);
        QVERIFY(trouble.bar.isHidden());
    }

    void aFullDiskIsSaidUntilThereIsRoom()
    {
        QTemporaryDir folder;
        Trouble trouble(folder.filePath(u"balie.sqlite"_s));
        const auto run = [&trouble](const char *sql) {
            bool answered = false;
            trouble.store.write<void>(nullptr, [sql](sqlite::Database &database) { return database.execute(sql); },
                                      [&answered](const Expected<void> &) { answered = true; });
            BALIE_TRY_VERIFY(answered);
        };
        run("CREATE TABLE much (text TEXT)");
        run("PRAGMA max_page_count=1");
        run("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 5000) "
            "INSERT INTO much SELECT printf('%.400c', 'x') FROM c");
        BALIE_TRY_COMPARE(trouble.care.remedy(), Remedy::TryAgain);
        QVERIFY(!trouble.said().isEmpty());
        trouble.button(u"Try again"_s)->click();
        BALIE_TRY_VERIFY(!trouble.care.isBusy());
        QCOMPARE(trouble.care.remedy(), Remedy::TryAgain); // still no room
        run("PRAGMA max_page_count=1000000"); // as good as room, and a write that succeeds
        BALIE_TRY_VERIFY(trouble.bar.isHidden());
    }
};

BALIE_TEST(StoreTrouble)
#include "tst_StoreTrouble.moc"
