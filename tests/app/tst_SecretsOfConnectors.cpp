#include "app/connectors/SecretRelay.h"
#include "tests/support/Patience.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace balie;

/// The way of a connector's secrets to the keychain.
class SecretsOfConnectors : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anUpdateGoesOnWhenItsPortIsGone()
    {
        app::MemorySecretStore store;
        app::SecretRelay relay(store);
        auto port = relay.portOf(u"crm"_s)();
        port->write(u"sign-in.a"_s, u"old"_s, [](const Expected<void> &) {});
        port->update(
            {u"sign-in.a"_s, u"sign-in.b"_s},
            [](const crm::SecretPort::Secrets &stored) {
                return crm::SecretPort::Secrets{{u"sign-in.b"_s, stored.value(u"sign-in.a"_s) + u" and new"_s}};
            },
            [](const Expected<void> &) { QFAIL("its port is gone"); });
        port.reset();
        BALIE_TRY_COMPARE(stored(relay, u"sign-in.b"_s), u"old and new"_s);
        BALIE_TRY_COMPARE(stored(relay, u"sign-in.a"_s), QString());
    }

    void oneUpdateSeesWhatTheOtherWrote()
    {
        app::MemorySecretStore store;
        app::SecretRelay relay(store);
        const auto one = relay.portOf(u"crm"_s)();
        const auto other = relay.portOf(u"crm"_s)();
        const auto counted = [](const crm::SecretPort::Secrets &stored) {
            return crm::SecretPort::Secrets{{u"count"_s, stored.value(u"count"_s) + u'|'}};
        };
        int told = 0;
        const auto tell = [&told](const Expected<void> &done) { told += done ? 1 : 100; };
        for (int i = 0; i < 3; ++i) {
            one->update({u"count"_s}, counted, tell);
            other->update({u"count"_s}, counted, tell);
        }
        BALIE_TRY_COMPARE(told, 6);
        QCOMPARE(stored(relay, u"count"_s), u"||||||"_s);
    }

private:
    static QString stored(const app::SecretRelay &relay, const QString &name)
    {
        const auto port = relay.portOf(u"crm"_s)();
        std::optional<QString> found;
        port->read(name, [&found](const Expected<QString> &secret) { found = secret.valueOr(u"?"_s); });
        [&found] { BALIE_TRY_VERIFY(found.has_value()); }();
        return found.value_or(QString());
    }
};

BALIE_TEST(SecretsOfConnectors)
#include "tst_SecretsOfConnectors.moc"
