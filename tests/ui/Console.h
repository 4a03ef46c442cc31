#pragma once

#include "tests/ui/Office.h"
#include "ui/window/ConsoleWindow.h"

#include <QApplication>
#include <QTest>
#include <functional>
#include <memory>

namespace balie::test {

/// The whole window over an office, shown and active, with keys that let the frame pass.
struct Console {
    /// `dress` is asked for another look before anything is shown.
    explicit Console(const std::function<void(ui::Theme &)> &dress = {})
    {
        if (dress)
            dress(office.theme);
        office.theme.applyTo(*qApp);
        office.connectToPbx();
        window = std::make_unique<ui::ConsoleWindow>(office.parts());
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
        QCoreApplication::processEvents();
    }
    void type(const QString &text)
    {
        QTest::keyClicks(QApplication::focusWidget(), text);
        office.frame();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        QCoreApplication::processEvents();
        office.frame();
    }

    Office office;
    std::unique_ptr<ui::ConsoleWindow> window;
};

} // namespace balie::test
