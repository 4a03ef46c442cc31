#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/CallRig.h"
#include "tests/ui-calls/WindowTest.h"
#include "ui/calls/CallCard.h"
#include "ui/calls/CallsPane.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/keys/KeyText.h"
#include "ui/theme/Button.h"
#include "ui/theme/NumberLabel.h"

#include <QMenu>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::ui;
using cti::Action;
using cti::ConnectionState;
using desk::ActionId;

namespace {

struct Window : test::CallRig {
    CallsPane pane{theme, calls, actions, tick, clock};

    Window()
    {
        pane.resize(360, 640);
        pane.show();
    }
    CallCard *card(const QString &call)
    {
        return pane.card({test::call(call), test::dev(u"200"_s)});
    }
    cti::Connection vanDijk(cti::Actions allowed = whileRinging)
    {
        return outside(u"1"_s, ConnectionState::Alerting, u"Van Dijk Installaties"_s,
            u"+31201234567"_s, allowed);
    }
    cti::Connection hermans(
        ConnectionState state = ConnectionState::Connected, cti::Actions allowed = whileTalking)
    {
        return outside(u"2"_s, state, u"P. Hermans"_s, u"0651234567"_s, allowed);
    }
    static QStringList shownButtons(const CallCard *card)
    {
        QStringList names;
        for (const auto *button : card->findChildren<Button *>()) {
            if (!button->isHidden())
                names << button->accessibleName().section(u", key "_s, 0, 0);
        }
        names.sort();
        return names;
    }
};

} // namespace

class CallCards : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void cardsFollowTheCalls();
    void cardSurvivesAnotherCallId();
    void buttonsAreTheAllowedActions_data();
    void buttonsAreTheAllowedActions();
    void noButtonStaysWhereItWas();
    void aDoubleClickIsOneCommand();
    void pendingShowsOnTheButton();
    void lostLinkDisablesWithReason();
    void namesForReaders();
    void ringingIsAnnouncedOnce();
    void durationsTickOnlyWhileThereAreCalls();
    void visualRing();
    void selection();
    void arrowKeysMoveBetweenCards();
    void typingIsLeftToTheWindow();
    void menuHasEveryCommand();
    void draggingOffersTheCall();
    void longNamesElide();
    void nothingIsCut_data();
    void nothingIsCut();
};

void CallCards::cardsFollowTheCalls()
{
    Window window;
    QVERIFY(window.pane.findChildren<CallCard *>().isEmpty());
    window.set({window.hermans()});
    QPointer<CallCard> hermans = window.card(u"2"_s);
    QVERIFY(hermans);
    window.set({window.vanDijk(), window.hermans()});
    QPointer<CallCard> vanDijk = window.card(u"1"_s);
    QVERIFY(vanDijk);
    QCOMPARE(window.card(u"2"_s), hermans.data());
    QCoreApplication::processEvents();
    QVERIFY(vanDijk->y() < hermans->y()); // ringing first

    window.set({window.vanDijk(), window.hermans(ConnectionState::Hold, test::CallRig::whileHeld)});
    QCOMPARE(window.card(u"2"_s), hermans.data());
    QCOMPARE(hermans->bar(), CardFrame::Bar::Dashed);
    QCOMPARE(vanDijk->bar(), CardFrame::Bar::Solid);

    window.set({window.hermans(ConnectionState::Hold, test::CallRig::whileHeld)});
    QCOMPARE(window.card(u"2"_s), hermans.data());
    QVERIFY(vanDijk.isNull() || vanDijk->isHidden());
    window.set({});
    QVERIFY(!window.card(u"2"_s));
}

void CallCards::cardSurvivesAnotherCallId()
{
    Window window;
    window.set({window.hermans()});
    CallCard *card = window.card(u"2"_s);
    auto moved = window.hermans();
    moved.id.call = test::call(u"77"_s);
    cti::DeviceSnapshot next = test::snapshot(
        u"200"_s, {moved}, {test::ended(window.hermans(), cti::EndReason::Merged, u"77"_s)});
    next.revision = 100;
    next.links << cti::CallLink{
        test::call(u"2"_s), test::call(u"77"_s), cti::CallLink::Why::Transfer};
    cti::Batch batch;
    batch.ordered << next;
    window.switchboard.apply(std::move(batch));
    window.settle();
    QCOMPARE(window.card(u"77"_s), card);
    QSignalSpy triggered(&window.pane, &CallsPane::triggered);
    QTest::mouseClick(card->button(ActionId::HangUp), Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);
    QCOMPARE(triggered[0][1].value<cti::ConnectionId>().call, test::call(u"77"_s));
}

