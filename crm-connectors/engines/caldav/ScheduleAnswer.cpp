#include "crm-connectors/engines/caldav/ScheduleAnswer.h"

#include "base/xml/XmlTree.h"
#include "crm-connectors/engines/caldav/FreeBusyText.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

Expected<QVector<ScheduleAnswer>, QString> ScheduleAnswer::read(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(tree.error().detail);
    if (tree->root().name() != "schedule-response"_L1)
        return unexpected(u"no schedule-response"_s);
    QVector<ScheduleAnswer> answers;
    for (XmlElement one = tree->root().firstChild(); one; one = one.nextSibling()) {
        if (one.name() != "response"_L1)
            continue;
        ScheduleAnswer answer;
        const QString recipient = one.child("recipient"_L1).child("href"_L1).value();
        answer.email = freeBusyText::emailOf(QUrl::fromEncoded(recipient.toUtf8()));
        answer.calendar = one.child("calendar-data"_L1).text().toUtf8();
        // 2.x is success, 1.x is under way; the others are refusals (RFC 5545, 3.8.8.3).
        answer.isKnown = one.child("request-status"_L1).value().startsWith("2."_L1)
            && !answer.calendar.isEmpty();
        answers.append(answer);
    }
    return answers;
}

} // namespace balie::crm
