#include "desk/settings/SettingsTable.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {

template <typename Enum> struct Word {
    Enum value;
    QLatin1String word;
};

constexpr std::array languageWords{Word<Language>{Language::System, "system"_L1},
    Word<Language>{Language::English, "en"_L1}, Word<Language>{Language::Dutch, "nl"_L1}};
constexpr std::array themeWords{Word<Theme>{Theme::System, "system"_L1},
    Word<Theme>{Theme::Light, "light"_L1}, Word<Theme>{Theme::Dark, "dark"_L1},
    Word<Theme>{Theme::HighContrast, "highContrast"_L1}};
constexpr std::array transferWords{Word<TransferKind>{TransferKind::Blind, "blind"_L1},
    Word<TransferKind>{TransferKind::Consult, "consult"_L1}};
constexpr std::array schemeWords{Word<KeyScheme>{KeyScheme::FunctionKeys, "functionKeys"_L1},
    Word<KeyScheme>{KeyScheme::FunctionKeysAndKeypad, "keypad"_L1}};

template <typename Enum, size_t N>
QString wordFor(const std::array<Word<Enum>, N> &words, Enum value)
{
    for (const Word<Enum> &word : words) {
        if (word.value == value)
            return word.word;
    }
    return {};
}

template <typename Enum, size_t N>
Enum valueFrom(const std::array<Word<Enum>, N> &words, const QString &text, Enum fallback)
{
    for (const Word<Enum> &word : words) {
        if (text == word.word)
            return word.value;
    }
    return fallback;
}

template <typename T> T acceptedOr(const SettingKey<T> &key, T value)
{
    return key.accepts && !key.accepts(value) ? key.fallback() : value;
}

} // namespace

SettingsTable::SettingsTable(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_settings(directory + "/balie.ini"_L1, QSettings::IniFormat)
{
}

QString SettingsTable::value(const SettingKey<QString> &key) const
{
    const QVariant stored = m_settings.value(QLatin1String(key.name));
    return stored.isValid() ? acceptedOr(key, stored.toString()) : key.fallback();
}

QStringList SettingsTable::value(const SettingKey<QStringList> &key) const
{
    const QVariant stored = m_settings.value(QLatin1String(key.name));
    return stored.isValid() ? acceptedOr(key, stored.toStringList()) : key.fallback();
}

QByteArray SettingsTable::value(const SettingKey<QByteArray> &key) const
{
    const QVariant stored = m_settings.value(QLatin1String(key.name));
    return stored.isValid() ? acceptedOr(key, stored.toByteArray()) : key.fallback();
}

bool SettingsTable::value(const SettingKey<bool> &key) const
{
    // Read as a word: QVariant takes any text for true.
    const QString word = m_settings.value(QLatin1String(key.name)).toString();
    if (word == "true"_L1)
        return true;
    return word == "false"_L1 ? false : key.fallback();
}

int SettingsTable::value(const SettingKey<int> &key) const
{
    bool isNumber = false;
    const int stored = m_settings.value(QLatin1String(key.name)).toInt(&isNumber);
    return isNumber ? acceptedOr(key, stored) : key.fallback();
}

Language SettingsTable::value(const SettingKey<Language> &key) const
{
    return valueFrom(
        languageWords, m_settings.value(QLatin1String(key.name)).toString(), key.fallback());
}

Theme SettingsTable::value(const SettingKey<Theme> &key) const
{
    return valueFrom(
        themeWords, m_settings.value(QLatin1String(key.name)).toString(), key.fallback());
}

TransferKind SettingsTable::value(const SettingKey<TransferKind> &key) const
{
    return valueFrom(
        transferWords, m_settings.value(QLatin1String(key.name)).toString(), key.fallback());
}

KeyScheme SettingsTable::value(const SettingKey<KeyScheme> &key) const
{
    return valueFrom(
        schemeWords, m_settings.value(QLatin1String(key.name)).toString(), key.fallback());
}

void SettingsTable::set(const SettingKey<QString> &key, const QString &value)
{
    store(key.name, value);
}

void SettingsTable::set(const SettingKey<QStringList> &key, const QStringList &value)
{
    store(key.name, value);
}

void SettingsTable::set(const SettingKey<QByteArray> &key, const QByteArray &value)
{
    store(key.name, value);
}

void SettingsTable::set(const SettingKey<bool> &key, bool value)
{
    store(key.name, value ? u"true"_s : u"false"_s);
}

void SettingsTable::set(const SettingKey<int> &key, int value)
{
    store(key.name, acceptedOr(key, value));
}

void SettingsTable::set(const SettingKey<Language> &key, Language value)
{
    store(key.name, wordFor(languageWords, value));
}

void SettingsTable::set(const SettingKey<Theme> &key, Theme value)
{
    store(key.name, wordFor(themeWords, value));
}

void SettingsTable::set(const SettingKey<TransferKind> &key, TransferKind value)
{
    store(key.name, wordFor(transferWords, value));
}

void SettingsTable::set(const SettingKey<KeyScheme> &key, KeyScheme value)
{
    store(key.name, wordFor(schemeWords, value));
}

void SettingsTable::store(const char *name, const QVariant &value)
{
    const QLatin1String key(name);
    if (m_settings.contains(key) && m_settings.value(key) == value)
        return;
    m_settings.setValue(key, value);
    Q_EMIT changed(key);
}

Expected<void> SettingsTable::save()
{
    m_settings.sync();
    if (m_settings.status() == QSettings::NoError)
        return {};
    return unexpected(Error{ErrorCode::Io,
        tr("The settings cannot be written to %1. Check that the folder exists and may be written.")
            .arg(fileName()),
        u"settings status %1"_s.arg(static_cast<int>(m_settings.status()))});
}

} // namespace balie::desk
