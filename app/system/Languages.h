#pragma once

#include "desk/settings/SettingKeys.h"

#include <QTranslator>
#include <memory>
#include <vector>

class QApplication;

namespace balie::app {

/// Installs our and Qt's own texts. English is in the source; Dutch is a resource. GUI thread, before any window.
class Languages {
public:
    /// `System` takes Dutch where the desktop speaks it, else English. Also sets the default locale.
    void install(QApplication &application, desk::Language language);

private:
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace balie::app
