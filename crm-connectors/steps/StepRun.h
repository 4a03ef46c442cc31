#pragma once

#include "crm-connectors/steps/Exchange.h"

#include <QHash>
#include <QVariant>

namespace balie::crm {

/// What an operation is for; the same for all its steps.
struct Purpose {
    enum class Kind { Find, Get, Write, Test };
    Kind kind = Kind::Find;
    int limit = 25; ///< cards
    /// Looks at a card that was found and says why it matches; None: it is thrown out. Empty: all
    /// stay.
    std::function<CardMatch(ContactCard &)> judge;
    RequestManner manner;
    AttemptWatch watch; ///< may be empty
    /// For the trial: a record as it was mapped, and whether it stayed. May be empty; deletes
    /// nothing.
    std::function<void(const ContactCard &, bool stays)> mapped;
};

/// What one step brought.
struct StepResult {
    QVector<ContactCard> cards; ///< those with a key that stayed
    ContactCard more; ///< what records without a key say of the card of another step
    QHash<QString, QVariant> kept; ///< kept.KEY
    bool hasMore = false; ///< than was read
    QString id; ///< of what was written, or of what stands there
    bool stands = false;
    std::optional<Error> error; ///< cards of earlier pages may be there all the same
};

/// One step: its request once for each portion of the notations, if it uses them, until somebody is
/// found; and its further pages until the limit. Never more than a few pages and records, whatever
/// the system has. Deleting it cancels.
class StepRun {
public:
    using Done = std::function<void(StepResult)>;
    static constexpr int mostRecords = 200; ///< that are looked at
    static constexpr int mostPages = 8;

    /// `step` is of the line's profile. `done` comes from a later turn of the loop and may delete
    /// this.
    StepRun(std::shared_ptr<ConnectorLine> line, const Step &step, Values values, Purpose purpose,
        Done done);
    Q_DISABLE_COPY_MOVE(StepRun)

private:
    void ask();
    void onAnswer(const Answer &answer);
    void take(const Answer &answer);
    void takeRecords(const QJsonValue &body);
    void takeKept(const QJsonValue &body);
    void takeId(const Answer &answer);
    /// Whether there is one; sets where it is.
    bool findNextPage(const QJsonValue &body, const QUrl &from);
    bool isFull() const;
    void finish();

    std::shared_ptr<ConnectorLine> m_line;
    const Step &m_step;
    Values m_values;
    Purpose m_purpose;
    Done m_done;
    QVector<QStringList> m_portions; ///< of number.variants still to be asked for
    QUrl m_nextPage;
    int m_pages = 0; ///< of this portion
    int m_recordsOfPage = 0;
    int m_records = 0;
    StepResult m_result;
    std::unique_ptr<Exchange> m_exchange;
};

} // namespace balie::crm
