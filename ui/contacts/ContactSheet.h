#pragma once

#include "desk/store/ContactTable.h"
#include "ui/notes/Sheet.h"

class QComboBox;
class QGridLayout;

namespace balie::ui {

/// Writes a contact of the user's own, or changes one. There is always one empty row more for a number, up to a bound.
class ContactSheet final : public Sheet {
    Q_OBJECT

public:
    static constexpr int mostNumbers = 8;

    ContactSheet(const Theme &theme, QWidget *over);

    void openNew();
    /// An own one to change; or one of another source, of which an own copy is made.
    void openFor(const desk::StoredContact &contact, bool isOwn);

Q_SIGNALS:
    void saved(const balie::Contact &contact);

private:
    struct NumberFields {
        QWidget *row = nullptr;
        QComboBox *kind = nullptr;
        QLineEdit *text = nullptr;
    };

    QLineEdit *addText(QGridLayout *grid, int row, int column, const QString &label);
    void addNumberRow();
    void showNumberRows();
    void begin(const Contact &contact);
    void save() override;
    Contact written() const;

    Contact m_contact; ///< as it was when the sheet opened
    QLineEdit *m_given;
    QLineEdit *m_family;
    QLineEdit *m_company;
    QLineEdit *m_department;
    QLineEdit *m_title;
    QLineEdit *m_emails;
    QLineEdit *m_note;
    QVector<NumberFields> m_numbers;
    QLabel *m_problem;
};

} // namespace balie::ui
