#include "ui/signin/ChooseFile.h"

#include <QFileDialog>

namespace balie::ui {

void chooseFile(QWidget *parent, const QString &title, const QString &filter,
    const std::function<void(const QString &path)> &chosen)
{
    auto *chooser = new QFileDialog(parent, title, {}, filter);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(chooser, &QFileDialog::fileSelected, parent, chosen);
    chooser->open();
}

} // namespace balie::ui
