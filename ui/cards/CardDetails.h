#pragma once

#include "desk/cards/CallCards.h"
#include "desk/cards/CardLinks.h"
#include "ui/cards/OwnerLamp.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace balie::ui {

class Button;

/// One card: who it is, numbers that can be called, addresses that can be written to, who looks
/// after it, what was done last, why it matched, and ways to open it in its system. All text of it
/// is shown as text. GUI thread.
class CardDetails final : public QWidget {
    Q_OBJECT

public:
    /// What opens a card is asked of `links`; all must outlive this widget.
    CardDetails(const OwnerLamp::Parts &parts, const desk::CardLinks &links, QWidget *parent);

    /// `card`: of `found`, or all of it where that is known. Made anew only where something
    /// differs.
    void show(
        const desk::CallCards &cards, const crm::FoundCard &found, const crm::ContactCard &card);
    /// The key that opens the card, in the user's language.
    void setOpenKey(const QString &hint);
    /// What opens the card itself; nullptr where nothing does.
    Button *openButton() const { return m_open; }

Q_SIGNALS:
    void dialWanted(const QString &number, const QString &name);
    void mailWanted(const QString &address);
    void openWanted(const balie::crm::ContactCard &card);

private:
    void fill(
        const desk::CallCards &cards, const crm::FoundCard &found, const crm::ContactCard &card);
    QLabel *addText(const QString &text, int look);
    void addNumbers(QFormLayout *rows, const crm::ContactCard &card);
    void addEmails(QFormLayout *rows, const crm::ContactCard &card);
    void addRow(QFormLayout *rows, const QString &label, QWidget *field);
    void addOpeners(
        const desk::CallCards &cards, const crm::FoundCard &found, const crm::ContactCard &card);
    void addActivities(const crm::ContactCard &card);
    void restoreFocus(const QString &name);

    OwnerLamp::Parts m_parts;
    const desk::CardLinks &m_links;
    QString m_openKey;
    crm::FoundCard m_found;
    crm::ContactCard m_card;
    QStringList m_names; ///< of the systems, as shown
    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr; ///< of the content
    Button *m_open = nullptr; ///< of the card itself
};

} // namespace balie::ui
