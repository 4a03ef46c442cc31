#pragma once

#include "desk/journal/JournalEntry.h"

#include <QLocale>

/// A journal entry in words, translated. Pure.
namespace balie::desk::journalText {

/// Name, else number, else that the number is hidden.
QString who(const JournalEntry &entry);
/// "Missed", "Answered", "Placed", "Transferred"; of one that goes on "Ringing", "On a call".
QString kind(const JournalEntry &entry);
/// Which number was called, and whose it is.
QString called(const JournalEntry &entry);
/// "Bram Jansen: came back"; "with Bram Jansen" for somebody who joined.
QString handOver(const JournalHandOver &handOver);
/// What is known besides who and when: number, for whom, queue, hand-overs, recording, note.
QString detail(const JournalEntry &entry);
/// The whole of it as a sentence for screen readers, durations in words.
QString accessible(const JournalEntry &entry, const QLocale &locale);

} // namespace balie::desk::journalText
