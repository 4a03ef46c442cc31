#pragma once

#include "cti/csta/Events.h"

#include <QHash>
#include <QStringList>

namespace balie::test {

/// One event of a monitor, written as a line: "O Delivered c1/T local=connected calling=O called=T
/// cause=newCall". The first word is whose monitor it is, then the event, then the subject
/// (call/device; either may be missing). Keys: local, calling, called, last, new, cause, device,
/// secondary, list (rows "c3/A<c1/A" with commas between).
struct ScriptEvent {
    QString monitor;
    csta::CallEvent event;
};

/// Names stand for devices: "O" is 2000, "T" is 3001, ...; a name that is not in the table stands
/// for itself.
QString deviceNamed(const QString &name);
QString nameOfDevice(const QString &device);

ScriptEvent scriptEvent(const QString &line);
QVector<ScriptEvent> script(const QStringList &lines);

/// The same events in another order that a switch may send: the order within each monitor stays.
QVector<ScriptEvent> interleaved(const QVector<ScriptEvent> &events, quint32 seed);

} // namespace balie::test
