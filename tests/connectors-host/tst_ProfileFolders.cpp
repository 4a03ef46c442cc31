// Profiles that came with the program, and the user's own beside or in place of them.
#include "crm-connectors/host/ProfileShelf.h"
#include "crm-connectors/profile/Profile.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::crm;

namespace {

/// A file of two words: id and name; "broken" cannot be read.
Expected<std::shared_ptr<const Profile>> readWords(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(Error{ErrorCode::Io, u"Cannot be opened."_s, {}});
    const QStringList words = QString::fromUtf8(file.readAll()).split(u' ');
    if (words.size() != 2)
        return unexpected(Error{ErrorCode::InvalidInput, u"Line 1 is not right."_s, {}});
    auto profile = std::make_shared<Profile>();
    profile->id = words.at(0);
    profile->name = words.at(1);
    return std::shared_ptr<const Profile>(std::move(profile));
}

void put(const QTemporaryDir &place, const QString &folder, const QByteArray &text)
{
    QVERIFY(QDir(place.path()).mkpath(folder));
    QFile file(place.filePath(folder + u"/profile.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class ProfileFolders : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void ownProfilesAddAndReplace()
    {
        QTemporaryDir program;
        QTemporaryDir own;
        put(program, u"one"_s, "one Zebra");
        put(program, u"two"_s, "two Aardvark");
        put(own, u"mine"_s, "two Baboon");
        put(own, u"three"_s, "three Civet");
        QVERIFY(QDir(own.path()).mkpath(u"pictures"_s));

        const auto shelf = ProfileShelf::fill(program.path(), own.path(), readWords);
        QStringList names;
        for (const ShelvedProfile &found : shelf.profiles())
            names << found.name;
        QCOMPARE(names, (QStringList{u"Baboon"_s, u"Civet"_s, u"Zebra"_s}));
        QVERIFY(shelf.profiles().at(0).isOwn);
        QVERIFY(!shelf.profiles().at(2).isOwn);
        QCOMPARE(shelf.profile(u"two"_s)->name, u"Baboon"_s);
        QVERIFY(!shelf.profile(u"four"_s));
    }

    void aProblemIsNamedAndTheProgramsOwnStaysInUse()
    {
        QTemporaryDir program;
        QTemporaryDir own;
        put(program, u"one"_s, "one Zebra");
        put(own, u"one"_s, "broken");
        const auto shelf = ProfileShelf::fill(program.path(), own.path(), readWords);
        QCOMPARE(shelf.profiles().size(), 2);
        const ShelvedProfile &broken = shelf.profiles().at(shelf.profiles().at(0).isOwn ? 0 : 1);
        QCOMPARE(broken.problem, u"Line 1 is not right."_s);
        QVERIFY(!broken.profile);
        QCOMPARE(shelf.profile(u"one"_s)->name, u"Zebra"_s);
    }

    void twoOfOneIdAreSaid()
    {
        QTemporaryDir own;
        put(own, u"a"_s, "one Zebra");
        put(own, u"b"_s, "one Zebra");
        const auto shelf = ProfileShelf::fill(own.path() + u"/none"_s, own.path(), readWords);
        QCOMPARE(shelf.profiles().size(), 2);
        QVERIFY(shelf.profiles().at(0).profile);
        QVERIFY(shelf.profiles().at(1).problem.contains(u"one"_s));
        QVERIFY(shelf.profile(u"one"_s));
    }
};

BALIE_TEST(ProfileFolders)
#include "tst_ProfileFolders.moc"
