#include "ui/settings/ConnectorsPage.h"

#include "ui/settings/ConnectorChooser.h"
#include "ui/settings/ConnectorCopyRow.h"
#include "ui/settings/ConnectorForm.h"
#include "ui/settings/ConnectorHealthText.h"
#include "ui/settings/ConnectorSignIn.h"
#include "ui/settings/ConnectorTrial.h"
#include "ui/settings/EnumCombo.h"
#include "ui/theme/Button.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTextDocument>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using Pop = crm::ConnectorEntry::Pop;
using Health = crm::ConnectorHealth;

namespace {

constexpr int rowsShown = 3;

} // namespace

ConnectorsPage::ConnectorsPage(
    const Theme &theme, crm::ConnectorSetup &setup, desk::ConnectorCopies &copies,
    const ConnectorDoors &doors, QWidget *parent)
    : SettingsPage(theme, tr("Customer systems"), parent)
    , m_setup(setup)
    , m_copies(copies)
    , m_doors(doors)
{
    addHint(tr("Systems that are asked who is calling. All that are ticked are asked at once; "
               "where several know the same "
               "person, the one that stands first here is shown."));
    m_keychain = addProblem();
    m_keychain->setTextFormat(Qt::PlainText);
    m_empty = addHint(tr("There is none yet. Choose Add, and cards of your customers will come up "
                         "beside their calls."));
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Customer systems"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    addWide(m_list);
    makeButtons();
    m_chooser = new ConnectorChooser(theme, this);
    m_chooser->hide();
    addWide(m_chooser);
    makeDetails();

    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (!m_showing)
            showCurrent();
    });
    connect(m_list, &QListWidget::itemChanged, this,
        [this](const QListWidgetItem *item) { checkToggled(m_list->row(item)); });
    connect(m_chooser, &ConnectorChooser::chosen, this, &ConnectorsPage::add);
    connect(m_chooser, &ConnectorChooser::left, this, &ConnectorsPage::closeChooser);
    connect(&m_setup, &crm::ConnectorSetup::entriesChanged, this, &ConnectorsPage::setupChanged);
    connect(&m_setup, &crm::ConnectorSetup::healthChanged, this, &ConnectorsPage::refreshState);
    connect(
        this, &ConnectorsPage::saved, this,
        [this] {
            list();
            showForm();
            refreshState();
            if (m_touched)
                Q_EMIT edited(); // something could not be saved
        },
        Qt::QueuedConnection);
    const auto fit = [this] {
        const int row
            = 2 * m_list->fontMetrics().lineSpacing() + this->theme().metric(Metric::Space2);
        m_list->setFixedHeight(rowsShown * row + this->theme().metric(Metric::Space1));
    };
    connect(&theme, &Theme::changed, this, fit);
    connect(&theme, &Theme::changed, this, [this] { refreshState(); });
    fit();
}

int ConnectorsPage::current() const
{
    const int row = m_list->currentRow();
    return row < m_edited.size() ? row : -1;
}

const crm::ProfileInfo *ConnectorsPage::profileOf(const crm::ConnectorEntry &entry) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
        [&entry](const crm::ProfileInfo &profile) { return profile.id == entry.profile; });
    return found == m_profiles.end() ? nullptr : &*found;
}

QString ConnectorsPage::nameOf(const crm::ConnectorEntry &entry) const
{
    if (!entry.name.isEmpty())
        return entry.name;
    const crm::ProfileInfo *profile = profileOf(entry);
    return profile != nullptr ? profile->name : entry.profile;
}

const Health *ConnectorsPage::healthOf(const QString &id) const
{
    const auto found = std::find_if(m_health.begin(), m_health.end(),
        [&id](const Health &health) { return health.connector == id && !id.isEmpty(); });
    return found == m_health.end() ? nullptr : &*found;
}

bool ConnectorsPage::isSaved(const Edited &edited) const
{
    return edited.secrets.isEmpty() && m_setup.entries().contains(edited.entry);
}

