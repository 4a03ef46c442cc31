#pragma once

#include "ui/calls/CardFrame.h"

namespace balie::ui {

class ElidedLabel;

/// One caller who rings, in two lines. Clicked, never focused.
class CardToastRow final : public CardFrame {
    Q_OBJECT

public:
    CardToastRow(const Theme &theme, QWidget *parent);

    /// Text from elsewhere, shown as text.
    void show(const QString &name, const QStringList &about);
    /// "Jan Bos, Hermans B.V., Salesforce".
    QString sentence() const;

Q_SIGNALS:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    ElidedLabel *m_name;
    ElidedLabel *m_about;
};

} // namespace balie::ui
