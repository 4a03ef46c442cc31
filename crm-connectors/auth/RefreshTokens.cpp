#include "crm-connectors/auth/RefreshTokens.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int slotCount = 2;

QString slotName(int index)
{
    return index == 0 ? u"sign-in.a"_s : u"sign-in.b"_s;
}

QString written(const Grant &grant, quint64 serial)
{
    QJsonObject facts;
    for (auto fact = grant.facts.cbegin(); fact != grant.facts.cend(); ++fact)
        facts.insert(fact.key(), *fact);
    const QJsonObject object{
        {u"serial"_s, qint64(serial)}, {u"refresh"_s, grant.refresh}, {u"facts"_s, facts}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

RefreshTokens::RefreshTokens(SecretPort &secrets)
    : m_secrets(secrets)
{
}

void RefreshTokens::readSlots(Read done)
{
    readSlot(0, {}, std::move(done));
}

void RefreshTokens::readSlot(int index, Slots so, Read done)
{
    if (index == slotCount) {
        std::stable_sort(so.found.begin(), so.found.end(),
            [](const Slot &one, const Slot &other) { return one.serial > other.serial; });
        done(std::move(so));
        return;
    }
    m_secrets.read(slotName(index),
        [this, guard = std::weak_ptr(m_alive), index, so = std::move(so), done = std::move(done)](
            const Expected<QString> &text) {
            if (guard.expired())
                return;
            if (!text) {
                done(unexpected(text.error()));
                return;
            }
            const QJsonObject object = QJsonDocument::fromJson(text->toUtf8()).object();
            Slots more = so;
            Slot slot{index, quint64(object.value("serial"_L1).toInteger()),
                {object.value("refresh"_L1).toString(), {}}};
            const QJsonObject facts = object.value("facts"_L1).toObject();
            for (auto fact = facts.begin(); fact != facts.end(); ++fact)
                slot.grant.facts.insert(fact.key(), fact.value().toString());
            if (!slot.grant.refresh.isEmpty())
                more.found.push_back(std::move(slot));
            readSlot(index + 1, std::move(more), done);
        });
}

void RefreshTokens::load(std::function<void(Expected<QVector<Grant>>)> done)
{
    readSlots([this, done = std::move(done)](const Expected<Slots> &read) {
        if (!read) {
            done(unexpected(read.error()));
            return;
        }
        m_lastSeen = read->newest();
        QVector<Grant> grants;
        for (const Slot &slot : read->found)
            grants.append(slot.grant);
        done(std::move(grants));
    });
}

void RefreshTokens::store(const Grant &grant, Write write, std::function<void(Expected<void>)> done)
{
    readSlots([this, grant, write, done = std::move(done)](const Expected<Slots> &read) {
        if (!read) {
            done(unexpected(read.error()));
            return;
        }
        if (write == Write::Follow && read->newest() != m_lastSeen) {
            done({});
            return;
        }
        const quint64 serial = read->found.empty() ? 1 : read->found.front().serial + 1;
        const int index = read->found.empty() ? 0 : 1 - read->found.front().index;
        m_secrets.write(slotName(index), written(grant, serial),
            [this, guard = std::weak_ptr(m_alive), &secrets = m_secrets, index, grant, done](
                const Expected<void> &stored) {
                // Also when nobody waits any more: an old token is no longer wanted.
                if (stored)
                    secrets.remove(slotName(1 - index), [](const Expected<void> &) {});
                if (guard.expired())
                    return;
                if (stored)
                    m_lastSeen = grant.refresh;
                done(stored);
            });
    });
}

void RefreshTokens::clear(std::function<void(Expected<void>)> done)
{
    m_secrets.remove(slotName(0),
        [&secrets = m_secrets, guard = std::weak_ptr(m_alive), done = std::move(done)](
            const Expected<void> &first) {
            secrets.remove(slotName(1), [guard, first, done](const Expected<void> &second) {
                if (!guard.expired())
                    done(first ? second : first);
            });
        });
}

} // namespace balie::crm
