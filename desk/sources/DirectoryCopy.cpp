#include "desk/sources/DirectoryCopy.h"

#include "desk/store/ContactTable.h"

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int portion = 200;

/// How many there were.
Expected<int> removeOtherAccounts(sqlite::Database &database, const QString &account)
{
    const auto sources = contacts::sources(database);
    if (!sources)
        return unexpected(sources.error());
    int removed = 0;
    for (const ContactSourceInfo &source : *sources) {
        if (source.kind != ContactSourceInfo::Kind::Pbx || source.origin == account)
            continue;
        if (const auto gone = contacts::removeSource(database, source.id); !gone)
            return unexpected(gone.error());
        ++removed;
    }
    return removed;
}

Contact contactOf(const Person &person)
{
    Contact contact;
    contact.uid = person.id.value();
    contact.displayName = person.name;
    contact.department = person.department;
    contact.title = person.title;
    const auto add = [&contact](ContactNumberKind kind, const QString &text) {
        if (!text.isEmpty())
            contact.numbers.append({kind, text, false});
    };
    add(ContactNumberKind::Work, person.extension);
    add(ContactNumberKind::Work, person.number);
    add(ContactNumberKind::Mobile, person.mobile);
    if (!person.email.isEmpty())
        contact.emails.append(person.email);
    const QStringList all{person.name, person.department, person.title, person.extension, person.number, person.mobile,
        person.email};
    contact.revision = QString::number(qHash(all.join(u'\x1f'), 1), 16);
    return contact;
}

} // namespace

DirectoryCopy::DirectoryCopy(const DirectoryReader &reader, const People &people, Store &store,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_people(people)
    , m_store(store)
    , m_clock(clock)
{
    connect(&reader, &DirectoryReader::finished, this, [this] {
        if (m_people.isDirectoryComplete() && m_people.count() > 0)
            begin();
    });
    connect(&people, &People::reset, this, &DirectoryCopy::beginAgain);
    connect(&reader, &DirectoryReader::accountChanged, this, &DirectoryCopy::removeOthers);
    if (!reader.account().isEmpty())
        removeOthers();
}

void DirectoryCopy::removeOthers()
{
    m_store.write<int>(
        this, [account = m_reader.account()](sqlite::Database &database) { return removeOtherAccounts(database, account); },
        [this](const Expected<int> &removed) {
            if (removed.valueOr(0) > 0)
                Q_EMIT othersRemoved();
        });
}

void DirectoryCopy::beginAgain()
{
    if (!m_isCopying)
        return;
    // Whoever were passed over would go from the store as if the PBX had them no more.
    ++m_run;
    m_isCopying = false;
    if (m_people.isDirectoryComplete() && m_people.count() > 0)
        begin();
}

void DirectoryCopy::begin()
{
    m_isCopying = true;
    ContactSourceInfo info;
    info.kind = ContactSourceInfo::Kind::Pbx;
    info.name = u"pbx"_s;
    info.origin = m_reader.account();
    m_store.write<Opened>(
        this,
        [info](sqlite::Database &database) -> Expected<Opened> {
            const auto added = contacts::addSource(database, info);
            if (!added)
                return unexpected(added.error());
            const auto reading = contacts::beginReading(database, added->id);
            if (!reading)
                return unexpected(reading.error());
            return Opened{added->id, *reading};
        },
        [this, run = ++m_run](const Expected<Opened> &opened) {
            if (run != m_run)
                return;
            if (opened)
                copy(*opened, 0, run);
            else
                m_isCopying = false; // the store says itself what is wrong
        });
}

void DirectoryCopy::copy(const Opened &opened, int from, quint32 run)
{
    QVector<Contact> contacts;
    const int end = std::min(m_people.count(), from + portion);
    for (int row = from; row < end; ++row) {
        if (!m_people.at(row).device.isEmpty()) // the others come from the people file
            contacts.append(contactOf(m_people.at(row)));
    }
    m_store.write<contacts::PutResult>(
        this,
        [opened, contacts, numbers = m_people.numbers().numbers](sqlite::Database &database) {
            return contacts::put(database, opened.source, opened.reading, contacts, numbers);
        },
        [this, opened, end, run](const Expected<contacts::PutResult> &put) {
            if (run != m_run)
                return;
            if (!put)
                m_isCopying = false;
            else if (end < m_people.count())
                copy(opened, end, run);
            else
                finish(opened, run);
        });
}

void DirectoryCopy::finish(const Opened &opened, quint32 run)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.wallMs(), Qt::UTC);
    m_store.write<int>(
        this,
        [opened, now](sqlite::Database &database) {
            return contacts::finish(database, opened.source, opened.reading, {}, now);
        },
        [this, run](const Expected<int> &finished) {
            if (run != m_run)
                return;
            m_isCopying = false;
            if (finished)
                Q_EMIT copied();
        });
}

} // namespace balie::desk
