#include "crm-connectors/check/CheckRun.h"

#include "crm-connectors/api/CopiedCard.h"
#include "crm-connectors/check/CheckCells.h"
#include "crm-connectors/profile/NumberVariants.h"
#include "crm-connectors/steps/CardMapper.h"
#include "crm-connectors/steps/NumberMatch.h"

#include <QUuid>

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of a range that nobody has; its last digits are no round ones, which switchboards have.
constexpr QLatin1StringView nobodysNumber{"+31655518397"};

bool isAmong(const QVector<ContactCard> &cards, const CardKey &key)
{
    return std::any_of(cards.cbegin(), cards.cend(),
        [&key](const ContactCard &card) { return card.key.id == key.id && card.key.type == key.type; });
}

QString namesOf(const QVector<ContactCard> &cards)
{
    constexpr qsizetype mostNamed = 5;
    QStringList names;
    for (const ContactCard &card : cards.mid(0, mostNamed))
        names << card.name;
    if (cards.size() > mostNamed)
        names << u"\u2026"_s;
    return names.join(u", "_s);
}

QStringList questionsOf(const QVector<TrialStep> &steps)
{
    QStringList questions;
    for (const TrialStep &step : steps)
        questions << step.request;
    questions.sort(); // steps that run side by side come in any order
    return questions;
}

} // namespace

CheckRun::CheckRun(Connector &connector, const Profile &profile, const PhoneNumbers &numbers,
    CheckWishes wishes, Handlers handlers)
    : m_connector(connector)
    , m_profile(profile)
    , m_numbers(numbers)
    , m_wishes(std::move(wishes))
    , m_handlers(std::move(handlers))
{
    addCells();
}

void CheckRun::addCells()
{
    const auto add = [this](QLatin1StringView name, std::function<void()> begin) {
        m_cells.append({name, std::move(begin)});
    };
    add(cell::trial, [this] { trial(); });
    if (can(Capability::Directory) && !can(Capability::FindByNumber)) {
        add(cell::copyRead, [this] { readCopy(); });
    } else {
        add(cell::findE164, [this] { findNumber(); });
        const NumberVariants variants(m_wishes.number, m_numbers);
        const QString hyphen = variants.in(NumberNotation::MobileHyphen);
        const std::pair<QLatin1StringView, QString> notations[]{
            {cell::findNational, variants.in(NumberNotation::National)},
            {cell::findHyphen, hyphen.isEmpty() ? variants.in(NumberNotation::AreaHyphen) : hyphen},
            {cell::findGroups, variants.in(NumberNotation::AreaGroups)},
            {cell::findTrunk, variants.in(NumberNotation::PlusTrunk)},
            {cell::find0031, variants.in(NumberNotation::InternationalPrefix)}};
        for (const auto &[name, text] : notations) {
            if (!text.isEmpty() && can(Capability::FindByNumber))
                add(name, [this, text = text] { findNotation(text); });
        }
        add(cell::findNobody, [this] { findNobody(); });
    }
    add(cell::nameFull, [this] { findName(); });
    add(cell::cardFind, [this] { lookAtCard(); });
    add(cell::cardGet, [this] { getCard(); });
    add(cell::cardLink, [this] { link(); });
    add(cell::cardNewContact, [this] { newContact(); });
    add(cell::noteWritten, [this] { writeNote(); });
}

void CheckRun::start()
{
    next();
}

void CheckRun::next()
{
    m_steps.clear();
    if (++m_at < m_cells.size())
        m_cells.at(m_at).begin();
    else
        m_handlers.done(m_wentWell);
}

void CheckRun::tell(State state, const QString &sentence, const QStringList &mapping)
{
    m_wentWell = m_wentWell && state != State::Failed;
    m_handlers.result({m_cells.at(m_at).name, state, sentence, m_steps, mapping});
    // A system that cannot be reached fails every cell in the same way.
    if (m_at == 0 && state == State::Failed)
        m_cells.resize(1);
    QMetaObject::invokeMethod(&m_here, [this] { next(); }, Qt::QueuedConnection);
}

void CheckRun::fail(const Error &error)
{
    const bool isCannot = error.code == ErrorCode::NotSupported;
    tell(isCannot ? State::NotPossible : State::Failed,
        error.userText + (error.detail.isEmpty() || isCannot ? QString() : u" ("_s + error.detail + u')'));
}

template <typename T> Done<T> CheckRun::then(std::function<void(const T &)> next)
{
    return [this, next = std::move(next)](const Expected<T> &answer) {
        if (answer)
            next(*answer);
        else
            fail(answer.error());
    };
}

bool CheckRun::can(Capability capability) const
{
    return m_connector.capabilities().testFlag(capability);
}

bool CheckRun::needsCard()
{
    if (m_card)
        return true;
    tell(State::NotTried, tr("Nobody was found to try it with."));
    return false;
}

