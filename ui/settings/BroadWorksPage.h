#pragma once

#include "ui/settings/SettingsPage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace balie::ui {

/// Where operators of BroadWorks differ (docs/broadworks.md): the contexts, the version of the documents,
/// what of colleagues is told, how much may be asked. What is here counts from the next sign-in at an https address.
class BroadWorksPage final : public SettingsPage {
    Q_OBJECT

public:
    BroadWorksPage(const Theme &theme, QWidget *parent);

    void load(const desk::SettingsTable &settings) override;
    bool check() override;
    void store(desk::SettingsTable &settings) const override;

private:
    /// One of the three contexts: what is empty becomes the usual one.
    struct Context {
        QLineEdit *field;
        QLabel *problem;
    };
    Context addContext(const QString &label);
    static bool checkContext(const Context &context);

    Context m_actions;
    Context m_events;
    Context m_async;
    QLineEdit *m_version;
    QLabel *m_versionProblem;
    QComboBox *m_callEvents;
    QCheckBox *m_token;
    QSpinBox *m_rate;
};

} // namespace balie::ui
