#include "ui/cards/ReportSheet.h"

#include "ui/calls/FlowLayout.h"
#include "ui/cards/CardText.h"
#include "ui/settings/EnumCombo.h"
#include "ui/theme/Button.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <algorithm>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using crm::CallOutcome;

namespace {

constexpr int textLines = 4;

} // namespace

ReportSheet::ReportSheet(const Theme &theme, desk::CallReports &reports, QWidget *parent)
    : CardFrame(theme, parent)
    , m_reports(reports)
    , m_title(new QLabel(this))
    , m_who(new QLabel(this))
    , m_subject(new QLineEdit(this))
    , m_outcome(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_send(new Button(theme, Look::PrimaryButton, tr("Send"), this))
    , m_dont(new Button(theme, Look::Plain, tr("Don't"), this))
    , m_next(new Button(theme, Look::FlatButton, tr("Next"), this))
{
    setAccessibleName(tr("Report of the call"));
    makeForm();
    m_subject->installEventFilter(this);
    m_text->installEventFilter(this);
    connect(m_send, &QPushButton::clicked, this, &ReportSheet::send);
    connect(m_dont, &QPushButton::clicked, this, &ReportSheet::dismiss);
    connect(m_next, &QPushButton::clicked, this, [this] {
        const auto &forms = m_reports.forms();
        const auto at = std::find_if(forms.begin(), forms.end(),
            [this](const auto &form) { return form.report.key == m_key; });
        if (at == forms.end() || forms.size() < 2)
            return;
        keep();
        show(at + 1 == forms.end() ? forms.first() : *(at + 1));
    });
    connect(&reports, &desk::CallReports::formsChanged, this, &ReportSheet::follow);
    connect(&reports, &desk::CallReports::sent, this,
        [this](const QString &key) { m_drafts.remove(key); });
    connect(&reports, &desk::CallReports::failed, this,
        [this](const Error &error) { Q_EMIT notice(desk::Notice::failure(error)); });
    connect(&theme, &Theme::changed, this, &ReportSheet::fit);
    fit();
    hide();
    follow();
}

void ReportSheet::makeForm()
{
    const int edge = theme().metric(Metric::Space3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(theme().metric(Metric::Space1));
    setLook(m_title, Look::StrongText);
    setLook(m_who, Look::MutedText);
    for (QLabel *label : {m_title, m_who}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(1);
        column->addWidget(label);
    }
    const auto field = [&](const QString &label, QWidget *widget) {
        auto *caption = new QLabel(label, this);
        setLook(caption, Look::MutedText);
        caption->setBuddy(widget);
        widget->setAccessibleName(label);
        column->addSpacing(theme().metric(Metric::Space1));
        column->addWidget(caption);
        column->addWidget(widget);
    };
    const int gap = theme().metric(Metric::Space1);
    m_subject->setTextMargins(gap, 0, gap, 0);
    m_subject->setMaxLength(desk::CallReports::longestSubject);
    field(tr("Subject"), m_subject);
    addChoice(m_outcome, tr("Talked"), CallOutcome::Talked);
    addChoice(m_outcome, tr("Transferred"), CallOutcome::Transferred);
    addChoice(m_outcome, tr("No answer"), CallOutcome::NoAnswer);
    addChoice(m_outcome, tr("Busy"), CallOutcome::Busy);
    addChoice(m_outcome, tr("Voice mail"), CallOutcome::Voicemail);
    field(tr("Outcome"), m_outcome);
    m_text->setTabChangesFocus(true);
    field(tr("Text"), m_text);
    const QKeySequence key(QKeyCombination(Qt::AltModifier, Qt::Key_Return));
    m_send->setKeyHint(key.toString(QKeySequence::NativeText));
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons);
    flow->setContentsMargins({});
    flow->setSpacing(theme().metric(Metric::Space2));
    for (Button *button : {m_send, m_dont, m_next}) {
        button->setFocusPolicy(Qt::TabFocus);
        flow->addWidget(button);
    }
    m_dont->setAccessibleName(tr("Don't send this report"));
    column->addSpacing(theme().metric(Metric::Space2));
    column->addWidget(buttons);
    // The fields are clicked to be typed in; the wheel over the pane scrolls the pane.
    m_outcome->setFocusPolicy(Qt::TabFocus);
}

void ReportSheet::fit()
{
    const int frame = 2 * (m_text->frameWidth() + int(m_text->document()->documentMargin()));
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * textLines + frame);
}

