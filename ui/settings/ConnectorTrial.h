#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace balie::ui {

class Button;
class ConnectorTrialRow;

/// Trying a connector out with what is typed now, with or without a number: each step as it goes,
/// what was asked and answered, and who was found. Changes nothing in the form. GUI thread.
class ConnectorTrial final : public QWidget {
    Q_OBJECT

public:
    ConnectorTrial(const Theme &theme, crm::ConnectorSetup &setup, QWidget *parent);

    /// Stops what is under way and shows nothing.
    void clear();
    void begin(const crm::ConnectorEntry &entry, const QHash<QString, QString> &secrets);

Q_SIGNALS:
    /// The user wants to: begin() follows, where all is filled in.
    void wanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addStep(const crm::TrialStep &step);
    void finish(bool wentWell, const QVector<crm::ContactCard> &cards);
    void stop();
    void tell(const QString &sentence, Look look);
    QString text() const;

    const Theme &m_theme;
    crm::ConnectorSetup &m_setup;
    std::unique_ptr<crm::ConnectorTask> m_task;
    QLineEdit *m_number;
    Button *m_test;
    Button *m_stop;
    Button *m_copy;
    QLabel *m_result;
    QVBoxLayout *m_steps;
    QVector<ConnectorTrialRow *> m_rows;
};

} // namespace balie::ui
