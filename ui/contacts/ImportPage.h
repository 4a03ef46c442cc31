#pragma once

#include "desk/contacts/ContactImport.h"
#include "desk/contacts/CsvColumns.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QStackedWidget;
class QTableView;

namespace balie::ui {

class Button;
class ColumnChooser;

/// Brings a file into the contacts: choose it (or drop it on the window), for a table say what its columns hold, then
/// progress that can be stopped, and a report that names line and column. GUI thread.
class ImportPage final : public QWidget {
    Q_OBJECT

public:
    /// The import must outlive the page.
    ImportPage(const Theme &theme, desk::ContactImport &import, QWidget *parent = nullptr);

    /// Looks at the file; a table asks for its columns, cards come in at once. Nothing while an import is running.
    void begin(const QString &path);
    /// To the first thing that can be done.
    void focusFirst();
    /// False when there is nothing to step back from.
    bool stepBack();
    /// Whether a file with this name can be one of contacts.
    static bool takes(const QString &fileName);

    ColumnChooser *chooser() const { return m_chooser; }

Q_SIGNALS:
    void showContactsWanted();

private:
    enum Step { Choose, Columns, Run };

    QWidget *makeChoose();
    QWidget *makeRun();
    void ask();
    void looked(const QString &path, const Expected<desk::ImportBeginning> &beginning, const desk::CsvMapping &before);
    void start(const desk::ImportOrder &order);
    void progressed();
    void finished();
    void saveReport();
    void fitReport();

    const Theme &m_theme;
    desk::ContactImport &m_import;
    desk::CsvColumns m_columns;
    desk::ImportOrder m_order; ///< of the file whose columns are chosen
    QStackedWidget *m_steps;
    ColumnChooser *m_chooser;
    Button *m_choose = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_title = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_remarks = nullptr;
    QTableView *m_report = nullptr;
    Button *m_stop = nullptr;
    Button *m_copy = nullptr;
    Button *m_save = nullptr;
    Button *m_another = nullptr;
    Button *m_show = nullptr;
};

} // namespace balie::ui