void CheckRun::trial()
{
    m_task = m_connector.tryOut({},
        {[this](const TrialStep &step) { m_steps.append(step); },
            [this](bool wentWell, const QVector<ContactCard> &) {
                tell(wentWell ? State::Ok : State::Failed,
                    wentWell ? tr("The system can be asked.")
                             : tr("The system cannot be asked; the other steps were not tried."));
            }});
}

void CheckRun::findNumber()
{
    if (!can(Capability::FindByNumber)) {
        tell(State::NotPossible, tr("The profile has no search for numbers."));
    } else if (m_wishes.number.kind != NumberKind::Number) {
        tell(State::NotTried, tr("No --number was given."));
    } else {
        m_task = m_connector.findByNumber({m_wishes.number},
            then<LookupReply>([this](const LookupReply &reply) { onNumber(reply); }));
    }
}

void CheckRun::onNumber(const LookupReply &reply)
{
    m_questions = questionsOf(m_steps);
    m_found = reply.cards;
    if (m_found.isEmpty()) {
        tell(State::Failed,
            tr("Nobody with %1 was found. Look up how the number stands in the system, and whether "
               "this user may see the record.")
                .arg(m_wishes.number.e164));
        return;
    }
    m_card = m_found.first();
    tell(State::Ok,
        tr("%n found with %1: %2.", nullptr, int(m_found.size()))
            .arg(m_wishes.number.e164, namesOf(m_found)));
}

void CheckRun::findNotation(const QString &text)
{
    if (m_found.isEmpty()) {
        tell(State::NotTried, tr("Nobody was found to try it with."));
        return;
    }
    m_task = m_connector.findByNumber({m_numbers.read(text)},
        then<LookupReply>([this, text](const LookupReply &reply) {
            const bool isSame = reply.cards.size() == m_found.size()
                && std::all_of(m_found.cbegin(), m_found.cend(),
                    [&reply](const ContactCard &card) { return isAmong(reply.cards, card.key); });
            if (questionsOf(m_steps) == m_questions)
                m_steps.clear(); // they stand above
            tell(isSame ? State::Ok : State::Failed,
                isSame ? tr("The same as with %1, for %2.").arg(m_wishes.number.e164, text)
                       : tr("Others than with %1, for %2: %3.")
                             .arg(m_wishes.number.e164, text, namesOf(reply.cards)));
        }));
}

void CheckRun::findNobody()
{
    if (!can(Capability::FindByNumber)) {
        tell(State::NotPossible, tr("The profile has no search for numbers."));
        return;
    }
    m_task = m_connector.findByNumber({m_numbers.read(nobodysNumber)},
        then<LookupReply>([this](const LookupReply &reply) {
            if (reply.cards.isEmpty())
                tell(State::Ok, tr("Nobody has %1, and nobody was found.").arg(nobodysNumber));
            else
                tell(State::Failed,
                    tr("Nobody should have %1, but was found: %2.")
                        .arg(nobodysNumber, namesOf(reply.cards)));
        }));
}

void CheckRun::readCopy()
{
    m_source = m_connector.directory();
    m_copying = m_source->synchronise({},
        {[this](const SyncBatch &batch) { onCopied(batch); },
            [this](const Expected<SyncEnd> &end) {
                if (!end)
                    fail(end.error());
                else if (m_card)
                    tell(State::Ok,
                        tr("%n contact(s) were copied; found with %1: %2.", nullptr, int(m_copied))
                            .arg(m_wishes.number.e164, namesOf(m_found)));
                else if (m_wishes.number.kind == NumberKind::Number)
                    tell(State::Failed,
                        tr("%n contact(s) were copied, and none of them has %1.", nullptr, int(m_copied))
                            .arg(m_wishes.number.e164));
                else
                    tell(State::Ok, tr("%n contact(s) were copied.", nullptr, int(m_copied)));
            }});
}

void CheckRun::onCopied(const SyncBatch &batch)
{
    const NumberMatch match(m_wishes.number, false, m_numbers);
    m_copied += batch.changed.size();
    for (const Contact &contact : batch.changed) {
        ContactCard card;
        card.key = copiedKey({}, contact.uid);
        card.name = contact.displayName;
        card.company = contact.company;
        card.title = contact.title;
        card.department = contact.department;
        card.numbers = contact.numbers;
        card.emails = contact.emails;
        if (match.judge(card) != CardMatch::None)
            m_found.append(card);
        if (!m_card && !m_found.isEmpty())
            m_card = m_found.first();
    }
    m_steps.clear(); // page after page; a failing one is told
}

void CheckRun::findName()
{
    const QString text = !m_wishes.name.isEmpty() ? m_wishes.name
        : m_card                                  ? m_card->name
                                                  : QString();
    if (!can(Capability::FindByName)) {
        tell(State::NotPossible, can(Capability::Directory)
                ? tr("Names are searched for in the copy.")
                : tr("The profile has no search for names."));
    } else if (text.isEmpty()) {
        tell(State::NotTried, tr("No name is known to search for; give --name."));
    } else {
        m_task = m_connector.findByName({text},
            then<LookupReply>([this, text](const LookupReply &reply) { onNamed(reply, text); }));
    }
}

