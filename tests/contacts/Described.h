#pragma once

#include "base/contacts/Contact.h"
#include "base/contacts/CsvTable.h"
#include "base/contacts/ReadRemark.h"

#include <QByteArray>
#include <QVector>
#include <functional>

namespace balie::test {

/// Gives the bytes to `feed` in pieces of this size.
void inPieces(const QByteArray &bytes, qsizetype size, const std::function<void(QByteArrayView)> &feed);

/// What a reader made of a file, as the .expected files in data tell it.
QString describedCards(const QVector<QByteArray> &pieces);
QString describedTable(const QVector<QByteArray> &pieces);

QString described(const Contact &contact);
QString described(const ReadRemark &remark);

} // namespace balie::test
