#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;

namespace balie::ui {

class Button;

/// Which of the systems that are known is to be set up: searched by typing, chosen with Enter. One
/// that cannot be used says why and is not chosen. Lies in its page and blocks nothing. GUI thread.
class ConnectorChooser final : public QWidget {
    Q_OBJECT

public:
    explicit ConnectorChooser(const Theme &theme, QWidget *parent);

    /// Shows these, with the keyboard in the search field.
    void open(const QVector<crm::ProfileInfo> &profiles);

Q_SIGNALS:
    void chosen(const QString &profile);
    /// Left without a choice.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void list();
    void choose();
    void tellWhether();

    const Theme &m_theme;
    QVector<crm::ProfileInfo> m_profiles;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_none;
    Button *m_add;
};

} // namespace balie::ui
