#include "cti/tracetool/LineOutput.h"

#include <QJsonDocument>
#include <cstdio>

namespace balie::tracetool {

using namespace Qt::Literals::StringLiterals;

void LineOutput::print(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
}

void LineOutput::printError(const QString &file, const QString &error)
{
    m_failed = true;
    print({{u"file"_s, file}, {u"error"_s, error}});
}

} // namespace balie::tracetool