bool ReportSheet::hasKeyboard() const
{
    return isAncestorOf(QApplication::focusWidget());
}

void ReportSheet::follow()
{
    const auto &forms = m_reports.forms();
    if (m_drafts.size() > desk::CallReports::mostForms) // of calls that came back and never ended
        m_drafts.removeIf(
            [this](const auto &draft) { return m_reports.form(draft.key()) == nullptr; });
    const desk::ReportForm *shown = m_reports.form(m_key);
    const bool hadKeyboard = hasKeyboard();
    if (shown != nullptr) {
        keep();
        if (*shown != m_shown)
            show(*shown); // another card was chosen meanwhile, or something noted
    } else if (hadKeyboard) {
        Q_EMIT finished(); // what is typed next must not go into somebody else's report
    }
    if (forms.isEmpty()) {
        m_key.clear();
        hide();
        return;
    }
    m_next->setVisible(forms.size() > 1);
    m_next->setText(tr("Next (%n waiting)", nullptr, int(forms.size()) - 1));
    // What somebody types in, or began to, stays before the eyes.
    if (shown != nullptr && (hadKeyboard || m_drafts.contains(m_key)))
        return;
    if (forms.first().report.key != m_key)
        show(forms.first());
}

void ReportSheet::keep()
{
    if (m_key.isEmpty())
        return;
    const crm::CallReport &given = m_shown.report;
    Draft draft;
    if (const auto outcome = choiceOf<CallOutcome>(m_outcome); outcome != given.outcome)
        draft.outcome = outcome;
    if (m_subject->text() != given.subject.left(desk::CallReports::longestSubject))
        draft.subject = m_subject->text();
    if (m_text->toPlainText() != given.text)
        draft.text = m_text->toPlainText();
    if (draft.outcome || draft.subject || draft.text)
        m_drafts.insert(m_key, draft);
    else
        m_drafts.remove(m_key);
}

void ReportSheet::show(const desk::ReportForm &form)
{
    m_key = form.report.key;
    m_shown = form;
    const Draft draft = m_drafts.value(m_key);
    m_title->setText(form.systemName.isEmpty() ? tr("Report this call")
                                               : tr("Report this call in %1").arg(form.systemName));
    m_who->setText(cardText::cut(cardText::who(form.card), 200));
    // A field that is being typed in keeps its cursor.
    if (const QString subject = draft.subject.value_or(form.report.subject);
        subject != m_subject->text()) {
        m_subject->setText(subject);
        m_subject->setCursorPosition(0);
    }
    setChoice(m_outcome, draft.outcome.value_or(form.report.outcome));
    if (const QString text = draft.text.value_or(form.report.text); text != m_text->toPlainText())
        m_text->setPlainText(text);
    setAccessibleName(tr("Report of the call with %1").arg(m_who->text()));
    setVisible(true);
}

bool ReportSheet::focusFirst()
{
    if (isHidden())
        return false;
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->moveCursor(QTextCursor::End);
    return true;
}

void ReportSheet::send()
{
    if (m_key.isEmpty())
        return;
    const bool hadKeyboard = hasKeyboard();
    keep(); // until it is in the store
    m_reports.send(m_key, choiceOf<CallOutcome>(m_outcome), m_subject->text().trimmed(),
        m_text->toPlainText().left(desk::CallReports::longestText).trimmed());
    if (hadKeyboard)
        Q_EMIT finished();
}

void ReportSheet::dismiss()
{
    if (m_key.isEmpty())
        return;
    m_drafts.remove(m_key);
    m_reports.dismiss(m_key);
}

bool ReportSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
        // Enter begins a line in the text, and sends from the single line.
        if (isEnter && (watched == m_subject || key.modifiers().testFlag(Qt::AltModifier))) {
            if (!key.isAutoRepeat())
                send();
            return true;
        }
    }
    if (watched == m_text
        && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        m_text->update(); // its frame shows the focus
    return CardFrame::eventFilter(watched, event);
}

void ReportSheet::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT finished(); // what was typed stays
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // In the console Enter would act on somebody.
        if (auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
            button && !event->isAutoRepeat())
            button->click();
        else if (event->modifiers().testFlag(Qt::AltModifier) && !event->isAutoRepeat())
            send();
        return;
    default:
        CardFrame::keyPressEvent(event);
    }
}

} // namespace balie::ui
