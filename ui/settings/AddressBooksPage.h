#pragma once

#include "desk/sources/AddressBooks.h"
#include "ui/settings/SettingsPage.h"

#include <QHash>

class QComboBox;
class QLineEdit;
class QListWidget;
class QSpinBox;
class QVBoxLayout;

namespace balie::ui {

class Button;

/// The address books outside this program: which there are, how to reach each, trying that out, and how it stands with
/// it. Files that were imported can be taken away here. What is edited, books and files that go among it, counts after OK or
/// Apply.
class AddressBooksPage final : public SettingsPage {
    Q_OBJECT

public:
    /// `books` must outlive the page.
    AddressBooksPage(const Theme &theme, desk::AddressBooks &books, QWidget *parent);

    void load(const desk::SettingsTable &settings) override;
    bool check() override;
    void store(desk::SettingsTable &settings) const override;

private:
    void makeForm();
    void add(desk::AddressBook::Kind kind);
    void removeCurrent();
    int current() const;
    void showCurrent();
    void takeOver();
    void listBooks();
    void refreshStates();
    void listFiles();
    /// Marks a file to go, or to stay after all.
    void changeMind(qint64 file);
    void showFile(const desk::ContactSourceInfo &file);
    void tryOut();
    void synchronise();

    desk::AddressBooks &m_books;
    QVector<desk::AddressBook> m_edited;
    struct FileRow {
        QLabel *text = nullptr;
        Button *button = nullptr;
    };

    mutable QHash<QString, QString> m_passwords; ///< typed, by book; until they are taken over
    mutable QHash<qint64, int> m_going; ///< files whose contacts go, with how many these are; -1: being counted
    bool m_showing = false; ///< fields are being filled, not typed in
    QListWidget *m_list;
    Button *m_remove;
    QWidget *m_form;
    QLineEdit *m_name;
    QLineEdit *m_server;
    QComboBox *m_security;
    QLineEdit *m_base;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_caFile;
    QLabel *m_problem;
    Button *m_try;
    Button *m_synchronise;
    QLabel *m_tried;
    QLabel *m_state;
    QSpinBox *m_hours;
    QLabel *m_filesLabel;
    QWidget *m_files;
    QVBoxLayout *m_fileRows;
    QVector<desk::ContactSourceInfo> m_shownFiles;
    QHash<qint64, FileRow> m_rows; ///< by file
};

} // namespace balie::ui