void CallCards::buttonsAreTheAllowedActions_data()
{
    QTest::addColumn<ConnectionState>("state");
    QTest::addColumn<int>("allowed");
    QTest::addColumn<QStringList>("buttons");
    const auto row
        = [](const char *name, ConnectionState state, cti::Actions allowed, QStringList buttons) {
              buttons.sort();
              QTest::newRow(name) << state << int(allowed) << buttons;
          };
    const QString transfer = desk::actionText(ActionId::BlindTransfer);
    const QString consult = u"Consult"_s;
    const QString voiceMail = u"Voice mail"_s;
    const QString park = desk::actionText(ActionId::Park);
    const QString hangUp = desk::actionText(ActionId::HangUp);
    const QString answer = desk::actionText(ActionId::Answer);
    row("ringing", ConnectionState::Alerting, test::CallRig::whileRinging,
        {answer, u"Send on"_s, voiceMail, u"Reject"_s});
    row("ringing, nothing but answer", ConnectionState::Alerting, Action::Answer, {answer});
    row("ringing, not even that", ConnectionState::Alerting, {}, {});
    row("talking", ConnectionState::Connected, test::CallRig::whileTalking,
        {transfer, consult, u"Hold"_s, voiceMail, park, hangUp});
    row("talking, hang up only", ConnectionState::Connected, Action::Clear, {hangUp});
    row("on hold", ConnectionState::Hold, test::CallRig::whileHeld, {u"Retrieve"_s, park, hangUp});
    row("consulting", ConnectionState::Connected,
        cti::Actions(Action::Transfer) | Action::Reconnect | Action::Alternate | Action::Clear,
        {u"Complete"_s, desk::actionText(ActionId::BackToCaller), u"Swap"_s, hangUp});
}

void CallCards::buttonsAreTheAllowedActions()
{
    QFETCH(ConnectionState, state);
    QFETCH(int, allowed);
    QFETCH(QStringList, buttons);
    Window window;
    // The buttons of what came before must not stay.
    window.set({window.hermans(ConnectionState::Connected, test::CallRig::whileTalking)});
    QVector<cti::Connection> now{window.hermans(state, cti::Actions(allowed))};
    if (cti::Actions(allowed).testFlag(Action::Transfer)) {
        now.prepend(window.outside(
            u"3"_s, ConnectionState::Hold, u"Bakker"_s, u"0201234567"_s, Action::Alternate));
        now.last().consultationOf = now.first().id;
    }
    window.set(now);
    QCOMPARE(Window::shownButtons(window.card(u"2"_s)), buttons);
    window.set({window.hermans(state, {})});
    QCOMPARE(Window::shownButtons(window.card(u"2"_s)), QStringList());
}

/// Hanging up is there on hold and in a call, at another place: what stays has to move, too.
void CallCards::noButtonStaysWhereItWas()
{
    Window window;
    window.set({window.hermans(ConnectionState::Hold, test::CallRig::whileHeld)});
    CallCard *card = window.card(u"2"_s);
    QCoreApplication::processEvents();
    window.set({window.hermans()});
    QCOMPARE(window.card(u"2"_s), card);
    QCoreApplication::processEvents();
    QVector<Button *> shown;
    for (Button *button : card->findChildren<Button *>()) {
        if (button->isVisible())
            shown << button;
    }
    QVERIFY(shown.size() > 2 && shown.contains(card->button(ActionId::HangUp)));
    for (const Button *a : std::as_const(shown)) {
        for (const Button *b : std::as_const(shown))
            QVERIFY2(a == b || !a->geometry().intersects(b->geometry()),
                qPrintable(a->accessibleName() + u" lies over "_s + b->accessibleName()));
    }
}

void CallCards::aDoubleClickIsOneCommand()
{
    Window window;
    window.set({window.vanDijk()});
    QSignalSpy triggered(&window.pane, &CallsPane::triggered);
    Button *answer = window.card(u"1"_s)->button(ActionId::Answer);
    QTest::mouseClick(answer, Qt::LeftButton);
    QTest::mouseDClick(answer, Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);
    QCOMPARE(triggered[0][0].value<ActionId>(), ActionId::Answer);

    // The card changes between the two presses: the second must not hit what stands there now.
    auto talking = window.vanDijk(test::CallRig::whileTalking);
    talking.state = ConnectionState::Connected;
    window.set({talking});
    QTest::mouseDClick(window.card(u"1"_s)->button(ActionId::BlindTransfer), Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);
}

