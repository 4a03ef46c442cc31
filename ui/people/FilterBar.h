#pragma once

#include "desk/people/PeopleModel.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QMenu;
class QToolButton;

namespace balie::ui {

/// The filters above the overview as a row of chips: everybody, favourites, who can take a call, the departments.
/// What does not fit stands in the menu of the last chip ("+3"). One tab stop; arrows move within. GUI thread.
class FilterBar final : public QWidget {
    Q_OBJECT

public:
    FilterBar(const Theme &theme, desk::PeopleModel &model, QWidget *parent = nullptr);

    /// The departments to offer, sorted; the counts come from the model.
    void setDepartments(const QStringList &departments);
    void setFilter(const desk::PeopleFilter &filter);
    const desk::PeopleFilter &filter() const { return m_filter; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filterChosen(const balie::desk::PeopleFilter &filter);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Chip {
        desk::PeopleFilter filter;
        QToolButton *button;
    };

    void rebuild(const QStringList &departments);
    void recount();
    void layOut();
    void fillMenu();
    void choose(const desk::PeopleFilter &filter);
    QString textFor(const desk::PeopleFilter &filter) const;

    const Theme &m_theme;
    desk::PeopleModel &m_model;
    desk::PeopleFilter m_filter;
    QStringList m_departments;
    QVector<Chip> m_chips;
    QButtonGroup *m_group;
    QToolButton *m_more;
    QMenu *m_menu;
};

} // namespace balie::ui
