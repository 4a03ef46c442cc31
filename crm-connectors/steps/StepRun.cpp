#include "crm-connectors/steps/StepRun.h"

#include "base/HostRules.h"
#include "crm-connectors/profile/TextVariables.h"
#include "crm-connectors/steps/ResultPath.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

QVector<QStringList> portionsOf(const QStringList &variants, int size)
{
    QVector<QStringList> portions;
    if (size <= 0)
        return {variants};
    for (qsizetype at = 0; at < variants.size(); at += size)
        portions.append(variants.mid(at, size));
    return portions;
}

QString lastSegment(const QByteArray &location)
{
    QString path = QUrl::fromEncoded(location).path();
    while (path.endsWith(u'/'))
        path.chop(1);
    QString id = path.mid(path.lastIndexOf(u'/') + 1);
    // OData: phonecalls(1234-...)
    if (id.endsWith(u')') && id.contains(u'('))
        id = id.mid(id.indexOf(u'(') + 1).chopped(1);
    return id;
}

} // namespace

StepRun::StepRun(std::shared_ptr<ConnectorLine> line, const Step &step, Values values,
    Purpose purpose, Done done)
    : m_line(std::move(line))
    , m_step(step)
    , m_values(std::move(values))
    , m_purpose(std::move(purpose))
    , m_done(std::move(done))
{
    const QString variants = u"number.variants"_s;
    if (variablesOf(m_step).contains(variants))
        m_portions
            = portionsOf(m_values.list(variants), m_line->profile().numbers.variantsPerRequest);
    if (m_portions.isEmpty())
        m_portions.append(m_values.list(variants));
    m_values.set(u"page.skip"_s, QString::number(m_step.next.first));
    m_values.set(u"page.number"_s, QString::number(m_step.next.first));
    m_values.set(u"page.size"_s, QString::number(m_step.next.size));
    m_values.set(u"page.token"_s, QString());
    ask();
}

void StepRun::ask()
{
    if (m_pages == 0)
        m_values.set(u"number.variants"_s, m_portions.takeFirst());
    ++m_pages;
    const bool isSame = isSafe(m_step.method) || m_step.method == HttpMethod::Put
        || m_step.method == HttpMethod::Patch;
    Exchange::Plan plan{m_step,
        [this]() -> Expected<HttpRequest> {
            m_line->addSession(m_values);
            return buildRequest(m_line->profile(), m_step, m_values, m_purpose.manner, m_nextPage);
        },
        isSame || m_purpose.kind != Purpose::Kind::Write, m_purpose.watch};
    m_exchange = std::make_unique<Exchange>(
        m_line, std::move(plan), [this](const Expected<Answer> &answer) {
            if (answer) {
                onAnswer(*answer);
            } else {
                m_result.error = answer.error();
                finish();
            }
        });
}

void StepRun::onAnswer(const Answer &answer)
{
    m_recordsOfPage = 0;
    take(answer);
    if (m_result.error) {
        finish();
        return;
    }
    const bool hasNext
        = answer.kind == Verdict::Kind::Fine && findNextPage(answer.body, answer.reply.url);
    if (isFull()) {
        m_result.hasMore = m_result.hasMore || hasNext || !m_portions.isEmpty();
        finish();
        return;
    }
    if (hasNext) {
        if (m_pages < mostPages) {
            ask();
            return;
        }
        m_result.hasMore = true;
    }
    // The notations stand in the order of their likelihood: who is found by one is not sought by
    // the rest.
    if (m_portions.isEmpty() || !m_result.cards.isEmpty()) {
        finish();
        return;
    }
    m_pages = 0;
    m_nextPage.clear();
    m_values.set(u"page.skip"_s, QString::number(m_step.next.first));
    m_values.set(u"page.number"_s, QString::number(m_step.next.first));
    m_values.set(u"page.token"_s, QString());
    ask();
}

bool StepRun::isFull() const
{
    return m_result.cards.size() >= m_purpose.limit || m_records >= mostRecords;
}

void StepRun::take(const Answer &answer)
{
    if (answer.kind == Verdict::Kind::Stands) {
        m_result.stands = true;
        takeId(answer);
        return;
    }
    if (answer.kind == Verdict::Kind::Nothing)
        return;
    const bool wantsId = !m_step.idPath.isEmpty() && !m_step.idPath.startsWith("header:"_L1);
    if (answer.body.isUndefined() && (m_step.card || !m_step.keep.isEmpty() || wantsId)) {
        // A note that was taken without a word of where it is, is written all the same.
        if (m_purpose.kind != Purpose::Kind::Write || m_step.card || !m_step.keep.isEmpty())
            m_result.error = m_line->errors().empty(m_step);
        return;
    }
    if (m_step.card)
        takeRecords(answer.body);
    takeKept(answer.body);
    takeId(answer);
}