void ConnectorsPage::load(const desk::SettingsTable &)
{
    QVector<Edited> failed = m_edited;
    failed.removeIf([](const Edited &one) { return one.problem.isEmpty(); });
    m_profiles = m_setup.profiles();
    m_edited.clear();
    for (const crm::ConnectorEntry &entry : m_setup.entries())
        m_edited.append({entry, {}, {}});
    // What could not be saved is not lost: it was typed with care.
    for (const Edited &one : std::as_const(failed)) {
        const auto same = std::find_if(m_edited.begin(), m_edited.end(),
            [&one](const Edited &known) { return known.entry.id == one.entry.id; });
        if (same != m_edited.end())
            *same = one;
        else if (one.entry.id.isEmpty())
            m_edited.append(one);
    }
    m_touched = !failed.isEmpty();
    m_trial->clear();
    closeChooser();
    list();
    m_list->setCurrentRow(m_edited.isEmpty() ? -1 : 0);
    showCurrent();
}

void ConnectorsPage::setupChanged()
{
    if (m_storing || m_touched) {
        refreshState();
        return;
    }
    const QVector<crm::ConnectorEntry> entries = m_setup.entries();
    const bool isSame = std::equal(entries.begin(), entries.end(), m_edited.begin(), m_edited.end(),
        [](const crm::ConnectorEntry &entry, const Edited &edited) {
            return entry == edited.entry;
        });
    if (isSame) {
        refreshState();
        return;
    }
    m_edited.clear();
    for (const crm::ConnectorEntry &entry : entries)
        m_edited.append({entry, {}, {}});
    list();
    showCurrent();
}

void ConnectorsPage::list()
{
    m_showing = true;
    const int row = m_list->currentRow();
    m_list->clear();
    m_health = m_setup.health();
    for (int i = 0; i < m_edited.size(); ++i) {
        new QListWidgetItem(m_list);
        showRow(i);
    }
    m_list->setCurrentRow(m_edited.isEmpty() ? -1 : std::clamp(row, 0, int(m_edited.size()) - 1));
    m_list->setVisible(!m_edited.isEmpty());
    m_empty->setVisible(m_edited.isEmpty());
    m_showing = false;
}

void ConnectorsPage::showRow(int row)
{
    const bool before = std::exchange(m_showing, true);
    const Edited &edited = m_edited.at(row);
    const crm::ConnectorEntry &entry = edited.entry;
    const crm::ProfileInfo *profile = profileOf(entry);
    QStringList first{nameOf(entry)};
    if (profile != nullptr && profile->name != first.first())
        first << profile->name;
    const Health *health = healthOf(entry.id);
    QString state;
    IconName icon = IconName::More;
    ColourRole colour = ColourRole::Muted;
    if (profile == nullptr) {
        state = tr("Its profile is not there any more.");
        icon = IconName::Warning;
        colour = ColourRole::Warning;
    } else if (!edited.problem.isEmpty()) {
        state = edited.problem;
        icon = IconName::Error;
        colour = ColourRole::Danger;
    } else if (!entry.isOn) {
        state = tr("Switched off: is not asked.");
        icon = IconName::EyeOff;
    } else if (health != nullptr) {
        state = connectorHealth::sentence(*health);
        icon = connectorHealth::icon(health->state);
        colour = connectorHealth::colour(health->state);
    } else {
        state = tr("Is asked as soon as you have chosen OK or Apply.");
    }
    QListWidgetItem *item = m_list->item(row);
    const QString title = first.join(u" · "_s);
    item->setText(title + u'\n' + state);
    item->setIcon(theme().icon(icon, colour));
    item->setToolTip(Qt::convertFromPlainText(state));
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(entry.isOn ? Qt::Checked : Qt::Unchecked);
    item->setData(Qt::AccessibleTextRole,
        tr("%1, place %2 of %3, %4").arg(title).arg(row + 1).arg(m_edited.size()).arg(state));
    m_showing = before;
}

void ConnectorsPage::checkToggled(int row)
{
    if (m_showing || row < 0 || row >= m_edited.size())
        return;
    const bool isOn = m_list->item(row)->checkState() == Qt::Checked;
    if (m_edited.at(row).entry.isOn == isOn)
        return;
    m_edited[row].entry.isOn = isOn;
    touched();
    showRow(row);
}

