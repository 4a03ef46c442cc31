#pragma once

#include "desk/settings/SettingsTable.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QFormLayout;
class QLabel;

namespace balie::ui {

/// One page of the settings window: shows what is set, and sets what is shown when it is asked to.
class SettingsPage : public QWidget {
    Q_OBJECT

public:
    SettingsPage(const Theme &theme, const QString &title, QWidget *parent);

    const QString &title() const { return m_title; }
    virtual void load(const desk::SettingsTable &settings) = 0;
    /// Whether everything on the page makes sense; shows what does not beside it and puts the focus
    /// there.
    virtual bool check() { return true; }
    virtual void store(desk::SettingsTable &settings) const = 0;

Q_SIGNALS:
    void edited();

protected:
    const Theme &theme() const { return m_theme; }
    /// `label` may have a mnemonic; it becomes the field's accessible name.
    void addRow(const QString &label, QWidget *field);
    /// For fields that are not the row itself, such as one with a button beside it.
    void addRow(const QString &label, QWidget *field, QWidget *row);
    void addWide(QWidget *widget);
    QLabel *addHint(const QString &text);
    /// A place for a sentence about the row above; hidden while empty.
    QLabel *addProblem();
    static void showProblem(QLabel *place, QWidget *field, const QString &sentence);

private:
    const Theme &m_theme;
    QString m_title;
    QFormLayout *m_form;
};

} // namespace balie::ui
