#pragma once

#include "cti/model/Ids.h"

#include <QMimeData>
#include <memory>
#include <optional>

namespace balie::ui {

/// The call that is being dragged. The thread survives a transfer or recall that happens during the
/// drag; the connection says which card it was.
struct DraggedCall {
    cti::CallThreadId thread = cti::CallThreadId::None;
    cti::ConnectionId connection;

    friend bool operator==(const DraggedCall &, const DraggedCall &) = default;
};

/// The format under which a call card travels to a person's tile, the voice mail box or a park
/// slot. It means something inside this process only.
QString callMimeType();

/// Packs a call; `text` is what another program gets that takes plain text (the number, may be
/// empty).
std::unique_ptr<QMimeData> packCall(const DraggedCall &call, const QString &text);

/// The call in `data`, or nothing when it is something else or comes from another process.
std::optional<DraggedCall> unpackCall(const QMimeData *data);

} // namespace balie::ui
