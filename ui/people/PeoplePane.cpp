#include "ui/people/PeoplePane.h"

#include "desk/calls/OnceAccepted.h"
#include "ui/people/EmptyState.h"
#include "ui/people/FilterBar.h"
#include "ui/search/EnterLineBar.h"
#include "ui/theme/Look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace balie::ui {

namespace {

constexpr int longestName = 32; ///< letters of a name in the line under the list; more is elided

} // namespace

PeoplePane::PeoplePane(const Parts &parts, QWidget *parent)
    : QWidget(parent), m_parts(parts), m_heading(new QLabel(this)), m_count(new QLabel(this)),
      m_filters(new FilterBar(parts.tools.theme, parts.overview, this)), m_area(new QWidget(this)),
      m_stack(new QStackedWidget(m_area)),
      m_overview(makeView(TileView::Arrangement::Grid, tr("Colleagues"))),
      m_results(makeView(TileView::Arrangement::List, tr("Search results"))),
      m_empty(new EmptyState(parts.tools.theme, this)), m_line(new EnterLineBar(parts.tools.theme, parts.enterLine, this))
{
    const Theme &theme = parts.tools.theme;
    setLook(this, Look::Ground);
    setLook(m_heading, Look::SectionHeading);
    setLook(m_count, Look::SectionHeading);
    setAccessibleName(tr("People"));

    m_overview->setTiles(&parts.overview, [&model = parts.overview](int row) { return TileRow{&model.tile(row), nullptr}; });
    m_results->setTiles(&parts.results,
                        [&model = parts.results](int row) { return TileRow{model.tile(row), &model.item(row)}; });
    m_stack->addWidget(m_overview);
    m_stack->addWidget(m_results);
    m_stack->addWidget(m_empty);

    const int space = theme.metric(Metric::Space3);
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_count);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(0, 0, space + theme.metric(Metric::TileGap), 0);
    head->setSpacing(theme.metric(Metric::Space2));
    head->addLayout(top);
    head->addWidget(m_filters);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, space + theme.metric(Metric::TileGap), 0);
    foot->addWidget(m_line);
    // Tiles bring the gap at their right, and the view room for its scroll bar.
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space + theme.metric(Metric::Space1), space, 0, 0);
    column->setSpacing(theme.metric(Metric::Space2));
    column->addLayout(head);
    auto *lists = new QVBoxLayout(m_area);
    lists->setContentsMargins(0, 0, 0, 0);
    lists->addWidget(m_stack);
    column->addWidget(m_area, 1);
    column->addLayout(foot);

    connect(m_filters, &FilterBar::filterChosen, this, [this](const desk::PeopleFilter &filter) {
        m_parts.overview.setFilter(filter);
        Q_EMIT filterChosen(filter);
        refresh();
    });
    connect(m_overview, &TileView::restWanted, this, [this](bool rest) { m_parts.overview.setOrderFrozen(rest); });
    for (QAbstractItemModel *model : {static_cast<QAbstractItemModel *>(&parts.overview),
                                      static_cast<QAbstractItemModel *>(&parts.results)}) {
        connect(model, &QAbstractItemModel::modelReset, this, &PeoplePane::refresh);
        connect(model, &QAbstractItemModel::rowsInserted, this, &PeoplePane::refresh);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &PeoplePane::refresh);
    }
    connect(&parts.results, &desk::SearchModel::resultChanged, this, [this] {
        if (m_parts.results.rowCount() > 0)
            m_results->setCurrentIndex(m_parts.results.index(0));
        refresh();
        Q_EMIT selectionChanged();
    });
    connect(&parts.results, &desk::SearchModel::summaryChanged, this, &PeoplePane::refresh);
    const auto departments = [this] { m_filters->setDepartments(m_parts.people.departments()); };
    connect(&parts.people, &desk::People::reset, this, departments);
    connect(&parts.overview, &QAbstractItemModel::modelReset, this, departments);
    departments();
    refresh();
}

TileView *PeoplePane::makeView(TileView::Arrangement arrangement, const QString &name)
{
    auto *view = new TileView(m_parts.tools, arrangement, this);
    view->setAccessibleName(name);
    connect(view, &TileView::currentRowChanged, this, [this] {
        summarise();
        Q_EMIT selectionChanged();
    });
    connect(view, &TileView::chosen, this, &PeoplePane::chosen);
    connect(view, &TileView::menuWanted, this,
            [this, view](const QModelIndex &index, const QPoint &at) { Q_EMIT menuWanted(view, index, at); });
    connect(view, &TileView::callDropped, this, [this, view](const DraggedCall &call, const QModelIndex &index) {
        Q_EMIT callDropped(view, call, index);
    });
    return view;
}

bool PeoplePane::isSearching() const
{
    return !m_parts.results.text().trimmed().isEmpty();
}

