#include "desk/store/StoreCare.h"

#include "base/sqlite/Statement.h"

#include <QFileInfo>
#include <QLocale>

namespace balie::desk {

using Kind = StoreState::Kind;

StoreCare::StoreCare(Store &store, SettingsTable &settings, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
{
    connect(&store, &Store::stateChanged, this, &StoreCare::follow);
    follow(store.state());
}

void StoreCare::follow(const StoreState &state)
{
    switch (state.kind) {
    case Kind::Closed:
    case Kind::Opening:
        return;
    case Kind::Open:
        m_busy = false;
        m_keptFile = m_settings.value(setting::damagedFile);
        if (m_keptFile.isEmpty() || !QFileInfo::exists(m_keptFile)) {
            say({}, Remedy::None);
            return;
        }
        say(tr("The file with your contacts and calls was damaged. It is kept as %1. Repair gets back what can still be read.")
                .arg(QFileInfo(m_keptFile).fileName()),
            Remedy::Repair);
        return;
    case Kind::Fresh:
        m_keptFile = state.keptFile;
        m_settings.set(setting::damagedFile, m_keptFile);
        say(state.sentence, Remedy::Repair);
        return;
    case Kind::ReadOnly:
    case Kind::Unavailable:
        m_busy = false;
        say(state.sentence, Remedy::TryAgain);
        return;
    }
}

void StoreCare::say(const QString &sentence, Remedy remedy)
{
    m_sentence = sentence;
    m_remedy = remedy;
    Q_EMIT changed();
}

QString StoreCare::remedyText() const
{
    switch (m_remedy) {
    case Remedy::None:
        return {};
    case Remedy::TryAgain:
        return tr("Try again");
    case Remedy::Repair:
        return tr("Repair");
    }
    return {};
}

bool StoreCare::canDismiss() const
{
    return !m_busy && m_store.state().canWrite();
}

void StoreCare::apply()
{
    if (m_busy || m_remedy == Remedy::None)
        return;
    m_busy = true;
    Q_EMIT changed();
    if (m_remedy == Remedy::Repair) {
        m_store.repair(m_keptFile, this, [this](const Expected<int> &rows) { wasRepaired(rows); });
        return;
    }
    m_store.open();
    // A file that is open shows by a write that it can be written again, and that there is room.
    m_store.write<void>(
        this,
        [](sqlite::Database &database) -> Expected<void> {
            auto transaction = sqlite::Transaction::begin(database);
            if (!transaction)
                return unexpected(transaction.error());
            const auto tried = database.execute("CREATE TABLE tried (bytes BLOB); INSERT INTO tried VALUES (zeroblob(65536)); "
                                                "DROP TABLE tried");
            return tried ? transaction->commit() : tried;
        },
        [this](const Expected<void> &) {
            m_busy = false;
            Q_EMIT changed();
        });
}

void StoreCare::wasRepaired(const Expected<int> &rows)
{
    m_busy = false;
    if (!rows) {
        say(tr("The repair did not succeed: %1 The damaged file stays as it is.").arg(rows.error().userText), Remedy::Repair);
        return;
    }
    m_settings.set(setting::damagedFile, QString());
    say(tr("%n row(s) of contacts, calls and notes were got back. The damaged file stays as %1.", nullptr, *rows)
            .arg(QFileInfo(m_keptFile).fileName()),
        Remedy::None);
    Q_EMIT repaired(*rows);
}

void StoreCare::dismiss()
{
    if (!canDismiss())
        return;
    m_settings.set(setting::damagedFile, QString());
    say({}, Remedy::None);
}

} // namespace balie::desk
