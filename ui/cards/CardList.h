#pragma once

#include "desk/cards/CallCards.h"
#include "ui/theme/Theme.h"

#include <QListWidget>

namespace balie::ui {

/// Cards to choose from: who, and in which system. Arrow keys and Enter choose, so does a click;
/// every other key belongs to the console, and nothing here takes the keyboard by itself. A card
/// keeps its row, and the current one stays it, while more are found.
class CardList final : public QListWidget {
    Q_OBJECT

public:
    explicit CardList(const Theme &theme, QWidget *parent);

    void setCards(const QVector<crm::FoundCard> &found, const desk::CallCards &cards);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cardChosen(const balie::crm::CardKey &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    int rowHeight() const;
    void fit();
    void choose();

    const Theme &m_theme;
    QVector<crm::CardKey> m_keys;
};

} // namespace balie::ui
