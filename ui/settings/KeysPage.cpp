#include "ui/settings/KeysPage.h"

#include "ui/keys/KeyCard.h"
#include "ui/keys/KeyGroups.h"
#include "ui/settings/EnumCombo.h"
#include "ui/theme/Button.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace balie::ui {

KeysPage::KeysPage(const Theme &theme, QWidget *parent)
    : SettingsPage(theme, tr("Keys"), parent)
    , m_scheme(new QComboBox(this))
{
    addChoice(m_scheme, tr("Function keys"), desk::KeyScheme::FunctionKeys);
    addChoice(
        m_scheme, tr("Function keys and numeric keypad"), desk::KeyScheme::FunctionKeysAndKeypad);
    m_scheme->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scheme->setMinimumContentsLength(16);
    addRow(tr("&Scheme"), m_scheme);
    addHint(tr("With the numeric keypad for commands, it types no digits any more."));
    m_problem = addProblem();

    auto *buttons = new QWidget(this);
    auto *line = new QHBoxLayout(buttons);
    line->setContentsMargins({});
    line->setSpacing(theme.metric(Metric::Space2));
    auto *defaults = new Button(theme, Look::Plain, tr("Restore &defaults"), buttons);
    auto *card = new Button(theme, Look::Plain, tr("Key card as &PDF..."), buttons);
    line->addWidget(defaults);
    line->addWidget(card);
    line->addStretch(1);
    addWide(buttons);
    m_saved = addHint(QString());
    m_saved->hide();
    addWide(makeTable());

    connect(m_scheme, &QComboBox::currentIndexChanged, this, &KeysPage::changeScheme);
    connect(defaults, &QPushButton::clicked, this, [this] {
        m_map.resetToDefaults(choiceOf<desk::KeyScheme>(m_scheme));
        clearProblems();
        show();
        Q_EMIT edited();
    });
    connect(card, &QPushButton::clicked, this, &KeysPage::saveCard);
}

QWidget *KeysPage::makeTable()
{
    auto *table = new QWidget(this);
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(theme().metric(Metric::Space2));
    grid->setVerticalSpacing(theme().metric(Metric::Space1));
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    for (const KeyGroup &group : keyGroups()) {
        auto *heading = new QLabel(group.title.toUpper(), table);
        setLook(heading, Look::SectionHeading);
        grid->addWidget(heading, grid->rowCount(), 0, 1, 1 + keysEach);
        for (const desk::ActionId action : group.actions) {
            const int at = grid->rowCount();
            auto *name = new QLabel(desk::actionText(action), table);
            name->setWordWrap(true);
            grid->addWidget(name, at, 0);
            Row row{action, {}, new QLabel(table)};
            for (int i = 0; i < keysEach; ++i) {
                auto *field = new KeyField(table);
                field->setAccessibleName(i == 0
                        ? tr("Key for %1").arg(desk::actionText(action))
                        : tr("Second key for %1").arg(desk::actionText(action)));
                field->setMinimumWidth(field->fontMetrics().averageCharWidth() * 10);
                name->setBuddy(row.fields[0] ? row.fields[0] : field);
                grid->addWidget(field, at, 1 + i);
                row.fields[static_cast<size_t>(i)] = field;
            }
            setLook(row.problem, Look::ErrorText);
            row.problem->setWordWrap(true);
            row.problem->hide();
            grid->addWidget(row.problem, at + 1, 0, 1, 1 + keysEach);
            m_rows << row;
            for (int i = 0; i < keysEach; ++i) {
                connect(row.fields[static_cast<size_t>(i)], &KeyField::captured, this,
                    [this, row, i](
                        const std::optional<desk::KeyChord> &chord) { capture(row, i, chord); });
            }
        }
    }
    return table;
}

void KeysPage::capture(const Row &row, int index, const std::optional<desk::KeyChord> &chord)
{
    clearProblems();
    QVector<desk::KeyChord> chords;
    for (int i = 0; i < keysEach; ++i) {
        const auto kept = i == index ? chord : row.fields[static_cast<size_t>(i)]->chord();
        if (kept && !chords.contains(*kept))
            chords << *kept;
    }
    const auto set = m_map.setKeys(row.action, chords);
    showProblem(row.problem, row.fields[static_cast<size_t>(index)],
        set ? QString() : set.error().userText);
    show();
    if (set)
        Q_EMIT edited();
}

void KeysPage::clearProblems()
{
    showProblem(m_problem, nullptr, {});
    for (const Row &row : std::as_const(m_rows)) {
        for (KeyField *field : row.fields)
            showProblem(row.problem, field, {});
    }
}

void KeysPage::show()
{
    for (const Row &row : std::as_const(m_rows)) {
        const auto chords = m_map.keys(row.action);
        for (int i = 0; i < keysEach; ++i) {
            row.fields[static_cast<size_t>(i)]->setChord(
                i < chords.size() ? std::optional(chords[i]) : std::nullopt);
        }
    }
}

void KeysPage::changeScheme()
{
    const auto scheme = choiceOf<desk::KeyScheme>(m_scheme);
    // What the user changed himself goes along; what the new scheme needs for something else
    // cannot.
    const QStringList own = m_map.save();
    m_map = desk::KeyMap(scheme);
    const QStringList refused = m_map.load(scheme, own);
    clearProblems();
    showProblem(m_problem, m_scheme, refused.join(QLatin1Char('\n')));
    show();
    Q_EMIT edited();
}

void KeysPage::saveCard()
{
    KeyCard::askWhere(this, m_map, [this](const QString &, const Expected<void> &saved) {
        setLook(m_saved, saved ? Look::MutedText : Look::ErrorText);
        m_saved->setText(saved ? tr("The key card was saved.") : saved.error().userText);
        m_saved->show();
    });
}

void KeysPage::load(const desk::SettingsTable &settings)
{
    const auto scheme = settings.value(desk::setting::keyScheme);
    {
        const QSignalBlocker quiet(m_scheme);
        setChoice(m_scheme, scheme);
    }
    m_map = desk::KeyMap(scheme);
    clearProblems();
    const QStringList refused = m_map.load(scheme, settings.value(desk::setting::keys));
    showProblem(m_problem, m_scheme, refused.join(QLatin1Char('\n')));
    show();
}

void KeysPage::store(desk::SettingsTable &settings) const
{
    settings.set(desk::setting::keyScheme, m_map.scheme());
    settings.set(desk::setting::keys, m_map.save());
}

} // namespace balie::ui
