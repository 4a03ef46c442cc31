#include "ui/journal/JournalDetails.h"

#include "cti/lamp/Durations.h"
#include "desk/journal/JournalText.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/calls/FactTable.h"
#include "ui/theme/Look.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString moment(qint64 wallMs)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(wallMs);
    const QLocale locale;
    return locale.toString(at.date(), u"ddd d MMM yyyy"_s) + u' ' + locale.toString(at.time(), u"HH:mm:ss"_s);
}

QString clockTime(qint64 wallMs)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(wallMs).time(), u"HH:mm:ss"_s);
}

} // namespace

JournalDetails::JournalDetails(const Theme &theme, desk::JournalNotes &notes, QWidget *parent)
    : QWidget(parent)
    , m_notes(notes)
    , m_empty(new QLabel(tr("Choose a call to see all that is known of it."), this))
    , m_body(new QWidget(this))
    , m_who(new ElidedLabel(m_body))
    , m_kind(new QLabel(m_body))
    , m_facts(new FactTable(theme, m_body))
    , m_handOvers(new QLabel(m_body))
    , m_note(new QLineEdit(m_body))
{
    setAccessibleName(tr("The call"));
    setLook(this, Look::Panel);
    auto *outer = new QVBoxLayout(this);
    const int edge = theme.metric(Metric::Space3);
    outer->setContentsMargins(edge, edge, edge, edge);
    setLook(m_empty, Look::MutedText);
    m_empty->setWordWrap(true);
    outer->addWidget(m_empty);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins({});
    column->setSpacing(theme.metric(Metric::Space2));
    setLook(m_who, Look::Title);
    setLook(m_kind, Look::StrongText);
    m_handOvers->setWordWrap(true);
    m_handOvers->setTextFormat(Qt::PlainText);
    m_handOvers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *label = new QLabel(tr("&Note on this call"), m_body);
    setLook(label, Look::MutedText);
    label->setBuddy(m_note);
    m_note->setAccessibleName(tr("Note on this call"));
    m_note->setMaxLength(desk::CallNotes::longestText);
    m_note->setTextMargins(theme.metric(Metric::Space1), 0, theme.metric(Metric::Space1), 0);
    for (QWidget *widget : {static_cast<QWidget *>(m_who), static_cast<QWidget *>(m_kind),
             static_cast<QWidget *>(m_facts), static_cast<QWidget *>(m_handOvers), static_cast<QWidget *>(label),
             static_cast<QWidget *>(m_note)})
        column->addWidget(widget);
    outer->addWidget(m_body);
    outer->addStretch(1);
    connect(m_note, &QLineEdit::editingFinished, this, &JournalDetails::keepNote);
    clear();
}

void JournalDetails::clear()
{
    keepNote();
    m_entry = {};
    m_empty->show();
    m_body->hide();
}

void JournalDetails::show(const desk::JournalEntry &entry, const desk::JournalEntry &shown)
{
    const bool other = entry.uuid != m_entry.uuid;
    if (other)
        keepNote();
    m_entry = entry;
    m_empty->hide();
    m_body->show();
    m_who->setText(desk::journalText::who(shown));
    m_kind->setText(desk::journalText::kind(shown));

    QVector<FactTable::Fact> facts;
    const auto add = [&](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts.append({label, value});
    };
    add(tr("Number"), shown.withheld ? tr("withheld by the caller") : shown.number);
    add(tr("Began"), moment(entry.startedMs));
    add(tr("Ended"), entry.isOpen() ? QString() : clockTime(entry.endedMs));
    if (entry.direction == cti::Direction::Incoming)
        add(tr("For"), desk::journalText::called(shown));
    add(tr("Queue"), entry.queue);
    add(tr("Waiting"), entry.waiting ? cti::durationInWords(*entry.waiting) : QString());
    add(tr("Talking"), entry.wasAnswered() ? cti::durationInWords(*entry.talking) : QString());
    add(tr("Recording"), entry.recordingKept ? tr("kept") : QString());
    QStringList remarks;
    if (entry.cutShort)
        remarks.append(tr("the program ended before the call did, so its end is a guess"));
    if (entry.inferred)
        remarks.append(tr("concluded in part, after the link was away"));
    if (entry.origin == desk::JournalEntry::Origin::PbxLog)
        remarks.append(tr("known from the log of the PBX"));
    add(tr("Remarks"), remarks.join(u"; "_s));
    m_facts->setFacts(facts);

    QStringList handOvers;
    for (const desk::JournalHandOver &handOver : shown.handOvers)
        handOvers.append(clockTime(handOver.atMs) + u"  "_s + desk::journalText::handOver(handOver));
    m_handOvers->setText(handOvers.join(u'\n'));
    m_handOvers->setAccessibleName(tr("Handed over: %1").arg(handOvers.join(u", "_s)));
    m_handOvers->setVisible(!handOvers.isEmpty());
    // What is being typed is newer than any news of the call.
    if (other || !m_note->hasFocus())
        m_note->setText(entry.note);
}

void JournalDetails::keepNote()
{
    if (hasCall() && m_note->text().simplified() != m_entry.note)
        m_notes.setText(m_entry, m_note->text());
}

QStringList JournalDetails::facts() const
{
    return m_facts->texts();
}

void JournalDetails::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        m_note->setText(m_entry.note);
        Q_EMIT finished();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        keepNote();
        Q_EMIT finished();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace balie::ui
