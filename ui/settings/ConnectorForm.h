#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "ui/theme/Theme.h"

#include <QHash>
#include <QSet>
#include <QWidget>
#include <functional>

class QFormLayout;
class QLabel;

namespace balie::ui {

/// What an administrator fills in for one system: a field for each that the profile asks for. A
/// secret shows only whether there is one. Text of the profile is shown as text. GUI thread.
class ConnectorForm final : public QWidget {
    Q_OBJECT

public:
    ConnectorForm(const Theme &theme, QWidget *parent);

    /// Makes the fields anew. `kept`: keys of secrets that are there; `typed`: those that were
    /// typed and not saved yet.
    void show(const QVector<crm::SettingField> &fields, const QHash<QString, QString> &values,
        const QHash<QString, QString> &typed, const QSet<QString> &kept);
    /// What the Tab key stops at, in the order that it is seen.
    const QVector<QWidget *> &stops() const { return m_stops; }
    /// The first required field that has no value, its sentence shown beside it and the keyboard in
    /// it; false: there is none.
    bool showMissing();
    bool isComplete() const;
    bool isEmpty() const { return m_rows.isEmpty(); }

Q_SIGNALS:
    /// Somebody changed this one.
    void valueEdited(const QString &key, const QString &value);
    void secretEdited(const QString &key, const QString &value);

private:
    struct Row {
        crm::SettingField field;
        QWidget *editor = nullptr;
        QLabel *problem = nullptr;
        std::function<QString()> value;
        bool isKept = false;
    };

    void add(const crm::SettingField &field, const QString &value, bool isKept);
    QWidget *makeEditor(Row &row, const QString &value);
    static bool isMissing(const Row &row);
    void tell(const Row &row);

    const Theme &m_theme;
    QFormLayout *m_form;
    QWidget *m_fields = nullptr;
    QVector<Row> m_rows;
    QVector<QWidget *> m_stops;
};

} // namespace balie::ui
