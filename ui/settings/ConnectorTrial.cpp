#include "ui/settings/ConnectorTrial.h"

#include "ui/calls/FlowLayout.h"
#include "ui/settings/ConnectorTrialRow.h"
#include "ui/theme/Button.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype cardsNamed = 5;

} // namespace

ConnectorTrial::ConnectorTrial(const Theme &theme, crm::ConnectorSetup &setup, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_setup(setup)
    , m_number(new QLineEdit(this))
    , m_test(new Button(theme, Look::Plain, tr("&Test connection"), this))
    , m_stop(new Button(theme, Look::Plain, tr("Stop"), this))
    , m_copy(new Button(theme, Look::Plain, tr("Copy all"), this))
    , m_result(new QLabel(this))
    , m_steps(new QVBoxLayout)
{
    setAccessibleName(tr("Test connection"));
    const int gap = theme.metric(Metric::Space2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap);
    auto *form = new QFormLayout;
    form->setContentsMargins({});
    form->setHorizontalSpacing(theme.metric(Metric::Space3));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto *caption = new QLabel(tr("&Number to look for (optional)"), this);
    caption->setBuddy(m_number);
    m_number->setAccessibleName(tr("Number to look for (optional)"));
    m_number->setPlaceholderText(tr("of somebody who stands in it"));
    m_number->setTextMargins(theme.metric(Metric::Space1), 0, theme.metric(Metric::Space1), 0);
    m_number->installEventFilter(this);
    form->addRow(caption, m_number);
    column->addLayout(form);
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons);
    flow->setContentsMargins({});
    flow->setSpacing(gap);
    for (Button *button : {m_test, m_stop, m_copy})
        flow->addWidget(button);
    column->addWidget(buttons);
    m_steps->setSpacing(theme.metric(Metric::Space1));
    column->addLayout(m_steps);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_result);
    connect(m_test, &QPushButton::clicked, this, &ConnectorTrial::wanted);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_test->setFocus(Qt::OtherFocusReason);
        stop();
        tell(tr("Stopped."), Look::MutedText);
    });
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(text()); });
    clear();
}

void ConnectorTrial::clear()
{
    stop();
    for (ConnectorTrialRow *row : std::as_const(m_rows)) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    m_copy->hide();
    tell({}, Look::MutedText);
}

void ConnectorTrial::begin(const crm::ConnectorEntry &entry, const QHash<QString, QString> &secrets)
{
    clear();
    m_stop->show();
    m_test->setBusy(true);
    tell(tr("Trying ..."), Look::MutedText);
    const QPointer<ConnectorTrial> self(this);
    crm::TrialHandlers handlers;
    handlers.step = [self](const crm::TrialStep &step) {
        if (self)
            self->addStep(step);
    };
    handlers.done = [self](bool wentWell, const QVector<crm::ContactCard> &cards) {
        if (self)
            self->finish(wentWell, cards);
    };
    m_task = m_setup.tryOut(entry, secrets, m_number->text().trimmed(), handlers);
}

void ConnectorTrial::addStep(const crm::TrialStep &step)
{
    auto *row = new ConnectorTrialRow(m_theme, step, this);
    QWidget *before = m_rows.isEmpty() ? m_copy : m_rows.constLast()->stops().constLast();
    m_rows.append(row);
    m_steps->addWidget(row);
    row->show();
    for (QWidget *stop : row->stops()) {
        setTabOrder(before, stop);
        before = stop;
    }
    row->setOpen(step.error.has_value()); // where it went wrong is what is to be read
    m_copy->show();
}

void ConnectorTrial::finish(bool wentWell, const QVector<crm::ContactCard> &cards)
{
    stop();
    if (!wentWell) {
        tell(tr("This does not work yet. The last step says why."), Look::ErrorText);
        return;
    }
    if (m_number->text().trimmed().isEmpty()) {
        tell(tr("It works. With a number you also see who is found."), Look::StrongText);
        return;
    }
    if (cards.isEmpty()) {
        tell(tr("It works, but nobody with this number was found."), Look::StrongText);
        return;
    }
    QStringList names;
    for (const crm::ContactCard &card : cards.first(std::min(cardsNamed, cards.size()))) {
        QStringList parts{card.name, card.company};
        parts.removeAll(QString());
        parts.removeDuplicates();
        names << parts.join(u" · "_s);
    }
    if (cards.size() > names.size())
        names << tr("and %n more", nullptr, int(cards.size() - names.size()));
    tell(tr("It works. Found: %1").arg(names.join(u"; "_s)), Look::StrongText);
}

void ConnectorTrial::stop()
{
    m_task.reset();
    m_test->setBusy(false);
    m_stop->hide();
}

void ConnectorTrial::tell(const QString &sentence, Look look)
{
    setLook(m_result, look);
    m_result->setText(sentence);
    m_result->setAccessibleName(sentence);
    m_result->setVisible(!sentence.isEmpty());
    m_test->setAccessibleDescription(sentence);
}

QString ConnectorTrial::text() const
{
    QStringList all;
    for (const ConnectorTrialRow *row : m_rows)
        all << row->text();
    all << m_result->text();
    return all.join(u"\n\n"_s);
}

bool ConnectorTrial::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_number && event->type() == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) {
            m_test->click(); // the window's OK would close it
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace balie::ui
