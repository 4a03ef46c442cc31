#pragma once

#include "ui/contacts/ContactsParts.h"

#include <QDialog>

class QTabWidget;

namespace balie::ui {

class ContactsPage;
class ImportPage;
class LintPage;

/// The window for contacts: the list, bringing files in, and numbers that want attention. Files can be dropped on it. Not
/// modal; Escape steps back, then closes. GUI thread.
class ContactsWindow final : public QDialog {
    Q_OBJECT

public:
    enum class Page { Contacts, Import, Check };

    explicit ContactsWindow(const ContactsParts &parts, QWidget *parent = nullptr);

    void open(Page page);
    ContactsPage *contacts() const { return m_contacts; }
    ImportPage *import() const { return m_import; }
    LintPage *lint() const { return m_lint; }

Q_SIGNALS:
    void callWanted(const QString &number, const QString &name);

protected:
    void reject() override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void focusPage(Page page);

    ContactsParts m_parts;
    QTabWidget *m_tabs;
    ContactsPage *m_contacts;
    ImportPage *m_import;
    LintPage *m_lint;
};

} // namespace balie::ui
