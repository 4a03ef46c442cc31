#pragma once

#include "ui/settings/SettingsPage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace balie::ui {

/// How calls are sent on by default, what happens on the screen when one rings, and how numbers are dialled.
class CallsPage final : public SettingsPage {
    Q_OBJECT

public:
    CallsPage(const Theme &theme, QWidget *parent);

    void load(const desk::SettingsTable &settings) override;
    bool check() override;
    void store(desk::SettingsTable &settings) const override;

private:
    void addNumbers();
    void addJournal();
    QStringList sites() const;

    QComboBox *m_transfer;
    QCheckBox *m_visualRing;
    QCheckBox *m_raise;
    QLineEdit *m_region;
    QLabel *m_regionProblem;
    QLineEdit *m_outsideLine;
    QLabel *m_outsideProblem;
    QLineEdit *m_sites;
    QLabel *m_sitesProblem;
    QCheckBox *m_nationally;
    QSpinBox *m_journalDays;
};

} // namespace balie::ui
