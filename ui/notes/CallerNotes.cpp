#include "ui/notes/CallerNotes.h"

#include "desk/text/Moments.h"
#include "ui/theme/Look.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int personLines = 4;

} // namespace

CallerNotes::CallerNotes(const Parts &parts, QWidget *parent)
    : QWidget(parent), m_parts(parts), m_callLabel(new QLabel(tr("Note on this call"), this)),
      m_callNote(new QLineEdit(this)), m_personLabel(new QLabel(this)), m_personNote(new QPlainTextEdit(this)),
      m_earlierLabel(new QLabel(tr("Noted at earlier calls"), this)), m_earlier(new QLabel(this))
{
    setAccessibleName(tr("Notes"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(parts.theme.metric(Metric::Space1));
    for (QLabel *label : {m_callLabel, m_personLabel, m_earlierLabel})
        setLook(label, Look::MutedText);
    m_callNote->setMaxLength(desk::CallNotes::longestText);
    m_callNote->setTextMargins(parts.theme.metric(Metric::Space1), 0, parts.theme.metric(Metric::Space1), 0);
    m_callNote->setAccessibleName(m_callLabel->text());
    m_callLabel->setBuddy(m_callNote);
    m_personLabel->setTextFormat(Qt::PlainText);
    m_personLabel->setWordWrap(true);
    m_personLabel->setBuddy(m_personNote);
    m_personNote->setTabChangesFocus(true);
    m_earlier->setWordWrap(true);
    m_earlier->setTextFormat(Qt::PlainText);
    m_earlier->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_callLabel);
    column->addWidget(m_callNote);
    column->addSpacing(parts.theme.metric(Metric::Space2));
    column->addWidget(m_personLabel);
    column->addWidget(m_personNote);
    column->addSpacing(parts.theme.metric(Metric::Space2));
    column->addWidget(m_earlierLabel);
    column->addWidget(m_earlier);

    for (QWidget *field : {static_cast<QWidget *>(m_callNote), static_cast<QWidget *>(m_personNote)})
        field->installEventFilter(this);
    connect(m_callNote, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_parts.callNotes.setText(m_thread, m_subject, text); });
    connect(m_personNote, &QPlainTextEdit::textChanged, this,
            [this] { m_parts.personNotes.setText(m_subject, m_personNote->toPlainText()); });
    connect(&parts.callNotes, &desk::CallNotes::changed, this, [this](cti::CallThreadId thread) {
        if (thread == m_thread && !m_callNote->hasFocus())
            showCallNote();
    });
    connect(&parts.callNotes, &desk::CallNotes::earlierChanged, this, &CallerNotes::askEarlier);
    connect(&parts.personNotes, &desk::PersonNotes::changed, this, [this](const desk::NoteSubject &subject) {
        if (subject == m_subject && !m_personNote->hasFocus())
            showPersonNote();
    });
    connect(&parts.personNotes, &desk::PersonNotes::loaded, this, [this] {
        if (!m_personNote->hasFocus())
            showPersonNote();
    });
    connect(&parts.switchboard, &cti::Switchboard::threadsMerged, this,
            [this](cti::CallThreadId gone, cti::CallThreadId into) {
                if (m_thread == gone)
                    m_thread = into;
            });
    connect(&parts.calls, &desk::CallsModel::callsChanged, this, &CallerNotes::refresh);
    connect(&parts.theme, &Theme::changed, this, &CallerNotes::fit);
    fit();
    hide();
}

void CallerNotes::fit()
{
    const int frame = 2 * (m_personNote->frameWidth() + int(m_personNote->document()->documentMargin()));
    m_personNote->setFixedHeight(m_personNote->fontMetrics().lineSpacing() * personLines + frame);
}

void CallerNotes::setCall(const cti::ConnectionId &call)
{
    m_call = call;
    refresh();
}

void CallerNotes::refresh()
{
    const int row = m_parts.calls.rowOf(m_call);
    // A line that is being typed belongs to its own call to the end.
    const bool typing = isAncestorOf(QApplication::focusWidget());
    if (row < 0) {
        if (typing) {
            m_callLabel->setText(tr("Note on the call that ended"));
            return;
        }
        hide();
        m_thread = cti::CallThreadId::None;
        m_subject = {};
        return;
    }
    const desk::CallItem &item = m_parts.calls.item(row);
    const cti::Connection *connection = m_parts.switchboard.connection(item.connection);
    if (connection == nullptr || (typing && m_thread != item.thread))
        return;
    show(item.thread, desk::noteSubject(connection->remote, m_parts.people), item.title);
}

void CallerNotes::show(cti::CallThreadId thread, const desk::NoteSubject &subject, const QString &who)
{
    m_callLabel->setText(tr("Note on this call"));
    setVisible(true);
    const bool other = thread != m_thread || subject != m_subject;
    m_thread = thread;
    m_subject = subject;
    const QString about = subject.isEmpty() ? QString() : tr("Always good to know about %1").arg(who);
    m_personLabel->setText(about);
    m_personNote->setAccessibleName(about);
    m_personLabel->setVisible(!subject.isEmpty());
    m_personNote->setVisible(!subject.isEmpty());
    if (!other)
        return;
    showCallNote();
    showPersonNote();
    showEarlier({});
    askEarlier();
}

void CallerNotes::askEarlier()
{
    m_parts.callNotes.earlier(m_subject, m_thread, this,
                              [this](const QVector<desk::CallNote> &notes) { showEarlier(notes); });
}

void CallerNotes::showCallNote()
{
    const QSignalBlocker shownOnly(m_callNote);
    m_callNote->setText(m_parts.callNotes.text(m_thread));
}

void CallerNotes::showPersonNote()
{
    const QSignalBlocker shownOnly(m_personNote);
    const QString text = m_parts.personNotes.text(m_subject);
    if (m_personNote->toPlainText() != text)
        m_personNote->setPlainText(text);
}

void CallerNotes::showEarlier(const QVector<desk::CallNote> &notes)
{
    QStringList lines;
    for (const desk::CallNote &note : notes)
        lines.append(QLocale().toString(note.at.date(), u"d MMM"_s) + u": "_s + note.text);
    m_earlier->setText(lines.join(u'\n'));
    m_earlier->setAccessibleName(m_earlierLabel->text() + u": "_s + lines.join(u", "_s));
    m_earlierLabel->setVisible(!lines.isEmpty());
    m_earlier->setVisible(!lines.isEmpty());
}

QString CallerNotes::earlier() const
{
    return m_earlier->text();
}

bool CallerNotes::focusCallNote()
{
    if (m_thread == cti::CallThreadId::None)
        return false;
    m_callNote->setFocus(Qt::ShortcutFocusReason);
    m_callNote->end(false);
    return true;
}

bool CallerNotes::eventFilter(QObject *watched, QEvent *event)
{
    // Whatever happened meanwhile is shown once nobody types here. Queued: the focus has not arrived yet.
    const bool moved = event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut;
    if (moved && watched == m_personNote)
        m_personNote->update(); // its frame shows the focus
    if (event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &CallerNotes::refresh, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void CallerNotes::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter && event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    Q_EMIT finished(); // Enter ends the line; it must not act on somebody
}

} // namespace balie::ui
