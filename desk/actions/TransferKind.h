#pragma once

namespace balie::desk {

/// What Enter, a double click and a drop do with the active call.
enum class TransferKind { Blind, Consult };

} // namespace balie::desk
