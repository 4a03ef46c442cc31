#pragma once

#include "crm-connectors/api/Trial.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QToolButton;
class QVBoxLayout;

namespace balie::ui {

/// One step of trying a connector out: what was tried and how long it took; request, reply and what
/// was made of it are folded away until somebody wants to read them. GUI thread.
class ConnectorTrialRow final : public QWidget {
    Q_OBJECT

public:
    ConnectorTrialRow(const Theme &theme, const crm::TrialStep &step, QWidget *parent);

    bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);
    /// What the Tab key stops at.
    QVector<QWidget *> stops() const;
    /// All of it, for the clipboard.
    QString text() const;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void addPart(const QString &title, const QString &text);
    void dress();

    const Theme &m_theme;
    crm::TrialStep m_step;
    bool m_isOpen = false;
    QToolButton *m_fold;
    QLabel *m_mark;
    QWidget *m_body;
    QVBoxLayout *m_parts;
    QVector<QPlainTextEdit *> m_texts;
};

} // namespace balie::ui
