#include "desk/sources/AddressBooks.h"

#include "desk/people/People.h"

#include <QLocale>
#include <QPointer>
#include <algorithm>
#include <utility>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

AddressBooks::AddressBooks(Store &store, SettingsTable &settings, const People &people, Clock &clock,
    BookPasswords &passwords, Opener opener, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
    , m_people(people)
    , m_clock(clock)
    , m_passwords(passwords)
    , m_opener(std::move(opener))
    , m_again(clock.makeTimer([this] { synchroniseAll(); }))
{
    for (const QString &text : settings.value(setting::addressBooks)) {
        if (const auto book = AddressBook::fromText(text))
            m_books.append(*book);
    }
    connect(&settings, &SettingsTable::changed, this, [this](const QString &name) {
        if (name == QLatin1StringView(setting::synchroniseHours.name))
            planNext();
    });
    readSources();
}

const AddressBook *AddressBooks::find(const QString &id) const
{
    const auto book = std::find_if(m_books.begin(), m_books.end(), [&id](const AddressBook &one) { return one.id == id; });
    return book == m_books.end() ? nullptr : &*book;
}

void AddressBooks::readSources()
{
    m_store.read<QVector<ContactSourceInfo>>(
        Lane::Contacts, this, [](sqlite::Database &database) { return contacts::sources(database); },
        [this](const Expected<QVector<ContactSourceInfo>> &sources) {
            if (!sources)
                return;
            m_files.clear();
            for (const ContactSourceInfo &source : *sources) {
                if (find(source.origin) != nullptr)
                    m_states[source.origin].lastSuccess = source.completedAt;
                else if (source.kind == ContactSourceInfo::Kind::VCard || source.kind == ContactSourceInfo::Kind::Csv)
                    m_files.append(source);
            }
            Q_EMIT changed();
        });
}

void AddressBooks::planNext()
{
    const int hours = m_settings.value(setting::synchroniseHours);
    if (hours > 0 && !m_books.isEmpty())
        m_again->start(std::chrono::hours(hours));
    else
        m_again->stop();
}

void AddressBooks::synchroniseAll()
{
    for (const AddressBook &book : std::as_const(m_books))
        synchronise(book.id);
    planNext();
}

void AddressBooks::synchronise(const QString &book)
{
    if (find(book) == nullptr || m_running == book || m_row.contains(book))
        return;
    m_states[book].kind = SyncState::Kind::Waiting;
    m_row.append(book);
    Q_EMIT changed();
    next();
}

void AddressBooks::stop(const QString &book)
{
    m_row.removeAll(book);
    m_states[book].kind = SyncState::Kind::Idle;
    if (m_running == book) {
        m_running.clear();
        if (m_sync) {
            m_sync->stop();
            m_sync.release()->deleteLater(); // one of its own signals may have led here
        }
        Q_EMIT contactsChanged();
    }
    Q_EMIT changed();
    next();
}

void AddressBooks::next()
{
    if (!m_running.isEmpty() || m_row.isEmpty())
        return;
    m_running = m_row.takeFirst();
    const AddressBook *book = find(m_running);
    if (book == nullptr) {
        m_running.clear();
        next();
        return;
    }
    withPassword(*book, [this, book = *book](const Expected<QString> &password) {
        if (m_running != book.id)
            return; // stopped meanwhile
        if (!password || (password->isEmpty() && !book.user.isEmpty())) {
            needPassword(book, m_hasKeychain
                    ? tr("The address book %1 needs its password.").arg(book.name)
                    : tr("The address book %1 needs its password. It is asked for at each start, because this computer has no "
                         "keychain to keep it in.").arg(book.name));
            return;
        }
        begin(book, *password);
    });
}

void AddressBooks::withPassword(const AddressBook &book, std::function<void(const Expected<QString> &)> then)
{
    if (book.user.isEmpty() || m_known.contains(book.id)) {
        then(m_known.value(book.id));
        return;
    }
    m_passwords.read(book.id, [self = QPointer(this), then = std::move(then)](const Expected<QString> &password) {
        if (!self)
            return;
        self->m_hasKeychain = password.hasValue() || password.error().code != ErrorCode::NotSupported;
        then(password);
    });
}

void AddressBooks::needPassword(const AddressBook &book, const QString &why)
{
    SyncState &state = m_states[book.id];
    state.kind = SyncState::Kind::NeedsPassword;
    state.problem = why;
    m_running.clear();
    Q_EMIT changed();
    Q_EMIT passwordWanted(book.id);
    next();
}

void AddressBooks::begin(const AddressBook &book, const QString &password)
{
    SyncState &state = m_states[book.id];
    state.kind = SyncState::Kind::Running;
    state.progress = {};
    m_sync = std::make_unique<SourceSync>(m_store, m_people.numbers().numbers, m_clock, book.source(), m_opener(book, password));
    connect(m_sync.get(), &SourceSync::progressed, this, [this] {
        m_states[m_running].progress = m_sync->progress();
        Q_EMIT changed();
    });
    connect(m_sync.get(), &SourceSync::finished, this, &AddressBooks::ended);
    m_sync->start();
    Q_EMIT changed();
}

void AddressBooks::ended(const Expected<void> &result)
{
    const QString id = std::exchange(m_running, {});
    SyncState &state = m_states[id];
    state.kind = result ? SyncState::Kind::Idle : SyncState::Kind::Failed;
    if (result) {
        state.lastSuccess = QDateTime::fromMSecsSinceEpoch(m_clock.wallMs(), Qt::UTC);
        state.problem.clear();
        state.remark = m_sync->notRead().join(u' ');
    } else {
        state.problem = result.error().userText;
    }
    m_sync.release()->deleteLater();
    Q_EMIT contactsChanged();
    const AddressBook *book = find(id);
    if (!result && result.error().code == ErrorCode::BadCredentials && book != nullptr && !book->user.isEmpty()) {
        m_known.remove(id);
        //: %1 is the name of an address book, %2 a sentence
        needPassword(*book, tr("The address book %1: %2").arg(book->name, result.error().userText));
        return;
    }
    Q_EMIT changed();
    next();
}

void AddressBooks::remove(std::function<Expected<void>(sqlite::Database &)> job)
{
    m_store.write<void>(this, std::move(job), [this](const Expected<void> &removed) {
        if (!removed)
            Q_EMIT notice(Notice::failure(removed.error()));
        readSources();
        Q_EMIT contactsChanged();
    });
}

void AddressBooks::countContacts(qint64 source, QObject *context, std::function<void(int)> counted)
{
    m_store.read<int>(
        Lane::Contacts, context, [source](sqlite::Database &database) { return contacts::countOf(database, source); },
        [counted = std::move(counted)](const Expected<int> &count) {
            if (count)
                counted(*count);
        });
}

void AddressBooks::removeFile(qint64 source)
{
    remove([source](sqlite::Database &database) { return contacts::removeSource(database, source); });
}

void AddressBooks::setBooks(const QVector<AddressBook> &books, const QHash<QString, QString> &passwords)
{
    if (books == m_books && passwords.isEmpty())
        return;
    const QVector<AddressBook> before = std::exchange(m_books, books);
    QStringList texts;
    for (const AddressBook &book : books)
        texts.append(book.toText());
    m_settings.set(setting::addressBooks, texts);
    for (const AddressBook &old : before) {
        const AddressBook *now = find(old.id);
        if (now != nullptr && *now == old)
            continue;
        stop(old.id);
        // Another server has other contacts; another name alone has not.
        const bool isOther = now == nullptr || now->server != old.server || now->base != old.base;
        if (isOther) {
            remove([info = old.source()](sqlite::Database &database) -> Expected<void> {
                const auto added = contacts::addSource(database, info);
                return added ? contacts::removeSource(database, added->id) : unexpected(added.error());
            });
            m_states.remove(old.id);
        }
        if (now == nullptr) {
            m_known.remove(old.id);
            m_passwords.forget(old.id);
        }
    }
    for (const AddressBook &book : books) {
        const bool hasTyped = passwords.contains(book.id);
        if (hasTyped) {
            stop(book.id); // what runs, does so with the one before
            keepPassword(book.id, passwords.value(book.id));
        }
        if (hasTyped || !before.contains(book))
            synchronise(book.id);
    }
    planNext();
    Q_EMIT changed();
}

void AddressBooks::setPassword(const QString &book, const QString &password)
{
    if (find(book) == nullptr)
        return;
    stop(book);
    keepPassword(book, password);
    synchronise(book);
}

void AddressBooks::keepPassword(const QString &book, const QString &password)
{
    m_known.insert(book, password);
    m_passwords.keep(book, password, [self = QPointer(this)](const Expected<void> &kept) {
        if (!self)
            return;
        const bool hadKeychain = std::exchange(
            self->m_hasKeychain, kept.hasValue() || kept.error().code != ErrorCode::NotSupported);
        if (!kept && hadKeychain) // else it was said when the password was asked for
            Q_EMIT self->notice({Severity::Warning, tr("The password of the address book could not be kept in the keychain, so "
                                                       "it will be asked for at the next start."), kept.error().detail});
    });
}

void AddressBooks::tryOut(const AddressBook &book, const QString &password, Tried tried)
{
    m_trial.reset();
    const quint32 trial = ++m_trials;
    if (!password.isNull()) {
        beginTrial(book, password, tried);
        return;
    }
    withPassword(book, [this, book, tried = std::move(tried), trial](const Expected<QString> &known) {
        if (trial == m_trials)
            beginTrial(book, known.valueOr(QString()), tried);
    });
}

void AddressBooks::beginTrial(const AddressBook &book, const QString &password, const Tried &tried)
{
    m_tried = m_opener(book, password);
    m_trial = m_tried->test({
        [tried](const SourceTestStep &step) {
            tried(step.error ? step.error->userText : step.said, !step.error, false);
        },
        [this, tried](bool wentWell) {
            const Tried tell = tried; // what this is in goes with the trial
            m_trial.reset();
            tell({}, wentWell, true);
        },
    });
}

} // namespace balie::desk
