#include "tests/connectors-conformance/Contract.h"

#include "crm-connectors/check/CheckCells.h"
#include "tests/connectors-conformance/CardChecks.h"
#include "tests/connectors-conformance/FaultChecks.h"
#include "tests/connectors-conformance/FindChecks.h"
#include "tests/connectors-conformance/NoteChecks.h"
#include "tests/connectors-conformance/PageChecks.h"

#include <QJsonArray>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

using Pace = Contract::Pace;

template <int Index> QString findStored(ConnectorBench &bench)
{
    static const QStringList numbers{u"+31612345680"_s, u"+31612345681"_s, u"+31612345682"_s,
        u"+31612345683"_s, u"+31612345684"_s, u"+31207654300"_s, u"+31655500000"_s,
        u"+31698765680"_s};
    return findChecks::numberFinds(bench, numbers.at(Index));
}

} // namespace

const QVector<Contract::Cell> &Contract::cells()
{
    static const QVector<Cell> all{
        {crm::cell::findE164, Pace::Quick, findStored<0>},
        {crm::cell::findHyphen, Pace::Quick, findStored<1>},
        {crm::cell::findGroups, Pace::Quick, findStored<2>},
        {crm::cell::findTrunk, Pace::Quick, findStored<3>},
        {crm::cell::find0031, Pace::Quick, findStored<4>},
        {u"find.two"_s, Pace::Quick, findStored<5>},
        {crm::cell::findNobody, Pace::Quick, findStored<6>},
        {u"find.near-miss"_s, Pace::Quick, findStored<7>},
        {u"find.everyone"_s, Pace::Quick, findChecks::everyNumber},
        {u"find.company"_s, Pace::Quick, findChecks::companyNumber},
        {u"find.again"_s, Pace::Quick, findChecks::askedTwice},
        {u"name.apostrophe"_s, Pace::Quick, findChecks::nameWithApostrophe},
        {u"name.umlaut"_s, Pace::Quick, findChecks::nameWithUmlaut},
        {u"name.infix"_s, Pace::Quick, findChecks::nameWithInfix},
        {u"name.parts"_s, Pace::Quick, findChecks::nameParts},
        {crm::cell::nameFull, Pace::Quick, findChecks::fullName},
        {u"name.company"_s, Pace::Quick, cardChecks::companyName},
        {u"name.nobody"_s, Pace::Quick, findChecks::nameOfNobody},
        {u"name.injection"_s, Pace::Quick, findChecks::injection},
        {u"name.paging"_s, Pace::Quick, findChecks::paging},
        {u"page.number"_s, Pace::Quick, pageChecks::byNumber},
        {u"page.name"_s, Pace::Quick, pageChecks::byName},
        {u"page.last"_s, Pace::Quick, pageChecks::lastOfMany},
        {u"page.sparing"_s, Pace::Quick, pageChecks::sparing},
        {u"find.fresh"_s, Pace::Quick, cardChecks::fresh},
        {crm::cell::cardFind, Pace::Quick, cardChecks::foundCard},
        {u"card.named"_s, Pace::Quick, cardChecks::namedCard},
        {crm::cell::cardGet, Pace::Quick, cardChecks::gottenCard},
        {u"card.company"_s, Pace::Quick, cardChecks::companyCard},
        {u"card.gone"_s, Pace::Quick, cardChecks::goneCard},
        {u"card.markup"_s, Pace::Quick, cardChecks::markup},
        {u"card.lead"_s, Pace::Quick, cardChecks::lead},
        {u"card.key"_s, Pace::Quick, cardChecks::sameKeys},
        {crm::cell::cardNewContact, Pace::Quick, cardChecks::newContact},
        {crm::cell::noteWritten, Pace::Quick, noteChecks::written},
        {u"note.ofCompany"_s, Pace::Quick, noteChecks::ofCompany},
        {u"note.ofNoCompany"_s, Pace::Quick, noteChecks::ofNoCompany},
        {u"note.once"_s, Pace::Quick, noteChecks::onceAfterCut},
        {u"signin.expired"_s, Pace::Quick, faultChecks::expired},
        {u"signin.refused"_s, Pace::Quick, faultChecks::refused},
        {crm::cell::trial, Pace::Quick, faultChecks::trial},
        {u"fault.limit"_s, Pace::Quick, faultChecks::limit, {2000, {}}},
        {u"fault.forbidden"_s, Pace::Quick, faultChecks::forbidden},
        {u"fault.failure"_s, Pace::Quick, faultChecks::failure},
        {u"fault.told"_s, Pace::Quick, faultChecks::told},
        {u"fault.html"_s, Pace::Quick, faultChecks::html},
        {u"fault.cut"_s, Pace::Slow, faultChecks::cut},
        {u"fault.shape"_s, Pace::Quick, faultChecks::shape},
        {u"fault.renamed"_s, Pace::Quick, faultChecks::renamed},
        {u"fault.stall"_s, Pace::Slow, faultChecks::stall, {200, {}}},
        {u"fault.drip"_s, Pace::Slow, faultChecks::drip, {200, {}}},
        {u"fault.huge"_s, Pace::Slow, faultChecks::huge},
        {u"fault.many"_s, Pace::Slow, faultChecks::many},
        {u"fault.gone"_s, Pace::Slow, faultChecks::serverGone, {}, false},
    };
    return all;
}

QString Contract::run(const Cell &cell, const QJsonObject &profile, ConnectorBench &bench)
{
    if (!bench.standIn().isRunning() && !bench.standIn().start())
        return bench.standIn().why();
    BenchWishes wishes = cell.wishes;
    if (cell.name == "signin.refused"_L1)
        wishes.wrongSecret = bench.facts().fact(u"wrongSecret"_s).toString();
    QString wrong = bench.make(profile, wishes);
    if (wrong.isEmpty())
        wrong = cell.check(bench);
    // A secret that never was one is what that cell sends.
    if (!wrong.isEmpty() || !cell.needsClean || cell.name == "signin.refused"_L1)
        return wrong;
    const QJsonArray violations = bench.standIn().get(u"violations"_s).toArray();
    QStringList told;
    for (const QJsonValue &violation : violations)
        told.append(violation["method"_L1].toString() + u' ' + violation["path"_L1].toString()
            + u": "_s + violation["reason"_L1].toString());
    told.removeDuplicates();
    return told.mid(0, 5).join(u'\n');
}

} // namespace balie::test
