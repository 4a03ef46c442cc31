#pragma once

#include "base/contacts/Contact.h"
#include "base/contacts/ReadRemark.h"
#include "base/contacts/VCardLines.h"
#include "base/contacts/VCardProperty.h"

#include <QHash>
#include <QVector>

namespace balie {

/// Reads vCards (2.1 as programs write it, 3.0: RFC 2426, 4.0: RFC 6350): bytes in, in any portions, contacts
/// out, with bounded memory. Several cards one behind the other; a card without an end is ended by the next; groups
/// of contacts (KIND:group), cards within cards and photos are skipped. What is wrong is remarked, and the rest goes
/// on. Contact::revision is the card's REV, not to be trusted. One thread.
class VCardReader {
public:
    /// More than this of one card is left out, in bytes of what is kept and in numbers or addresses.
    static constexpr qsizetype longestCard = 1024 * 1024;
    static constexpr int mostNumbers = 100;

    QVector<Contact> feed(QByteArrayView bytes);
    /// No more bytes come: the last card, if it has no end.
    QVector<Contact> finish();
    /// What was remarked since the last time, in the order in which it was noticed.
    QVector<ReadRemark> takeRemarks();
    /// After finish(): the file ended in the middle of a card, and may have been cut off.
    bool wasCutOff() const { return m_wasCutOff; }

private:
    void take(const VCardLine &line);
    void begin(const VCardLine &line);
    void endCard(bool properly);
    void insideCard(const VCardLine &line, const VCardProperty &property);
    void read(const VCardProperty &property);
    void readName(const QStringList &parts);
    void readNumber(const VCardProperty &property);
    void readEmail(const VCardProperty &property);
    void applyLabels();
    void makeDisplayName();
    void remark(ReadRemark::What what, qint64 line, const QString &name = {});

    VCardLines m_lines;
    QVector<Contact> m_contacts;
    QVector<ReadRemark> m_remarks;

    Contact m_contact;
    QVector<QByteArray> m_numberGroups; ///< beside m_contact.numbers
    QHash<QByteArray, QString> m_labels; ///< by group
    QString m_role;
    qint64 m_cardLine = 0; ///< of BEGIN; 0: no card is open
    qint64 m_lastLine = 0;
    qsizetype m_cardBytes = 0;
    QByteArray m_skippedUntil; ///< the component within the card that is being skipped
    int m_agents = 0; ///< cards within this card that are open
    bool m_agentFollows = false;
    bool m_isGroup = false;
    bool m_inBase64 = false; ///< lines without a colon belong to a photo
    bool m_inGarbage = false; ///< outside a card, and it was said
    bool m_wasCutOff = false;
};

} // namespace balie
