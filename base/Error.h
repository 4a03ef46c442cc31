#pragma once

#include <QString>

namespace balie {

/// What went wrong, for code to branch on. Anything finer belongs in the two texts.
enum class ErrorCode {
    Cancelled,        ///< the user or a newer request withdrew it
    Timeout,          ///< no answer before the deadline
    LinkLost,         ///< the connection to the PBX went away while it was under way
    Refused,          ///< the other side understood and said no
    BadCredentials,   ///< user name or password
    NotAllowed,       ///< rights or entitlements
    NotSupported,     ///< this PBX cannot do it
    StateChanged,     ///< the call was no longer in the state the command needs
    Busy,             ///< the other side asks to try again later
    InvalidInput,     ///< what the user typed or a file contains
    Unreachable,      ///< host or port cannot be reached
    Untrusted,        ///< certificate
    Protocol,         ///< the other side sent something that is not the protocol
    Io,               ///< file or device
};

/// One error: a code, a sentence for the user (translated, no jargon, says what to do), and a detail
/// for support (English, never translated, never personal data).
struct Error { // NOLINT(clang-analyzer-core.uninitialized.Assign): lost in Expected's variant
    ErrorCode code = ErrorCode::Protocol;
    QString userText;
    QString detail;
};

/// The code's name for logs and traces, e.g. "LinkLost".
QString errorCodeName(ErrorCode code);

} // namespace balie
