#include "desk/contacts/ContactsModel.h"

#include "desk/people/People.h"
#include "desk/store/ContactFinder.h"

#include <QCoreApplication>
#include <QLocale>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(balie::desk::ContactsModel)
};

} // namespace

QString sourceTitle(const ContactSourceInfo &source)
{
    switch (source.kind) {
    case ContactSourceInfo::Kind::Own:
        return Words::tr("My contacts");
    case ContactSourceInfo::Kind::Pbx:
        return Words::tr("Telephone system");
    default:
        return source.name;
    }
}

int numberToCall(const MergedContact &contact)
{
    int first = -1;
    for (int i = 0; i < contact.numbers.size(); ++i) {
        const MergedNumber &number = contact.numbers.at(i);
        if (number.number.dial.isEmpty() || number.kind == ContactNumberKind::Fax)
            continue;
        if (number.preferred)
            return i;
        if (first < 0)
            first = i;
    }
    return first;
}

QString numberText(const PhoneNumber &number)
{
    if (number.national.isEmpty())
        return number.dial.isEmpty() ? number.typed : number.dial;
    return number.extension.isEmpty() ? number.national
                                      : Words::tr("%1 ext. %2").arg(number.national, number.extension);
}

QString numberKindName(ContactNumberKind kind)
{
    switch (kind) {
    case ContactNumberKind::Work: return Words::tr("Work");
    case ContactNumberKind::Mobile: return Words::tr("Mobile");
    case ContactNumberKind::Home: return Words::tr("Home");
    case ContactNumberKind::Main: return Words::tr("Main number");
    case ContactNumberKind::Assistant: return Words::tr("Assistant");
    case ContactNumberKind::Fax: return Words::tr("Fax");
    case ContactNumberKind::Pager: return Words::tr("Pager");
    case ContactNumberKind::Other: return Words::tr("Other");
    }
    return {};
}

ContactsModel::ContactsModel(Store &store, const People &people, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_people(people)
{
}

void ContactsModel::load()
{
    begin(std::max(pageSize, m_text.isEmpty() ? m_read : m_found));
}

void ContactsModel::setText(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text == m_text && m_question > 0)
        return;
    m_text = text;
    begin(pageSize);
}

void ContactsModel::begin(int limit)
{
    ++m_question;
    m_total = -1;
    if (m_text.isEmpty())
        readByName({}, limit, true);
    else
        readFound(limit);
    readTotal();
}

void ContactsModel::readByName(const contacts::NamePlace &after, int limit, bool anew)
{
    m_loading = true;
    m_store.read<Page>(
        Lane::Contacts, this,
        [after, limit, numbers = m_people.numbers().numbers](sqlite::Database &database) -> Expected<Page> {
            const auto some = contacts::byName(database, after, limit);
            if (!some)
                return unexpected(some.error());
            auto sources = contacts::sourcesById(database);
            if (!sources)
                return unexpected(sources.error());
            return Page{merged(some->contacts, {}, numbers), int(some->contacts.size()), some->last,
                some->isLast, *std::move(sources)};
        },
        [this, question = m_question, anew](const Expected<Page> &page) { take(page, question, anew); });
}

void ContactsModel::readFound(int limit)
{
    m_loading = true;
    m_found = std::min(limit, mostFound);
    m_store.read<Page>(
        Lane::Contacts, this,
        [typed = m_text, limit = m_found, numbers = m_people.numbers().numbers](sqlite::Database &database) -> Expected<Page> {
            const auto found = contacts::find(database, numbers, typed, limit);
            if (!found)
                return unexpected(found.error());
            QVector<StoredContact> contacts;
            QVector<qint64> ids;
            for (const ContactHit &hit : found->hits) {
                contacts.append(hit.contact);
                ids.append(hit.contact.id);
            }
            const bool isAll = contacts.size() < limit;
            if (isAll) {
                const auto more = contacts::findMore(database, typed, ids, limit - int(contacts.size()));
                if (!more)
                    return unexpected(more.error());
                for (const ContactHit &hit : more->hits)
                    contacts.append(hit.contact);
            }
            auto sources = contacts::sourcesById(database);
            if (!sources)
                return unexpected(sources.error());
            return Page{merged(contacts, {}, numbers), int(contacts.size()), {}, isAll, *std::move(sources)};
        },
        [this, question = m_question](const Expected<Page> &page) { take(page, question, true); });
}

