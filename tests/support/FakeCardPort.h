#pragma once

#include "crm-connectors/api/CardPort.h"

#include <QHash>
#include <QPointer>
#include <map>

namespace balie::test {

/// Customer systems that answer when the test says so. Handlers are called from inside the
/// functions below, never from inside the port's own.
class FakeCardPort : public crm::CardPort {
public:
    struct Question {
        quint64 id = 0;
        QString text; ///< E.164, or the name
        crm::FindHandlers handlers;
    };
    struct CardQuestion {
        quint64 id = 0;
        crm::CardKey key;
        crm::Done<crm::ContactCard> done;
    };
    struct Writing {
        quint64 id = 0;
        crm::CallReport report;
        crm::Done<crm::CallReceipt> done;
    };

    struct BusyQuestion {
        quint64 id = 0;
        crm::BusyLookup lookup;
        crm::Done<QVector<crm::BusyReply>> done;
    };

    // What was asked and is neither answered nor withdrawn, oldest first.
    std::map<quint64, Question> numbers;
    std::map<quint64, Question> names;
    std::map<quint64, CardQuestion> wholes;
    std::map<quint64, Writing> writings;
    std::map<quint64, BusyQuestion> calendars;
    // Counts of everything.
    QStringList askedNumbers;
    QStringList askedNames;
    QVector<crm::CardKey> askedCards;
    QVector<crm::CallReport> reports;
    QVector<QStringList> askedCalendars; ///< e-mail addresses of each question
    /// By connector; makes what directory() gives.
    QHash<QString, std::function<std::unique_ptr<ContactSource>()>> directories;
    int withdrawn = 0; ///< questions deleted before their last answer
    QStringList forgotten;
    QVector<crm::ConnectorHealth> systems{system(QStringLiteral("crm"))};
    QVector<crm::NewContactPlace> places;

    static crm::ConnectorHealth system(const QString &id,
        crm::Capabilities capabilities = crm::Capability::FindByNumber | crm::Capability::FindByName
            | crm::Capability::GetCard | crm::Capability::LogCall | crm::Capability::WritesOnce)
    {
        crm::ConnectorHealth health;
        health.connector = id;
        health.name = QStringLiteral("System ") + id;
        health.state = crm::ConnectorHealth::State::Working;
        health.capabilities = capabilities;
        health.schemes = QStringList{QStringLiteral("https")};
        return health;
    }

    static crm::FoundCard card(
        const QString &id, const QString &name, const QString &connector = QStringLiteral("crm"))
    {
        crm::FoundCard found;
        found.card.key = {connector, QStringLiteral("Contact"), id};
        found.card.name = name;
        found.card.match = crm::CardMatch::Number;
        found.card.link = QUrl(QStringLiteral("https://crm.example/contact/") + id);
        return found;
    }

    static crm::CardFindings findings(const QVector<crm::FoundCard> &cards, bool complete = true)
    {
        crm::CardFindings all;
        all.cards = cards;
        all.isComplete = complete;
        return all;
    }

    /// Answers every question after this number, or every one; those that were complete are over.
    void answer(const crm::CardFindings &findings, const QString &number = {})
    {
        tell(numbers, findings, number);
    }
    void answerName(const crm::CardFindings &findings) { tell(names, findings, {}); }
    void answerWhole(const Expected<crm::ContactCard> &card)
    {
        const std::map<quint64, CardQuestion> asked = wholes;
        for (const auto &[id, question] : asked) {
            if (wholes.erase(id) > 0)
                question.done(card);
        }
    }
    /// Answers the oldest writing.
    void answerWriting(const Expected<crm::CallReceipt> &receipt)
    {
        const Writing writing = writings.begin()->second;
        writings.erase(writings.begin());
        writing.done(receipt);
    }
    /// Answers the oldest question after calendars.
    void answerCalendars(const Expected<QVector<crm::BusyReply>> &replies)
    {
        const BusyQuestion question = calendars.begin()->second;
        calendars.erase(calendars.begin());
        question.done(replies);
    }
    void setSystems(const QVector<crm::ConnectorHealth> &now)
    {
        systems = now;
        Q_EMIT healthChanged();
    }

    std::unique_ptr<crm::ConnectorTask> findByNumber(
        const PhoneNumber &number, crm::FindHandlers handlers) override
    {
        askedNumbers.append(number.e164);
        const quint64 id = ++m_last;
        numbers.emplace(id, Question{id, number.e164, std::move(handlers)});
        return std::make_unique<Task>(this, id);
    }
    std::unique_ptr<crm::ConnectorTask> findByName(
        const QString &text, crm::FindHandlers handlers) override
    {
        askedNames.append(text);
        const quint64 id = ++m_last;
        names.emplace(id, Question{id, text, std::move(handlers)});
        return std::make_unique<Task>(this, id);
    }
    std::unique_ptr<crm::ConnectorTask> getCard(
        const crm::CardKey &key, crm::Done<crm::ContactCard> done) override
    {
        askedCards.append(key);
        const quint64 id = ++m_last;
        wholes.emplace(id, CardQuestion{id, key, std::move(done)});
        return std::make_unique<Task>(this, id);
    }
    std::unique_ptr<crm::ConnectorTask> logCall(
        const crm::CallReport &report, crm::Done<crm::CallReceipt> done) override
    {
        reports.append(report);
        const quint64 id = ++m_last;
        writings.emplace(id, Writing{id, report, std::move(done)});
        return std::make_unique<Task>(this, id);
    }
    std::unique_ptr<crm::ConnectorTask> busy(
        const crm::BusyLookup &lookup, crm::Done<QVector<crm::BusyReply>> done) override
    {
        askedCalendars.append(lookup.emails);
        const quint64 id = ++m_last;
        calendars.emplace(id, BusyQuestion{id, lookup, std::move(done)});
        return std::make_unique<Task>(this, id);
    }
    std::unique_ptr<ContactSource> directory(const QString &connector) override
    {
        const auto make = directories.value(connector);
        return make ? make() : nullptr;
    }
    QVector<crm::NewContactPlace> newContactPlaces(const PhoneNumber &) const override
    {
        return places;
    }
    QVector<crm::ConnectorHealth> health() const override { return systems; }
    void forget(const QString &numberKey) override { forgotten.append(numberKey); }

private:
    class Task : public crm::ConnectorTask {
    public:
        Task(FakeCardPort *port, quint64 id)
            : m_port(port)
            , m_id(id)
        {
        }
        ~Task() override
        {
            if (m_port)
                m_port->withdraw(m_id);
        }

    private:
        QPointer<FakeCardPort> m_port;
        quint64 m_id;
    };

    void withdraw(quint64 id)
    {
        withdrawn
            += int(numbers.erase(id) + names.erase(id) + wholes.erase(id) + writings.erase(id)
                + calendars.erase(id));
    }

    void tell(std::map<quint64, Question> &questions, const crm::CardFindings &findings,
        const QString &text)
    {
        const std::map<quint64, Question> asked = questions;
        for (const auto &[id, question] : asked) {
            if (!questions.contains(id) || (!text.isEmpty() && question.text != text))
                continue; // withdrawn by an answer before it
            if (findings.isComplete)
                questions.erase(id);
            question.handlers.found(findings);
        }
    }

    quint64 m_last = 0;
};

} // namespace balie::test
