#include "ui/settings/ConnectionPage.h"

#include "ui/signin/CaFile.h"
#include "ui/signin/ServerAddress.h"
#include "ui/theme/Button.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>

namespace balie::ui {

ConnectionPage::ConnectionPage(const Theme &theme, QWidget *parent)
    : SettingsPage(theme, tr("Connection"), parent)
    , m_server(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_device(new QLineEdit(this))
    , m_caFile(new QLineEdit)
{
    addRow(tr("&Server"), m_server);
    m_serverProblem = addProblem();
    addRow(tr("&User name"), m_user);
    addRow(tr("&Own telephone"), m_device);
    m_device->setPlaceholderText(tr("the one the telephone system assigns"));
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->setSpacing(theme.metric(Metric::Space2));
    auto *browse = new Button(theme, Look::Plain, tr("&Choose..."), row);
    browse->setAccessibleName(tr("Choose a certificate file"));
    line->addWidget(m_caFile, 1);
    line->addWidget(browse);
    m_caFile->setPlaceholderText(tr("only when your office has its own"));
    addRow(tr("Certi&ficate file"), m_caFile, row);
    m_caProblem = addProblem();
    addHint(tr("Changes here count from the next time you sign in."));
    auto *signIn = new Button(theme, Look::Plain, tr("Sign in again..."), this);
    addWide(signIn);

    connect(signIn, &QPushButton::clicked, this, &ConnectionPage::signInRequested);
    connect(browse, &QPushButton::clicked, this, [this] {
        auto *chooser = new QFileDialog(this, tr("Choose a certificate file"), {},
            tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
        chooser->setFileMode(QFileDialog::ExistingFile);
        chooser->setAttribute(Qt::WA_DeleteOnClose);
        connect(chooser, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
        chooser->open();
    });
    for (QLineEdit *field : {m_server, m_user, m_device, m_caFile})
        connect(field, &QLineEdit::textChanged, this, &SettingsPage::edited);
}

void ConnectionPage::load(const desk::SettingsTable &settings)
{
    m_server->setText(settings.value(desk::setting::serverUrl));
    m_user->setText(settings.value(desk::setting::user));
    m_device->setText(settings.value(desk::setting::ownDevice));
    m_caFile->setText(settings.value(desk::setting::caFile));
    showProblem(m_serverProblem, m_server, {});
    showProblem(m_caProblem, m_caFile, {});
}

bool ConnectionPage::check()
{
    // Nothing entered yet is what a first start looks like, not a mistake.
    QString serverProblem;
    if (!m_server->text().trimmed().isEmpty()) {
        if (const auto server = serverFromText(m_server->text()); !server)
            serverProblem = server.error().userText;
    }
    const auto pem = readCaFile(m_caFile->text());
    showProblem(m_serverProblem, m_server, serverProblem);
    showProblem(m_caProblem, m_caFile, pem ? QString() : pem.error().userText);
    if (!serverProblem.isEmpty())
        m_server->setFocus();
    else if (!pem)
        m_caFile->setFocus();
    return serverProblem.isEmpty() && pem;
}

void ConnectionPage::store(desk::SettingsTable &settings) const
{
    const auto server = serverFromText(m_server->text());
    settings.set(desk::setting::serverUrl, server ? server->toString() : QString());
    settings.set(desk::setting::user, m_user->text().trimmed());
    settings.set(desk::setting::ownDevice, m_device->text().trimmed());
    settings.set(desk::setting::caFile, m_caFile->text().trimmed());
}

} // namespace balie::ui
