#include "desk/contacts/ContactRereading.h"

#include "desk/people/People.h"
#include "desk/store/ContactRegion.h"

#include <utility>

namespace balie::desk {

namespace {

/// Some milliseconds of the writer's time.
constexpr int portion = 200;

} // namespace

ContactRereading::ContactRereading(Store &store, const People &people, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_people(people)
{
    connect(&people, &People::numbersChanged, this, &ContactRereading::check);
    connect(&store, &Store::stateChanged, this, &ContactRereading::check);
    check();
}

void ContactRereading::check()
{
    if (!m_isUnderWay && m_store.state().canWrite())
        next();
}

void ContactRereading::next()
{
    m_isUnderWay = true;
    m_store.write<contacts::NumbersRead>(
        this,
        [numbers = m_people.numbers().numbers](
            sqlite::Database &database) { return contacts::readNumbersAgain(database, numbers, portion); },
        [this, region = m_people.numbers().numbers.region()](const Expected<contacts::NumbersRead> &read) {
            m_isUnderWay = false;
            if (!read)
                return; // the store says itself what is wrong, and when all is well again
            m_hasChanged = m_hasChanged || read->changed > 0;
            if (!read->isLast || region != m_people.numbers().numbers.region())
                next();
            else if (std::exchange(m_hasChanged, false))
                Q_EMIT changed();
        });
}

} // namespace balie::desk
