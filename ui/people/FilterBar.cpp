#include "ui/people/FilterBar.h"

#include "ui/theme/Look.h"

#include <QButtonGroup>
#include <QMenu>
#include <QToolButton>

namespace balie::ui {

using desk::PeopleFilter;

FilterBar::FilterBar(const Theme &theme, desk::PeopleModel &model, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_model(model), m_group(new QButtonGroup(this)), m_more(new QToolButton(this)),
      m_menu(new QMenu(this))
{
    setAccessibleName(tr("Filters"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setLook(m_more, Look::Chip);
    // Not InstantPopup: in that mode Qt offers a screen reader an action that does nothing.
    connect(m_more, &QToolButton::clicked, m_more, &QToolButton::showMenu);
    m_more->setMenu(m_menu);
    // Not with every count that changes: the menu may be open then.
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setAccessibleName(tr("More filters"));
    connect(&model, &desk::PeopleModel::countsChanged, this, &FilterBar::recount);
    connect(&theme, &Theme::changed, this, &FilterBar::layOut);
    rebuild({});
}

void FilterBar::setDepartments(const QStringList &departments)
{
    // A filter that is chosen makes the list new, and must not take away the chip under the finger.
    if (departments != m_departments)
        rebuild(departments);
}

void FilterBar::rebuild(const QStringList &departments)
{
    m_departments = departments;
    for (const Chip &chip : m_chips) {
        m_group->removeButton(chip.button);
        chip.button->hide();
        chip.button->deleteLater();
    }
    m_chips.clear();
    QVector<PeopleFilter> filters{PeopleFilter::all(), PeopleFilter::favourites(), PeopleFilter::available()};
    for (const QString &department : departments)
        filters.append(PeopleFilter::ofDepartment(department));
    for (const PeopleFilter &filter : filters) {
        auto *button = new QToolButton(this);
        setLook(button, Look::Chip);
        button->setCheckable(true);
        button->setChecked(filter == m_filter);
        button->setFocusPolicy(Qt::TabFocus);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        m_group->addButton(button);
        // Toggled, not clicked: a screen reader toggles without a click.
        connect(button, &QToolButton::toggled, this, [this, filter](bool on) {
            if (on && filter != m_filter)
                choose(filter);
        });
        m_chips.append({filter, button});
    }
    recount();
    layOut();
}

QString FilterBar::textFor(const PeopleFilter &filter) const
{
    // Counting is a walk over everybody, at every frame in which something changes: not for departments, which
    // show no number.
    const int count = filter.kind == PeopleFilter::Kind::Department ? 0 : m_model.countFor(filter);
    switch (filter.kind) {
    case PeopleFilter::Kind::All:
        return tr("All %1").arg(count);
    case PeopleFilter::Kind::Favourites:
        return tr("Favourites %1").arg(count);
    case PeopleFilter::Kind::Available:
        return tr("Available %1").arg(count);
    case PeopleFilter::Kind::Department:
        break;
    }
    return filter.department;
}

void FilterBar::recount()
{
    bool different = false;
    for (const Chip &chip : m_chips) {
        const QString text = textFor(chip.filter);
        if (chip.button->accessibleName() == text)
            continue;
        different = true;
        // An ampersand in a department's name is no mnemonic.
        QString shown = text;
        chip.button->setText(shown.replace(u'&', QStringLiteral("&&")));
        chip.button->setAccessibleName(text);
    }
    if (different)
        layOut();
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    for (const Chip &chip : std::as_const(m_chips)) {
        if (!chip.button->isHidden())
            continue;
        const PeopleFilter filter = chip.filter;
        QAction *action = m_menu->addAction(chip.button->text(), this, [this, filter] { choose(filter); });
        action->setCheckable(true);
        action->setChecked(filter == m_filter);
    }
}

void FilterBar::choose(const PeopleFilter &filter)
{
    setFilter(filter);
    Q_EMIT filterChosen(filter);
}

void FilterBar::setFilter(const PeopleFilter &filter)
{
    m_filter = filter;
    for (const Chip &chip : m_chips)
        chip.button->setChecked(chip.filter == filter);
    layOut();
}

QSize FilterBar::minimumSizeHint() const
{
    return QSize(m_theme.metric(Metric::TileMinWidth), m_theme.metric(Metric::HitHeight));
}

void FilterBar::resizeEvent(QResizeEvent *)
{
    layOut();
}

void FilterBar::layOut()
{
    const int space = m_theme.metric(Metric::Space2);
    const int height = m_theme.metric(Metric::HitHeight);
    const auto widthOf = [&](const QToolButton *button) {
        return std::max(button->minimumSizeHint().width(),
                        button->fontMetrics().horizontalAdvance(button->text()) + 3 * space);
    };
    // First without the "+n" chip, then with room kept for it.
    int total = -space;
    for (const Chip &chip : m_chips)
        total += widthOf(chip.button) + space;
    const bool allFit = total <= width();
    const int moreWidth = m_more->fontMetrics().horizontalAdvance(QStringLiteral("+00")) + 4 * space;
    const int limit = allFit ? width() : width() - moreWidth - space;

    int x = 0;
    int hidden = 0;
    bool full = false;
    bool chosenHidden = false;
    for (const Chip &chip : m_chips) {
        const int chipWidth = widthOf(chip.button);
        full = full || x + chipWidth > limit;
        chip.button->setVisible(!full);
        if (!full) {
            chip.button->setGeometry(x, 0, chipWidth, height);
            x += chipWidth + space;
            continue;
        }
        ++hidden;
        chosenHidden = chosenHidden || chip.filter == m_filter;
    }
    m_more->setVisible(hidden > 0);
    if (hidden > 0) {
        m_more->setText(QStringLiteral("+%1").arg(hidden));
        m_more->setToolTip(chosenHidden ? textFor(m_filter) : QString());
        m_more->setAccessibleDescription(chosenHidden ? textFor(m_filter) : QString());
        m_more->setGeometry(x, 0, moreWidth, height);
    }
}

} // namespace balie::ui
