#include "ui/signin/SignInDialog.h"

#include "ui/signin/CaFile.h"
#include "ui/signin/ServerAddress.h"
#include "ui/speech/Announcer.h"

#include <QAction>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QLabel *errorLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    setLook(label, Look::ErrorText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void showError(QLabel *label, QLineEdit *field, const QString &sentence)
{
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
    field->setAccessibleDescription(sentence);
}

QWidget *withError(QWidget *field, QLabel *error)
{
    auto *box = new QWidget(field->parentWidget());
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(field);
    column->addWidget(error);
    return box;
}

} // namespace

SignInDialog::SignInDialog(const Theme &theme, SignInTester &tester, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_tester(tester)
{
    setWindowTitle(tr("Sign in - Balie"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->setSpacing(0);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(m_scroll);
    auto *column = new QVBoxLayout(content);
    const int edge = theme.metric(Metric::Space6);
    column->setContentsMargins(edge, edge, edge, theme.metric(Metric::Space2));
    column->setSpacing(theme.metric(Metric::Space3));

    auto *title = new QLabel(tr("Sign in to your telephone system"), content);
    setLook(title, Look::Title);
    title->setWordWrap(true);
    column->addWidget(title);
    m_reason = new QLabel(content);
    m_reason->setWordWrap(true);
    setLook(m_reason, Look::ErrorText);
    m_reason->hide();
    column->addWidget(m_reason);

    column->addWidget(makeFields(content));
    m_steps = new StepList(theme, content);
    column->addWidget(m_steps);
    m_status = new QLabel(content);
    m_status->setWordWrap(true);
    m_status->hide();
    column->addWidget(m_status);
    m_announcer = new Announcer(tr("Steps of signing in"), content);
    column->addStretch(1);
    m_scroll->setWidget(content);
    content->installEventFilter(this);
    outer->addWidget(m_scroll, 1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.metric(Metric::Space2));
    m_test = new Button(theme, Look::Plain, tr("Test only"), this);
    m_cancel = new Button(theme, Look::Plain, tr("Cancel"), this);
    m_signIn = new Button(theme, Look::PrimaryButton, tr("Sign in"), this);
    for (Button *button : {m_test, m_cancel})
        button->setAutoDefault(false);
    m_signIn->setDefault(true);
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_signIn);
    buttons->setContentsMargins(edge, theme.metric(Metric::Space2), edge, edge);
    outer->addLayout(buttons);

    connect(m_test, &QPushButton::clicked, this, [this] { start(Intent::TestOnly); });
    connect(m_signIn, &QPushButton::clicked, this, [this] {
        if (m_warned && !m_failed && m_intent == Intent::None)
            accept();
        else
            start(Intent::SignIn);
    });
    connect(m_cancel, &QPushButton::clicked, this, &SignInDialog::reject);
    connect(&m_tester, &SignInTester::stepStarted, this,
        [this](SignInStep step) { m_steps->set(step, StepList::State::Running); });
    connect(&m_tester, &SignInTester::stepDone, this, &SignInDialog::stepDone);
    connect(&m_tester, &SignInTester::stepSkipped, this,
        [this](SignInStep step, const QString &reason) {
            m_steps->set(step, StepList::State::Skipped, reason);
        });
    connect(&m_tester, &SignInTester::finished, this, &SignInDialog::finished);
    setKeychainAvailable(true);
    const int letters = fontMetrics().averageCharWidth() * 72;
    resize(qMin(letters, screen()->availableGeometry().width()), sizeHint().height());
    m_server->setFocus();
}

SignInDialog::~SignInDialog()
{
    if (m_intent != Intent::None)
        m_tester.cancel();
}

QWidget *SignInDialog::makeFields(QWidget *parent)
{
    auto *fields = new QWidget(parent);
    auto *form = new QFormLayout(fields);
    m_form = form;
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setHorizontalSpacing(m_theme.metric(Metric::Space3));
    form->setVerticalSpacing(m_theme.metric(Metric::Space2));

    // The label is the accessible name, and its mnemonic reaches the field.
    const auto add = [&](const QString &label, QWidget *field, QWidget *holder) {
        auto *caption = new QLabel(label, fields);
        caption->setBuddy(field);
        QString name = label;
        field->setAccessibleName(name.remove(u'&'));
        form->addRow(caption, holder);
    };
    m_server = new QLineEdit(fields);
    m_server->setPlaceholderText(tr("https://xsp.example.com or wss://pbx.example.com"));
    m_serverError = errorLabel(fields);
    add(tr("&Server"), m_server, withError(m_server, m_serverError));
    m_risk = new QWidget(fields);
    auto *riskColumn = new QVBoxLayout(m_risk);
    riskColumn->setContentsMargins({});
    riskColumn->setSpacing(0);
    auto *risk = new QLabel(tr("This address is not encrypted. Anybody on the network in between can read your "
                               "password, and who calls whom. Addresses with https://, wss:// or tls:// are safe."),
        m_risk);
    risk->setWordWrap(true);
    m_mayBeReadable = new QCheckBox(tr("I &accept that others can read it"), m_risk);
    m_mayBeReadable->setAccessibleDescription(risk->text());
    riskColumn->addWidget(risk);
    riskColumn->addWidget(m_mayBeReadable);
    form->addRow(m_risk);
    m_user = new QLineEdit(fields);
    m_userError = errorLabel(fields);
    add(tr("&User name"), m_user, withError(m_user, m_userError));
    m_password = new QLineEdit(fields);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    add(tr("&Password"), m_password, m_password);
    m_isToken = new QCheckBox(tr("The password is an access &token"), fields);
    form->addRow(m_isToken);
    m_device = new QLineEdit(fields);
    m_device->setPlaceholderText(tr("the one the telephone system assigns"));
    add(tr("&Own telephone"), m_device, m_device);

    auto *caRow = new QWidget(fields);
    auto *caLine = new QHBoxLayout(caRow);
    caLine->setContentsMargins({});
    caLine->setSpacing(m_theme.metric(Metric::Space2));
    m_caFile = new QLineEdit(caRow);
    m_caFile->setPlaceholderText(tr("only when your office has its own"));
    m_browse = new Button(m_theme, Look::Plain, tr("&Choose..."), caRow);
    m_browse->setAutoDefault(false);
    m_browse->setAccessibleName(tr("Choose a certificate file"));
    caLine->addWidget(m_caFile, 1);
    caLine->addWidget(m_browse);
    m_caError = errorLabel(fields);
    add(tr("Certi&ficate file"), m_caFile, withError(caRow, m_caError));

    m_remember = new QCheckBox(fields);
    m_remember->setChecked(true);
    m_keychainNote = new QLabel(fields);
    m_keychainNote->setWordWrap(true);
    setLook(m_keychainNote, Look::MutedText);
    form->addRow(m_remember);
    form->addRow(m_keychainNote);

    connect(m_browse, &QPushButton::clicked, this, [this] {
        chooseCaFile(this, [this](const QString &file) {
            m_caFile->setText(file);
            edited();
        });
    });
    for (QLineEdit *field : {m_server, m_user, m_password, m_device, m_caFile})
        connect(field, &QLineEdit::textEdited, this, &SignInDialog::edited);
    connect(m_mayBeReadable, &QCheckBox::toggled, this, &SignInDialog::edited);
    // What was allowed for one server is not allowed for another.
    connect(m_server, &QLineEdit::textEdited, m_mayBeReadable, [this] { m_mayBeReadable->setChecked(false); });
    connect(m_isToken, &QCheckBox::toggled, this, &SignInDialog::edited);
    connect(m_server, &QLineEdit::textChanged, this, &SignInDialog::followServer);
    followServer();
    return fields;
}

void SignInDialog::followServer()
{
    const auto server = serverFromText(m_server->text());
    m_risk->setVisible(server && cti::isReadable(*server));
    const bool xsi = server && cti::protocolOf(*server) == cti::Protocol::Xsi;
    m_isToken->setEnabled(xsi);
    // There the user is the telephone.
    m_form->setRowVisible(m_device, !xsi);
    m_user->setPlaceholderText(xsi ? tr("with its domain: name@example.com") : QString());
}

void SignInDialog::setAnswer(const Answer &answer)
{
    m_answer = answer;
    m_server->setText(answer.signIn.server.toString());
    m_mayBeReadable->setChecked(answer.signIn.mayBeReadable);
    m_user->setText(answer.signIn.user);
    m_password->setText(answer.signIn.password);
    m_isToken->setChecked(answer.signIn.credential == cti::Credential::BearerToken);
    m_device->setText(answer.signIn.ownDevice.value());
    m_caFile->setText(answer.caFile);
    m_remember->setChecked(answer.remember);
    // Only what is still missing wants typing.
    for (QLineEdit *field : {m_server, m_user, m_password}) {
        if (field->text().isEmpty()) {
            field->setFocus();
            break;
        }
    }
}

void SignInDialog::setKeychainAvailable(bool available)
{
    m_remember->setText(available ? tr("&Remember me on this computer")
                                  : tr("&Remember server, user name and telephone"));
    m_keychainNote->setText(
        tr("This computer has no keychain, so the password will be asked again at each start."));
    m_keychainNote->setVisible(!available);
}

void SignInDialog::showReason(const Error &error)
{
    m_reason->setText(error.userText);
    m_reason->setVisible(!error.userText.isEmpty());
    if (error.code == ErrorCode::BadCredentials) {
        m_password->setFocus();
        m_password->selectAll();
    }
}

void SignInDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fit();
}

void SignInDialog::fit()
{
    const QWidget *content = m_scroll->widget();
    const int around = height() - m_scroll->height();
    const int wanted = content->layout()->heightForWidth(m_scroll->viewport()->width()) + around;
    const int allowed = screen()->availableGeometry().height();
    if (wanted > height())
        resize(width(), qMin(wanted, allowed));
    for (int i = 0; i < SignInStepCount; ++i) {
        const auto step = static_cast<SignInStep>(i);
        if (m_steps->state(step) == StepList::State::Failed)
            m_scroll->ensureWidgetVisible(m_steps->place(step));
    }
}

bool SignInDialog::eventFilter(QObject *watched, QEvent *event)
{
    // A sentence came or went somewhere inside, and the layouts below have taken it in.
    if (watched == m_scroll->widget() && event->type() == QEvent::LayoutRequest && isVisible()) {
        m_scroll->widget()->layout()->activate();
        fit();
    }
    return QDialog::eventFilter(watched, event);
}

void SignInDialog::reject()
{
    // The first Escape stops a test, the next one leaves.
    if (m_intent != Intent::None)
        stop();
    else
        QDialog::reject();
}

void SignInDialog::edited()
{
    if (m_intent != Intent::None)
        stop();
    m_failed = false;
    m_warned = false;
    m_signIn->setText(tr("Sign in"));
    m_steps->reset();
    m_status->hide();
    m_reason->hide();
    showError(m_serverError, m_server, {});
    showError(m_userError, m_user, {});
    showError(m_caError, m_caFile, {});
}

bool SignInDialog::readFields()
{
    const auto server = serverFromText(m_server->text());
    const auto pem = readCaFile(m_caFile->text());
    const bool userMissing = m_user->text().trimmed().isEmpty();
    const bool readable = server && cti::isReadable(*server);
    const bool mayNot = readable && !m_mayBeReadable->isChecked();
    showError(m_serverError, m_server,
        !server      ? server.error().userText
            : mayNot ? tr("Use an encrypted address, or accept below that others can read your password.")
                     : QString());
    showError(m_userError, m_user, userMissing ? tr("Enter your user name.") : QString());
    showError(m_caError, m_caFile, pem ? QString() : pem.error().userText);
    if (!server || mayNot || userMissing || !pem) {
        (!server || mayNot ? m_server : userMissing ? m_user : m_caFile)->setFocus();
        return false;
    }
    m_answer.signIn.server = *server;
    m_answer.signIn.mayBeReadable = readable;
    m_answer.signIn.user = m_user->text().trimmed();
    m_answer.signIn.password = m_password->text();
    const bool xsi = cti::protocolOf(*server) == cti::Protocol::Xsi;
    m_answer.signIn.credential = xsi && m_isToken->isChecked() ? cti::Credential::BearerToken
                                                               : cti::Credential::Password;
    m_answer.signIn.ownDevice = xsi ? cti::DeviceId() : cti::DeviceId(m_device->text().trimmed());
    m_answer.signIn.extraCaPem = *pem;
    m_answer.caFile = m_caFile->text().trimmed();
    m_answer.remember = m_remember->isChecked();
    return true;
}

void SignInDialog::start(Intent intent)
{
    if (m_intent != Intent::None)
        return;
    edited();
    if (!readFields())
        return;
    m_intent = intent;
    setTesting(true);
    m_tester.test(m_answer.signIn);
}

void SignInDialog::stop()
{
    m_tester.cancel();
    m_intent = Intent::None;
    for (int i = 0; i < SignInStepCount; ++i) {
        const auto step = static_cast<SignInStep>(i);
        if (m_steps->state(step) == StepList::State::Running)
            m_steps->set(step, StepList::State::Stopped, tr("Stopped."));
    }
    setTesting(false);
}

void SignInDialog::stepDone(SignInStep step, const Expected<QString> &result)
{
    if (result) {
        m_steps->set(step, StepList::State::Passed, *result);
        return;
    }
    const bool optional = step == SignInStep::WatchList;
    (optional ? m_warned : m_failed) = true;
    m_steps->set(step, optional ? StepList::State::Warned : StepList::State::Failed,
        result.error().userText);
    m_announcer->say(tr("%1: %2").arg(StepList::title(step), result.error().userText));
    if (result.error().code == ErrorCode::BadCredentials) {
        m_password->setFocus();
        m_password->selectAll();
    }
}

void SignInDialog::finished()
{
    const Intent intent = m_intent;
    if (intent == Intent::None)
        return;
    m_intent = Intent::None;
    setTesting(false);
    if (m_failed)
        return;
    if (intent == Intent::SignIn && !m_warned) {
        accept();
        return;
    }
    m_status->setText(m_warned ? tr("You can work, but without the lamps of your watch list.")
                               : tr("Everything works."));
    m_status->show();
    if (m_warned)
        m_signIn->setText(tr("Sign in anyway"));
    m_announcer->say(m_status->text());
    m_signIn->setFocus();
}

void SignInDialog::setTesting(bool testing)
{
    m_cancel->setText(testing ? tr("Stop") : tr("Cancel"));
    m_signIn->setBusy(testing);
    m_test->setBusy(testing);
}

} // namespace balie::ui
