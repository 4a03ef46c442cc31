#include "desk/contacts/ContactMerge.h"

#include "desk/search/Fold.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <numeric>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Entry {
    const StoredContact *contact = nullptr;
    const Person *colleague = nullptr;
    QStringList words; ///< of the name, folded and sorted, without particles
    QSet<QString> emails;
    QVector<std::pair<ContactNumberKind, PhoneNumber>> numbers;
    QVector<bool> preferred;
    QString uid;
};

QStringList nameWords(const QString &name)
{
    QStringList words;
    for (const QString &word : wordsOf(fold(name))) {
        if (!isNameParticle(word))
            words.append(word);
    }
    words.sort();
    return words;
}

/// A number such as 17 means someone else in every CRM; a UUID or an address does not.
bool isWorldwide(const QString &uid)
{
    return uid.size() >= 32 || (uid.size() >= 8 && uid.contains(u'@'));
}

/// Letters to them are read by whoever is there.
bool isShared(const QString &email)
{
    static const QSet<QString> boxes{u"info"_s, u"contact"_s, u"mail"_s, u"post"_s, u"office"_s, u"kantoor"_s,
        u"receptie"_s, u"reception"_s, u"balie"_s, u"sales"_s, u"verkoop"_s, u"inkoop"_s, u"support"_s,
        u"helpdesk"_s, u"service"_s, u"klantenservice"_s, u"administratie"_s, u"admin"_s, u"facturen"_s,
        u"invoices"_s, u"finance"_s, u"boekhouding"_s, u"secretariaat"_s, u"planning"_s, u"hr"_s,
        u"noreply"_s, u"no-reply"_s};
    return boxes.contains(email.left(email.indexOf(u'@')));
}

/// "J. Bos" and "Jan Bos" can be one; "Jan Bos" and "Piet Smit" at one address are two.
bool canBeOne(const QStringList &a, const QStringList &b)
{
    if (a.isEmpty() || b.isEmpty())
        return true;
    return std::any_of(a.begin(), a.end(),
        [&b](const QString &word) { return word.size() > 1 && b.contains(word); });
}

bool sharesNumber(const Entry &a, const Entry &b)
{
    for (const auto &[kindA, one] : a.numbers) {
        for (const auto &[kindB, other] : b.numbers) {
            if (!one.key().isEmpty() && one.key() == other.key())
                return true;
        }
    }
    return false;
}

bool areOne(const Entry &a, const Entry &b)
{
    if (a.colleague && b.colleague)
        return false; // the PBX knows how many it has
    if (isWorldwide(a.uid) && a.uid == b.uid)
        return true;
    const bool sameName = !a.words.isEmpty() && a.words == b.words;
    for (const QString &email : a.emails) {
        if (b.emails.contains(email) && (sameName || (!isShared(email) && canBeOne(a.words, b.words))))
            return true;
    }
    return sameName && sharesNumber(a, b);
}

Entry entryOf(const StoredContact &stored, const PhoneNumbers &numbers)
{
    const Contact &contact = stored.contact;
    Entry entry;
    entry.contact = &stored;
    entry.words = nameWords(contact.displayName);
    for (const QString &email : contact.emails)
        entry.emails.insert(email.toLower());
    entry.uid = contact.uid.toLower();
    for (const ContactNumber &number : contact.numbers) {
        for (const PhoneNumber &one : numbers.readField(number.text)) {
            entry.numbers.append({number.kind, one});
            entry.preferred.append(number.preferred);
        }
    }
    return entry;
}

Entry entryOf(const Person &person, const PhoneNumbers &numbers)
{
    Entry entry;
    entry.colleague = &person;
    entry.words = nameWords(person.name);
    if (!person.email.isEmpty())
        entry.emails.insert(person.email.toLower());
    const auto add = [&](ContactNumberKind kind, const QString &text) {
        if (text.isEmpty())
            return;
        for (const PhoneNumber &one : numbers.readField(text)) {
            entry.numbers.append({kind, one});
            entry.preferred.append(false);
        }
    };
    add(ContactNumberKind::Work, person.extension);
    add(ContactNumberKind::Work, person.number);
    add(ContactNumberKind::Mobile, person.mobile);
    return entry;
}

void fillOnce(QString &field, const QString &text)
{
    if (field.isEmpty())
        field = text;
}

void addNumbers(MergedContact &into, const Entry &entry, int member)
{
    for (qsizetype i = 0; i < entry.numbers.size(); ++i) {
        const auto &[kind, number] = entry.numbers.at(i);
        const auto isSame = [&number = number](const MergedNumber &known) {
            return number.key().isEmpty()
                ? known.number.typed == number.typed
                : known.number.key() == number.key() && known.number.extension == number.extension;
        };
        auto known = std::find_if(into.numbers.begin(), into.numbers.end(), isSame);
        if (known == into.numbers.end()) {
            into.numbers.append({kind, number, false, {}});
            known = into.numbers.end() - 1;
        }
        known->preferred = known->preferred || entry.preferred.at(i);
        if (known->kind == ContactNumberKind::Other)
            known->kind = kind;
        if (!known->members.contains(member))
            known->members.append(member);
    }
}

