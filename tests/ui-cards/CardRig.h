#pragma once

#include "desk/cards/CallReports.h"
#include "tests/support/FakeCardPort.h"
#include "tests/support/Patience.h"
#include "tests/ui-calls/CallRig.h"
#include "ui/cards/CardSection.h"

#include <QApplication>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QVBoxLayout>

namespace balie::test {

/// A window with a field that is typed in, as the console has one, and the customer card of a call
/// beside it.
struct CardRig : CallRig {
    CardRig()
    {
        theme.applyTo(*qApp);
        store.open();
        window.resize(420, 700);
        auto *column = new QVBoxLayout(&window);
        search = new QLineEdit(&window);
        search->setAccessibleName(QStringLiteral("Search"));
        column->addWidget(search);
        section = new ui::CardSection(
            {{theme, people, states, lamps, blink, clock}, calls, cards, links}, &window);
        column->addWidget(section);
        column->addStretch(1);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qWarning("the window is not active");
        search->setFocus();
    }

    /// A call from outside that rings, and is selected.
    void ring(const QString &number = QStringLiteral("+31201234567"))
    {
        const cti::Connection call = outside(
            QStringLiteral("1"), cti::ConnectionState::Alerting, {}, number, whileRinging);
        set({call});
        section->setCall(call.id);
    }
    void answer(const QString &number = QStringLiteral("+31201234567"))
    {
        set({outside(
            QStringLiteral("1"), cti::ConnectionState::Connected, {}, number, whileTalking)});
    }
    /// What the systems know, after the desk has asked.
    void tell(const crm::CardFindings &findings)
    {
        BALIE_TRY_VERIFY(!port.numbers.empty());
        port.answer(findings);
        settle();
    }
    void press(Qt::Key key) const { QTest::keyClick(QApplication::focusWidget(), key); }

    QTemporaryDir folder;
    desk::Store store{folder.filePath(QStringLiteral("balie.sqlite"))};
    desk::PersonStates states{people, switchboard, clock};
    ui::LampPainter lamps{theme};
    ui::BlinkTick blink{clock};
    FakeCardPort port;
    QStringList opened;
    desk::CardLinks links{port, [this](const QUrl &link) {
                              opened.append(link.toString());
                              return true;
                          }};
    desk::CardDesk cards{switchboard, people, port, links, store, clock};
    QWidget window;
    QLineEdit *search = nullptr;
    ui::CardSection *section = nullptr;
};

inline crm::SourceReport source(
    const QString &connector, const QString &name, crm::SourceReport::State state, int took = 0)
{
    crm::SourceReport report;
    report.connector = connector;
    report.name = name;
    report.state = state;
    report.took = std::chrono::milliseconds(took);
    return report;
}

} // namespace balie::test
