#include "desk/journal/JournalCsv.h"

#include "desk/journal/JournalText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk::journalCsv {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JournalCsv)
};

QByteArray joined(const QStringList &cells, char separator)
{
    QByteArray made;
    for (const QString &text : cells) {
        if (&text != &cells.front())
            made += separator;
        made += cell(text, separator);
    }
    return made + "\r\n";
}

QString moment(qint64 wallMs)
{
    return QDateTime::fromMSecsSinceEpoch(wallMs).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString seconds(const std::optional<std::chrono::milliseconds> &duration)
{
    return duration ? QString::number(std::chrono::round<std::chrono::seconds>(*duration).count()) : QString();
}

} // namespace

char usualSeparator()
{
    return QLocale().decimalPoint() == u","_s ? ';' : ',';
}

QByteArray cell(const QString &text, char separator)
{
    QString safe = text;
    // Also behind blanks, which some programs skip.
    const QString bare = text.trimmed();
    const bool beginsLikeFormula = !text.isEmpty()
        && (text.front() == u'\t' || text.front() == u'\r' || text.front() == u'\n'
            || (!bare.isEmpty() && u"=+-@\uff1d\uff0b\uff0d\uff20"_s.contains(bare.front())));
    if (beginsLikeFormula)
        safe.prepend(u'\'');
    QByteArray bytes = safe.toUtf8();
    const bool quoted = bytes.contains(separator) || bytes.contains('"') || bytes.contains('\n')
        || bytes.contains('\r') || bytes.contains(';') || bytes.contains(',') || bytes.contains('\t');
    if (!quoted)
        return bytes;
    return '"' + bytes.replace('"', "\"\"") + '"';
}

QByteArray header(char separator)
{
    return "\xef\xbb\xbf"
        + joined({Text::tr("Began"), Text::tr("Ended"), Text::tr("Kind"), Text::tr("Direction"), Text::tr("Name"),
                     Text::tr("Number"), Text::tr("Called"), Text::tr("Queue"), Text::tr("Waiting (s)"),
                     Text::tr("Talking (s)"), Text::tr("Handed over"), Text::tr("Recorded"), Text::tr("Note"),
                     Text::tr("Remarks")},
            separator);
}

QByteArray line(const JournalEntry &entry, char separator)
{
    QStringList handOvers;
    for (const JournalHandOver &handOver : entry.handOvers)
        handOvers.append(journalText::handOver(handOver));
    QStringList remarks;
    if (entry.cutShort)
        remarks.append(Text::tr("end not seen"));
    if (entry.inferred)
        remarks.append(Text::tr("partly concluded"));
    if (entry.origin == JournalEntry::Origin::PbxLog)
        remarks.append(Text::tr("from the log of the PBX"));
    return joined({moment(entry.startedMs), entry.isOpen() ? QString() : moment(entry.endedMs),
                      journalText::kind(entry),
                      entry.direction == cti::Direction::Outgoing ? Text::tr("out") : Text::tr("in"),
                      entry.withheld ? journalText::who(entry) : entry.name, entry.number,
                      journalText::called(entry), entry.queue,
                      seconds(entry.waiting), seconds(entry.talking), handOvers.join(u"; "_s),
                      entry.recordingKept ? Text::tr("yes") : QString(), entry.note, remarks.join(u"; "_s)},
        separator);
}

} // namespace balie::desk::journalCsv
