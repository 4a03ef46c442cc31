#include "ui/settings/ConnectionPage.h"

#include "desk/people/PeopleFile.h"
#include "ui/signin/CaFile.h"
#include "ui/signin/ChooseFile.h"
#include "ui/signin/ServerAddress.h"
#include "ui/theme/Button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <algorithm>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A make that has no words here is shown by its name.
QString profileText(const QString &name)
{
    if (name == "balie"_L1)
        return ConnectionPage::tr("Balie's own (usual)");
    if (name == "generic"_L1)
        return ConnectionPage::tr("Any that keeps to the CSTA standard");
    if (name == "openscape"_L1)
        return QStringLiteral("OpenScape");
    if (name == "avaya-like"_L1)
        return ConnectionPage::tr("Avaya and the like");
    return name;
}

} // namespace

ConnectionPage::ConnectionPage(const Theme &theme, const QStringList &profiles, QWidget *parent)
    : SettingsPage(theme, tr("Connection"), parent)
    , m_server(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_device(new QLineEdit(this))
    , m_caFile(new QLineEdit)
    , m_profile(new QComboBox(this))
    , m_peopleFile(new QLineEdit)
{
    addRow(tr("&Server"), m_server);
    m_serverProblem = addProblem();
    addRow(tr("&User name"), m_user);
    addRow(tr("&Own telephone"), m_device);
    m_device->setPlaceholderText(tr("the one the telephone system assigns"));
    Button *browse = addFileRow(tr("Certi&ficate file"), m_caFile, tr("Choose a certificate file"));
    m_caFile->setPlaceholderText(tr("only when your office has its own"));
    m_caProblem = addProblem();
    for (const QString &profile : profiles)
        m_profile->addItem(profileText(profile), profile);
    addRow(tr("&Telephone system"), m_profile);
    addHint(tr("Changes here count from the next time you sign in."));
    auto *signIn = new Button(theme, Look::Plain, tr("Sign in again..."), this);
    addWide(signIn);
    Button *people = addFileRow(tr("&People file"), m_peopleFile, tr("Choose a file with people"));
    m_peopleFile->setPlaceholderText(tr("only when the telephone system tells no names"));
    m_peopleProblem = addProblem();

    connect(signIn, &QPushButton::clicked, this, &ConnectionPage::signInRequested);
    connect(browse, &QPushButton::clicked, this,
        [this] { chooseCaFile(this, [this](const QString &path) { m_caFile->setText(path); }); });
    connect(people, &QPushButton::clicked, this, [this] {
        chooseFile(this, tr("Choose a file with people"), tr("Tables (*.csv *.txt);;All files (*)"),
            [this](const QString &path) { m_peopleFile->setText(path); });
    });
    connect(m_profile, &QComboBox::currentIndexChanged, this, &SettingsPage::edited);
    for (QLineEdit *field : {m_server, m_user, m_device, m_caFile, m_peopleFile})
        connect(field, &QLineEdit::textChanged, this, &SettingsPage::edited);
}

Button *ConnectionPage::addFileRow(
    const QString &label, QLineEdit *field, const QString &buttonName)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->setSpacing(theme().metric(Metric::Space2));
    auto *browse = new Button(theme(), Look::Plain, tr("Choose..."), row);
    browse->setAccessibleName(buttonName);
    line->addWidget(field, 1);
    line->addWidget(browse);
    addRow(label, field, row);
    return browse;
}

void ConnectionPage::load(const desk::SettingsTable &settings)
{
    m_server->setText(settings.value(desk::setting::serverUrl));
    m_user->setText(settings.value(desk::setting::user));
    m_device->setText(settings.value(desk::setting::ownDevice));
    m_caFile->setText(settings.value(desk::setting::caFile));
    const QString profile = settings.value(desk::setting::serverProfile);
    // One that was written by hand is kept; nothing written is the usual one.
    if (!profile.isEmpty() && m_profile->findData(profile) < 0)
        m_profile->addItem(profileText(profile), profile);
    m_profile->setCurrentIndex(std::max(0, m_profile->findData(profile)));
    m_peopleFile->setText(settings.value(desk::setting::peopleFile));
    showProblem(m_serverProblem, m_server, {});
    showProblem(m_caProblem, m_caFile, {});
    showProblem(m_peopleProblem, m_peopleFile, {});
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
    QString peopleProblem;
    if (const QString path = m_peopleFile->text().trimmed(); !path.isEmpty()) {
        if (const auto content = desk::PeopleFile::read(path); !content)
            peopleProblem = content.error().userText;
    }
    showProblem(m_peopleProblem, m_peopleFile, peopleProblem);
    if (!serverProblem.isEmpty())
        m_server->setFocus();
    else if (!pem)
        m_caFile->setFocus();
    else if (!peopleProblem.isEmpty())
        m_peopleFile->setFocus();
    return serverProblem.isEmpty() && pem && peopleProblem.isEmpty();
}

void ConnectionPage::store(desk::SettingsTable &settings) const
{
    const auto server = serverFromText(m_server->text());
    settings.set(desk::setting::serverUrl, server ? server->toString() : QString());
    settings.set(desk::setting::user, m_user->text().trimmed());
    settings.set(desk::setting::ownDevice, m_device->text().trimmed());
    settings.set(desk::setting::caFile, m_caFile->text().trimmed());
    settings.set(desk::setting::serverProfile, m_profile->currentData().toString());
    settings.set(desk::setting::peopleFile, m_peopleFile->text().trimmed());
}

} // namespace balie::ui
