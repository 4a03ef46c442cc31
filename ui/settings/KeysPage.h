#pragma once

#include "ui/keys/KeyField.h"
#include "ui/settings/SettingsPage.h"

#include <array>

class QComboBox;

namespace balie::ui {

/// Every command with up to two keys. A key that is taken, or that must stay free for typing, is
/// refused with the reason under its row, and the row stays as it was.
class KeysPage final : public SettingsPage {
    Q_OBJECT

public:
    KeysPage(const Theme &theme, QWidget *parent);

    void load(const desk::SettingsTable &settings) override;
    void store(desk::SettingsTable &settings) const override;

    const desk::KeyMap &keyMap() const { return m_map; }

private:
    static constexpr int keysEach = 2;
    struct Row {
        desk::ActionId action;
        std::array<KeyField *, keysEach> fields;
        QLabel *problem;
    };

    QWidget *makeTable();
    void capture(const Row &row, int index, const std::optional<desk::KeyChord> &chord);
    void show();
    void clearProblems();
    void changeScheme();
    void saveCard();

    desk::KeyMap m_map;
    QVector<Row> m_rows;
    QComboBox *m_scheme;
    QLabel *m_problem;
    QLabel *m_saved;
};

} // namespace balie::ui
