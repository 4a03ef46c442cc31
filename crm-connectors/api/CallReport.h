#pragma once

#include "crm-connectors/api/ContactCard.h"

namespace balie::crm {

enum class CallDirection { Incoming, Outgoing };
enum class CallOutcome { Talked, NoAnswer, Busy, Transferred, Voicemail };

/// One call to be written into a customer system, once.
struct CallReport {
    QString key; ///< names the call for ever, also after a restart: a second write with it must not
                 ///< make a second note
    CardKey card; ///< whom it is written with
    CardKey company; ///< of that card, where known
    CallDirection direction = CallDirection::Incoming;
    CallOutcome outcome = CallOutcome::Talked;
    QString number; ///< E.164
    QString name; ///< of the card, for the subject
    QDateTime start; ///< with its offset from UTC
    qint64 seconds = 0; ///< talked
    QString subject; ///< one line
    QString text; ///< what the user typed; several lines

    friend bool operator==(const CallReport &, const CallReport &) = default;
};

/// Where it was written.
struct CallReceipt {
    QString id; ///< the system's key of the note; empty where it tells none
    bool stoodAlready = false; ///< an earlier attempt had arrived after all
};

} // namespace balie::crm
