#include "ui/settings/CallsPage.h"

#include "desk/numbers/OfficeNumbers.h"
#include "ui/settings/EnumCombo.h"
#include "ui/theme/Look.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

namespace balie::ui {

namespace {

constexpr int mostDays = 36'500;

} // namespace

CallsPage::CallsPage(const Theme &theme, QWidget *parent)
    : SettingsPage(theme, tr("Calls"), parent)
    , m_transfer(new QComboBox(this))
    , m_visualRing(new QCheckBox(tr("Light up the card of a call that &rings"), this))
    , m_raise(new QCheckBox(tr("Bring the window to the &front when a call rings"), this))
    , m_region(new QLineEdit(this))
    , m_outsideLine(new QLineEdit(this))
    , m_sites(new QLineEdit(this))
    , m_nationally(new QCheckBox(tr("Dial numbers of the own country &without its code"), this))
    , m_journalDays(new QSpinBox(this))
{
    addChoice(m_transfer, tr("at once, unannounced"), desk::TransferKind::Blind);
    addChoice(m_transfer, tr("after announcing the call"), desk::TransferKind::Consult);
    addRow(tr("&Enter sends a call on"), m_transfer);
    addHint(
        tr("This also goes for a double click and for a call that is dragged onto a colleague."));
    addWide(m_visualRing);
    addWide(m_raise);
    connect(m_transfer, &QComboBox::currentIndexChanged, this, &SettingsPage::edited);
    for (const QCheckBox *box : {m_visualRing, m_raise})
        connect(box, &QCheckBox::toggled, this, &SettingsPage::edited);
    addNumbers();
    addJournal();
}

void CallsPage::addNumbers()
{
    auto *heading = new QLabel(tr("Numbers"), this);
    setLook(heading, Look::Title);
    addWide(heading);
    addRow(tr("&Country"), m_region);
    m_region->setPlaceholderText(tr("two letters, such as NL"));
    m_regionProblem = addProblem();
    addRow(tr("Before an &outside number"), m_outsideLine);
    m_outsideLine->setPlaceholderText(tr("usually nothing; else 0 or 9"));
    m_outsideProblem = addProblem();
    addRow(tr("Own num&bers"), m_sites);
    m_sites->setPlaceholderText(tr("such as 020 123 xxxx; 030 1234 xxx = 8"));
    m_sitesProblem = addProblem();
    addHint(tr("Own numbers are known and dialled as extensions: an x stands for each of their digits. Behind = is what is dialled before "
               "the extension, if anything."));
    addWide(m_nationally);
    for (QLineEdit *field : {m_region, m_outsideLine, m_sites})
        connect(field, &QLineEdit::textChanged, this, &SettingsPage::edited);
    connect(m_nationally, &QCheckBox::toggled, this, &SettingsPage::edited);
}

void CallsPage::addJournal()
{
    auto *heading = new QLabel(tr("Journal"), this);
    setLook(heading, Look::Title);
    addWide(heading);
    m_journalDays->setRange(0, mostDays);
    m_journalDays->setSpecialValueText(tr("for ever"));
    m_journalDays->setSuffix(tr(" days"));
    addRow(tr("&Keep calls"), m_journalDays);
    m_journalDays->findChild<QLineEdit *>()->setAccessibleName(m_journalDays->accessibleName());
    addHint(tr("Calls that are older go for good every day, with the notes on them. 0 keeps them for ever. Open the journal to delete "
               "calls of a person or of some days at once."));
    connect(m_journalDays, &QSpinBox::valueChanged, this, &SettingsPage::edited);
}

QStringList CallsPage::sites() const
{
    static const QRegularExpression separator(QStringLiteral("[;,]"));
    QStringList found;
    for (const QString &text : m_sites->text().split(separator)) {
        if (!text.trimmed().isEmpty())
            found << text.trimmed();
    }
    return found;
}

void CallsPage::load(const desk::SettingsTable &settings)
{
    setChoice(m_transfer, settings.value(desk::setting::transferKind));
    m_visualRing->setChecked(settings.value(desk::setting::visualRing));
    m_raise->setChecked(settings.value(desk::setting::raiseOnRing));
    m_region->setText(settings.value(desk::setting::numberRegion));
    m_outsideLine->setText(settings.value(desk::setting::outsideLine));
    m_sites->setText(settings.value(desk::setting::numberSites).join(QStringLiteral("; ")));
    m_nationally->setChecked(settings.value(desk::setting::dialNationally));
    m_journalDays->setValue(settings.value(desk::setting::journalDays));
    showProblem(m_regionProblem, m_region, {});
    showProblem(m_outsideProblem, m_outsideLine, {});
    showProblem(m_sitesProblem, m_sites, {});
}

bool CallsPage::check()
{
    const QString region = m_region->text().trimmed();
    const bool isRegion = region.isEmpty() || PhoneNumbers::isRegion(region);
    showProblem(m_regionProblem, m_region,
        isRegion ? QString() : tr("\"%1\" is no country. Give its two letters, such as NL or BE.").arg(region));
    static const QRegularExpression digits(QStringLiteral("^[0-9*#]{0,4}$"));
    const bool isLine = digits.match(m_outsideLine->text().trimmed()).hasMatch();
    showProblem(m_outsideProblem, m_outsideLine,
        isLine ? QString() : tr("This can be up to four digits, or nothing."));
    QString sitesProblem;
    const desk::OfficeNumbers office{PhoneNumbers(region), {}};
    for (const QString &text : sites()) {
        if (const auto site = office.siteFrom(text); !site && sitesProblem.isEmpty())
            sitesProblem = site.error().userText;
    }
    showProblem(m_sitesProblem, m_sites, sitesProblem);
    return isRegion && isLine && sitesProblem.isEmpty();
}

void CallsPage::store(desk::SettingsTable &settings) const
{
    settings.set(desk::setting::transferKind, choiceOf<desk::TransferKind>(m_transfer));
    settings.set(desk::setting::visualRing, m_visualRing->isChecked());
    settings.set(desk::setting::raiseOnRing, m_raise->isChecked());
    const QString region = m_region->text().trimmed().toUpper();
    settings.set(desk::setting::numberRegion, region.isEmpty() ? desk::setting::numberRegion.fallback() : region);
    settings.set(desk::setting::outsideLine, m_outsideLine->text().trimmed());
    settings.set(desk::setting::numberSites, sites());
    settings.set(desk::setting::dialNationally, m_nationally->isChecked());
    settings.set(desk::setting::journalDays, m_journalDays->value());
}

} // namespace balie::ui
