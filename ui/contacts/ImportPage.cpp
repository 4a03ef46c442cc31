#include "ui/contacts/ImportPage.h"

#include "ui/contacts/ColumnChooser.h"
#include "ui/contacts/SaveText.h"
#include "ui/signin/ChooseFile.h"
#include "ui/theme/Button.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using State = desk::ContactImport::State;

ImportPage::ImportPage(const Theme &theme, desk::ContactImport &import, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_import(import), m_steps(new QStackedWidget(this)),
      m_chooser(new ColumnChooser(theme, m_columns, this))
{
    setAccessibleName(tr("Import"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_steps);
    m_steps->addWidget(makeChoose());
    m_steps->addWidget(m_chooser);
    m_steps->addWidget(makeRun());
    connect(m_chooser, &ColumnChooser::cancelled, this, [this] { stepBack(); });
    connect(m_chooser, &ColumnChooser::importWanted, this, [this] {
        m_order.columns = m_columns.mapping();
        start(m_order);
    });
    connect(&import, &desk::ContactImport::progressed, this, &ImportPage::progressed);
    connect(&import, &desk::ContactImport::finished, this, &ImportPage::finished);
    if (import.isRunning())
        progressed();
}

bool ImportPage::takes(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    return suffix == "vcf"_L1 || suffix == "vcard"_L1 || suffix == "csv"_L1 || suffix == "txt"_L1 || suffix == "tsv"_L1;
}

QWidget *ImportPage::makeChoose()
{
    auto *page = new QWidget(this);
    page->setAccessibleName(tr("Choose a file"));
    setLook(page, Look::Panel);
    auto *column = new QVBoxLayout(page);
    const int edge = m_theme.metric(Metric::Space4);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(m_theme.metric(Metric::Space2));
    auto *title = new QLabel(tr("Bring contacts in from a file"), page);
    setLook(title, Look::Title);
    column->addWidget(title);
    auto *hint = new QLabel(tr("Cards (.vcf) as telephones and Outlook write them, or a table (.csv) from a spreadsheet or "
                               "another program. You can also drop the file on this window. The same file once more changes "
                               "only what differs, and takes away who is no longer in it."), page);
    hint->setWordWrap(true);
    setLook(hint, Look::MutedText);
    column->addWidget(hint);
    m_problem = new QLabel(page);
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::ErrorText);
    m_problem->hide();
    column->addWidget(m_problem);
    m_choose = new Button(m_theme, Look::PrimaryButton, tr("Choose a file..."), page);
    connect(m_choose, &QPushButton::clicked, this, &ImportPage::ask);
    column->addWidget(m_choose, 0, Qt::AlignLeft);
    column->addStretch(1);
    return page;
}

QWidget *ImportPage::makeRun()
{
    auto *page = new QWidget(this);
    page->setAccessibleName(tr("Import"));
    setLook(page, Look::Panel);
    auto *column = new QVBoxLayout(page);
    const int edge = m_theme.metric(Metric::Space4);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(m_theme.metric(Metric::Space2));
    m_title = new QLabel(page);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    setLook(m_title, Look::Title);
    column->addWidget(m_title);
    m_bar = new QProgressBar(page);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the import"));
    column->addWidget(m_bar);
    m_counts = new QLabel(page);
    m_counts->setWordWrap(true);
    column->addWidget(m_counts);
    m_stop = new Button(m_theme, Look::Plain, tr("Stop"), page);
    connect(m_stop, &QPushButton::clicked, &m_import, &desk::ContactImport::stop);
    column->addWidget(m_stop, 0, Qt::AlignLeft);
    m_remarks = new QLabel(page);
    m_remarks->setWordWrap(true);
    setLook(m_remarks, Look::StrongText);
    column->addWidget(m_remarks);
    m_report = new QTableView(page);
    m_report->setModel(&m_import.report());
    m_report->setAccessibleName(tr("What was wrong in the file"));
    m_report->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_report->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_report->setTabKeyNavigation(false);
    m_report->setShowGrid(false);
    m_report->verticalHeader()->hide();
    m_report->horizontalHeader()->setStretchLastSection(true);
    m_report->horizontalHeader()->setHighlightSections(false);
    m_report->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    column->addWidget(m_report, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(m_theme.metric(Metric::Space2));
    m_copy = new Button(m_theme, Look::Plain, tr("&Copy the report"), page);
    m_save = new Button(m_theme, Look::Plain, tr("&Save the report..."), page);
    m_another = new Button(m_theme, Look::Plain, tr("Another &file..."), page);
    m_show = new Button(m_theme, Look::PrimaryButton, tr("Show the contacts"), page);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_import.report().toText()); });
    connect(m_save, &QPushButton::clicked, this, &ImportPage::saveReport);
    connect(m_another, &QPushButton::clicked, this, &ImportPage::ask);
    connect(m_show, &QPushButton::clicked, this, &ImportPage::showContactsWanted);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    buttons->addWidget(m_another);
    buttons->addWidget(m_show);
    column->addLayout(buttons);
    column->addStretch(0);
    return page;
}