TileView *PeoplePane::current() const
{
    return isSearching() ? m_results : m_overview;
}

void PeoplePane::searchChanged()
{
    refresh();
    Q_EMIT selectionChanged();
}

/// Under the results how many there are; under the overview whom the next key will mean.
void PeoplePane::summarise()
{
    if (isSearching()) {
        m_line->setSummary(m_parts.results.summary());
        return;
    }
    const desk::Person *chosen = selectedPerson();
    const int room = fontMetrics().averageCharWidth() * longestName;
    m_line->setSummary(chosen != nullptr
                           ? tr("Chosen: %1 (Esc: nobody)")
                                 .arg(fontMetrics().elidedText(chosen->name, Qt::ElideMiddle, room))
                           : QString());
}

void PeoplePane::letGo()
{
    m_overview->clearSelection();
    m_overview->setCurrentIndex({});
}

desk::PersonId PeoplePane::chosenInOverview() const
{
    const QModelIndex index = m_overview->currentIndex();
    return index.isValid() ? m_parts.overview.tile(index.row()).person : desk::PersonId();
}

void PeoplePane::letGoWhenUsed(const desk::CallActions &actions)
{
    desk::onceAccepted(actions, this, [this] { return chosenInOverview(); }, [this] { letGo(); });
}

void PeoplePane::setFilter(const desk::PeopleFilter &filter)
{
    m_filters->setFilter(filter);
    m_parts.overview.setFilter(filter);
    refresh();
}

void PeoplePane::setDirectoryProgress(int loaded, int total)
{
    m_loaded = loaded;
    m_total = total;
    refresh();
}

void PeoplePane::setLinkLive(bool live)
{
    m_linkLive = live;
    refresh();
}

const desk::SearchItem *PeoplePane::selectedHit() const
{
    const int row = m_results->currentIndex().row();
    return isSearching() && row >= 0 && row < m_parts.results.rowCount() ? &m_parts.results.item(row) : nullptr;
}

const desk::Person *PeoplePane::personAt(const TileView *view, const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    if (view == m_overview)
        return m_parts.people.find(m_parts.overview.tile(index.row()).person);
    return m_parts.people.find(m_parts.results.item(index.row()).person);
}

bool PeoplePane::select(const desk::PersonId &person)
{
    TileView *view = current();
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, 0);
        const desk::Person *there = personAt(view, index);
        if (there == nullptr || there->id != person)
            continue;
        view->setCurrentIndex(index);
        return true;
    }
    return false;
}

const desk::Person *PeoplePane::selectedPerson() const
{
    return personAt(current(), current()->currentIndex());
}

void PeoplePane::refresh()
{
    const bool searching = isSearching();
    const int shown = searching ? m_parts.results.rowCount() : m_parts.overview.rowCount();
    m_heading->setText(searching ? tr("Search results") : tr("Colleagues"));
    if (m_loaded < m_total) {
        const QLocale locale;
        m_count->setText(tr("Reading the directory: %1 of %2")
                             .arg(locale.toString(m_loaded), locale.toString(m_total)));
        m_count->setAccessibleName(m_count->text());
    } else {
        const QString count = QLocale().toString(searching ? m_parts.results.total() : shown);
        m_count->setText(searching && m_parts.results.isTotalOpen() ? count + u'+' : count);
        m_count->setAccessibleName(tr("%n shown", nullptr, shown));
    }
    m_filters->setVisible(!searching);
    summarise();
    // Nobody is said to be found nowhere while there are places left to look.
    if (shown > 0 || (searching && m_parts.results.isSearching())) {
        m_stack->setCurrentWidget(current());
        return;
    }
    if (searching)
        m_empty->say(IconName::Search, tr("Nobody found"),
                     tr("Try the beginning of a first or last name, an extension, or a department. "
                        "A telephone number can be dialled as it is."));
    else if (m_parts.people.count() == 0)
        m_empty->say(IconName::People, tr("Your colleagues will appear here"),
                     m_linkLive ? tr("The directory is being read. If it stays empty, the PBX tells no names: choose a "
                                     "people file in the settings.")
                                : tr("They come from the PBX as soon as the console is connected."));
    else if (m_parts.overview.filter().kind == desk::PeopleFilter::Kind::Favourites)
        m_empty->say(IconName::Star, tr("Your favourites will appear here"),
                     tr("Right-click a colleague and choose \"Add to favourites\"."));
    else if (m_parts.overview.filter().kind == desk::PeopleFilter::Kind::Available)
        m_empty->say(IconName::Person, tr("Nobody can take a call now"),
                     tr("Whoever becomes available appears here at once."));
    else
        m_empty->say(IconName::People, tr("Nobody in this department"), tr("Choose another filter above."));
    m_stack->setCurrentWidget(m_empty);
}

} // namespace balie::ui
