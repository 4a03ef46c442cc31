#pragma once

#include "ui/calls/CardFrame.h"

#include <QPointer>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace balie::ui {

class Button;

/// A small form that lies over a part of the window and blocks nothing: calls go on being answered by their keys. Enter
/// saves, Escape leaves, Alt with a digit takes a template; the focus goes back to where it was. GUI thread.
class Sheet : public CardFrame {
    Q_OBJECT

public:
    /// Lies at the upper edge of `over`, a part of the window that the form becomes a child of, and beyond it where that is
    /// too narrow. `over` must outlive it.
    Sheet(const Theme &theme, const QString &name, QWidget *over);

    void leave();

protected:
    /// Shows it, with the focus in `first`.
    void open(QWidget *first);
    void setTitle(const QString &title);
    /// A field under its label; returns the label, which is hidden with it.
    QLabel *addField(const QString &label, QWidget *field);
    /// Keeps the text off the field's outline; done for those of addField().
    void giveRoom(QLineEdit *field) const;
    /// A row of buttons that fill `field`, with the keys Alt+1, Alt+2, ...
    void addTemplates(const QStringList &texts, QLineEdit *field);
    QVBoxLayout *column() const { return m_column; }
    Button *saveButton() const { return m_save; }
    /// A third button, at the leading side.
    Button *addExtraButton(const QString &text);
    /// Puts the buttons under everything that was added.
    void finishLayout();

    /// Leaves when all is well.
    virtual void save() = 0;

    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();

    QPointer<QWidget> m_focusBefore;
    QWidget *m_over;
    QVBoxLayout *m_column;
    QLabel *m_title;
    Button *m_save;
    Button *m_cancel;
    Button *m_extra = nullptr;
};

} // namespace balie::ui
