#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace balie::ui {

/// Asks at the start for the passwords of the customer systems where there is no keychain that holds them, for all systems
/// at once, and says why. Blocks nothing; what is typed goes to the setup. GUI thread; deletes itself when closed.
class ConnectorSecretsDialog final : public QDialog {
    Q_OBJECT

public:
    /// What one system needs.
    struct Need {
        crm::ConnectorEntry entry;
        QString name;
        QVector<crm::SettingField> fields; ///< secrets that are not there
        bool hasToSignIn = false; ///< with the system itself, in the browser
    };
    /// Of those that are switched on; what was never filled in and is not required is not asked for.
    static QVector<Need> needs(const crm::ConnectorSetup &setup);

    /// `setup` must outlive the dialog. `needs` are not empty.
    ConnectorSecretsDialog(
        const Theme &theme, crm::ConnectorSetup &setup, const QVector<Need> &needs, QWidget *parent);

    void accept() override;

private:
    struct Field {
        qsizetype need = 0;
        QString key;
        QLineEdit *line = nullptr;
    };

    void addLine(QVBoxLayout &column, const QString &text, Look look);
    void addNeed(QVBoxLayout &column, qsizetype index);

    const Theme &m_theme;
    crm::ConnectorSetup &m_setup;
    QVector<Need> m_needs;
    QVector<Field> m_fields;
    QLabel *m_problem;
};

} // namespace balie::ui
