#pragma once

#include "desk/journal/JournalFilter.h"
#include "desk/people/People.h"
#include "desk/store/JournalTable.h"
#include "desk/store/Store.h"

#include <QAbstractListModel>

namespace balie::desk {

/// The list of calls: those that go on, newest first, and below them pages of the store, fetched as the view comes
/// near their end. Holds at most mostLoaded of them however many there are; further back one gets with a period.
/// GUI thread.
class JournalModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        UuidRole = Qt::UserRole + 1,
        KindRole, ///< int of JournalKind
        KindTextRole,
        StartedRole, ///< QDateTime, local
        DurationRole, ///< "04:12"; empty where nobody was talked to
        DetailRole, ///< second line
        LiveRole,
        CallBackRole, ///< callBackNumber()
    };
    static constexpr int firstPage = 60; ///< what a tall window shows
    static constexpr int nextPage = 200;
    static constexpr qsizetype mostLoaded = 10'000;

    /// All must outlive the model. Empty until load().
    JournalModel(Store &store, const People &people, Clock &clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Display is who; AccessibleText a sentence.
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    const JournalEntry &entry(int row) const;
    /// The same with all numbers as people write them: for the words of JournalText.
    JournalEntry shownEntry(int row) const { return shown(entry(row)); }
    /// What to dial to call back, before any dial rule; empty when withheld or no number.
    QString callBackNumber(int row) const;
    const JournalFilter &filter() const { return m_filter; }
    /// The rows stay until the new ones are there.
    void setFilter(const JournalFilter &filter);
    /// Reads from the start: at opening, and when rows were deleted.
    void load();
    using QueuesRead = std::function<void(const QStringList &)>;
    /// The names of all queues that calls came in by; not answered when the store cannot.
    void readQueues(QObject *context, QueuesRead read);
    bool isLoading() const { return m_loading; }
    /// There is more than this list may hold.
    bool isCut() const { return m_next != 0 && m_rows.size() >= mostLoaded; }

    /// The calls that go on, newest first (JournalRecorder::live).
    void setLive(const QVector<JournalEntry> &live);
    /// What the store has now (JournalRecorder::recorded, CallLogMerge::merged).
    void noteRecorded(const QVector<JournalEntry> &entries, const QStringList &absorbed = {});
    /// A second has gone by: the calls that go on have become longer.
    void tick();

Q_SIGNALS:
    /// The first page of the filter that is set now is there.
    void loaded();
    void failed(const balie::Error &error);

private:
    void read(qint64 before, int limit);
    void arrived(qint64 before, Expected<JournalPage> page);
    void apply(const JournalEntry &entry);
    void removeAt(qsizetype row);
    qsizetype place(qint64 id) const;
    int liveRows() const { return static_cast<int>(m_liveRows.size()); }
    void showLive();
    JournalEntry shown(JournalEntry entry) const;
    std::chrono::milliseconds talked(const JournalEntry &entry) const;

    Store &m_store;
    const People &m_people;
    Clock &m_clock;
    JournalFilter m_filter;
    QVector<JournalEntry> m_live; ///< all of them
    QVector<JournalEntry> m_liveRows; ///< those that the filter lets through
    QVector<JournalEntry> m_rows; ///< newest first by id
    qint64 m_next = 0; ///< older ones begin here; 0: no more
    quint32 m_reading = 0; ///< counts; an older one's answer is not wanted
    bool m_loading = false;
    QVector<JournalEntry> m_meanwhile; ///< recorded while a page is being read
};

} // namespace balie::desk
