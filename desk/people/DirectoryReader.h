#pragma once

#include "cti/ports/DirectoryPort.h"
#include "cti/switchboard/Switchboard.h"
#include "desk/people/People.h"

namespace balie::desk {

/// Reads the PBX's directory into People: once per session, and again when the PBX says that it
/// changed. Shows the first page at once and the rest when it is complete. What was known stays
/// when reading fails, and goes when another account follows; a PBX without a directory is not an
/// error. GUI thread.
class DirectoryReader : public QObject {
    Q_OBJECT

public:
    /// All three must outlive this object.
    DirectoryReader(cti::DirectoryPort &port, const cti::Switchboard &switchboard, People &people,
        QObject *parent = nullptr);

    /// Whose directory it is, as cti::accountOf() tells; empty until the first link.
    const QString &account() const { return m_account; }
    void readAgain();
    bool isReading() const { return m_reading; }
    int loaded() const { return static_cast<int>(m_pages.size()); }
    /// What the PBX says there are in all; 0 until the first page.
    int total() const { return m_total; }

Q_SIGNALS:
    /// account() is another one; People knows nobody of it yet.
    void accountChanged();
    void progress(int loaded, int total);
    void finished();
    void failed(const balie::Error &error);

private:
    void linkChanged(const cti::LinkStatus &status);
    void pageArrived(const Expected<cti::DirectoryPort::Page> &page);

    cti::DirectoryPort &m_port;
    People &m_people;
    QVector<cti::DirectoryEntry> m_pages;
    int m_total = 0;
    quint32 m_session = 0;
    QString m_account;
    bool m_reading = false;
    bool m_shownOnce = false;
};

} // namespace balie::desk
