#include "desk/people/DirectoryReader.h"

#include <QPointer>
#include <utility>

namespace balie::desk {

DirectoryReader::DirectoryReader(
    cti::DirectoryPort &port, const cti::Switchboard &switchboard, People &people, QObject *parent)
    : QObject(parent)
    , m_port(port)
    , m_people(people)
{
    connect(&switchboard, &cti::Switchboard::linkChanged, this, &DirectoryReader::linkChanged);
    m_port.onDirectoryChanged([self = QPointer(this)] {
        if (self)
            self->readAgain();
    });
    linkChanged(switchboard.link());
}

void DirectoryReader::linkChanged(const cti::LinkStatus &status)
{
    if (!cti::isUp(status.state))
        return;
    const QString account = cti::accountOf(status);
    const QString before = std::exchange(m_account, account);
    if (!before.isEmpty() && before != account) {
        m_shownOnce = false;
        m_people.setDirectory({}, false);
    }
    if (before != account)
        Q_EMIT accountChanged();
    if (status.state != cti::LinkState::Live || status.session == m_session)
        return;
    m_session = status.session;
    readAgain();
}

void DirectoryReader::readAgain()
{
    m_pages.clear();
    m_total = 0;
    m_reading = true;
    m_port.readAll([self = QPointer(this)](const Expected<cti::DirectoryPort::Page> &page) {
        if (self)
            self->pageArrived(page);
    });
}

void DirectoryReader::pageArrived(const Expected<cti::DirectoryPort::Page> &page)
{
    if (!page) {
        m_reading = false;
        if (page.error().code != ErrorCode::NotSupported)
            Q_EMIT failed(page.error());
        Q_EMIT finished();
        return;
    }
    // A read that was replaced by a newer one may still have a page under way.
    if (!m_reading || page->offset != loaded())
        return;
    m_pages += page->entries;
    m_total = page->total;
    if (page->last)
        m_pages.squeeze(); // it is kept
    if (page->last || (!m_shownOnce && m_people.count() == 0)) {
        m_shownOnce = true;
        m_people.setDirectory(m_pages, page->last);
    }
    Q_EMIT progress(loaded(), m_total);
    if (page->last) {
        m_reading = false;
        Q_EMIT finished();
    }
}

} // namespace balie::desk
