#pragma once

#include "desk/journal/JournalEntry.h"

#include <QByteArray>

/// Journal entries as lines of CSV for a spreadsheet: UTF-8, RFC 4180 quoting. No cell is ever a formula: one that a
/// spreadsheet would take for one begins with an apostrophe (a number as +31 too). Pure.
namespace balie::desk::journalCsv {

/// What the spreadsheets of this language expect: a semicolon where the comma is the decimal sign.
char usualSeparator();
/// With a byte-order mark, without which spreadsheets take it for another encoding.
QByteArray header(char separator);
QByteArray line(const JournalEntry &entry, char separator);
/// One cell, quoted where it must be.
QByteArray cell(const QString &text, char separator);

} // namespace balie::desk::journalCsv