void ImportPage::focusFirst()
{
    switch (Step(m_steps->currentIndex())) {
    case Choose:
        m_choose->setFocus(Qt::OtherFocusReason);
        return;
    case Columns:
        if (m_columns.rowCount() > 0)
            m_chooser->choice(0)->setFocus(Qt::OtherFocusReason);
        return;
    case Run:
        (m_import.isRunning() ? m_stop : m_show)->setFocus(Qt::OtherFocusReason);
        return;
    }
}

bool ImportPage::stepBack()
{
    if (m_steps->currentIndex() == Choose || m_import.isRunning())
        return false;
    m_steps->setCurrentIndex(Choose);
    focusFirst();
    return true;
}

void ImportPage::ask()
{
    chooseFile(this, tr("File with contacts"), tr("Contacts (*.vcf *.vcard *.csv *.tsv *.txt);;All files (*)"),
               [this](const QString &path) { begin(path); });
}

void ImportPage::begin(const QString &path)
{
    if (m_import.isRunning())
        return;
    m_problem->hide();
    m_import.look(path, [this, path, self = QPointer(this)](const auto &beginning, const desk::CsvMapping &before) {
        if (self)
            looked(path, beginning, before);
    });
}

void ImportPage::looked(
    const QString &path, const Expected<desk::ImportBeginning> &beginning, const desk::CsvMapping &before)
{
    if (m_import.isRunning())
        return;
    if (!beginning) {
        m_problem->setText(beginning.error().userText);
        m_problem->show();
        m_steps->setCurrentIndex(Choose);
        m_choose->setAccessibleDescription(beginning.error().userText);
        focusFirst();
        return;
    }
    desk::ImportOrder order;
    order.path = path;
    order.name = QFileInfo(path).fileName();
    order.kind = beginning->isTable ? desk::ContactSourceInfo::Kind::Csv : desk::ContactSourceInfo::Kind::VCard;
    if (!beginning->isTable) {
        start(order);
        return;
    }
    m_order = order;
    m_columns.setBeginning(beginning->rows);
    m_columns.setMapping(before);
    m_steps->setCurrentIndex(Columns);
    m_chooser->begin(order.name);
}

void ImportPage::start(const desk::ImportOrder &order)
{
    m_import.start(order);
    focusFirst();
}

void ImportPage::progressed()
{
    const bool running = m_import.isRunning();
    m_steps->setCurrentIndex(Run);
    m_title->setText(m_import.order().name);
    m_bar->setValue(int(m_import.fraction() * 1000));
    const desk::ImportProgress &progress = m_import.progress();
    const QLocale locale;
    if (running) {
        m_counts->setText(m_import.state() == State::Stopping
                              ? tr("Stopping; what was read is still written down.")
                              : tr("%1 contacts so far: %2 new, %3 changed, %4 the same.")
                                    .arg(locale.toString(progress.contacts), locale.toString(progress.added),
                                         locale.toString(progress.changed), locale.toString(progress.unchanged)));
    }
    m_bar->setVisible(running);
    m_stop->setVisible(running);
    m_stop->setBlockedBy(m_import.state() == State::Stopping ? tr("It is being stopped.") : QString());
    for (Button *button : {m_copy, m_save, m_another, m_show})
        button->setVisible(!running);
    fitReport();
}

void ImportPage::finished()
{
    const bool hadFocus = isAncestorOf(focusWidget()) || m_stop->hasFocus();
    setLook(m_counts, m_import.state() == State::Failed ? Look::ErrorText : Look::Plain);
    m_counts->setText(m_import.summary());
    progressed();
    if (hadFocus && isVisible())
        focusFirst();
}

void ImportPage::fitReport()
{
    const desk::ImportReport &report = m_import.report();
    const bool any = report.total() > 0;
    m_report->setVisible(any);
    m_copy->setEnabled(any);
    m_save->setEnabled(any);
    QString sentence;
    if (any) {
        sentence = tr("%n remark(s) on the file", nullptr, int(report.total()));
        if (report.losses() > 0)
            sentence += ", "_L1 + tr("%n of them left something out", nullptr, int(report.losses()));
        if (report.total() > report.rowCount())
            sentence += ", "_L1 + tr("the first %1 are shown").arg(QLocale().toString(report.rowCount()));
    } else if (!m_import.isRunning() && m_import.state() == State::Completed) {
        sentence = tr("Nothing in the file was wrong.");
    }
    m_remarks->setText(sentence);
    m_remarks->setVisible(!sentence.isEmpty());
}

void ImportPage::saveReport()
{
    saveText(this, tr("Save the report"), QFileInfo(m_import.order().path).completeBaseName() + tr(" report") + ".txt"_L1,
             m_import.report().toText(), [this](const QString &problem) {
                 setLook(m_remarks, problem.isEmpty() ? Look::StrongText : Look::ErrorText);
                 m_remarks->setText(problem.isEmpty() ? tr("The report was saved.") : problem);
                 m_remarks->show();
             });
}

} // namespace balie::ui
