#pragma once

#include "crm-connectors/profile/Profile.h"

#include <QSet>

namespace balie::crm {

/// Which variables a text may use where it stands. A value.
class KnownVariables {
public:
    /// What is there everywhere: settings without their secrets, and now.
    explicit KnownVariables(const QVector<ProfileSetting> &settings);

    void addSecrets(); ///< in auth only
    void addSession(const QStringList &facts);
    void addKept(const QStringList &facts);
    void addNumber(bool withVariants);
    void addName();
    void addCard();
    void addCall();
    void addPage();
    void addItem();
    void addFolder(); ///< of the engine directory: folder.id
    void addNote(); ///< note.before, which stands in the record already
    void addBusy(); ///< busy.emails (list), busy.from, busy.until
    void addColleague(); ///< of the engine caldav: colleague.email, and .name, what stands before the @

    bool isList(const QString &name) const { return m_lists.contains(name); }
    /// Why it may not be used here; empty when it may. English.
    QString problemOf(const QString &name) const;

private:
    QSet<QString> m_names;
    QSet<QString> m_lists;
    QSet<QString> m_secrets;
};

} // namespace balie::crm
