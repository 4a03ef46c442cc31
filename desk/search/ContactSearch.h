#pragma once

#include "desk/store/ContactFinder.h"
#include "desk/store/Store.h"

#include <QObject>

namespace balie::desk {

/// Searches the store's contacts while one types: what matches at once, then what sounds like it or
/// is one typing error away, then how many there are. A newer text takes the place of an older one;
/// what arrives is always about the last text. GUI thread.
class ContactSearch : public QObject {
    Q_OBJECT

public:
    /// As many as are asked of the store for one text.
    static constexpr int limit = 50;

    /// The store must outlive this object.
    ContactSearch(Store &store, const PhoneNumbers &numbers, QObject *parent = nullptr);

    /// For the texts that come; the default region may have changed.
    void setNumbers(const PhoneNumbers &numbers) { m_numbers = numbers; }
    void setText(const QString &text);

Q_SIGNALS:
    /// The first answer to the last text; more may follow with foundMore.
    void found(const balie::desk::ContactHits &hits);
    /// Less likely ones, to be shown below.
    void foundMore(const balie::desk::ContactHits &hits);
    /// How many there are of what found() told the beginning of.
    void counted(int total);

private:
    void findMore(const ContactHits &first);
    void count();

    Store &m_store;
    PhoneNumbers m_numbers;
    QString m_text;
    quint64 m_serial = 0;
};

} // namespace balie::desk
