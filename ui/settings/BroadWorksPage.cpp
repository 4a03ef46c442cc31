#include "ui/settings/BroadWorksPage.h"

#include "desk/settings/SettingsTable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
namespace setting = desk::setting;

namespace {

/// "/com.broadsoft.xsi-actions": begins with a slash, ends without one, and is a path and no more.
bool isContext(const QString &text)
{
    static const QRegularExpression path(u"^(/[A-Za-z0-9._~-]+)+$"_s);
    return path.match(text).hasMatch();
}

/// "22.0", "19.sp5".
bool isVersion(const QString &text)
{
    static const QRegularExpression version(u"^[0-9]{2}\\.(sp)?[0-9]{1,2}$"_s);
    return version.match(text).hasMatch();
}

QString contextFrom(const QLineEdit *field, const desk::SettingKey<QString> &key)
{
    QString text = field->text().trimmed();
    if (!text.isEmpty() && !text.startsWith(u'/'))
        text.prepend(u'/');
    while (text.endsWith(u'/'))
        text.chop(1);
    return text.isEmpty() ? key.fallback() : text;
}

} // namespace

BroadWorksPage::BroadWorksPage(const Theme &theme, QWidget *parent)
    : SettingsPage(theme, tr("BroadWorks"), parent)
{
    addHint(tr("Only for servers whose address begins with https. Leave what your operator did not tell you as "
               "it is."));
    m_actions = addContext(tr("A&ctions"));
    m_events = addContext(tr("&Events"));
    m_async = addContext(tr("C&hannel"));
    m_version = new QLineEdit(this);
    addRow(tr("&Version"), m_version);
    m_versionProblem = addProblem();
    m_callEvents = new QComboBox(this);
    m_callEvents->addItem(tr("Standard: on hold shows too"), false);
    m_callEvents->addItem(tr("Basic: less for the server, no hold"), true);
    addRow(tr("Calls of co&lleagues"), m_callEvents);
    m_rate = new QSpinBox(this);
    m_rate->setRange(1, 1000);
    addRow(tr("Most &requests a second"), m_rate);
    m_token = new QCheckBox(tr("Sign in with an access t&oken instead of a password"), this);
    addWide(m_token);
    addHint(tr("Changes here count from the next time you sign in."));

    connect(m_version, &QLineEdit::textChanged, this, &SettingsPage::edited);
    connect(m_rate, &QSpinBox::valueChanged, this, &SettingsPage::edited);
    connect(m_callEvents, &QComboBox::currentIndexChanged, this, &SettingsPage::edited);
    connect(m_token, &QCheckBox::toggled, this, &SettingsPage::edited);
}

BroadWorksPage::Context BroadWorksPage::addContext(const QString &label)
{
    Context context{new QLineEdit(this), nullptr};
    addRow(label, context.field);
    context.problem = addProblem();
    connect(context.field, &QLineEdit::textChanged, this, &SettingsPage::edited);
    return context;
}

void BroadWorksPage::load(const desk::SettingsTable &settings)
{
    m_actions.field->setText(settings.value(setting::xsiActions));
    m_events.field->setText(settings.value(setting::xsiEvents));
    m_async.field->setText(settings.value(setting::xsiAsync));
    m_version->setText(settings.value(setting::xsiVersion));
    m_rate->setValue(settings.value(setting::requestsPerSecond));
    m_callEvents->setCurrentIndex(m_callEvents->findData(settings.value(setting::xsiBasicCalls)));
    m_token->setChecked(settings.value(setting::accessToken));
    for (const Context &context : {m_actions, m_events, m_async})
        showProblem(context.problem, context.field, {});
    showProblem(m_versionProblem, m_version, {});
}

bool BroadWorksPage::checkContext(const Context &context)
{
    const bool good = isContext(contextFrom(context.field, setting::xsiActions));
    showProblem(context.problem, context.field,
        good ? QString() : tr("This is the beginning of a path, for example %1.").arg(setting::xsiActions.fallback()));
    if (!good)
        context.field->setFocus();
    return good;
}

bool BroadWorksPage::check()
{
    const QString version = m_version->text().trimmed();
    const bool versionGood = version.isEmpty() || isVersion(version);
    showProblem(
        m_versionProblem, m_version, versionGood ? QString() : tr("A version looks like 22.0 or 19.sp5."));
    if (!versionGood)
        m_version->setFocus();
    bool good = versionGood;
    for (const Context &context : {m_async, m_events, m_actions})
        good = checkContext(context) && good;
    return good;
}

void BroadWorksPage::store(desk::SettingsTable &settings) const
{
    settings.set(setting::xsiActions, contextFrom(m_actions.field, setting::xsiActions));
    settings.set(setting::xsiEvents, contextFrom(m_events.field, setting::xsiEvents));
    settings.set(setting::xsiAsync, contextFrom(m_async.field, setting::xsiAsync));
    const QString version = m_version->text().trimmed();
    settings.set(setting::xsiVersion, version.isEmpty() ? setting::xsiVersion.fallback() : version);
    settings.set(setting::requestsPerSecond, m_rate->value());
    settings.set(setting::xsiBasicCalls, m_callEvents->currentData().toBool());
    settings.set(setting::accessToken, m_token->isChecked());
}

} // namespace balie::ui
