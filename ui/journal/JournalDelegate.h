#pragma once

#include "base/Clock.h"
#include "ui/theme/Theme.h"

#include <QStyledItemDelegate>

namespace balie::ui {

/// Paints a call of the journal in two lines: who and when, what became of it and how long. GUI thread.
class JournalDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// Both must outlive the delegate.
    JournalDelegate(const Theme &theme, const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QString when(const QDateTime &at) const;

    const Theme &m_theme;
    const Clock &m_clock;
};

} // namespace balie::ui
