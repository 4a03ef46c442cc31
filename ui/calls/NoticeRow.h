#pragma once

#include "desk/notice/Notice.h"
#include "ui/calls/CardFrame.h"

#include <QLabel>
#include <QToolButton>

namespace balie::ui {

/// One sentence with its mark and a button that puts it away. Owned by the NoticeBar.
class NoticeRow final : public CardFrame {
    Q_OBJECT

public:
    /// With `offer` a button with that text, which may have a mnemonic.
    NoticeRow(const Theme &theme, desk::Severity severity, const QString &sentence, const QString &offer, QWidget *parent);

Q_SIGNALS:
    void closed();
    void offerTaken();

private:
    ColourRole colour() const;
    void dress();

    desk::Severity m_severity;
    QLabel *m_mark;
    QToolButton *m_close;
};

} // namespace balie::ui
