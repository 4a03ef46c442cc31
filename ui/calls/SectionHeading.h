#pragma once

#include <QWidget>

class QLabel;

namespace balie::ui {

/// The heading of a list: what it is, and at its end how many there are.
class SectionHeading final : public QWidget {
    Q_OBJECT

public:
    explicit SectionHeading(const QString &title, QWidget *parent);

    /// None is said by nothing.
    void setCount(int count);

private:
    QLabel *m_count;
};

} // namespace balie::ui
