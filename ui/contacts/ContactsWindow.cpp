#include "ui/contacts/ContactsWindow.h"

#include "ui/contacts/ContactsPage.h"
#include "ui/contacts/ImportPage.h"
#include "ui/contacts/LintPage.h"
#include "ui/theme/WindowSize.h"

#include <QAbstractButton>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace balie::ui {

namespace {

/// The file that is dragged; empty where it is none, or several.
QString fileOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

ContactsWindow::ContactsWindow(const ContactsParts &parts, QWidget *parent)
    : QDialog(parent), m_parts(parts), m_tabs(new QTabWidget(this)),
      m_contacts(new ContactsPage(parts.theme, parts.list, parts.own, this)),
      m_import(new ImportPage(parts.theme, parts.import, this)),
      m_lint(new LintPage(parts.theme, parts.lint, parts.own, parts.people, this))
{
    setWindowTitle(tr("Contacts - Balie"));
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->tabBar()->setAccessibleName(tr("Pages"));
    m_tabs->addTab(m_contacts, tr("Con&tacts"));
    m_tabs->addTab(m_import, tr("&Import"));
    m_tabs->addTab(m_lint, tr("Nu&mbers that want attention"));
    setAcceptDrops(true);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int page) {
        // Whoever walks along the tabs goes on walking.
        if (!m_tabs->tabBar()->hasFocus())
            focusPage(Page(page));
    });
    connect(m_lint, &LintPage::showContactWanted, this, [this](const QString &name) {
        open(Page::Contacts);
        m_contacts->search(name);
    });
    connect(m_import, &ImportPage::showContactsWanted, this, [this] { open(Page::Contacts); });
    connect(m_contacts, &ContactsPage::callWanted, this, &ContactsWindow::callWanted);
    resizeWithinScreen(*this, {1000, 680});
}

void ContactsWindow::open(Page page)
{
    if (!isVisible())
        m_parts.list.load();
    m_tabs->setCurrentIndex(int(page));
    show();
    raise();
    activateWindow();
    focusPage(page);
}

void ContactsWindow::focusPage(Page page)
{
    switch (page) {
    case Page::Contacts:
        m_contacts->focusSearch();
        return;
    case Page::Import:
        m_import->focusFirst();
        return;
    case Page::Check:
        m_lint->focusFirst();
        return;
    }
}

void ContactsWindow::reject()
{
    const bool stepped = (m_tabs->currentWidget() == m_contacts && m_contacts->stepBack())
        || (m_tabs->currentWidget() == m_import && m_import->stepBack());
    if (!stepped)
        QDialog::reject();
}

void ContactsWindow::keyPressEvent(QKeyEvent *event)
{
    // On every page the focus goes to the button that is likely wanted next; Enter presses that one and no other.
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto *button = isEnter ? qobject_cast<QAbstractButton *>(focusWidget()) : nullptr;
    if (button != nullptr && !event->isAutoRepeat())
        button->click();
    else
        QDialog::keyPressEvent(event);
}

void ContactsWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (ImportPage::takes(fileOf(event->mimeData())))
        event->acceptProposedAction();
}

void ContactsWindow::dropEvent(QDropEvent *event)
{
    const QString path = fileOf(event->mimeData());
    if (!ImportPage::takes(path))
        return;
    event->acceptProposedAction();
    open(Page::Import);
    m_import->begin(path);
}

} // namespace balie::ui
