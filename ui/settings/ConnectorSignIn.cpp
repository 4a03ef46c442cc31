#include "ui/settings/ConnectorSignIn.h"

#include "ui/calls/FlowLayout.h"
#include "ui/theme/Button.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace balie::ui {

namespace {

constexpr double codeScale = 1.8;

QFont codeFont(const Theme &theme)
{
    QFont font = theme.font(TextStyle::Title);
    font.setPointSizeF(font.pointSizeF() * codeScale);
    font.setLetterSpacing(QFont::PercentageSpacing, 112);
    return font;
}

} // namespace

ConnectorSignIn::ConnectorSignIn(
    const Theme &theme, crm::ConnectorSetup &setup, const ConnectorDoors &doors, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_setup(setup)
    , m_doors(doors)
    , m_signIn(new Button(theme, Look::PrimaryButton, tr("Sign &in"), this))
    , m_signOut(new Button(theme, Look::Plain, tr("Sign out"), this))
    , m_cancel(new Button(theme, Look::Plain, tr("Cancel signing in"), this))
    , m_state(new QLabel(this))
    , m_prompt(new QWidget(this))
    , m_shownAddress(new QLineEdit(m_prompt))
    , m_codePlace(new QWidget(m_prompt))
    , m_code(new QLabel(m_codePlace))
{
    setAccessibleName(tr("Signing in"));
    const int gap = theme.metric(Metric::Space2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap);
    auto *row = new QWidget(this);
    auto *flow = new FlowLayout(row);
    flow->setContentsMargins({});
    flow->setSpacing(gap);
    for (Button *button : {m_signIn, m_cancel, m_signOut})
        flow->addWidget(button);
    column->addWidget(row);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->hide();
    column->addWidget(m_state);

    auto *inner = new QVBoxLayout(m_prompt);
    inner->setContentsMargins({});
    inner->setSpacing(gap);
    auto *codeColumn = new QVBoxLayout(m_codePlace);
    codeColumn->setContentsMargins({});
    codeColumn->setSpacing(theme.metric(Metric::Space1));
    auto *codeCaption = new QLabel(tr("Type this code in the browser:"), m_codePlace);
    codeCaption->setWordWrap(true);
    m_code->setTextFormat(Qt::PlainText);
    m_code->setWordWrap(true);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copyCode = new Button(theme, Look::Plain, tr("Copy the code"), m_codePlace);
    codeColumn->addWidget(codeCaption);
    codeColumn->addWidget(m_code);
    codeColumn->addWidget(copyCode, 0, Qt::AlignLeft);
    inner->addWidget(m_codePlace);
    auto *caption = new QLabel(tr("This page was opened in the browser. Sign in there; this goes "
                                  "on by itself. If no page came up, "
                                  "copy the address."),
        m_prompt);
    caption->setWordWrap(true);
    setLook(caption, Look::MutedText);
    m_shownAddress->setReadOnly(true);
    m_shownAddress->setAccessibleName(tr("Address of the page"));
    auto *again = new Button(theme, Look::Plain, tr("Open the page again"), m_prompt);
    auto *copy = new Button(theme, Look::Plain, tr("Copy the address"), m_prompt);
    inner->addWidget(caption);
    inner->addWidget(m_shownAddress);
    auto *ways = new QWidget(m_prompt);
    auto *wayFlow = new FlowLayout(ways);
    wayFlow->setContentsMargins({});
    wayFlow->setSpacing(gap);
    wayFlow->addWidget(again);
    wayFlow->addWidget(copy);
    inner->addWidget(ways);
    column->addWidget(m_prompt);
    m_prompt->hide();
    m_cancel->hide();

    connect(m_signIn, &QPushButton::clicked, this, &ConnectorSignIn::begin);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        stop();
        tell(tr("Signing in was cancelled."), false);
        m_signIn->setFocus(Qt::OtherFocusReason);
    });
    connect(m_signOut, &QPushButton::clicked, this, [this] {
        stop();
        m_setup.signOut(m_id);
        tell(tr("Signed out."), false);
    });
    connect(again, &QPushButton::clicked, this, [this] { m_doors.openAddress(m_address); });
    connect(copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_shownAddress->text()); });
    connect(copyCode, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_code->text()); });
    const auto dress = [this] { m_code->setFont(codeFont(m_theme)); };
    connect(&theme, &Theme::changed, this, dress);
    dress();
}

void ConnectorSignIn::setConnector(const QString &id, const QString &blockedBy)
{
    if (id != m_id) {
        stop();
        tell({}, false);
        m_id = id;
    }
    m_signIn->setBlockedBy(blockedBy);
    m_signOut->setBlockedBy(id.isEmpty() ? blockedBy : QString());
}

void ConnectorSignIn::setSignedIn(std::optional<bool> signedIn)
{
    m_signIn->setText(signedIn.value_or(false) ? tr("Sign &in again") : tr("Sign &in"));
    m_signOut->setVisible(signedIn.value_or(true) && !m_id.isEmpty());
}

void ConnectorSignIn::begin()
{
    tell(tr("Asking where to sign in ..."), false);
    m_cancel->show();
    m_signIn->setBusy(true);
    crm::SignInHandlers handlers;
    const QPointer<ConnectorSignIn> self(this);
    handlers.prompt = [self](const crm::SignInPrompt &prompt) {
        if (self)
            self->showPrompt(prompt);
    };
    handlers.done = [self](const Expected<void> &result) {
        if (self)
            self->finish(result);
    };
    m_task = m_setup.signIn(m_id, handlers);
}

void ConnectorSignIn::showPrompt(const crm::SignInPrompt &prompt)
{
    m_address = prompt.address;
    m_shownAddress->setText(prompt.address.toString(QUrl::FullyEncoded));
    m_shownAddress->setCursorPosition(0);
    m_code->setText(prompt.code);
    m_code->setAccessibleName(tr("Code: %1").arg(prompt.code));
    m_codePlace->setVisible(!prompt.code.isEmpty());
    m_prompt->show();
    tell(tr("Waiting until you have signed in ..."), false);
    m_doors.openAddress(prompt.address);
}

void ConnectorSignIn::finish(const Expected<void> &result)
{
    stop();
    if (result)
        tell(tr("Signed in."), false);
    else
        tell(result.error().userText, true);
}

void ConnectorSignIn::stop()
{
    m_task.reset();
    m_signIn->setBusy(false);
    m_cancel->hide();
    m_prompt->hide();
    m_address.clear();
    m_code->clear();
    m_shownAddress->clear();
}

void ConnectorSignIn::tell(const QString &sentence, bool isTrouble)
{
    setLook(m_state, isTrouble ? Look::ErrorText : Look::MutedText);
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
    if (!m_signIn->isBusy() && m_signIn->isEnabled())
        m_signIn->setAccessibleDescription(sentence);
}

} // namespace balie::ui
