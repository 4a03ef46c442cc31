#include "desk/store/StoreFile.h"

#include "base/sqlite/Statement.h"
#include "desk/store/Schema.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;
using sqlite::Database;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(balie::desk::Store)
};

/// How long a write waits for another process.
constexpr std::chrono::milliseconds patience{2'000};
/// Up to this size the whole file is looked through when it is opened; it takes less than a tenth of a second. Damage in
/// a larger one shows when a job meets it.
constexpr qint64 checkedWhole = 16'000'000;

OpenedStore unavailable(const Error &error)
{
    OpenedStore opened;
    opened.state = {StoreState::Kind::Unavailable, error.userText, {}};
    opened.refusal = error;
    return opened;
}

Expected<void> checkWhole(Database &database, const QString &path)
{
    if (QFileInfo(path).size() > checkedWhole)
        return {};
    auto check = database.prepare("PRAGMA quick_check(1)");
    if (!check)
        return unexpected(check.error());
    const auto row = check->step();
    if (!row)
        return unexpected(row.error());
    if (check->text(0) == "ok"_L1)
        return {};
    return unexpected(Database::damage(u"quick_check"_s));
}

/// What SQLite made beside a file that could only be read has that file's rights of then, and would let nothing be written.
void giveRightsOfToday(const QString &path)
{
    const auto rights = QFile::permissions(path);
    for (const auto beside : {"-wal"_L1, "-shm"_L1}) {
        if (QFileInfo::exists(path + beside) && QFile::permissions(path + beside) != rights)
            QFile::setPermissions(path + beside, rights); // where it is not ours, opening says so
    }
}

/// Opens for writing, checks and migrates.
Expected<Database> openForWriting(const QString &path)
{
    giveRightsOfToday(path);
    auto database = Database::open(path, Database::Mode::ReadWrite, patience);
    if (!database)
        return unexpected(database.error());
    auto usable = checkWhole(*database, path);
    if (usable)
        usable = Schema::migrate(*database);
    if (!usable) {
        if (Database::isDamage(usable.error()))
            database->leaveAsIs();
        return unexpected(usable.error());
    }
    return database;
}

/// A file that may only be read: with the log beside it where that works, else as it is.
std::optional<OpenedStore> openForReading(const QString &path)
{
    for (const auto mode : {Database::Mode::ReadOnly, Database::Mode::Immutable}) {
        if (mode == Database::Mode::Immutable && QFileInfo(path + "-wal"_L1).size() > 0)
            continue;
        auto database = Database::open(path, mode);
        if (!database)
            continue;
        const auto version = database->userVersion();
        if (!version || *version != int(Schema::versions().size()))
            continue;
        OpenedStore opened;
        opened.database = *std::move(database);
        opened.readersMode = mode;
        opened.refusal = {ErrorCode::NotAllowed,
            Words::tr("Contacts, calls and notes can be looked up but not changed: you may not write the file %1. "
                      "Ask your administrator for the right to.")
                .arg(QDir::toNativeSeparators(path)),
            u"opened for reading"_s};
        opened.state = {StoreState::Kind::ReadOnly, opened.refusal.userText, {}};
        return opened;
    }
    return std::nullopt;
}

/// The name tells when the file was last written.
QString nameForKept(const QString &path)
{
    const QString stem = path + ".damaged-"_L1
        + QFileInfo(path).lastModified().toUTC().toString(u"yyyyMMdd-hhmmss"_s);
    QString name = stem;
    for (int count = 2; QFileInfo::exists(name); ++count)
        name = stem + u'-' + QString::number(count);
    return name;
}

/// The log goes with its file; what SQLite keeps in shared memory is made anew.
std::optional<QString> setAside(const QString &path)
{
    const QString kept = nameForKept(path);
    if (!QFile::rename(path, kept))
        return std::nullopt;
    if (QFileInfo::exists(path + "-wal"_L1))
        QFile::rename(path + "-wal"_L1, kept + "-wal"_L1);
    QFile::remove(path + "-shm"_L1);
    return kept;
}

} // namespace

OpenedStore openStoreFile(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    QDir().mkpath(folder);
    auto database = openForWriting(path);
    if (database) {
        OpenedStore opened;
        opened.database = *std::move(database);
        opened.state.kind = StoreState::Kind::Open;
        return opened;
    }
    const Error &error = database.error();
    if (Database::isDamage(error))
        return replaceStoreFile(path, std::nullopt);
    if (error.code == ErrorCode::NotAllowed || error.code == ErrorCode::Io) {
        if (auto opened = openForReading(path))
            return *std::move(opened);
        if (!QTemporaryFile(folder + "/balie-XXXXXX"_L1).open()) {
            return unavailable({ErrorCode::NotAllowed,
                Words::tr("Contacts, calls and notes cannot be kept: you may not write in the folder %1.")
                    .arg(QDir::toNativeSeparators(folder)),
                error.detail});
        }
    }
    return unavailable(error);
}

bool mayBeWritten(const QString &path)
{
    return QFileInfo(path).isWritable() && QFileInfo(QFileInfo(path).absolutePath()).isWritable();
}

OpenedStore replaceStoreFile(const QString &path, std::optional<Database> damaged)
{
    if (damaged)
        damaged->leaveAsIs();
    damaged.reset();
    const auto kept = setAside(path);
    if (!kept) {
        return unavailable({ErrorCode::Io,
            Words::tr("The file %1 is damaged, and no new one can be made beside it.")
                .arg(QDir::toNativeSeparators(path)),
            u"cannot rename the damaged file"_s});
    }
    auto database = openForWriting(path);
    OpenedStore opened;
    if (!database) {
        opened = unavailable(database.error());
        opened.state.keptFile = *kept;
        return opened;
    }
    opened.database = *std::move(database);
    opened.state.kind = StoreState::Kind::Fresh;
    opened.state.keptFile = *kept;
    opened.state.sentence = Words::tr("The file with your contacts and calls was damaged. It is kept as %1, and a new one "
                                      "was begun. Repair gets back what can still be read.")
                                .arg(QFileInfo(*kept).fileName());
    return opened;
}

} // namespace balie::desk
