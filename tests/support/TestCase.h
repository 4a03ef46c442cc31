#pragma once

#include <QObject>
#include <QRegularExpression>
#include <QTest>

namespace balie::test {

/// Base of every test class. A warning of Qt or of ours that the test does not expect
/// (QTest::ignoreMessage) fails the test function in which it appears.
class TestCase : public QObject {
    Q_OBJECT

protected Q_SLOTS:
    /// A class with an init() of its own calls this one first.
    void init()
    {
        // The offscreen platform says so of every window that is shown; no program can do anything about it.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagateSizeHints|raise)\\(\\)).*")));
    }
};

} // namespace balie::test
