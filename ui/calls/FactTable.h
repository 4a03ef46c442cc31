#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace balie::ui {

/// What is known of something, a label and a value a line; values can be selected and are read as "label: value".
class FactTable final : public QWidget {
    Q_OBJECT

public:
    struct Fact {
        QString label;
        QString value;
        friend bool operator==(const Fact &, const Fact &) = default;
    };

    explicit FactTable(const Theme &theme, QWidget *parent = nullptr);

    void setFacts(const QVector<Fact> &facts);
    /// What is shown, "label: value" each.
    QStringList texts() const;

private:
    QVector<Fact> m_facts;
    QVector<QPair<QLabel *, QLabel *>> m_rows; ///< made when first needed, then kept
    QGridLayout *m_grid;
};

} // namespace balie::ui
