#pragma once

#include "base/Clock.h"
#include "desk/journal/JournalFilter.h"
#include "desk/people/People.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;

namespace balie::ui {

/// Which calls the journal shows: text, kind, person or number, queue, and days. Every change counts at once. GUI thread.
class JournalFilterBar final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the bar.
    JournalFilterBar(const Theme &theme, const desk::People &people, const Clock &clock, QWidget *parent = nullptr);

    desk::JournalFilter filter() const;
    /// Shows everything, or the calls with that number (PhoneNumber::key()).
    void reset(const QString &key);
    void setQueues(const QStringList &names);
    QLineEdit *search() const { return m_search; }

Q_SIGNALS:
    void changed();

private:
    enum class Days { All, Today, Week, Month, Chosen };

    QWidget *labelled(const QString &label, QWidget *field);
    void fillPeople();
    void readPerson();
    void daysChanged();

    const Theme &m_theme;
    const desk::People &m_people;
    const Clock &m_clock;
    QLineEdit *m_search;
    QComboBox *m_kind;
    QLineEdit *m_person;
    QComboBox *m_queue;
    QComboBox *m_days;
    QDateEdit *m_from;
    QDateEdit *m_until;
    QWidget *m_queueField;
    QWidget *m_fromField;
    QWidget *m_untilField;
    QLabel *m_problem;
    QStringList m_keys; ///< of m_person
};

} // namespace balie::ui