void CallCards::pendingShowsOnTheButton()
{
    Window window;
    window.set({window.vanDijk()});
    QObject::connect(&window.pane, &CallsPane::triggered, &window.actions,
        [&](ActionId, const cti::ConnectionId &call) { window.actions.answer(call); });
    Button *answer = window.card(u"1"_s)->button(ActionId::Answer);
    QTest::mouseClick(answer, Qt::LeftButton);
    window.settle();
    QCOMPARE(window.port.commands.size(), 1);
    QVERIFY(answer->isBusy());
    QVERIFY(answer->isEnabled());
    QTest::mouseClick(answer, Qt::LeftButton);
    QCOMPARE(window.port.commands.size(), 1);
    auto talking = window.vanDijk(test::CallRig::whileTalking);
    talking.state = ConnectionState::Connected;
    window.port.accept(0);
    window.set({talking});
    for (const auto *button : window.card(u"1"_s)->findChildren<Button *>())
        QVERIFY2(button->isHidden() || !button->isBusy(), qPrintable(button->accessibleName()));
}

void CallCards::lostLinkDisablesWithReason()
{
    Window window;
    window.set({window.hermans()});
    QVERIFY(window.card(u"2"_s)->button(ActionId::HangUp)->isEnabled());
    window.link(cti::LinkState::Backoff);
    const auto *button = window.card(u"2"_s)->button(ActionId::HangUp);
    QVERIFY(!button->isEnabled());
    QVERIFY(!button->toolTip().isEmpty());
    QCOMPARE(button->accessibleDescription(), button->toolTip());
    window.link(cti::LinkState::Live);
    window.set({window.hermans()});
    QVERIFY(window.card(u"2"_s)->button(ActionId::HangUp)->isEnabled());
}

void CallCards::namesForReaders()
{
    Window window;
    auto call = window.vanDijk();
    call.called = {test::dev(u"300"_s), u"300"_s, u"Verkoop"_s, false};
    window.set({call, window.hermans()});
    window.clock.advance(std::chrono::seconds(70));
    CallCard *card = window.card(u"1"_s);
    window.pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window.pane, test::patienceMs));
    card->setFocus();
    const QString name = card->accessibleName();
    for (const QString &part : {u"Van Dijk Installaties"_s, u"Verkoop"_s, u"1 minute"_s})
        QVERIFY2(name.contains(part), qPrintable(name));
    QCOMPARE(test::namelessControls(&window.pane), QStringList());
    desk::KeyMap keys;
    window.pane.setKeyMap(keys);
    const QString key = firstKeyText(keys, ActionId::Answer);
    QVERIFY(!key.isEmpty());
    QVERIFY(card->button(ActionId::Answer)->accessibleName().contains(key));
}

void CallCards::ringingIsAnnouncedOnce()
{
    Window window;
    auto *status = window.pane.findChild<QWidget *>(u"announcement"_s);
    window.set({window.vanDijk()});
    QVERIFY2(
        status->accessibleName().contains(u"Van Dijk"_s), qPrintable(status->accessibleName()));
    status->setAccessibleName(u"heard"_s);
    window.set({window.vanDijk(), window.hermans()});
    auto renamed = window.vanDijk();
    renamed.remote.name = u"Van Dijk BV"_s;
    window.set({renamed, window.hermans()});
    QCOMPARE(status->accessibleName(), u"heard"_s);
    window.set({window.hermans()});
    auto again = window.outside(u"9"_s, ConnectionState::Alerting, u"Iemand anders"_s,
        u"0301234567"_s, test::CallRig::whileRinging);
    window.set({again, window.hermans()});
    QVERIFY(status->accessibleName().contains(u"Iemand anders"_s));
}

void CallCards::durationsTickOnlyWhileThereAreCalls()
{
    Window window;
    QVERIFY(!window.tick.isRunning());
    window.set({window.hermans()});
    QVERIFY(window.tick.isRunning());
    const auto *duration = window.card(u"2"_s)->findChild<NumberLabel *>();
    window.clock.advance(std::chrono::seconds(162)); // the tick falls on full seconds of the clock
    QCOMPARE(duration->text(), u"02:41"_s);
    const QString name = window.card(u"2"_s)->accessibleName();
    window.clock.advance(std::chrono::seconds(90));
    QCOMPARE(window.card(u"2"_s)->accessibleName(), name); // a reader is not told every second
    window.pane.hide();
    QVERIFY(!window.tick.isRunning());
    window.pane.show();
    QVERIFY(window.tick.isRunning());
    window.set({});
    QVERIFY(!window.tick.isRunning());
    QVERIFY(!window.clock.nextDeadline());
}

