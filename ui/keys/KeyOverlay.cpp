#include "ui/keys/KeyOverlay.h"

#include "ui/calls/CardFrame.h"
#include "ui/keys/KeyCard.h"
#include "ui/keys/KeyGroups.h"
#include "ui/keys/KeyText.h"
#include "ui/theme/Button.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace balie::ui {

namespace {

/// How much of the window shows through beside the card.
constexpr double veil = 0.75;
/// How wide the card would like to be: two columns in which hardly any line wraps.
constexpr int cardLetters = 100;

} // namespace

KeyOverlay::KeyOverlay(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("All keys"));
    setFocusPolicy(Qt::StrongFocus);
    m_card = new CardFrame(theme, this);
    auto *column = new QVBoxLayout(m_card);
    const int edge = theme.metric(Metric::Space4);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(theme.metric(Metric::Space3));
    auto *title = new QLabel(tr("All keys"), m_card);
    setLook(title, Look::Title);
    column->addWidget(title);
    m_scroll = new QScrollArea(m_card);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setAccessibleName(tr("Table of keys"));
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    column->addWidget(m_scroll, 1);
    auto *buttons = new QHBoxLayout;
    m_save = new Button(theme, Look::Plain, tr("Save as PDF..."), m_card);
    m_close = new Button(theme, Look::PrimaryButton, tr("Close"), m_card);
    m_close->setKeyHint(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    column->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &KeyOverlay::close);
    connect(m_save, &QPushButton::clicked, this, &KeyOverlay::askWhere);
    connect(&theme, &Theme::changed, this, [this] {
        rebuild();
        arrange();
    });
    parent->installEventFilter(this);
    hide();
}

void KeyOverlay::setKeyMap(const desk::KeyMap &keys)
{
    m_keys = keys;
    if (isVisible())
        rebuild();
}

void KeyOverlay::open()
{
    m_focusBefore = QApplication::focusWidget();
    rebuild();
    arrange();
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void KeyOverlay::close()
{
    if (isHidden())
        return;
    hide();
    // Whoever was typing goes on typing.
    if (m_focusBefore && window()->isAncestorOf(m_focusBefore))
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    m_focusBefore = nullptr;
}

void KeyOverlay::rebuild()
{
    auto *table = new QWidget;
    table->setBackgroundRole(QPalette::Base);
    auto *columns = new QHBoxLayout(table);
    columns->setContentsMargins({});
    columns->setSpacing(m_theme.metric(Metric::Space6));
    // Two columns where there is room, else one under the other.
    const int wide = QFontMetrics(m_theme.font(TextStyle::Body)).averageCharWidth() * 110;
    const int count = parentWidget()->width() > wide ? 2 : 1;
    QVector<QGridLayout *> grids;
    for (int i = 0; i < count; ++i) {
        auto *column = new QVBoxLayout;
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(m_theme.metric(Metric::Space3));
        grid->setVerticalSpacing(m_theme.metric(Metric::Space1));
        grid->setColumnStretch(1, 1);
        column->addLayout(grid);
        column->addStretch(1);
        columns->addLayout(column, 1);
        grids << grid;
    }
    const auto addRow = [&](QGridLayout *grid, const QString &key, const QString &meaning) {
        const int row = grid->rowCount();
        auto *keyLabel = new QLabel(key, table);
        setLook(keyLabel, Look::StrongText);
        auto *text = new QLabel(meaning, table);
        text->setWordWrap(true);
        text->setAccessibleName(tr("%1: %2").arg(key, meaning));
        grid->addWidget(keyLabel, row, 0, Qt::AlignTop);
        grid->addWidget(text, row, 1, Qt::AlignTop);
    };
    const auto addHeading = [&](QGridLayout *grid, const QString &title) {
        auto *heading = new QLabel(title.toUpper(), table);
        setLook(heading, Look::SectionHeading);
        if (grid->count() > 0)
            grid->setRowMinimumHeight(grid->rowCount(), m_theme.metric(Metric::Space2));
        grid->addWidget(heading, grid->rowCount() + 1, 0, 1, 2);
    };
    addHeading(grids.first(), tr("Always"));
    for (const auto &[key, meaning] : fixedKeys())
        addRow(grids.first(), key, meaning);
    const auto groups = keyGroups();
    for (qsizetype i = 0; i < groups.size(); ++i) {
        // The second group is the long one; it and what follows stand on the right.
        QGridLayout *grid = grids[i == 0 || i == groups.size() - 1 ? 0 : count - 1];
        addHeading(grid, groups[i].title);
        for (const desk::ActionId action : groups[i].actions) {
            const QString key = allKeysText(m_keys, action);
            addRow(grid, key.isEmpty() ? tr("no key") : key, desk::actionText(action));
        }
    }
    m_scroll->setWidget(table);
}

void KeyOverlay::arrange()
{
    setGeometry(parentWidget()->rect());
    const int edge = m_theme.metric(Metric::Space6);
    const QSize room = size() - QSize(2 * edge, 2 * edge);
    const QWidget *table = m_scroll->widget();
    const int beside
        = 2 * m_theme.metric(Metric::Space4) + m_scroll->verticalScrollBar()->sizeHint().width();
    const int letters
        = QFontMetrics(m_theme.font(TextStyle::Body)).averageCharWidth() * cardLetters;
    const int width = qMin(room.width(), qMax(letters, table->sizeHint().width() + beside));
    const int around = m_card->sizeHint().height() - m_scroll->sizeHint().height();
    const QSize wanted(width, qMin(room.height(), table->heightForWidth(width - beside) + around));
    m_card->setGeometry(QRect(QPoint((room.width() - wanted.width()) / 2 + edge,
                                  (room.height() - wanted.height()) / 2 + edge),
        wanted));
}

void KeyOverlay::askWhere()
{
    KeyCard::askWhere(this, m_keys, [this](const QString &path, const Expected<void> &saved) {
        Q_EMIT cardSaved(path, saved ? QString() : saved.error().userText);
    });
}

bool KeyOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        rebuild();
        arrange();
    }
    return QWidget::eventFilter(watched, event);
}

void KeyOverlay::keyPressEvent(QKeyEvent *event)
{
    const desk::KeyChord chord{Qt::Key(event->key()), event->modifiers()};
    QScrollBar *bar = m_scroll->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Down:
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        return;
    case Qt::Key_Up:
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
        return;
    case Qt::Key_PageDown:
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        return;
    case Qt::Key_PageUp:
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        return;
    default:
        break;
    }
    if (event->key() == Qt::Key_Escape || m_keys.actionFor(chord) == desk::ActionId::ShowKeys)
        close();
    else
        QWidget::keyPressEvent(event); // a call can be answered while the card is open
}

void KeyOverlay::mousePressEvent(QMouseEvent *event)
{
    if (!m_card->geometry().contains(event->position().toPoint()))
        close();
}

void KeyOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor ground = m_theme.colour(ColourRole::Window);
    ground.setAlphaF(float(veil));
    painter.fillRect(rect(), ground);
}

} // namespace balie::ui
