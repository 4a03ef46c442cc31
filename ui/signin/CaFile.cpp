#include "ui/signin/CaFile.h"

#include "ui/signin/ChooseFile.h"

#include <QCoreApplication>
#include <QFile>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maximumSize = 1024LL * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("balie::ui::CaFile", text);
}

} // namespace

Expected<QByteArray> readCaFile(const QString &path)
{
    if (path.trimmed().isEmpty())
        return QByteArray();
    QFile file(path.trimmed());
    if (!file.open(QIODevice::ReadOnly)) {
        return unexpected(Error{ErrorCode::Io,
            tr(QT_TRANSLATE_NOOP("balie::ui::CaFile", "The certificate file cannot be read.")),
            file.errorString()});
    }
    QByteArray pem = file.read(maximumSize + 1);
    if (pem.size() > maximumSize || !pem.contains("-----BEGIN CERTIFICATE-----")) {
        return unexpected(Error{ErrorCode::InvalidInput,
            tr(QT_TRANSLATE_NOOP("balie::ui::CaFile",
                "There is no certificate in this file. Choose a PEM file, often named .pem or "
                ".crt.")),
            u"no PEM certificate"_s});
    }
    return pem;
}

void chooseCaFile(QWidget *parent, const std::function<void(const QString &path)> &chosen)
{
    chooseFile(parent, tr(QT_TRANSLATE_NOOP("balie::ui::CaFile", "Choose a certificate file")),
        tr(QT_TRANSLATE_NOOP(
            "balie::ui::CaFile", "Certificates (*.pem *.crt *.cer);;All files (*)")),
        chosen);
}

} // namespace balie::ui
