#pragma once

#include "desk/contacts/ContactMerge.h"
#include "desk/store/ContactScan.h"
#include "desk/store/Store.h"

#include <QAbstractListModel>
#include <QHash>

namespace balie::desk {

class People;

/// The list of the contacts window: everybody in the order of names, or what was found for a text; contacts that are one
/// person in one row. Asks the store for a page at a time. What stands there stays until the answer
/// to something newer is in. GUI thread.
class ContactsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        SecondLineRole = Qt::UserRole, ///< QString: company and department
        NumberRole, ///< QString: the number that is called, as people write it
        CopiesRole, ///< int: how many contacts of sources are this one
    };
    static constexpr int pageSize = 100;
    /// Of what is found for a text; who wants more types more.
    static constexpr int mostFound = 1000;

    /// The store must outlive this object.
    ContactsModel(Store &store, const People &people, QObject *parent = nullptr);

    /// Reads again, as much as is shown now.
    void load();
    /// Empty: everybody.
    void setText(const QString &typed);
    const QString &text() const { return m_text; }

    bool isLoading() const { return m_loading; }
    /// The next page, where there is one and none is under way. Asked for by whoever scrolls: views that are hidden
    /// would call fetchMore() to the end.
    void readMore();
    /// Contacts in the store that match, each copy counted; -1: not known yet.
    int total() const { return m_total; }
    /// "100 of 4,312 contacts", or why nothing can be shown.
    QString statusText() const;
    const MergedContact &contact(int row) const { return m_rows.at(row); }
    /// The row in which this contact of the store is; -1: it is not among those that were read.
    int rowOf(qint64 contact) const;
    /// What the user calls a source of contacts.
    QString sourceName(qint64 source) const;
    ContactSourceInfo::Kind sourceKind(qint64 source) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    /// An answer came in: rows, total and problem are those of the text.
    void loaded();

private:
    struct Page {
        QVector<MergedContact> rows;
        int read = 0; ///< contacts of the store
        contacts::NamePlace last;
        bool isLast = false;
        QHash<qint64, ContactSourceInfo> sources;
    };

    void begin(int limit);
    void readByName(const contacts::NamePlace &after, int limit, bool anew);
    void readFound(int limit);
    void readTotal();
    void take(const Expected<Page> &page, quint32 question, bool anew);
    void replaceRows(const QVector<MergedContact> &rows);
    void appendRows(QVector<MergedContact> rows);

    Store &m_store;
    const People &m_people; ///< say how numbers are read
    QObject m_counter; ///< so that counting and reading do not take each other's place
    QString m_text;
    QVector<MergedContact> m_rows;
    QHash<qint64, int> m_rowOf; ///< by StoredContact::id
    QHash<qint64, ContactSourceInfo> m_sources;
    contacts::NamePlace m_last;
    int m_found = 0; ///< the limit of what was asked for a text
    int m_total = -1;
    int m_read = 0;
    QString m_problem;
    bool m_isLast = true;
    bool m_loading = false;
    quint32 m_question = 0; ///< answers to an earlier one are not shown
};

/// What a source is called on the screen.
QString sourceTitle(const ContactSourceInfo &source);
/// The number that is called when nobody chose one: the preferred, else the first that can be dialled; -1: none.
int numberToCall(const MergedContact &contact);
/// As people write it; what is no number as it stands in its source.
QString numberText(const PhoneNumber &number);
/// "Mobile", for lists and forms.
QString numberKindName(ContactNumberKind kind);

} // namespace balie::desk
