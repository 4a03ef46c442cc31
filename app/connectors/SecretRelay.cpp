#include "app/connectors/SecretRelay.h"

#include <QCoreApplication>
#include <QMutex>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

/// The way to the GUI thread, as long as there is one.
struct SecretRelay::Door {
    QMutex mutex;
    SecretRelay *relay = nullptr;
    SecretStore *store = nullptr; ///< of the GUI thread
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
        ask<QString>([key = keyOf(m_connector, name)](SecretStore &store, auto answer) { store.read(key, answer); },
            std::move(done));
    }

    void write(const QString &name, const QString &secret, Done done) override
    {
        ask<void>([key = keyOf(m_connector, name), secret](
                      SecretStore &store, auto answer) { store.write(key, secret, answer); },
            std::move(done));
    }

    void remove(const QString &name, Done done) override
    {
        ask<void>([key = keyOf(m_connector, name)](SecretStore &store, auto answer) { store.remove(key, answer); },
            std::move(done));
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
            m_door->relay, [store = m_door->store, question = std::move(question), answer] { question(*store, answer); },
            Qt::QueuedConnection);
    }

    std::shared_ptr<Door> m_door;
    QString m_connector;
    QObject m_here;
    std::shared_ptr<Letterbox> m_letters;
};

SecretRelay::SecretRelay(SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_door(std::make_shared<Door>())
{
    m_door->relay = this;
    m_door->store = &store;
}

SecretRelay::~SecretRelay()
{
    const QMutexLocker lock(&m_door->mutex);
    m_door->relay = nullptr;
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
