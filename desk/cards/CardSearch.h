#pragma once

#include "crm-connectors/api/CardPort.h"
#include "desk/people/People.h"
#include "desk/search/FoundContact.h"

namespace balie::desk {

/// Searches the customer systems for what is typed in the search field, after the contacts and
/// below them: for SearchModel::addContacts. Asked when the typing rests, for these are other
/// people's servers; a newer text withdraws the older question, and what arrives is always about
/// the last text. GUI thread.
class CardSearch : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds rest{400};
    static constexpr int fewestLetters = 3;
    static constexpr qsizetype most = 25;

    /// All must outlive this object.
    CardSearch(crm::CardPort &port, const People &people, Clock &clock, QObject *parent = nullptr);

    /// An empty one, or one that is too short to ask for, ends the search. A whole number is asked
    /// for as such.
    void setText(const QString &text);
    /// What has been found so far for the last text.
    const crm::CardFindings &findings() const { return m_findings; }

Q_SIGNALS:
    /// Those that were not told before, as contacts that stand in no store: to be shown below what
    /// is there.
    void found(const QVector<balie::desk::FoundContact> &contacts);
    /// Whether found() may still come.
    void searchingChanged(bool searching);

private:
    void ask();
    void take(const crm::CardFindings &findings);
    FoundContact contactOf(const crm::FoundCard &found) const;
    void setSearching(bool searching);

    crm::CardPort &m_port;
    const People &m_people;
    QString m_text;
    crm::CardFindings m_findings;
    QVector<crm::CardKey> m_told;
    bool m_searching = false;
    std::unique_ptr<Timer> m_begin;
    std::unique_ptr<crm::ConnectorTask> m_task;
};

} // namespace balie::desk
