#include "desk/contacts/ContactLint.h"

#include <QSet>
#include <algorithm>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pageSize = 1000;
constexpr int namesShown = 3;

/// Equal for what is shown alike.
QByteArray keyOf(const LintFinding &finding)
{
    const QStringList parts{QString::number(int(finding.kind)), QString::number(finding.contact), finding.name, finding.number,
        finding.fix, finding.other, QString::number(finding.count)};
    return parts.join(u'\x1f').toUtf8();
}

LintFinding sharedFinding(const contacts::SharedNumber &shared, const QVector<StoredContact> &some)
{
    LintFinding finding;
    finding.kind = LintFinding::Kind::Shared;
    finding.count = shared.count;
    QStringList names;
    for (const StoredContact &contact : some) {
        if (finding.contact == 0) {
            finding.contact = contact.id;
            finding.name = contact.contact.displayName;
        }
        names.append(contact.contact.displayName);
        for (const PhoneNumber &number : contact.numbers) {
            if (number.key() == shared.key && finding.number.isEmpty())
                finding.number = number.national;
        }
    }
    if (shared.count > names.size())
        names.append(u"\u2026"_s);
    finding.other = names.join(", "_L1);
    return finding;
}

} // namespace

ContactLint::ContactLint(Store &store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
{
}

void ContactLint::start(
    const PhoneNumbers &numbers, const DialRules &dial, const QHash<QString, QString> &extensions)
{
    stop();
    m_checked = 0;
    m_isStale = false;
    m_later.clear();
    m_laterTotal = 0;
    if (!m_isWhole) {
        beginResetModel();
        m_findings.clear();
        m_total = 0;
        endResetModel();
    }
    m_rules = std::make_shared<LintRules>(numbers, dial, extensions);
    readPage(0);
}

void ContactLint::stop()
{
    if (!isRunning())
        return;
    ++m_run;
    m_rules.reset();
    m_store.cancel(Lane::Lint);
}

void ContactLint::noteChanged()
{
    m_isStale = true;
    Q_EMIT outdated();
}

void ContactLint::readPage(qint64 after)
{
    m_store.read<Page>(
        Lane::Lint, this,
        [rules = m_rules, after](sqlite::Database &database) -> Expected<Page> {
            const auto some = contacts::after(database, after, pageSize);
            if (!some)
                return unexpected(some.error());
            Page page;
            page.checked = int(some->size());
            for (const StoredContact &contact : *some) {
                page.last = contact.id;
                page.findings += rules->findings(contact);
            }
            return page;
        },
        [this, run = m_run](const Expected<Page> &page) {
            if (run != m_run)
                return;
            if (!page) {
                end(page.error().userText);
                return;
            }
            m_checked += page->checked;
            append(page->findings);
            Q_EMIT progressed();
            if (page->checked < pageSize)
                readShared();
            else
                readPage(page->last);
        });
}

void ContactLint::readShared()
{
    m_store.read<QVector<LintFinding>>(
        Lane::Lint, this,
        [](sqlite::Database &database) -> Expected<QVector<LintFinding>> {
            const auto shared = contacts::sharedNumbers(database, sharedFrom, int(mostRows));
            if (!shared)
                return unexpected(shared.error());
            QVector<LintFinding> findings;
            for (const contacts::SharedNumber &one : *shared) {
                const auto some = contacts::byIds(database, one.contacts.first(std::min<qsizetype>(one.contacts.size(), namesShown)));
                if (!some)
                    return unexpected(some.error());
                findings.append(sharedFinding(one, *some));
            }
            return findings;
        },
        [this, run = m_run](const Expected<QVector<LintFinding>> &findings) {
            if (run != m_run)
                return;
            if (findings)
                append(*findings);
            end(findings ? QString() : findings.error().userText);
        });
}

void ContactLint::append(const QVector<LintFinding> &findings)
{
    if (!m_isWhole) {
        m_total += findings.size();
        insertBelow(findings);
        return;
    }
    m_laterTotal += findings.size();
    m_later += findings.first(std::min(findings.size(), mostRows - m_later.size()));
}

void ContactLint::insertBelow(const QVector<LintFinding> &findings)
{
    const qsizetype shown = std::min(findings.size(), mostRows - m_findings.size());
    if (shown <= 0)
        return;
    beginInsertRows({}, int(m_findings.size()), int(m_findings.size() + shown) - 1);
    m_findings += findings.first(shown);
    endInsertRows();
}

void ContactLint::follow()
{
    Q_EMIT aboutToFollow();
    QSet<QByteArray> found;
    for (const LintFinding &finding : std::as_const(m_later))
        found.insert(keyOf(finding));
    QSet<QByteArray> kept;
    for (qsizetype row = m_findings.size() - 1; row >= 0; --row) {
        const QByteArray key = keyOf(m_findings.at(row));
        if (found.contains(key)) {
            kept.insert(key);
            continue;
        }
        beginRemoveRows({}, int(row), int(row));
        m_findings.remove(row);
        endRemoveRows();
    }
    m_later.removeIf([&kept](const LintFinding &finding) { return kept.contains(keyOf(finding)); });
    insertBelow(m_later);
    m_total = m_laterTotal;
    m_later.clear();
}

void ContactLint::end(const QString &problem)
{
    // What was settled while it ran is not to come back; outdated() told that another run is wanted.
    if (problem.isEmpty() && m_isWhole && !m_isStale)
        follow();
    m_isWhole = m_isWhole || problem.isEmpty();
    m_rules.reset();
    Q_EMIT finished(problem);
}

void ContactLint::settle(int row)
{
    m_isStale = true; // a run that goes on may have read it before
    beginRemoveRows({}, row, row);
    m_findings.remove(row);
    --m_total;
    endRemoveRows();
}

QString ContactLint::toText() const
{
    QString text = u"%1\t%2\t%3\n"_s.arg(tr("Contact"), tr("What is wrong"), tr("Proposal"));
    for (const LintFinding &finding : m_findings)
        text += u"%1\t%2\t%3\n"_s.arg(finding.name, finding.sentence(), finding.fix);
    return text;
}

int ContactLint::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}

int ContactLint::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant ContactLint::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const LintFinding &finding = m_findings.at(index.row());
    switch (index.column()) {
    case Name:
        return finding.name;
    case Sentence:
        return finding.sentence();
    case Fix:
        return finding.fix;
    default:
        return {};
    }
}

QVariant ContactLint::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Contact");
    case Sentence:
        return tr("What is wrong");
    case Fix:
        return tr("Proposal");
    default:
        return {};
    }
}

} // namespace balie::desk