void ConnectorsPage::openChooser()
{
    m_profiles = m_setup.profiles(); // one may have been put into the folder just now
    m_buttons->hide();
    m_details->hide();
    m_chooser->open(m_profiles);
}

void ConnectorsPage::closeChooser()
{
    if (m_chooser->isHidden())
        return;
    const bool hadFocus = m_chooser->isAncestorOf(focusWidget());
    m_chooser->hide();
    m_buttons->show();
    showCurrent();
    if (hadFocus)
        m_add->setFocus(Qt::OtherFocusReason);
}

void ConnectorsPage::add(const QString &profile)
{
    Edited made;
    made.entry.profile = profile;
    if (const crm::ProfileInfo *info = profileOf(made.entry)) {
        for (const crm::SettingField &field : info->fields) {
            if (!field.defaultValue.isEmpty() && field.kind != crm::SettingField::Kind::Secret)
                made.entry.values.insert(field.key, field.defaultValue);
        }
    }
    m_edited.append(made);
    list();
    m_list->setCurrentRow(int(m_edited.size()) - 1);
    closeChooser();
    const QVector<QWidget *> &stops = m_form->stops();
    (stops.isEmpty() ? m_name : stops.first())->setFocus(Qt::OtherFocusReason);
    touched();
}

void ConnectorsPage::removeCurrent()
{
    const int row = current();
    if (row < 0)
        return;
    m_edited.remove(row);
    list();
    showCurrent();
    touched();
    (m_edited.isEmpty() ? static_cast<QWidget *>(m_add) : m_list)->setFocus(Qt::OtherFocusReason);
}

void ConnectorsPage::moveCurrent(int by)
{
    const int row = current();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_edited.size())
        return;
    m_edited.move(row, to);
    m_showing = true; // the same one stays in the form, with what is going on there
    list();
    m_showing = true;
    m_list->setCurrentRow(to);
    m_showing = false;
    touched();
}

void ConnectorsPage::showCurrent()
{
    const int row = current();
    m_details->setVisible(row >= 0 && m_chooser->isHidden());
    const QString keychain = m_setup.keychainTrouble();
    showProblem(m_keychain, nullptr, keychain);
    m_trial->clear();
    showForm();
    refreshState();
}

void ConnectorsPage::showForm()
{
    const int row = current();
    if (row < 0)
        return;
    m_showing = true;
    const Edited &edited = m_edited.at(row);
    const crm::ProfileInfo *profile = profileOf(edited.entry);
    m_name->setText(edited.entry.name);
    m_name->setPlaceholderText(profile != nullptr ? profile->name : QString());
    setChoice(m_pop, edited.entry.pop);
    const QVector<crm::SettingField> fields
        = profile != nullptr ? profile->fields : QVector<crm::SettingField>();
    QSet<QString> kept;
    for (const crm::SettingField &field : fields) {
        if (field.kind == crm::SettingField::Kind::Secret && !edited.entry.id.isEmpty()
            && m_setup.hasSecret(edited.entry.id, field.key))
            kept.insert(field.key);
    }
    m_form->show(fields, edited.entry.values, edited.secrets, kept);
    QWidget *before = m_pop;
    for (QWidget *stop : m_form->stops()) {
        setTabOrder(before, stop);
        before = stop;
    }
    m_instructions->setVisible(profile != nullptr && !profile->readmePath.isEmpty());
    m_signIn->setVisible(profile != nullptr && profile->hasSignIn);
    m_trial->setVisible(profile != nullptr && profile->problem.isEmpty());
    m_showing = false;
}

