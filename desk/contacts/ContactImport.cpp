#include "desk/contacts/ContactImport.h"

#include "desk/people/People.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

ContactImport::ContactImport(
    Store &store, const People &people, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_people(people)
    , m_clock(clock)
{
}

ContactImport::~ContactImport()
{
    if (m_reader)
        m_reader->stop();
    if (m_thread)
        m_thread->wait();
    if (m_look)
        m_look->wait();
}

Expected<ContactSourceInfo::Kind> ContactImport::kindOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unexpected(Error{ErrorCode::Io,
            tr("The file %1 cannot be read: %2").arg(path, file.errorString()), u"open"_s});
    }
    TextInput input;
    QByteArray begin = input.feed(file.read(4096));
    begin += input.finish();
    return begin.toUpper().contains("BEGIN:VCARD") ? ContactSourceInfo::Kind::VCard
                                                   : ContactSourceInfo::Kind::Csv;
}

void ContactImport::start(const ImportOrder &order)
{
    if (isRunning())
        return;
    m_order = order;
    m_state = State::Reading;
    m_progress = {};
    m_progress.totalBytes = QFileInfo(order.path).size();
    m_error = {};
    m_hasFailed = false;
    m_opened = {};
    m_readToEnd = false;
    m_cutOff = false;
    m_bytesRead = 0;
    m_report.clear();
    Q_EMIT progressed();

    ContactSourceInfo source;
    source.kind = order.kind;
    source.name = order.name;
    source.origin = QFileInfo(order.path).absoluteFilePath();
    const ImportState state{order.columns, order.attempts + 1};
    m_store.write<Opened>(
        this,
        [source, state](sqlite::Database &database) -> Expected<Opened> {
            const auto added = contacts::addSource(database, source);
            if (!added)
                return unexpected(added.error());
            // Until it is taken back, the next start of the program goes on with it.
            if (const auto marked = contacts::setContinuation(database, added->id, state.toBytes()); !marked)
                return unexpected(marked.error());
            const auto reading = contacts::beginReading(database, added->id);
            if (!reading)
                return unexpected(reading.error());
            return Opened{added->id, *reading, {}};
        },
        [this](const Expected<Opened> &opened) {
            if (!opened) {
                m_readToEnd = true; // nothing was read, and nothing will be
                fail(opened.error());
            } else if (m_state == State::Stopping) {
                m_readToEnd = true;
            } else {
                m_opened = *opened;
                readInBackground();
            }
            concludeIfDone();
        });
}

void ContactImport::stop()
{
    if (m_state != State::Reading)
        return;
    m_state = State::Stopping;
    if (m_reader)
        m_reader->stop();
}

void ContactImport::continueCutShort()
{
    m_store.read<QVector<ContactSourceInfo>>(
        Lane::Contacts, this, [](sqlite::Database &database) { return contacts::sources(database); },
        [this](const Expected<QVector<ContactSourceInfo>> &sources) {
            if (!sources || isRunning())
                return;
            for (const ContactSourceInfo &source : *sources) {
                const bool isFile = source.kind == ContactSourceInfo::Kind::VCard || source.kind == ContactSourceInfo::Kind::Csv;
                const ImportState state = isFile ? ImportState::from(source.continuation) : ImportState();
                if (state.attempts == 0)
                    continue;
                m_opened.source = source.id;
                m_order = {source.origin, source.name, source.kind, state.columns, state.attempts};
                if (!QFileInfo::exists(source.origin)) {
                    closeState();
                    Q_EMIT leftCutShort(tr("The import of %1 was cut short, and the file is not there any more. What came in "
                                           "was kept; import the file again to complete it.").arg(source.name));
                } else if (state.attempts > 1) {
                    closeState();
                    Q_EMIT leftCutShort(tr("The import of %1 was cut short twice. What came in was kept; import the file "
                                           "again to complete it.").arg(source.name));
                } else {
                    start(ImportOrder(m_order));
                    Q_EMIT continued(source.name);
                    return;
                }
            }
        });
}

void ContactImport::closeState()
{
    const ImportState state{m_order.columns, 0};
    m_store.write<void>(this, [source = m_opened.source, state](sqlite::Database &database) {
        return contacts::setContinuation(database, source, state.toBytes());
    });
}

void ContactImport::look(const QString &path, Looked looked)
{
    if (m_look)
        m_look->wait(); // it reads 64 kB
    m_look.reset(QThread::create([this, path, question = ++m_question, looked = std::move(looked)] {
        auto beginning = std::make_shared<Expected<ImportBeginning>>(beginningOfImport(path));
        QMetaObject::invokeMethod(this, [this, path, question, looked, beginning] {
            if (question == m_question)
                askBefore(path, *beginning, looked);
        }, Qt::QueuedConnection);
    }));
    m_look->start();
}

void ContactImport::askBefore(const QString &path, const Expected<ImportBeginning> &beginning, const Looked &looked)
{
    if (!beginning || !beginning->isTable) {
        looked(beginning, {});
        return;
    }
    m_store.read<QVector<ContactSourceInfo>>(
        Lane::Contacts, this, [](sqlite::Database &database) { return contacts::sources(database); },
        [origin = QFileInfo(path).absoluteFilePath(), beginning, looked](const Expected<QVector<ContactSourceInfo>> &sources) {
            CsvMapping before;
            for (const ContactSourceInfo &source : sources.valueOr({})) {
                if (source.kind == ContactSourceInfo::Kind::Csv && source.origin == origin)
                    before = ImportState::from(source.continuation).columns;
            }
            looked(beginning, before);
        });
}