void CheckRun::onNamed(const LookupReply &reply, const QString &text)
{
    QStringList mapping;
    for (const ContactCard &card : reply.cards.mid(0, 3))
        mapping += CardMapper::described(card);
    if (reply.cards.isEmpty()) {
        tell(State::Failed, tr("Nobody called \"%1\" was found.").arg(text));
    } else if (m_card && m_wishes.name.isEmpty() && !reply.more && !isAmong(reply.cards, m_card->key)) {
        tell(State::Failed,
            tr("The one with the number is not among those called \"%1\": %2.")
                .arg(text, namesOf(reply.cards)),
            mapping);
    } else {
        if (!m_card)
            m_card = reply.cards.first();
        tell(State::Ok,
            tr("%n found for \"%1\": %2.", nullptr, int(reply.cards.size()))
                .arg(text, namesOf(reply.cards)),
            mapping);
    }
}

void CheckRun::lookAtCard()
{
    if (!needsCard())
        return;
    const std::pair<QString, bool> fields[]{{tr("name"), !m_card->name.isEmpty()},
        {tr("number"), !m_card->numbers.isEmpty()}, {tr("company"), !m_card->company.isEmpty()},
        {tr("title"), !m_card->title.isEmpty()}, {tr("e-mail address"), !m_card->emails.isEmpty()},
        {tr("owner"), !m_card->ownerName.isEmpty()}};
    QStringList lacking;
    for (const auto &[name, isThere] : fields) {
        if (!isThere)
            lacking << name;
    }
    const QStringList mapping = CardMapper::described(*m_card);
    if (m_card->name.isEmpty() || m_card->key.id.isEmpty())
        tell(State::Failed, tr("The card has no name or no key: see \"card\" of the profile."), mapping);
    else if (lacking.isEmpty())
        tell(State::Ok, tr("The card has every field."), mapping);
    else
        tell(State::Ok,
            tr("The card has a name. Empty, which may be right: %1.").arg(lacking.join(u", "_s)),
            mapping);
}

void CheckRun::getCard()
{
    if (!can(Capability::GetCard)) {
        tell(State::NotPossible, tr("The profile does not ask for a single card."));
        return;
    }
    if (!needsCard())
        return;
    m_task = m_connector.getCard(
        m_card->key, then<ContactCard>([this](const ContactCard &card) {
            const bool isSame = card.key.id == m_card->key.id && !card.name.isEmpty();
            tell(isSame ? State::Ok : State::Failed,
                isSame ? tr("The card of %1.").arg(card.name)
                       : tr("Another card came, or one without a name."),
                CardMapper::described(card));
            if (isSame && m_card->link.isEmpty())
                m_card->link = card.link;
        }));
}

void CheckRun::link()
{
    if (m_profile.links.card.isEmpty())
        tell(State::NotPossible, tr("The profile has no address of a card."));
    else if (needsCard())
        tell(m_card->link.isEmpty() ? State::Failed : State::Ok,
            m_card->link.isEmpty()
                ? tr("No address for a card of the kind \"%1\" could be made.").arg(m_card->key.type)
                : m_card->link.toString(QUrl::FullyEncoded));
}

void CheckRun::newContact()
{
    if (!can(Capability::NewContact)) {
        tell(State::NotPossible, tr("The profile has no address of a form for a new contact."));
        return;
    }
    const QUrl form = m_connector.newContactLink(m_numbers.read(nobodysNumber));
    tell(form.isEmpty() ? State::Failed : State::Ok,
        form.isEmpty() ? tr("No address of a form could be made.")
                       : form.toString(QUrl::FullyEncoded));
}

void CheckRun::writeNote()
{
    if (!can(Capability::LogCall)) {
        tell(State::NotPossible, tr("The profile does not write notes."));
        return;
    }
    if (!m_wishes.writeNote) {
        tell(State::NotTried, tr("Nothing was written: --write-note was not given."));
        return;
    }
    if (!needsCard())
        return;
    CallReport report;
    report.key = u"check-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    report.card = m_card->key;
    report.company = m_card->companyKey;
    report.number = m_wishes.number.e164.isEmpty() ? QString(nobodysNumber) : m_wishes.number.e164;
    report.name = m_card->name;
    const QDateTime now = QDateTime::currentDateTime();
    report.start = now.toOffsetFromUtc(now.offsetFromUtc());
    report.seconds = 60;
    report.subject = tr("Balie: test of the connection");
    report.text = tr("Written by balie-connector to try this out. It may be deleted.");
    m_task = m_connector.logCall(report, then<CallReceipt>([this](const CallReceipt &receipt) {
        tell(State::Ok,
            receipt.id.isEmpty() ? tr("A note was written with %1; delete it there.").arg(m_card->name)
                                 : tr("A note was written with %1, its key is %2; delete it there.")
                                       .arg(m_card->name, receipt.id));
    }));
}

} // namespace balie::crm