void ConnectorsPage::refreshState()
{
    m_health = m_setup.health();
    for (int i = 0; i < m_edited.size() && i < m_list->count(); ++i)
        showRow(i);
    const int row = current();
    const auto needs
        = [row] { return row >= 0 ? QString() : tr("There is no system in the list yet."); };
    m_remove->setBlockedBy(needs());
    m_up->setBlockedBy(row == 0 ? tr("It is already first.") : needs());
    m_down->setBlockedBy(row >= 0 && row == m_edited.size() - 1 ? tr("It is already last.") : needs());
    if (row < 0)
        return;
    const Edited &edited = m_edited.at(row);
    const crm::ProfileInfo *profile = profileOf(edited.entry);
    const Health *health = healthOf(edited.entry.id);
    m_system->setText(profile != nullptr ? profile->name : edited.entry.profile);
    const QString state = m_list->item(row)->text().section(u'\n', 1);
    m_state->setText(state);
    m_state->setAccessibleName(state);
    m_mark->setPixmap(m_list->item(row)->icon().pixmap(theme().metric(Metric::IconSmall)));
    QString problem = edited.problem;
    if (problem.isEmpty() && profile != nullptr)
        problem = profile->problem;
    if (problem == state)
        problem.clear();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_copy->setConnector(edited.entry.id);
    m_signIn->setConnector(edited.entry.id,
        isSaved(edited) ? (edited.entry.isOn ? QString() : tr("It is switched off."))
                        : tr("Choose Apply first; then you can sign in."));
    std::optional<bool> signedIn(false);
    if (health != nullptr && health->state == Health::State::Untried)
        signedIn.reset();
    else if (health != nullptr)
        signedIn = health->state != Health::State::SignedOut;
    m_signIn->setSignedIn(signedIn);
}

void ConnectorsPage::changeEntry(const std::function<void(crm::ConnectorEntry &)> &change)
{
    const int row = current();
    if (row < 0 || m_showing)
        return;
    change(m_edited[row].entry);
    touched();
}

void ConnectorsPage::touched()
{
    m_touched = true;
    refreshState();
    Q_EMIT edited();
}

bool ConnectorsPage::check()
{
    closeChooser();
    for (int row = 0; row < m_edited.size(); ++row) {
        if (!checkRow(row))
            return false;
    }
    return true;
}

bool ConnectorsPage::checkRow(int row)
{
    const Edited &edited = m_edited.at(row);
    const crm::ProfileInfo *profile = profileOf(edited.entry);
    if (profile == nullptr || isSaved(edited))
        return true; // what was good when it was saved is not asked about now
    const bool isMissing = std::any_of(
        profile->fields.begin(), profile->fields.end(), [&](const crm::SettingField &field) {
            if (!field.required)
                return false;
            if (field.kind == crm::SettingField::Kind::Secret)
                return edited.secrets.value(field.key).isEmpty()
                    && !m_setup.hasSecret(edited.entry.id, field.key);
            return edited.entry.values.value(field.key, field.defaultValue).isEmpty();
        });
    if (!isMissing)
        return true;
    m_list->setCurrentRow(row);
    m_form->showMissing();
    return false;
}

void ConnectorsPage::store(desk::SettingsTable &) const
{
    if (!m_touched)
        return;
    m_storing = true;
    m_touched = false;
    const auto isThere = [this](const QString &id) {
        return std::any_of(m_edited.begin(), m_edited.end(),
            [&id](const Edited &one) { return one.entry.id == id; });
    };
    for (const crm::ConnectorEntry &entry : m_setup.entries()) {
        if (!isThere(entry.id))
            m_setup.remove(entry.id);
    }
    for (Edited &one : m_edited) {
        if (isSaved(one)) {
            one.problem.clear();
            continue;
        }
        const Expected<QString> id = m_setup.save(one.entry, one.secrets);
        one.problem = id ? QString() : id.error().userText;
        m_touched |= !id;
        if (!id)
            continue;
        one.entry.id = *id;
        one.secrets.clear();
    }
    int place = 0;
    for (const Edited &one : std::as_const(m_edited)) {
        if (one.entry.id.isEmpty())
            continue;
        const QVector<crm::ConnectorEntry> now = m_setup.entries();
        if (place < now.size() && now.at(place).id != one.entry.id)
            m_setup.move(one.entry.id, place);
        ++place;
    }
    m_storing = false;
    Q_EMIT saved();
}

bool ConnectorsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return SettingsPage::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    const bool isAlt = key.modifiers().testFlag(Qt::AltModifier);
    switch (key.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!isAlt)
            break;
        moveCurrent(key.key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Delete:
        removeCurrent();
        return true;
    default:
        break;
    }
    return SettingsPage::eventFilter(watched, event);
}

} // namespace balie::ui
