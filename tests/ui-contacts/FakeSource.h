#pragma once

#include "crm-connectors/sources/ContactSource.h"

#include <QObject>
#include <QPointer>

namespace balie::test {

/// An address book that does what the test says.
struct FakeBook : QObject {
    SyncStart start;
    SyncHandlers handlers;
    SourceTestHandlers trial;
    int begun = 0;
    bool isOpen = false; ///< a task is under way
};

class FakeSource final : public ContactSource {
public:
    explicit FakeSource(FakeBook &book) : m_book(&book) { }

    std::unique_ptr<SourceTask> synchronise(SyncStart start, SyncHandlers handlers) override
    {
        m_book->start = std::move(start);
        m_book->handlers = std::move(handlers);
        ++m_book->begun;
        return std::make_unique<Task>(m_book);
    }
    std::unique_ptr<SourceTask> search(const QString &, int, std::function<void(Expected<SourceSearchResult>)>) override
    {
        return nullptr;
    }
    std::unique_ptr<SourceTask> test(SourceTestHandlers handlers) override
    {
        m_book->trial = std::move(handlers);
        return std::make_unique<Task>(m_book);
    }

private:
    struct Task final : SourceTask {
        explicit Task(FakeBook *book) : of(book) { of->isOpen = true; }
        ~Task() override
        {
            if (of)
                of->isOpen = false;
        }
        QPointer<FakeBook> of;
    };

    FakeBook *m_book;
};

} // namespace balie::test