void ContactsModel::readTotal()
{
    m_store.read<int>(
        Lane::Contacts, &m_counter,
        [typed = m_text, numbers = m_people.numbers().numbers](sqlite::Database &database) {
            return typed.isEmpty() ? contacts::count(database) : contacts::countMatches(database, numbers, typed);
        },
        [this, question = m_question](const Expected<int> &total) {
            if (question != m_question || !total)
                return;
            m_total = *total;
            Q_EMIT loaded();
        });
}

void ContactsModel::take(const Expected<Page> &page, quint32 question, bool anew)
{
    if (question != m_question)
        return;
    m_loading = false;
    if (!page) {
        // Interrupted for another question of ours, which will be answered.
        if (page.error().code == ErrorCode::Cancelled)
            return;
        m_problem = page.error().userText;
        m_isLast = true;
        replaceRows({});
        Q_EMIT loaded();
        return;
    }
    m_problem.clear();
    m_sources = page->sources;
    m_last = page->last;
    m_isLast = page->isLast;
    m_read = anew ? page->read : m_read + page->read;
    if (anew)
        replaceRows(page->rows);
    else
        appendRows(page->rows);
    Q_EMIT loaded();
}

void ContactsModel::replaceRows(const QVector<MergedContact> &rows)
{
    // More of the same found: what stands there stays, with the selection and the place in the list.
    const bool goesOn = rows.size() >= m_rows.size() && !m_rows.isEmpty()
        && std::equal(m_rows.begin(), m_rows.end(), rows.begin());
    if (goesOn) {
        appendRows(rows.mid(m_rows.size()));
        return;
    }
    beginResetModel();
    m_rows = rows;
    m_rowOf.clear();
    for (int row = 0; row < m_rows.size(); ++row) {
        for (const MergedContact::Member &member : m_rows.at(row).members)
            m_rowOf.insert(member.contact, row);
    }
    endResetModel();
}

void ContactsModel::appendRows(QVector<MergedContact> rows)
{
    // Written anew while the list was read: somebody may stand behind his old place as well.
    const auto isThere = [this](const MergedContact &one) {
        return std::any_of(one.members.begin(), one.members.end(),
            [this](const MergedContact::Member &member) { return m_rowOf.contains(member.contact); });
    };
    rows.removeIf(isThere);
    if (rows.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    for (const MergedContact &one : std::as_const(rows)) {
        for (const MergedContact::Member &member : one.members)
            m_rowOf.insert(member.contact, int(m_rows.size()));
        m_rows.append(one);
    }
    endInsertRows();
}

QString ContactsModel::statusText() const
{
    if (!m_problem.isEmpty())
        return m_problem;
    if (m_question == 0 || (m_loading && m_rows.isEmpty()))
        return tr("Reading the contacts ...");
    const QLocale locale;
    // Those that sound alike or have a typing error are not in the count.
    if (m_total > m_read)
        return tr("%1 of %2 contacts").arg(locale.toString(m_read), locale.toString(m_total));
    return m_read == 1 ? tr("1 contact") : tr("%1 contacts").arg(locale.toString(m_read));
}

int ContactsModel::rowOf(qint64 contact) const
{
    return m_rowOf.value(contact, -1);
}

QString ContactsModel::sourceName(qint64 source) const
{
    return sourceTitle(m_sources.value(source));
}

ContactSourceInfo::Kind ContactsModel::sourceKind(qint64 source) const
{
    return m_sources.value(source).kind;
}

int ContactsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ContactsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const MergedContact &one = m_rows.at(index.row());
    const auto secondLine = [&one] {
        QStringList parts{one.company, one.department};
        parts.removeAll(QString());
        parts.removeAll(one.name);
        return parts.join(u" \u00b7 "_s);
    };
    const auto number = [&one] {
        const int call = numberToCall(one);
        return call < 0 ? QString() : numberText(one.numbers.at(call).number);
    };
    switch (role) {
    case Qt::DisplayRole:
        return one.name;
    case SecondLineRole:
        return secondLine();
    case NumberRole:
        return number();
    case CopiesRole:
        return int(one.members.size());
    case Qt::AccessibleTextRole: {
        QStringList parts{one.name, secondLine(), number()};
        if (one.members.size() > 1)
            parts.append(tr("from %n address books", nullptr, int(one.members.size())));
        parts.removeAll(QString());
        return parts.join(", "_L1);
    }
    default:
        return {};
    }
}

void ContactsModel::readMore()
{
    if (m_loading || m_isLast)
        return;
    if (m_text.isEmpty())
        readByName(m_last, pageSize, false);
    else if (m_found < mostFound)
        readFound(m_found + pageSize);
}

} // namespace balie::desk
