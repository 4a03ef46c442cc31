#include "crm-connectors/engines/odata/ODataDialect.h"

#include <QCoreApplication>

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct OData {
    Q_DECLARE_TR_FUNCTIONS(ODataEngine)
};

const QString &orBetween()
{
    static const QString text = u" or "_s;
    return text;
}

/// Cuts a text at each " or " that the profile itself writes.
QVector<Text> parted(const Text &text)
{
    if (text.kind == Text::Kind::Concat) {
        QVector<Text> parts(1);
        parts.first().kind = Text::Kind::Concat;
        for (const Text &piece : text.parts) {
            const QVector<Text> cut = parted(piece);
            for (qsizetype i = 0; i < cut.size(); ++i) {
                if (i > 0) {
                    parts.append(Text());
                    parts.last().kind = Text::Kind::Concat;
                }
                parts.last().parts.append(cut[i]);
            }
        }
        return parts;
    }
    if (text.kind != Text::Kind::Pieces)
        return {text};
    Text empty = text;
    empty.pieces.clear();
    QVector<Text> parts{empty};
    for (Text::Piece piece : text.pieces) {
        for (qsizetype at = piece.literal.indexOf(orBetween()); at >= 0;
             at = piece.literal.indexOf(orBetween())) {
            Text::Piece before;
            before.literal = piece.literal.left(at);
            if (!before.literal.isEmpty())
                parts.last().pieces.append(before);
            parts.append(empty);
            piece.literal.remove(0, at + orBetween().size());
        }
        parts.last().pieces.append(piece);
    }
    return parts;
}

QVector<Step> oneForEachField(const Step &step)
{
    const auto filter = std::find_if(step.query.cbegin(), step.query.cend(),
        [](const Step::Pair &pair) { return pair.name == "$filter"_L1; });
    if (filter == step.query.cend())
        return {step};
    const qsizetype index = filter - step.query.cbegin();
    QVector<Step> steps;
    const QVector<Text> parts = parted(filter->value);
    for (const Text &part : parts) {
        Step one = step;
        one.query[index].value = part;
        steps.append(one);
    }
    return steps;
}

void complete(Step &step, int version)
{
    if (!step.card)
        return;
    if (step.items.isEmpty())
        step.items = version == 2 ? u"d.results"_s : u"value"_s;
    if (step.next.kind != NextPage::Kind::None)
        return;
    step.next.kind = NextPage::Kind::Link;
    step.next.path = version == 2 ? u"d.__next"_s
        : version == 3            ? u"[odata.nextLink]"_s
                                  : u"[@odata.nextLink]"_s;
}

} // namespace

Expected<std::shared_ptr<const Profile>> withODataDefaults(const Profile &profile)
{
    const QJsonValue version = profile.engineOwn.value("version"_L1);
    const QJsonValue orAcross = profile.engineOwn.value("orAcrossFields"_L1);
    const int number = version.isUndefined() ? 4 : version.toInt();
    if (number < 2 || number > 4 || (!orAcross.isUndefined() && !orAcross.isBool())) {
        return unexpected(Error{ErrorCode::InvalidInput,
            OData::tr("The profile of %1 has a mistake at /odata. Ask whoever wrote it to mend it.")
                .arg(profile.name),
            u"%1: /odata/version is 2, 3 or 4 and /odata/orAcrossFields true or false"_s.arg(
                profile.id)});
    }
    auto made = std::make_shared<Profile>(profile);
    for (std::optional<Operation> *operation : {&made->findByNumber, &made->findByName}) {
        if (!*operation)
            continue;
        QVector<Step> steps;
        for (Step step : std::as_const((*operation)->steps)) {
            complete(step, number);
            if (orAcross.toBool(true))
                steps.append(step);
            else
                steps += oneForEachField(step);
        }
        (*operation)->steps = steps;
    }
    return std::shared_ptr<const Profile>(std::move(made));
}

} // namespace balie::crm
