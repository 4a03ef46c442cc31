#pragma once

#include "desk/contacts/CsvColumns.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QScrollArea;

namespace balie::ui {

class Button;

/// Which column of a table holds what: for each column its heading, an example and a choice, and below it how the first
/// rows would come in. GUI thread.
class ColumnChooser final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the chooser.
    ColumnChooser(const Theme &theme, desk::CsvColumns &columns, QWidget *parent = nullptr);

    /// Shows the columns of another file, with the focus in the first choice.
    void begin(const QString &fileName);
    QComboBox *choice(int column) const { return m_choices.at(column); }

Q_SIGNALS:
    void importWanted();
    void cancelled();

private:
    void rebuild();
    void refresh();

    const Theme &m_theme;
    desk::CsvColumns &m_columns;
    QLabel *m_title;
    QCheckBox *m_headings;
    QScrollArea *m_scroll;
    QVector<QComboBox *> m_choices;
    QLabel *m_preview;
    QLabel *m_problem;
    Button *m_import;
    Button *m_cancel;
};

} // namespace balie::ui
