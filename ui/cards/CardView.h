#pragma once

#include "ui/cards/CardDetails.h"

class QLabel;

namespace balie::ui {

class CardList;
class ElidedLabel;
class FlowLayout;

/// What the customer systems know of one call: the card, or the chooser where several match, who
/// else was found, how far the systems are that did not answer yet, and forms for a new contact
/// where nobody was found. Shows what it is given; takes the keyboard from nobody. GUI thread.
class CardView final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the view.
    CardView(
        const OwnerLamp::Parts &parts, const desk::CardLinks &links, QWidget *parent = nullptr);

    /// Hidden where nobody is asked: colleagues, withheld numbers, no systems.
    void show(const desk::CallCards &cards, const QVector<crm::NewContactPlace> &places);
    void clear();
    void setOpenKey(const QString &hint);
    /// To the list of those who match, or the first thing of the card; false when there is nothing.
    bool focusFirst();

Q_SIGNALS:
    void chosen(const balie::crm::CardKey &key);
    void dialWanted(const QString &number, const QString &name);
    void mailWanted(const QString &address);
    void openWanted(const balie::crm::ContactCard &card);
    void newContactWanted(const balie::crm::NewContactPlace &place);
    void lookAgainWanted();

private:
    void showProgress(const desk::CallCards &cards);
    void showPlaces(const desk::CallCards &cards, const QVector<crm::NewContactPlace> &places);
    QString statusOf(const desk::CallCards &cards) const;

    OwnerLamp::Parts m_parts;
    const desk::CardLinks &m_links;
    ElidedLabel *m_source;
    QLabel *m_status;
    CardList *m_chooser;
    CardDetails *m_details;
    QLabel *m_alsoHeading;
    CardList *m_also;
    QWidget *m_progress;
    QStringList m_progressShown;
    QWidget *m_buttons;
    FlowLayout *m_buttonFlow;
    QStringList m_placesShown;
    bool m_canLookAgain = false;
};

} // namespace balie::ui