double ContactImport::fraction() const
{
    if (m_state == State::Completed)
        return 1;
    return m_progress.totalBytes > 0
        ? std::min(1.0, double(m_progress.bytes) / double(m_progress.totalBytes))
        : 0;
}

void ContactImport::readInBackground()
{
    const PhoneNumbers &numbers = m_people.numbers().numbers;
    m_opened.region = numbers.region();
    m_reader = std::make_unique<ImportReader>(m_order, numbers, [this](ImportBatch batch) {
        QMetaObject::invokeMethod(
            this, [this, batch = std::move(batch)]() mutable { take(std::move(batch)); },
            Qt::QueuedConnection);
    });
    m_thread.reset(QThread::create([reader = m_reader.get()] { reader->run(); }));
    m_thread->setObjectName("ContactImport"_L1);
    m_thread->start(QThread::LowPriority);
}

void ContactImport::take(ImportBatch batch)
{
    m_report.append(batch.remarks);
    m_cutOff = m_cutOff || batch.cutOff;
    if (batch.error)
        fail(*batch.error);
    m_readToEnd = m_readToEnd || batch.last;
    m_bytesRead = batch.bytes;
    if (batch.contacts.isEmpty() || m_hasFailed) {
        if (m_underWay == 0)
            m_progress.bytes = batch.bytes;
        m_reader->batchIsDone();
        Q_EMIT progressed();
        concludeIfDone();
        return;
    }
    ++m_underWay;
    m_store.write<contacts::PutResult>(
        this,
        [opened = m_opened, contacts = std::move(batch.contacts)](sqlite::Database &database) {
            return contacts::put(database, opened.source, opened.reading, contacts, opened.region);
        },
        [this, bytes = batch.bytes](const Expected<contacts::PutResult> &result) {
            m_progress.bytes = bytes;
            wasPut(result);
        });
}

void ContactImport::wasPut(const Expected<contacts::PutResult> &result)
{
    --m_underWay;
    m_reader->batchIsDone();
    if (result) {
        m_progress.added += result->added;
        m_progress.changed += result->changed;
        m_progress.unchanged += result->unchanged;
        m_progress.contacts = m_progress.added + m_progress.changed + m_progress.unchanged;
    } else {
        fail(result.error());
    }
    Q_EMIT progressed();
    concludeIfDone();
}

void ContactImport::fail(const Error &error)
{
    if (m_hasFailed)
        return;
    m_hasFailed = true;
    m_error = error;
    if (m_reader)
        m_reader->stop();
}

void ContactImport::concludeIfDone()
{
    if (!m_readToEnd || m_underWay > 0 || !isRunning())
        return;
    if (m_hasFailed) {
        end(State::Failed);
    } else if (m_state == State::Stopping) {
        end(State::Stopped);
    } else if (m_progress.contacts == 0) {
        // Most likely the wrong file: what an earlier one brought is not to go for it.
        fail({ErrorCode::InvalidInput, tr("There are no contacts in the file %1.").arg(m_order.path),
            u"no contacts"_s});
        end(State::Failed);
    } else if (m_cutOff) {
        closeState();
        end(State::Completed);
    } else {
        complete();
    }
}

void ContactImport::complete()
{
    ++m_underWay;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.wallMs(), Qt::UTC);
    m_store.write<int>(
        this,
        [opened = m_opened, state = ImportState{m_order.columns, 0}, now](sqlite::Database &database) {
            return contacts::finish(database, opened.source, opened.reading, state.toBytes(), now);
        },
        [this](const Expected<int> &removed) {
            --m_underWay;
            if (removed) {
                m_progress.removed = *removed;
                end(State::Completed);
            } else {
                fail(removed.error());
                end(State::Failed);
            }
        });
}

void ContactImport::end(State state)
{
    if (state != State::Completed && m_opened.source != 0)
        closeState();
    m_state = state;
    m_progress.bytes = m_bytesRead;
    if (m_thread)
        m_thread->wait(); // it has handed over its last batch
    m_thread.reset();
    m_reader.reset();
    Q_EMIT progressed();
    Q_EMIT finished();
}

QString ContactImport::summary() const
{
    const auto counts = [this] {
        return tr("%1 new, %2 changed, %3 the same, %4 gone.")
            .arg(m_progress.added)
            .arg(m_progress.changed)
            .arg(m_progress.unchanged)
            .arg(m_progress.removed);
    };
    switch (m_state) {
    case State::Idle:
    case State::Reading:
    case State::Stopping:
        return {};
    case State::Completed:
        return m_cutOff ? counts() + u' '
                + tr("The file ends in the middle of a contact; contacts that it lacks were kept.")
                        : counts();
    case State::Stopped:
        return tr("Stopped. %1 Import the file again to complete it.").arg(counts());
    case State::Failed:
        return m_error.userText;
    }
    return {};
}

} // namespace balie::desk
