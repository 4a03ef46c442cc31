#pragma once

#include "cti/ports/CallControlPort.h"
#include "cti/ports/DirectoryPort.h"
#include "cti/ports/WatchListPort.h"
#include "cti/ports/WatchPort.h"

#include <deque>

namespace balie::test {

inline Error error(ErrorCode code, const QString &text = QStringLiteral("The PBX said no."))
{
    return {code, text, QStringLiteral("test")};
}

/// Keeps the commands; the test answers them one by one.
class FakeCallControl final : public cti::CallControlPort {
public:
    void execute(const cti::CallCommand &command, Done done) override
    {
        sent.append(command);
        m_open.push_back(std::move(done));
    }

    bool waits() const { return !m_open.empty(); }
    void accept(const cti::CommandResult &result = {}) { take()(result); }
    void refuse(ErrorCode code) { take()(unexpected(error(code))); }

    QVector<cti::CallCommand> sent;

private:
    Done take()
    {
        Done done = std::move(m_open.front());
        m_open.pop_front();
        return done;
    }

    std::deque<Done> m_open;
};

class FakeWatch final : public cti::WatchPort {
public:
    void setWatched(const QVector<cti::DeviceId> &devices) override
    {
        watched = devices;
        ++times;
    }
    void refresh(const cti::DeviceId &device) override { refreshed.append(device); }

    QVector<cti::DeviceId> watched;
    QVector<cti::DeviceId> refreshed;
    int times = 0;
};

/// A PBX that keeps a watch list with revisions, as docs/csta-profile.md has it. Answers when told
/// to.
class FakeWatchList final : public cti::WatchListPort {
public:
    void read(Read done) override
    {
        ++reads;
        if (unreadable) {
            m_open.push_back([done, why = *unreadable] { done(unexpected(error(why))); });
            return;
        }
        if (!supported) {
            m_open.push_back([done] { done(unexpected(error(ErrorCode::NotSupported))); });
            return;
        }
        m_open.push_back([this, done] { done(list); });
    }
    void write(const List &wanted, Read done) override
    {
        writes.append(wanted);
        m_open.push_back([this, wanted, done] {
            if (refusal) {
                done(unexpected(error(*refusal)));
            } else if (wanted.revision != list.revision) {
                done(unexpected(error(ErrorCode::StateChanged)));
            } else {
                list = {wanted.revision + 1, wanted.devices};
                done(confirmsRevisionOnly ? List{list.revision, {}} : list);
            }
        });
    }
    void onWatchListChanged(Changed changed) override { m_changed = std::move(changed); }

    /// Somebody else writes; the console is not told unless `tell`. Of two revisions neither is the
    /// larger one for certain: they may be made from the contents.
    void administratorWrites(const QVector<cti::DeviceId> &devices, bool tell, int revisionStep = 1)
    {
        list = {list.revision + quint64(revisionStep), devices};
        if (tell)
            m_changed(list.revision);
    }
    void answerOne()
    {
        auto answer = std::move(m_open.front());
        m_open.pop_front();
        answer();
    }
    void answerAll()
    {
        while (!m_open.empty())
            answerOne();
    }

    List list;
    QVector<List> writes;
    int reads = 0;
    std::optional<ErrorCode> unreadable; ///< why reading fails
    bool supported = true;
    bool confirmsRevisionOnly = false;
    std::optional<ErrorCode> refusal;

private:
    std::deque<std::function<void()>> m_open;
    Changed m_changed;
};

class FakeDirectory final : public cti::DirectoryPort {
public:
    void readAll(PageArrived arrived) override
    {
        ++reads;
        page = std::move(arrived);
    }
    void searchDirectory(const QString &text, PageArrived arrived) override
    {
        searched = text;
        page = std::move(arrived);
    }
    void onDirectoryChanged(std::function<void()> changed) override
    {
        directoryChanged = std::move(changed);
    }

    int reads = 0;
    QString searched;
    PageArrived page;
    std::function<void()> directoryChanged;
};

} // namespace balie::test