void CallCards::visualRing()
{
    Window window;
    window.set({window.vanDijk(), window.hermans()});
    CallCard *ringing = window.card(u"1"_s);
    CallCard *talking = window.card(u"2"_s);
    QSet<bool> seen;
    for (int i = 0; i < 4; ++i) {
        window.clock.advance(std::chrono::milliseconds(500));
        seen << ringing->isLit();
        QVERIFY(!talking->isLit());
    }
    QCOMPARE(seen.size(), 2);
    window.theme.setBlinking(false);
    for (int i = 0; i < 4; ++i) {
        window.clock.advance(std::chrono::milliseconds(500));
        QVERIFY(ringing->isLit());
    }
    window.pane.setVisualRing(false);
    QVERIFY(!ringing->isLit());
}

void CallCards::selection()
{
    Window window;
    QSignalSpy changed(&window.pane, &CallsPane::selectionChanged);
    window.set({window.vanDijk()});
    QCOMPARE(window.pane.selectedCall(), window.vanDijk().id);
    window.set({window.vanDijk(), window.hermans()});
    QCOMPARE(window.pane.selectedCall(), window.hermans().id); // the active one
    QVERIFY(window.card(u"2"_s)->isSelected());
    QTest::mouseClick(window.card(u"1"_s), Qt::LeftButton);
    QCOMPARE(window.pane.selectedCall(), window.vanDijk().id);
    QVERIFY(!window.card(u"2"_s)->isSelected());
    window.set({window.hermans()});
    QCOMPARE(window.pane.selectedCall(), window.hermans().id);
    window.set({});
    QCOMPARE(window.pane.selectedCall(), cti::ConnectionId());
    QCOMPARE(changed.count(), 5);
}

void CallCards::arrowKeysMoveBetweenCards()
{
    Window window;
    window.set({window.vanDijk(), window.hermans()});
    window.pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window.pane, test::patienceMs));
    window.pane.focusNextCall();
    QVERIFY(window.card(u"2"_s)->hasFocus());
    QTest::keyClick(window.card(u"2"_s), Qt::Key_Up);
    QVERIFY(window.card(u"1"_s)->hasFocus());
    QCOMPARE(window.pane.selectedCall(), window.vanDijk().id);
    QTest::keyClick(window.card(u"1"_s), Qt::Key_Up);
    QVERIFY(window.card(u"1"_s)->hasFocus());
    window.pane.focusNextCall();
    QVERIFY(window.card(u"2"_s)->hasFocus());
    window.pane.focusNextCall();
    QVERIFY(window.card(u"1"_s)->hasFocus());
    // What has the focus keeps it while the call changes.
    auto talking = window.vanDijk(test::CallRig::whileTalking);
    talking.state = ConnectionState::Connected;
    window.set({talking, window.hermans(ConnectionState::Hold, test::CallRig::whileHeld)});
    QVERIFY(window.card(u"1"_s)->hasFocus());
}

void CallCards::typingIsLeftToTheWindow()
{
    Window window;
    window.set({window.vanDijk()});
    QSignalSpy triggered(&window.pane, &CallsPane::triggered);
    for (const int key :
        {int(Qt::Key_A), int(Qt::Key_5), int(Qt::Key_Space), int(Qt::Key_Return)}) {
        QKeyEvent press(
            QEvent::KeyPress, key, Qt::NoModifier, QString(QChar(key < 128 ? key : 13)));
        QCoreApplication::sendEvent(window.card(u"1"_s), &press);
        QVERIFY2(!press.isAccepted(), qPrintable(QString::number(key, 16)));
    }
    QCOMPARE(triggered.count(), 0);
}