void add(MergedContact &into, const Entry &entry)
{
    const int member = int(into.members.size());
    addNumbers(into, entry, member);
    if (entry.colleague) {
        const Person &person = *entry.colleague;
        into.members.append({0, 0});
        into.colleague = person.id;
        fillOnce(into.name, person.name);
        fillOnce(into.department, person.department);
        fillOnce(into.title, person.title);
        if (!person.email.isEmpty())
            into.emails.append(person.email);
        return;
    }
    const Contact &contact = entry.contact->contact;
    into.members.append({entry.contact->id, entry.contact->source});
    fillOnce(into.name, contact.displayName);
    fillOnce(into.company, contact.company);
    fillOnce(into.department, contact.department);
    fillOnce(into.title, contact.title);
    for (const QString &email : contact.emails) {
        if (!into.emails.contains(email, Qt::CaseInsensitive))
            into.emails.append(email);
    }
    if (!contact.note.isEmpty() && !into.notes.contains(contact.note))
        into.notes.append(contact.note);
}

/// Contacts of whom is found one by one which are the same.
class Groups {
public:
    explicit Groups(std::size_t contacts)
        : m_parents(contacts)
        , m_count(int(contacts))
    {
        std::iota(m_parents.begin(), m_parents.end(), 0U);
    }
    void join(std::size_t a, std::size_t b)
    {
        a = root(a);
        b = root(b);
        if (a == b)
            return;
        m_parents[b] = a;
        --m_count;
    }
    int count() const { return m_count; }
    std::size_t root(std::size_t i)
    {
        while (m_parents[i] != i)
            i = m_parents[i] = m_parents[m_parents[i]];
        return i;
    }

private:
    std::vector<std::size_t> m_parents;
    int m_count;
};

/// An address of more names is a company's; who bears another of its names is compared no further.
constexpr qsizetype mostNamesOfEmail = 20;

} // namespace

QVector<MergedContact> merged(const QVector<StoredContact> &contacts, const QVector<Person> &colleagues,
    const PhoneNumbers &numbers)
{
    std::vector<Entry> entries;
    for (const StoredContact &contact : contacts)
        entries.push_back(entryOf(contact, numbers));
    for (const Person &person : colleagues)
        entries.push_back(entryOf(person, numbers));

    // Each entry's group is the first entry that belongs to it; two groups with a colleague each stay two.
    std::vector<std::size_t> groups(entries.size());
    std::iota(groups.begin(), groups.end(), 0U);
    std::vector<bool> hasColleague(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        hasColleague[i] = entries[i].colleague != nullptr;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const std::size_t first = std::min(groups[i], groups[j]);
            const std::size_t second = std::max(groups[i], groups[j]);
            if (first == second || (hasColleague[first] && hasColleague[second])
                || !areOne(entries[i], entries[j]))
                continue;
            hasColleague[first] = hasColleague[first] || hasColleague[second];
            std::replace(groups.begin(), groups.end(), second, first);
        }
    }

    QVector<MergedContact> result;
    for (std::size_t first = 0; first < entries.size(); ++first) {
        if (groups[first] != first)
            continue;
        MergedContact one;
        for (const bool isColleague : {true, false}) {
            for (std::size_t i = first; i < entries.size(); ++i) {
                if (groups[i] == first && (entries[i].colleague != nullptr) == isColleague)
                    add(one, entries[i]);
            }
        }
        result.append(std::move(one));
    }
    return result;
}

int countPeople(const QVector<StoredContact> &contacts, const std::function<bool(const StoredContact &)> &isLeftOut)
{
    Groups groups(std::size_t(contacts.size()));
    QHash<QString, std::size_t> byUid;
    QHash<QString, std::size_t> byNameAndNumber;
    QHash<QString, std::size_t> byNameAndEmail;
    QHash<QString, QVector<std::pair<QStringList, std::size_t>>> namesAtEmail;
    const auto join = [&groups](QHash<QString, std::size_t> &known, const QString &key, std::size_t i) {
        if (const auto other = known.constFind(key); other != known.cend())
            groups.join(*other, i);
        else
            known.insert(key, i);
    };
    for (std::size_t i = 0; i < std::size_t(contacts.size()); ++i) {
        const StoredContact &stored = contacts.at(qsizetype(i));
        if (const QString uid = stored.contact.uid.toLower(); isWorldwide(uid))
            join(byUid, uid, i);
        const QStringList words = nameWords(stored.contact.displayName);
        const QString name = words.join(u' ') + u'\n';
        for (const PhoneNumber &number : stored.numbers) {
            if (const QString &key = number.key(); !key.isEmpty() && !words.isEmpty())
                join(byNameAndNumber, name + key, i);
        }
        for (const QString &written : stored.contact.emails) {
            const QString email = written.toLower();
            if (!words.isEmpty())
                join(byNameAndEmail, name + email, i);
            if (isShared(email))
                continue;
            auto &names = namesAtEmail[email];
            bool isNew = names.size() < mostNamesOfEmail;
            for (const auto &[others, other] : std::as_const(names)) {
                isNew = isNew && others != words;
                if (canBeOne(words, others))
                    groups.join(other, i);
            }
            if (isNew)
                names.append({words, i});
        }
    }
    QSet<std::size_t> leftOut;
    for (std::size_t i = 0; isLeftOut && i < std::size_t(contacts.size()); ++i) {
        if (isLeftOut(contacts.at(qsizetype(i))))
            leftOut.insert(groups.root(i));
    }
    return groups.count() - int(leftOut.size());
}

} // namespace balie::desk
