#pragma once

#include "desk/calls/CallActions.h"
#include "desk/enter/EnterLine.h"
#include "desk/people/PeopleModel.h"
#include "desk/people/People.h"
#include "desk/search/SearchModel.h"
#include "ui/people/TileView.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace balie::ui {

class EmptyState;
class EnterLineBar;
class FilterBar;

/// The middle of the window: the overview of colleagues with its filters, or the results of what is typed, and under
/// both the line that says what Enter does. Knows models and views, no rules. GUI thread.
class PeoplePane final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the pane.
    struct Parts {
        TileTools tools;
        const desk::People &people;
        desk::PeopleModel &overview;
        desk::SearchModel &results;
        desk::EnterLine &enterLine;
    };

    PeoplePane(const Parts &parts, QWidget *parent = nullptr);

    TileView *overview() const { return m_overview; }
    TileView *results() const { return m_results; }
    /// Where the lists are: a place to lie something over them.
    QWidget *listArea() const { return m_area; }
    /// The view that is shown now.
    TileView *current() const;
    bool isSearching() const;
    /// Follows the text of the search field (the model has it already).
    void searchChanged();
    /// The person of the selected row of what is shown; nullptr when none, or when it is a contact or a number to
    /// dial. A contact who answers a colleague's telephone is that colleague.
    const desk::Person *selectedPerson() const;
    /// The selected search hit, while searching.
    const desk::SearchItem *selectedHit() const;
    /// Selects that person in what is shown; false when he is not among them.
    bool select(const desk::PersonId &person);
    const desk::Person *personAt(const TileView *view, const QModelIndex &index) const;

    /// Nobody is selected in the overview any more, and its order may move again.
    void letGo();
    /// Does so once the switch accepted a command to somebody, however it was given: whom the last call went to has
    /// nothing to do with the next one. Not when it refused, and not of somebody who was selected meanwhile.
    void letGoWhenUsed(const desk::CallActions &actions);
    void setFilter(const desk::PeopleFilter &filter);
    /// Whether the directory can be expected to fill: decides what an empty overview says.
    void setLinkLive(bool live);
    /// How much of the directory has been read; 0 of 0 when it is complete.
    void setDirectoryProgress(int loaded, int total);

Q_SIGNALS:
    void filterChosen(const balie::desk::PeopleFilter &filter);
    /// Another row is selected, or another list is shown.
    void selectionChanged();
    void chosen(const QModelIndex &index);
    void menuWanted(balie::ui::TileView *view, const QModelIndex &index, const QPoint &at);
    void callDropped(balie::ui::TileView *view, const balie::ui::DraggedCall &call, const QModelIndex &index);

private:
    TileView *makeView(TileView::Arrangement arrangement, const QString &name);
    void refresh();
    void summarise();
    desk::PersonId chosenInOverview() const;

    Parts m_parts;
    bool m_linkLive = false;
    int m_loaded = 0;
    int m_total = 0;
    QLabel *m_heading;
    QLabel *m_count;
    FilterBar *m_filters;
    QWidget *m_area;
    QStackedWidget *m_stack;
    TileView *m_overview;
    TileView *m_results;
    EmptyState *m_empty;
    EnterLineBar *m_line;
};

} // namespace balie::ui
