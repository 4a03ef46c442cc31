#pragma once

#include "ui/theme/Theme.h"

#include <QAbstractItemDelegate>

namespace balie::ui {

/// Paints a row of ContactsModel: name, number, and under them company and department. GUI thread.
class ContactDelegate final : public QAbstractItemDelegate {
    Q_OBJECT

public:
    explicit ContactDelegate(const Theme &theme, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace balie::ui
