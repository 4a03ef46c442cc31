#pragma once

#include "base/Expected.h"
#include "desk/settings/SettingKeys.h"

#include <QObject>
#include <QSettings>

namespace balie::desk {

/// The user's settings in one INI file. A value that is missing, or that makes no sense, is the
/// default. GUI thread.
class SettingsTable : public QObject {
    Q_OBJECT

public:
    /// The file is `directory`/balie.ini; the directory is made when something is written.
    explicit SettingsTable(const QString &directory, QObject *parent = nullptr);

    QString value(const SettingKey<QString> &key) const;
    QStringList value(const SettingKey<QStringList> &key) const;
    QByteArray value(const SettingKey<QByteArray> &key) const;
    bool value(const SettingKey<bool> &key) const;
    int value(const SettingKey<int> &key) const;
    Language value(const SettingKey<Language> &key) const;
    Theme value(const SettingKey<Theme> &key) const;
    TransferKind value(const SettingKey<TransferKind> &key) const;
    KeyScheme value(const SettingKey<KeyScheme> &key) const;

    void set(const SettingKey<QString> &key, const QString &value);
    void set(const SettingKey<QStringList> &key, const QStringList &value);
    void set(const SettingKey<QByteArray> &key, const QByteArray &value);
    void set(const SettingKey<bool> &key, bool value);
    void set(const SettingKey<int> &key, int value);
    void set(const SettingKey<Language> &key, Language value);
    void set(const SettingKey<Theme> &key, Theme value);
    void set(const SettingKey<TransferKind> &key, TransferKind value);
    void set(const SettingKey<KeyScheme> &key, KeyScheme value);

    /// Writes to disk now; Io with the file's name when that fails. QSettings also writes by
    /// itself.
    Expected<void> save();
    QString fileName() const { return m_settings.fileName(); }

Q_SIGNALS:
    /// `name` is SettingKey::name; only when the value became another.
    void changed(const QString &name);

private:
    void store(const char *name, const QVariant &value);

    QSettings m_settings;
};

} // namespace balie::desk
