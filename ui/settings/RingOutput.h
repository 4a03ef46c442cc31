#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QVector>

namespace balie::ui {

/// Where the ring sound comes out. Implemented where the sound is; the settings window and the
/// ringing use the same object. GUI thread.
class RingOutput : public QObject {
    Q_OBJECT

public:
    struct Output {
        QByteArray id; ///< stable between runs; empty is "whatever the system prefers"
        QString name; ///< for people

        friend bool operator==(const Output &, const Output &) = default;
    };

    using QObject::QObject;

    /// Without the system's own choice; may be empty on a machine with no sound.
    virtual QVector<Output> outputs() const = 0;
    /// Plays the ring once on that output; volume 0 to 100. Replaces a test that is still sounding.
    virtual void playTest(const QByteArray &output, int volume) = 0;
    virtual void stopTest() = 0;

Q_SIGNALS:
    /// A headset was plugged in or out.
    void outputsChanged();
};

} // namespace balie::ui
