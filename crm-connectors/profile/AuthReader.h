#pragma once

#include "crm-connectors/profile/KnownVariables.h"
#include "crm-connectors/profile/ProfileFaults.h"

namespace balie::crm {

/// Reads how one signs in from what the schema has passed, and tells what is wrong or missing in
/// it.
class AuthReader {
public:
    /// Both outlive it.
    AuthReader(const QVector<ProfileSetting> &settings, ProfileFaults &faults);

    AuthSpec read(const QJsonObject &object, const QString &place) const;

    /// What texts may use as session.NAME.
    static QStringList factsOf(const AuthSpec &auth);
    /// The same without what must not be seen in the address of a card.
    static QStringList openFactsOf(const AuthSpec &auth);

private:
    void readOAuth(AuthSpec &auth, const QJsonObject &object, const QString &place) const;
    void readRequests(AuthSpec &auth, const QJsonObject &object, const QString &place) const;
    AuthSpec::Request request(
        const QJsonObject &object, const QString &place, const KnownVariables &known) const;
    Text url(const QJsonObject &object, QLatin1StringView key, const QString &place,
        const KnownVariables &known) const;
    void checkMethod(const AuthSpec &auth, const QString &place) const;
    void checkFacts(const AuthSpec &auth, const QString &place) const;
    void wantSetting(const QString &key, bool isSecret, const QString &place) const;
    void tell(const QString &place, const QString &reason) const;

    const QVector<ProfileSetting> &m_settings;
    ProfileFaults &m_faults;
};

} // namespace balie::crm
