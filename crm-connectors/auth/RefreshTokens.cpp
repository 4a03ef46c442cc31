#include "crm-connectors/auth/RefreshTokens.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

const std::array slotNames{u"sign-in.a"_s, u"sign-in.b"_s};

struct Slot {
    size_t index = 0;
    qint64 serial = 0;
    Grant grant;
};

/// What is stored, newest first.
std::vector<Slot> readSlots(const SecretPort::Secrets &stored)
{
    std::vector<Slot> found;
    for (size_t index = 0; index < slotNames.size(); ++index) {
        const QJsonObject object
            = QJsonDocument::fromJson(stored.value(slotNames.at(index)).toUtf8()).object();
        Slot slot{index, object.value("serial"_L1).toInteger(),
            {object.value("refresh"_L1).toString(), {}}};
        const QJsonObject facts = object.value("facts"_L1).toObject();
        for (auto fact = facts.begin(); fact != facts.end(); ++fact)
            slot.grant.facts.insert(fact.key(), fact.value().toString());
        if (!slot.grant.refresh.isEmpty())
            found.push_back(std::move(slot));
    }
    std::stable_sort(found.begin(), found.end(),
        [](const Slot &one, const Slot &other) { return one.serial > other.serial; });
    return found;
}

QString written(const Grant &grant, qint64 serial)
{
    QJsonObject facts;
    for (auto fact = grant.facts.cbegin(); fact != grant.facts.cend(); ++fact)
        facts.insert(fact.key(), *fact);
    const QJsonObject object{
        {u"serial"_s, serial}, {u"refresh"_s, grant.refresh}, {u"facts"_s, facts}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

QStringList RefreshTokens::bothNames()
{
    return {slotNames.cbegin(), slotNames.cend()};
}

RefreshTokens::RefreshTokens(SecretPort &secrets)
    : m_secrets(secrets)
{
}

void RefreshTokens::load(std::function<void(Expected<QVector<Grant>>)> done)
{
    loadNext({}, std::move(done));
}

void RefreshTokens::loadNext(
    SecretPort::Secrets found, std::function<void(Expected<QVector<Grant>>)> done)
{
    if (size_t(found.size()) == slotNames.size()) {
        QVector<Grant> grants;
        for (const Slot &slot : readSlots(found))
            grants.append(slot.grant);
        if (!grants.isEmpty())
            m_ours.insert(grants.first().refresh);
        done(std::move(grants));
        return;
    }
    const QString name = slotNames.at(size_t(found.size()));
    m_secrets.read(name,
        [this, guard = std::weak_ptr(m_alive), name, found = std::move(found),
            done = std::move(done)](const Expected<QString> &text) {
            if (guard.expired())
                return;
            if (!text) {
                done(unexpected(text.error()));
                return;
            }
            SecretPort::Secrets more = found;
            more.insert(name, *text);
            loadNext(std::move(more), done);
        });
}

void RefreshTokens::store(const Grant &grant, Write write, std::function<void(Expected<void>)> done)
{
    const auto change = [grant, write, ours = m_ours](const SecretPort::Secrets &stored) {
        const std::vector<Slot> slots = readSlots(stored);
        const QString newest = slots.empty() ? QString() : slots.front().grant.refresh;
        if (write == Write::Follow && !ours.contains(newest))
            return stored;
        const size_t index = slots.empty() ? 0 : 1 - slots.front().index;
        const qint64 serial = slots.empty() ? 1 : slots.front().serial + 1;
        return SecretPort::Secrets{{slotNames.at(index), written(grant, serial)}};
    };
    m_ours.insert(grant.refresh);
    m_secrets.update(bothNames(), change,
        [guard = std::weak_ptr(m_alive), done = std::move(done)](const Expected<void> &stored) {
            if (!guard.expired())
                done(stored);
        });
}

void RefreshTokens::clear(std::function<void(Expected<void>)> done)
{
    m_secrets.removeAll(bothNames(),
        [guard = std::weak_ptr(m_alive), done = std::move(done)](const Expected<void> &removed) {
            if (!guard.expired())
                done(removed);
        });
}

} // namespace balie::crm
