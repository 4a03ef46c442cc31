#pragma once

#include "base/Clock.h"
#include "desk/notice/Notice.h"
#include "desk/settings/SettingsTable.h"
#include "desk/sources/AddressBook.h"
#include "desk/sources/BookPasswords.h"
#include "desk/sources/SyncState.h"

#include <QHash>

namespace balie::desk {

class People;

/// The address books that were set up: synchronised with the store at the start and every few hours, one after the other, in
/// the background; each can be stopped, begun and tried out by hand. GUI thread.
class AddressBooks : public QObject {
    Q_OBJECT

public:
    /// Makes what reads one; never null.
    using Opener = std::function<std::unique_ptr<ContactSource>(const AddressBook &book, const QString &password)>;
    /// One step of trying out, as a sentence; `isLast` once.
    using Tried = std::function<void(const QString &sentence, bool wentWell, bool isLast)>;

    /// All must outlive this object.
    AddressBooks(Store &store, SettingsTable &settings, const People &people, Clock &clock, BookPasswords &passwords,
        Opener opener, QObject *parent = nullptr);

    const QVector<AddressBook> &books() const { return m_books; }
    SyncState state(const QString &book) const { return m_states.value(book); }

    /// Files that were imported.
    const QVector<ContactSourceInfo> &files() const { return m_files; }
    /// How many contacts would go with it; never after `context` is gone.
    void countContacts(qint64 source, QObject *context, std::function<void(int)> counted);
    /// Takes its contacts out of the store.
    void removeFile(qint64 source);
    /// Looks into the store again, after an import.
    void readSources();

    /// Reads everything that is set up; what is synchronised already stays in its place in the row.
    void synchroniseAll();
    void synchronise(const QString &book);
    void stop(const QString &book);

    /// Replaces what is set up and keeps it in the settings. What goes is taken out of the store too; what changed or is new
    /// is synchronised. `passwords`: those that were typed, by book.
    void setBooks(const QVector<AddressBook> &books, const QHash<QString, QString> &passwords = {});
    /// For this run, and in the keychain for the next; where there is none, it is asked for at the next start. The book is
    /// synchronised with it.
    void setPassword(const QString &book, const QString &password);
    /// False: at each start the passwords are asked for.
    bool hasKeychain() const { return m_hasKeychain; }

    /// Tries a book out as it is filled in, with that password or, where it is null, the known one. A new trial ends the one
    /// before.
    void tryOut(const AddressBook &book, const QString &password, Tried tried);
    void stopTrying() { m_trial.reset(); }

Q_SIGNALS:
    /// Books, or how it stands with one.
    void changed();
    /// The store has other contacts now.
    void contactsChanged();
    /// It cannot be read without; state() says why.
    void passwordWanted(const QString &book);
    void notice(const balie::desk::Notice &notice);

private:
    void planNext();
    void next();
    void begin(const AddressBook &book, const QString &password);
    void withPassword(const AddressBook &book, std::function<void(const Expected<QString> &)> then);
    void needPassword(const AddressBook &book, const QString &why);
    void keepPassword(const QString &book, const QString &password);
    void ended(const Expected<void> &result);
    const AddressBook *find(const QString &id) const;
    void remove(std::function<Expected<void>(sqlite::Database &)> job);
    void beginTrial(const AddressBook &book, const QString &password, const Tried &tried);

    Store &m_store;
    SettingsTable &m_settings;
    const People &m_people; ///< say how numbers are read
    const Clock &m_clock;
    BookPasswords &m_passwords;
    Opener m_opener;
    QVector<AddressBook> m_books;
    QHash<QString, SyncState> m_states;
    QVector<ContactSourceInfo> m_files;
    QHash<QString, QString> m_known; ///< passwords of this run
    QStringList m_row; ///< ids that wait, in order
    QString m_running;
    std::unique_ptr<SourceSync> m_sync;
    std::unique_ptr<Timer> m_again;
    std::unique_ptr<ContactSource> m_tried;
    std::unique_ptr<SourceTask> m_trial;
    quint32 m_trials = 0;
    bool m_hasKeychain = true;
};

} // namespace balie::desk
