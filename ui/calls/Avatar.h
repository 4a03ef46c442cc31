#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

namespace balie::ui {

/// A disc with the initials of a name, or a person's outline where there is no name. Decoration:
/// the name stands beside it.
class Avatar final : public QWidget {
    Q_OBJECT

public:
    explicit Avatar(const Theme &theme, QWidget *parent = nullptr);
    void setName(const QString &name);
    /// "Anna de Vries" -> "AV"; nothing for numbers.
    static QString initials(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_initials;
};

} // namespace balie::ui
