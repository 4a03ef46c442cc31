// The customer card of a call, and what is written back about it.
#include "ui/calls/CallerPane.h"
#include "ui/calls/CallsPane.h"
#include "ui/cards/CardSection.h"
#include "ui/cards/CardToast.h"
#include "ui/cards/ReportQueue.h"
#include "ui/cards/ReportSheet.h"
#include "ui/people/PeoplePane.h"
#include "ui/search/SearchField.h"
#include "ui/window/ConsoleWindow.h"

#include <QDockWidget>

namespace balie::ui {

void ConsoleWindow::composeCards()
{
    if (m_parts.cards == nullptr)
        return;
    const OwnerLamp::Parts owner{m_parts.theme, m_parts.people, m_parts.states, m_lamps, m_blink, m_parts.clock};
    m_card = new CardSection({owner, m_parts.calls, *m_parts.cards, *m_parts.cardLinks}, m_caller);
    m_caller->addSection(m_card);
    m_report = new ReportSheet(m_parts.theme, *m_parts.callReports, m_caller);
    m_caller->addSection(m_report);
    auto *queue = new ReportQueue(m_parts.theme, *m_parts.callReports, m_caller);
    m_caller->addSection(queue);
    connect(queue, &ReportQueue::notice, this, &ConsoleWindow::post);
}

void ConsoleWindow::wireCards()
{
    if (m_card == nullptr)
        return;
    auto *toast = new CardToast(m_parts.theme, *m_parts.cards, m_people->listArea());
    connect(toast, &CardToast::callWanted, this, [this](cti::CallThreadId thread) {
        for (int row = 0; row < m_parts.calls.rowCount(); ++row) {
            if (m_parts.calls.item(row).thread == thread)
                m_calls->choose(m_parts.calls.item(row).connection);
        }
    });
    // What comes up does so in a pane that stands there anyway, and takes the keyboard from nobody.
    connect(m_parts.cards, &desk::CardDesk::bringUp, this, [this] { m_callerDock->show(); });
    connect(m_calls, &CallsPane::selectionChanged, m_card, &CardSection::setCall);
    m_card->setCall(m_calls->selectedCall());
    connect(m_card, &CardSection::dialWanted, this,
        [this](const QString &number, const QString &name) { m_parts.actions.dial({number, name, {}}); });
    connect(m_card, &CardSection::mailWanted, this, &ConsoleWindow::mailWanted);
    connect(m_card, &CardSection::notice, this, &ConsoleWindow::post);
    connect(m_report, &ReportSheet::notice, this, &ConsoleWindow::post);
    const auto backToWork = [this] { searchField()->setFocus(); };
    connect(m_card, &CardSection::finished, this, backToWork);
    connect(m_report, &ReportSheet::finished, this, backToWork);
}

bool ConsoleWindow::focusCard()
{
    if (m_card == nullptr)
        return false;
    m_callerDock->show();
    m_caller->setFolded(false);
    return m_report->focusFirst() || m_card->focusFirst();
}

} // namespace balie::ui
