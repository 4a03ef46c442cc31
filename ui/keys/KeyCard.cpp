#include "ui/keys/KeyCard.h"

#include "ui/keys/KeyGroups.h"
#include "ui/keys/KeyText.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace balie::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(balie::ui::KeyCard)
};

constexpr double bodyPoints = 9.5; // all of it on one page

void addTable(QTextCursor &cursor, const QVector<QPair<QString, QString>> &rows)
{
    if (rows.isEmpty())
        return;
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(1);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, 35),
        QTextLength(QTextLength::PercentageLength, 65)});
    QTextTable *table = cursor.insertTable(int(rows.size()), 2, format);
    QTextCharFormat strong;
    strong.setFontWeight(QFont::Bold);
    for (int row = 0; row < rows.size(); ++row) {
        table->cellAt(row, 0).firstCursorPosition().insertText(rows[row].first, strong);
        table->cellAt(row, 1).firstCursorPosition().insertText(rows[row].second);
    }
    cursor.movePosition(QTextCursor::End);
}

} // namespace

void KeyCard::fill(QTextDocument &document, const desk::KeyMap &keys)
{
    document.clear();
    QFont font = document.defaultFont();
    font.setPointSizeF(bodyPoints);
    document.setDefaultFont(font);
    QTextCursor cursor(&document);
    QTextCharFormat title;
    title.setFontPointSize(bodyPoints * 1.7);
    title.setFontWeight(QFont::Bold);
    cursor.insertText(Text::tr("Balie: the keys"), title);
    QTextCharFormat heading;
    heading.setFontPointSize(bodyPoints * 1.15);
    heading.setFontWeight(QFont::Bold);
    const auto section = [&](const QString &name, const QVector<QPair<QString, QString>> &rows) {
        cursor.insertBlock();
        cursor.insertText(name, heading);
        addTable(cursor, rows);
    };
    section(Text::tr("Always"), fixedKeys());
    for (const KeyGroup &group : keyGroups()) {
        QVector<QPair<QString, QString>> rows;
        for (const desk::ActionId action : group.actions) {
            const QString text = allKeysText(keys, action);
            if (!text.isEmpty())
                rows.append(qMakePair(text, desk::actionText(action)));
        }
        if (!rows.isEmpty())
            section(group.title, rows);
    }
}

Expected<void> KeyCard::savePdf(const QString &path, const desk::KeyMap &keys)
{
    // Only a whole card replaces one that is there.
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return unexpected(Error{ErrorCode::Io,
            Text::tr("The key card cannot be written there. Choose another folder."),
            file.errorString()});
    }
    {
        QPdfWriter writer(&file);
        writer.setTitle(Text::tr("Balie: the keys"));
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(18, 15, 18, 15), QPageLayout::Millimeter);
        QTextDocument document;
        fill(document, keys);
        document.print(&writer);
    }
    if (!file.commit()) {
        return unexpected(Error{ErrorCode::Io,
            Text::tr("The key card cannot be written there. Choose another folder."),
            file.errorString()});
    }
    return {};
}

void KeyCard::askWhere(QWidget *parent, const desk::KeyMap &keys,
    const std::function<void(const QString &path, const Expected<void> &saved)> &done)
{
    auto *chooser = new QFileDialog(
        parent, Text::tr("Save the key card"), QString(), Text::tr("PDF documents (*.pdf)"));
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("pdf"));
    chooser->selectFile(Text::tr("balie-keys.pdf"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(chooser, &QFileDialog::fileSelected, parent,
        [keys, done](const QString &path) { done(path, savePdf(path, keys)); });
    chooser->open();
}

} // namespace balie::ui
