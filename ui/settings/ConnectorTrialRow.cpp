#include "ui/settings/ConnectorTrialRow.h"

#include "ui/settings/ConnectorHealthText.h"
#include "ui/theme/Look.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QToolButton>
#include <algorithm>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostLines = 10;
constexpr int lettersPerLine = 60; ///< about, to give long lines their room

int linesOf(const QString &text)
{
    int lines = 0;
    for (const QStringView line : QStringView(text).split(u'\n'))
        lines += 1 + int(line.size()) / lettersPerLine;
    return std::clamp(lines, 2, mostLines);
}

} // namespace

ConnectorTrialRow::ConnectorTrialRow(
    const Theme &theme, const crm::TrialStep &step, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_step(step)
    , m_fold(new QToolButton(this))
    , m_mark(new QLabel(this))
    , m_body(new QWidget(this))
    , m_parts(new QVBoxLayout(m_body))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(theme.metric(Metric::Space2));
    grid->setVerticalSpacing(theme.metric(Metric::Space1));
    grid->setColumnStretch(2, 1);
    m_fold->setAutoRaise(true);
    setLook(m_fold, Look::FlatButton);
    auto *title = new QLabel(step.title, this);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto *took
        = new QLabel(step.took.count() > 0 ? connectorHealth::took(step.took) : QString(), this);
    setLook(took, Look::MutedText);
    grid->addWidget(m_fold, 0, 0, Qt::AlignTop);
    grid->addWidget(m_mark, 0, 1, Qt::AlignVCenter);
    grid->addWidget(title, 0, 2, Qt::AlignVCenter);
    grid->addWidget(took, 0, 3, Qt::AlignVCenter);
    if (step.error) {
        auto *error = new QLabel(step.error->userText, this);
        error->setTextFormat(Qt::PlainText);
        error->setAccessibleName(error->text());
        error->setWordWrap(true);
        error->setTextInteractionFlags(Qt::TextSelectableByMouse);
        setLook(error, Look::ErrorText);
        grid->addWidget(error, 1, 2, 1, 2);
    }
    m_parts->setContentsMargins({});
    m_parts->setSpacing(theme.metric(Metric::Space1));
    addPart(tr("Request"), step.request);
    addPart(tr("Reply"), step.reply);
    addPart(tr("Made of it"), step.mapping.join(u'\n'));
    if (step.error)
        addPart(tr("For support"), step.error->detail);
    if (m_texts.isEmpty()) {
        auto *none = new QLabel(tr("There is nothing more to show of this step."), m_body);
        none->setWordWrap(true);
        setLook(none, Look::MutedText);
        m_parts->addWidget(none);
    }
    grid->addWidget(m_body, 2, 2, 1, 2);
    m_body->hide();
    connect(m_fold, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    connect(&theme, &Theme::changed, this, &ConnectorTrialRow::dress);
    dress();
}

void ConnectorTrialRow::addPart(const QString &title, const QString &text)
{
    if (text.isEmpty())
        return;
    auto *caption = new QLabel(title, m_body);
    setLook(caption, Look::MutedText);
    auto *place = new QPlainTextEdit(text, m_body);
    place->setReadOnly(true);
    place->setTabChangesFocus(true);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    place->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    place->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    place->setAccessibleName(tr("%1 of the step %2").arg(title, m_step.title));
    caption->setBuddy(place);
    m_parts->addWidget(caption);
    m_parts->addWidget(place);
    m_texts.append(place);
}

void ConnectorTrialRow::setOpen(bool open)
{
    if (open == m_isOpen)
        return;
    m_isOpen = open;
    m_body->setVisible(open);
    dress();
}

void ConnectorTrialRow::dress()
{
    const bool failed = m_step.error.has_value();
    m_fold->setIcon(
        m_theme.icon(m_isOpen ? IconName::ChevronDown : IconName::ChevronRight, ColourRole::Muted));
    QStringList name{m_step.title, failed ? tr("failed") : tr("in order")};
    if (m_step.took.count() > 0)
        name << connectorHealth::took(m_step.took);
    if (failed)
        name << m_step.error->userText;
    m_fold->setAccessibleName(name.join(u", "_s));
    m_fold->setAccessibleDescription(
        m_isOpen ? tr("Fold this step away") : tr("Show request and reply of this step"));
    m_fold->setToolTip(m_fold->accessibleDescription());
    m_mark->setPixmap(m_theme.pixmap(failed ? IconName::Error : IconName::Check,
        failed ? ColourRole::Danger : ColourRole::Success, m_theme.metric(Metric::IconSmall),
        devicePixelRatioF()));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(m_theme.font(TextStyle::Small).pointSizeF());
    for (QPlainTextEdit *text : std::as_const(m_texts)) {
        text->setFont(fixed);
        const int frame = 2 * (text->frameWidth() + int(text->document()->documentMargin()));
        text->setFixedHeight(
            QFontMetrics(fixed).lineSpacing() * linesOf(text->toPlainText()) + frame);
    }
}

QVector<QWidget *> ConnectorTrialRow::stops() const
{
    QVector<QWidget *> stops{m_fold};
    for (QPlainTextEdit *text : m_texts)
        stops.append(text);
    return stops;
}

QString ConnectorTrialRow::text() const
{
    QStringList lines{(m_step.error ? tr("Failed: %1") : tr("In order: %1")).arg(m_step.title)};
    if (m_step.took.count() > 0)
        lines.first() += u" ("_s + connectorHealth::took(m_step.took) + u')';
    if (m_step.error)
        lines << m_step.error->userText << m_step.error->detail;
    if (!m_step.request.isEmpty())
        lines << tr("Request") + u':' << m_step.request;
    if (!m_step.reply.isEmpty())
        lines << tr("Reply") + u':' << m_step.reply;
    if (!m_step.mapping.isEmpty())
        lines << tr("Made of it") + u':' << m_step.mapping;
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void ConnectorTrialRow::mouseReleaseEvent(QMouseEvent *event)
{
    // The whole line is what one aims at, not the small mark.
    if (event->button() == Qt::LeftButton && event->position().y() < m_fold->geometry().bottom())
        setOpen(!m_isOpen);
}

} // namespace balie::ui
