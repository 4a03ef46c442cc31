#pragma once

#include "desk/contacts/LintRules.h"
#include "desk/store/ContactScan.h"
#include "desk/store/Store.h"

#include <QAbstractTableModel>

namespace balie::desk {

/// The list of numbers that want attention, over the whole store: read in the background, in pages, so that everything
/// else goes first. Keeps the first mostRows; total() counts all. Once it was whole, a further run changes only the rows that
/// differ, all at its end: what is new comes below, and a row that stays keeps its place among the others. GUI thread.
class ContactLint : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Sentence, Fix };
    static constexpr qsizetype mostRows = 10'000;
    /// So many contacts may share a number without a word: a couple, a man and his company.
    static constexpr int sharedFrom = 3;

    /// The store must outlive this object.
    explicit ContactLint(Store &store, QObject *parent = nullptr);

    /// Looks through everything anew.
    void start(const PhoneNumbers &numbers, const DialRules &dial, const QHash<QString, QString> &extensions);
    void stop();
    bool isRunning() const { return m_rules != nullptr; }
    /// The rows are those of an earlier run until this one ends.
    bool isFollowing() const { return isRunning() && m_isWhole; }
    /// The store has other contacts now: what a run found so far may be settled already.
    void noteChanged();
    int checked() const { return m_checked; }
    qint64 total() const { return m_total; }
    /// Takes a row away that was seen to.
    void settle(int row);
    const LintFinding &finding(int row) const { return m_findings.at(row); }
    /// Tab-separated with headings, for the one who keeps the directory.
    QString toText() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The rows are not those of the store any more; start() to follow.
    void outdated();
    /// Rows go and come until finished().
    void aboutToFollow();
    void progressed();
    /// With why it could not go on, if it could not; not after stop().
    void finished(const QString &problem);

private:
    struct Page {
        qint64 last = 0;
        int checked = 0;
        QVector<LintFinding> findings;
    };

    void readPage(qint64 after);
    void readShared();
    void append(const QVector<LintFinding> &findings);
    void insertBelow(const QVector<LintFinding> &findings);
    void follow();
    void end(const QString &problem);

    Store &m_store;
    std::shared_ptr<const LintRules> m_rules; ///< while it runs; shared with the job
    QVector<LintFinding> m_findings;
    qint64 m_total = 0;
    int m_checked = 0;
    bool m_isWhole = false; ///< a run came to its end
    bool m_isStale = false; ///< changed since this run began
    QVector<LintFinding> m_later; ///< of a run that follows one that was whole
    qint64 m_laterTotal = 0;
    quint32 m_run = 0; ///< answers of an earlier run are not for this one
};

} // namespace balie::desk
