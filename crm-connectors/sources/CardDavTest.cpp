#include "crm-connectors/sources/CardDavTest.h"

#include <QCoreApplication>
#include <QPointer>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CardDav {
    Q_DECLARE_TR_FUNCTIONS(CardDav)
};

/// How far it came, by what went wrong.
SourceTestStep::Kind stepOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadCredentials:
        return SourceTestStep::Kind::SignIn;
    case ErrorCode::InvalidInput:
    case ErrorCode::NotAllowed:
    case ErrorCode::Protocol:
        return SourceTestStep::Kind::FindPlace;
    default:
        return SourceTestStep::Kind::Reach;
    }
}

} // namespace

CardDavTest::CardDavTest(const CardDavSettings &settings, HttpPort &http, SourceTestHandlers handlers)
    : m_settings(settings)
    , m_handlers(std::move(handlers))
    , m_client(settings, http)
{
    using Kind = SourceTestStep::Kind;
    m_discovery = std::make_unique<CardDavDiscovery>(
        m_settings, m_client, [this](const Expected<QVector<CardDavBook>> &books) {
            const QString host = m_settings.url.host();
            const Kind at = books ? Kind::ReadContacts : stepOf(books.error().code);
            if (at != Kind::Reach && !tell(Kind::Reach, CardDav::tr("%1 answers.").arg(host)))
                return;
            if (at != Kind::Reach && at != Kind::SignIn && !tell(Kind::SignIn, CardDav::tr("Signed in.")))
                return;
            if (!books) {
                fail(at, books.error());
                return;
            }
            m_books = *books;
            QStringList names;
            for (const CardDavBook &book : m_books)
                names.append(book.name.isEmpty() ? book.url.path() : book.name);
            if (tell(Kind::FindPlace, CardDav::tr("Address books: %1.").arg(names.join(u", "_s))))
                count(0);
        });
}

void CardDavTest::count(qsizetype book)
{
    if (book == m_books.size()) {
        if (!tell(SourceTestStep::Kind::ReadContacts, CardDav::tr("They hold %L1 cards.").arg(m_cards)))
            return;
        if (const auto done = std::exchange(m_handlers.done, {}))
            done(true);
        return;
    }
    m_client.ask(HttpMethod::Propfind, m_books[book].url, 1, davQuestion::whatIsInside(),
        [this, book](const Expected<DavAnswer> &answer) {
            if (!answer) {
                fail(SourceTestStep::Kind::ReadContacts, answer.error());
                return;
            }
            for (const DavItem &item : answer->items) {
                if (!item.isCollection)
                    ++m_cards;
            }
            count(book + 1);
        });
}

bool CardDavTest::tell(SourceTestStep::Kind kind, const QString &said)
{
    const QPointer<CardDavTest> self(this);
    const auto step = m_handlers.step;
    step({kind, said, std::nullopt});
    return !self.isNull();
}

void CardDavTest::fail(SourceTestStep::Kind kind, const Error &error)
{
    const QPointer<CardDavTest> self(this);
    const auto step = m_handlers.step;
    const auto done = std::exchange(m_handlers.done, {});
    step({kind, {}, error});
    if (!self.isNull())
        done(false);
}

} // namespace balie