void StepRun::takeRecords(const QJsonValue &body)
{
    const resultPath::Records records = resultPath::records(body, m_step.items);
    if (!records.isThere) {
        m_result.error
            = m_line->errors().otherShape(m_step, u"nothing at '%1'"_s.arg(m_step.items));
        return;
    }
    m_recordsOfPage = int(records.list.size());
    const bool tellsId = CardMapper::tellsId(*m_step.card);
    bool anyId = false;
    const CardMapper mapper = m_line->mapper();
    CardMap map = *m_step.card;
    // What was asked for by its type need not tell it again.
    if (map.type.isEmpty() && map.typePath.isEmpty())
        map.type = m_values.value(u"card.type"_s).toString();
    for (const QJsonValue &record : records.list) {
        if (isFull()) {
            m_result.hasMore = true;
            break;
        }
        ++m_records;
        ContactCard card = mapper.card(map, record);
        if (!tellsId) {
            CardMapper::addTo(m_result.more, card);
            continue;
        }
        if (card.key.isEmpty())
            continue;
        anyId = true;
        const bool stays = !m_purpose.judge || m_purpose.judge(card) != CardMatch::None;
        if (m_purpose.mapped)
            m_purpose.mapped(card, stays);
        if (!stays)
            continue;
        const auto there = std::find_if(m_result.cards.begin(), m_result.cards.end(),
            [&card](const ContactCard &one) { return one.key == card.key; });
        if (there == m_result.cards.end())
            m_result.cards.append(card);
        else
            CardMapper::addTo(*there, card);
    }
    // The wrong people are no error; records that are none are.
    if (tellsId && !anyId && !records.list.isEmpty())
        m_result.error = m_line->errors().otherShape(m_step,
            u"%1 records at '%2', none with an id"_s.arg(records.list.size()).arg(m_step.items));
}

void StepRun::takeKept(const QJsonValue &body)
{
    for (auto it = m_step.keep.cbegin(); it != m_step.keep.cend(); ++it) {
        const QStringList found = resultPath::texts(body, it.value());
        if (found.size() == 1)
            m_result.kept.insert(it.key(), found.first());
        else if (!found.isEmpty())
            m_result.kept.insert(it.key(), found);
    }
}

void StepRun::takeId(const Answer &answer)
{
    if (m_step.idPath.isEmpty() || !m_result.id.isEmpty())
        return;
    if (m_step.idPath.startsWith("header:"_L1)) {
        m_result.id = lastSegment(answer.reply.header(m_step.idPath.mid(7).toLatin1())).left(500);
        return;
    }
    const QStringList found = resultPath::texts(answer.body, m_step.idPath);
    m_result.id = found.value(0).left(500);
}

bool StepRun::findNextPage(const QJsonValue &body, const QUrl &from)
{
    const NextPage &next = m_step.next;
    const QString told = next.path.isEmpty()
        ? QString()
        : resultPath::text(resultPath::first(body, next.path)).trimmed();
    switch (next.kind) {
    case NextPage::Kind::None:
        return false;
    case NextPage::Kind::Link: {
        if (told.isEmpty())
            return false;
        const QUrl url = from.resolved(QUrl(told));
        // The sign-in goes to no other server, and neither does the question.
        if (!isSameOrigin(url, from) || url == m_nextPage) {
            m_result.hasMore = true;
            return false;
        }
        m_nextPage = url;
        return true;
    }
    case NextPage::Kind::Token:
        if (told.isEmpty() || told == "-1"_L1 || told == m_values.value(u"page.token"_s).toString())
            return false;
        m_values.set(u"page.token"_s, told);
        return true;
    case NextPage::Kind::Skip:
    case NextPage::Kind::Number:
        break;
    }
    const bool hasNext
        = next.path.isEmpty() ? m_recordsOfPage >= next.size : resultPath::isTrue(QJsonValue(told));
    if (!hasNext || m_recordsOfPage == 0)
        return false;
    m_values.set(
        u"page.skip"_s, QString::number(m_values.value(u"page.skip"_s).toInt() + m_recordsOfPage));
    m_values.set(u"page.number"_s, QString::number(m_values.value(u"page.number"_s).toInt() + 1));
    return true;
}

void StepRun::finish()
{
    const Done done = std::exchange(m_done, {});
    StepResult result = std::move(m_result);
    done(std::move(result));
}

} // namespace balie::crm
