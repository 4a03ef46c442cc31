#include "app/system/Languages.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

void Languages::install(QApplication &application, desk::Language language)
{
    if (language == desk::Language::System) {
        const bool dutch = QLocale::system().language() == QLocale::Dutch;
        language = dutch ? desk::Language::Dutch : desk::Language::English;
    }
    const auto add = [&](const QString &name, const QString &folder) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(name, folder)) {
            application.installTranslator(translator.get());
            m_translators.push_back(std::move(translator));
        }
    };
    if (language == desk::Language::English) {
        // Numbers and times as the office writes them; an English desktop keeps its own country.
        if (QLocale::system().language() == QLocale::C || QLocale::system().language() == QLocale::Dutch)
            QLocale::setDefault(QLocale(QLocale::English, QLocale::Netherlands));
        add(u"balie_en"_s, u":/balie/languages"_s);
        return;
    }
    QLocale::setDefault(QLocale(QLocale::Dutch, QLocale::Netherlands));
    // Qt's own come first, so that ours are asked before them.
    add(u"qtbase_nl"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    add(u"balie_nl"_s, u":/balie/languages"_s);
}

} // namespace balie::app
