#include "ui/contacts/SaveText.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

namespace balie::ui {

void saveText(QWidget *parent, const QString &title, const QString &name, const QString &text,
    std::function<void(const QString &problem)> done)
{
    auto *chooser = new QFileDialog(parent, title);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->selectFile(name);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(chooser, &QFileDialog::fileSelected, parent, [text, done = std::move(done)](const QString &path) {
        QSaveFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit();
        done(written ? QString()
                     : QCoreApplication::translate("balie::ui::SaveText", "The file %1 cannot be written: %2")
                           .arg(QDir::toNativeSeparators(path), file.errorString()));
    });
    chooser->open();
}

} // namespace balie::ui
