#include "app/connectors/SecretRelay.h"

#include <QCoreApplication>
#include <QMutex>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

/// The way to the GUI thread, as long as there is one.
struct SecretRelay::Door {
    QMutex mutex;
    SecretRelay *relay = nullptr;
};

/// The secrets of one connector, on the GUI thread.
class SecretRelay::Stored final : public crm::StepwiseSecrets {
public:
    Stored(SecretStore &store, QString connector)
        : m_store(store)
        , m_connector(std::move(connector))
    {
    }

    void read(const QString &name, Read done) override { m_store.read(keyOf(m_connector, name), std::move(done)); }
    void write(const QString &name, const QString &secret, Done done) override
    {
        m_store.write(keyOf(m_connector, name), secret, std::move(done));
    }
    void remove(const QString &name, Done done) override { m_store.remove(keyOf(m_connector, name), std::move(done)); }

private:
    SecretStore &m_store;
    QString m_connector;
};

namespace {

Error gone()
{
    return {ErrorCode::LinkLost, QCoreApplication::translate("SecretRelay", "Balie is ending."), u"secret relay gone"_s};
}

/// An object on the connectors' thread, as long as there is one.
struct Letterbox {
    QMutex mutex;
    QObject *here = nullptr;

    void deliver(std::function<void()> letter)
    {
        const QMutexLocker lock(&mutex);
        if (here != nullptr)
            QMetaObject::invokeMethod(here, std::move(letter), Qt::QueuedConnection);
    }
};

} // namespace

class SecretRelay::Port final : public crm::SecretPort {
public:
    Port(std::shared_ptr<Door> door, QString connector)
        : m_door(std::move(door))
        , m_connector(std::move(connector))
        , m_letters(std::make_shared<Letterbox>())
    {
        m_letters->here = &m_here;
    }

    ~Port() override
    {
        const QMutexLocker lock(&m_letters->mutex);
        m_letters->here = nullptr;
    }

    void read(const QString &name, Read done) override
    {
        ask<QString>([name](SecretPort &stored, auto answer) { stored.read(name, answer); }, std::move(done));
    }

    void write(const QString &name, const QString &secret, Done done) override
    {
        ask<void>([name, secret](SecretPort &stored, auto answer) { stored.write(name, secret, answer); }, std::move(done));
    }

    void remove(const QString &name, Done done) override
    {
        ask<void>([name](SecretPort &stored, auto answer) { stored.remove(name, answer); }, std::move(done));
    }

    void update(const QStringList &names, Change change, Done done) override
    {
        ask<void>([names, change = std::move(change)](
                      SecretPort &stored, auto answer) { stored.update(names, change, answer); },
            std::move(done));
    }

    void removeAll(const QStringList &names, Done done) override
    {
        ask<void>([names](SecretPort &stored, auto answer) { stored.removeAll(names, answer); }, std::move(done));
    }

private:
    template <typename T, typename Question>
    void ask(Question question, std::function<void(Expected<T>)> done)
    {
        const auto answer = [letters = m_letters, done = std::move(done)](Expected<T> value) {
            letters->deliver([done, value = std::move(value)] { done(value); });
        };
        const QMutexLocker lock(&m_door->mutex);
        if (m_door->relay == nullptr) {
            answer(unexpected(gone()));
            return;
        }
        QMetaObject::invokeMethod(
            m_door->relay,
            [relay = m_door->relay, connector = m_connector, question = std::move(question), answer] {
                question(relay->storedOf(connector), answer);
            },
            Qt::QueuedConnection);
    }

    std::shared_ptr<Door> m_door;
    QString m_connector;
    QObject m_here;
    std::shared_ptr<Letterbox> m_letters;
};

SecretRelay::SecretRelay(SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_door(std::make_shared<Door>())
{
    m_door->relay = this;
}

SecretRelay::~SecretRelay()
{
    const QMutexLocker lock(&m_door->mutex);
    m_door->relay = nullptr;
}

crm::SecretPort &SecretRelay::storedOf(const QString &connector)
{
    std::unique_ptr<Stored> &stored = m_stored[connector];
    if (!stored)
        stored = std::make_unique<Stored>(m_store, connector);
    return *stored;
}

SecretRelay::MakePort SecretRelay::portOf(const QString &connector) const
{
    return [door = m_door, connector] { return std::make_unique<Port>(door, connector); };
}

QString SecretRelay::keyOf(const QString &connector, const QString &name)
{
    return u"connector/"_s + connector + u'/' + name;
}

} // namespace balie::app