void CallCards::menuHasEveryCommand()
{
    Window window;
    window.set({window.hermans()});
    std::unique_ptr<QMenu> menu(window.pane.makeMenu(window.hermans().id));
    QSignalSpy triggered(&window.pane, &CallsPane::triggered);
    int enabled = 0;
    for (QAction *entry : menu->actions()) {
        if (entry->isSeparator())
            continue;
        const auto action = ActionId(entry->data().toInt());
        const auto availability = window.actions.availability(action, window.hermans().id);
        QCOMPARE(entry->isEnabled(), availability.enabled);
        QVERIFY(entry->isEnabled() || !entry->toolTip().isEmpty());
        if (!entry->isEnabled())
            continue;
        entry->trigger();
        QCOMPARE(triggered.count(), ++enabled);
        QCOMPARE(triggered.last()[0].value<ActionId>(), action);
    }
    QVERIFY(enabled >= 6);
    std::unique_ptr<QMenu> none(window.pane.makeMenu({}));
    QVERIFY(none->isEmpty());
}

void CallCards::draggingOffersTheCall()
{
    Window window;
    window.set({window.hermans()});
    CallCard *card = window.card(u"2"_s);
    // The drag itself runs in the window system; what it takes along is ours.
    QVERIFY(disconnect(card, &CallCard::dragRequested, nullptr, nullptr));
    QSignalSpy dragged(card, &CallCard::dragRequested);
    QTest::mousePress(card, Qt::LeftButton, {}, {20, 10});
    QTest::mouseMove(card, {22, 11});
    QCOMPARE(dragged.count(), 0);
    QMouseEvent move(QEvent::MouseMove, QPointF(80, 10), card->mapToGlobal(QPointF(80, 10)),
        Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(card, &move);
    QCoreApplication::sendEvent(card, &move);
    QCOMPARE(dragged.count(), 1);

    const auto data = packCall(card->draggedCall(), card->item().number);
    QVERIFY(data->hasFormat(callMimeType()));
    QCOMPARE(data->text(), u"0651234567"_s);
    const auto call = unpackCall(data.get());
    QVERIFY(call);
    QCOMPARE(call->connection, window.hermans().id);
    QCOMPARE(call->thread, window.switchboard.threadOf(window.hermans().id));
    QVERIFY(!unpackCall(nullptr));
    QMimeData other;
    other.setText(u"0651234567"_s);
    QVERIFY(!unpackCall(&other));
    other.setData(callMimeType(), "not ours");
    QVERIFY(!unpackCall(&other));
}

void CallCards::longNamesElide()
{
    Window window;
    auto call = window.vanDijk();
    call.remote.name
        = u"Coöperatieve Vereniging van Installatiebedrijven Noord-Nederland en Omstreken U.A."_s;
    window.set({call});
    QCoreApplication::processEvents();
    CallCard *card = window.card(u"1"_s);
    const auto labels = card->findChildren<ElidedLabel *>();
    const auto title = std::find_if(labels.begin(), labels.end(),
        [&](const ElidedLabel *label) { return label->text() == call.remote.name; });
    QVERIFY(title != labels.end());
    QVERIFY((*title)->shownText().contains(u'…'));
    QVERIFY((*title)->shownText().startsWith(u"Coö"_s));
    QVERIFY((*title)->shownText().endsWith(u"U.A."_s));
    QVERIFY(card->width() <= window.pane.width());
    QVERIFY((*title)->geometry().right() < card->findChild<NumberLabel *>()->x());
}

void CallCards::nothingIsCut_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("width");
    QTest::newRow("100 %") << 1.0 << 340;
    QTest::newRow("100 %, narrow") << 1.0 << 240;
    QTest::newRow("200 %, as on 1024 x 700") << 2.0 << 340;
}

void CallCards::nothingIsCut()
{
    QFETCH(double, scale);
    QFETCH(int, width);
    Window window;
    window.theme.setTextScale(scale);
    window.theme.applyTo(*qApp);
    window.pane.setKeyMap(desk::KeyMap(desk::KeyScheme::FunctionKeys));
    window.set({window.vanDijk(), window.hermans()});
    window.pane.resize(width, 700);
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents(); // the width decides on the buttons, these on the height
    QCOMPARE(window.pane.width(), width); // it does not ask for more
    for (const auto *card : window.pane.findChildren<CallCard *>()) {
        QVERIFY(card->width() <= width);
        QVERIFY(card->height() >= card->heightForWidth(card->width()));
        for (const auto *button : card->findChildren<Button *>()) {
            if (button->isHidden())
                continue;
            QVERIFY2(
                card->rect().contains(button->geometry()), qPrintable(button->accessibleName()));
            QVERIFY2(button->width() >= button->sizeHint().width(),
                qPrintable(button->accessibleName()));
        }
    }
    qApp->setStyle(QStyleFactory::create(u"Fusion"_s));
}

BALIE_TEST(CallCards)
#include "tst_CallCards.moc"
