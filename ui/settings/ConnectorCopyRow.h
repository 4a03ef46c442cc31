#pragma once

#include "desk/sources/ConnectorCopies.h"

#include <QWidget>

class QLabel;

namespace balie::ui {

class Button;
class Theme;

/// How far the copy of a customer system's contacts is, with a way to copy them now; hidden for a system that is not copied.
/// GUI thread.
class ConnectorCopyRow final : public QWidget {
    Q_OBJECT

public:
    /// `copies` must outlive this widget.
    ConnectorCopyRow(const Theme &theme, desk::ConnectorCopies &copies, QWidget *parent);

    /// Empty: none.
    void setConnector(const QString &id);

private:
    void refresh();

    desk::ConnectorCopies &m_copies;
    QString m_id;
    QLabel *m_state;
    Button *m_copyNow;
};

} // namespace balie::ui
