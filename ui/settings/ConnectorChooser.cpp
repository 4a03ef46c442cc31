#include "ui/settings/ConnectorChooser.h"

#include "ui/theme/Button.h"

#include <QCollator>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTextDocument>
#include <QVBoxLayout>
#include <algorithm>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int rowsShown = 7;
constexpr int profileRole = Qt::UserRole;
constexpr int problemRole = Qt::UserRole + 1;

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

ConnectorChooser::ConnectorChooser(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_none(new QLabel(this))
    , m_add(new Button(theme, Look::PrimaryButton, tr("Set this one up"), this))
{
    setAccessibleName(tr("Choose a customer system"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme.metric(Metric::Space2));
    auto *caption = new QLabel(tr("&Which system?"), this);
    setLook(caption, Look::StrongText);
    caption->setBuddy(m_search);
    m_search->setAccessibleName(tr("Search for a system"));
    m_search->setPlaceholderText(tr("Type a part of its name"));
    m_search->setClearButtonEnabled(true);
    m_search->setTextMargins(theme.metric(Metric::Space1), 0, theme.metric(Metric::Space1), 0);
    m_list->setAccessibleName(tr("Systems"));
    m_list->setWordWrap(true);
    m_list->setFixedHeight(rowsShown * theme.metric(Metric::HitHeight));
    m_none->setText(tr("No system has this in its name. A profile of your own goes into the folder "
                       "for connectors."));
    m_none->setWordWrap(true);
    setLook(m_none, Look::MutedText);
    auto *cancel = new Button(theme, Look::Plain, tr("Cancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.metric(Metric::Space2));
    buttons->addWidget(m_add);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    for (QWidget *widget : {static_cast<QWidget *>(caption), static_cast<QWidget *>(m_search),
             static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_none)})
        column->addWidget(widget);
    column->addLayout(buttons);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ConnectorChooser::list);
    connect(m_list, &QListWidget::currentItemChanged, this, &ConnectorChooser::tellWhether);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &ConnectorChooser::choose);
    connect(m_add, &QPushButton::clicked, this, &ConnectorChooser::choose);
    connect(cancel, &QPushButton::clicked, this, &ConnectorChooser::left);
}

void ConnectorChooser::open(const QVector<crm::ProfileInfo> &profiles)
{
    m_profiles = profiles;
    QCollator order;
    order.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(m_profiles.begin(), m_profiles.end(),
        [&order](const crm::ProfileInfo &a, const crm::ProfileInfo &b) {
            return order.compare(a.name, b.name) < 0;
        });
    m_search->clear();
    list();
    show();
    m_search->setFocus(Qt::OtherFocusReason);
}

void ConnectorChooser::list()
{
    m_list->clear();
    const QString sought = m_search->text().trimmed();
    for (const crm::ProfileInfo &profile : std::as_const(m_profiles)) {
        if (!profile.name.contains(sought, Qt::CaseInsensitive)
            && !profile.id.contains(sought, Qt::CaseInsensitive))
            continue;
        QString text = profile.isOwn ? tr("%1 (own profile)").arg(profile.name) : profile.name;
        if (!profile.problem.isEmpty())
            text += u'\n' + profile.problem;
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(profileRole, profile.id);
        item->setData(problemRole, profile.problem);
        if (profile.problem.isEmpty())
            continue;
        // Not disabled: then nobody could get there with the keys to read why.
        item->setForeground(m_theme.colour(ColourRole::Muted));
        item->setIcon(m_theme.icon(IconName::Warning, ColourRole::Warning));
        item->setToolTip(Qt::convertFromPlainText(profile.problem));
    }
    m_list->setVisible(m_list->count() > 0);
    m_none->setVisible(m_list->count() == 0);
    for (int row = 0; row < m_list->count() && m_list->currentRow() < 0; ++row) {
        if (m_list->item(row)->data(problemRole).toString().isEmpty())
            m_list->setCurrentRow(row);
    }
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    tellWhether();
}

void ConnectorChooser::tellWhether()
{
    const QListWidgetItem *item = m_list->currentItem();
    m_add->setBlockedBy(
        item == nullptr ? tr("Choose a system first.") : item->data(problemRole).toString());
}

void ConnectorChooser::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item != nullptr && item->data(problemRole).toString().isEmpty())
        Q_EMIT chosen(item->data(profileRole).toString());
}

bool ConnectorChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto &key = *static_cast<QKeyEvent *>(event);
    if (isEnter(key)) {
        choose();
        return true;
    }
    const bool isStep = key.key() == Qt::Key_Up || key.key() == Qt::Key_Down;
    if (watched == m_search && isStep && m_list->count() > 0) {
        const int to = m_list->currentRow() + (key.key() == Qt::Key_Down ? 1 : -1);
        m_list->setCurrentRow(std::clamp(to, 0, m_list->count() - 1));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ConnectorChooser::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left(); // the window stays
    else
        QWidget::keyPressEvent(event);
}

} // namespace balie::ui
