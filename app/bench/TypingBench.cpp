#include "app/bench/TypingBench.h"

#include "app/DeskUnits.h"
#include "app/bench/LoopMeter.h"
#include "app/bench/Percentiles.h"
#include "app/bench/SyntheticContacts.h"
#include "base/SystemClock.h"
#include "crm-connectors/host/ThreadedCardPort.h"
#include "cti/provider/csta/CstaProvider.h"
#include "ui/people/PeoplePane.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <cstdio>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::uint32_t seed = 4'711; ///< of the contacts in the file
constexpr int lettersTyped = 4;

std::unique_ptr<cti::Provider> noPbx(cti::HandOver &handOver, Clock &clock)
{
    return std::make_unique<cti::CstaProvider>(handOver, clock, cti::CstaProvider::Options{});
}

class TypingBench : public QObject {
public:
    TypingBench(const QString &file, int names, int colleagues)
        : m_names(names)
        , m_colleagues(colleagues)
    {
        // The desk keeps its store beside its settings.
        QFile::link(QFileInfo(file).absoluteFilePath(), m_folder.filePath(u"balie.sqlite"_s));
        m_settings = std::make_unique<desk::SettingsTable>(m_folder.path());
        m_client = std::make_unique<cti::PbxClient>(noPbx, m_clock, cti::PbxClient::Threading::Own);
        m_desk = std::make_unique<app::DeskUnits>(*m_client, m_customerSystems, *m_settings, m_clock);
        fillDirectory();
        m_theme.applyTo(*qApp);
        m_pane = std::make_unique<ui::PeoplePane>(
            ui::PeoplePane::Parts{ui::TileTools{m_theme, m_lamps, m_blink, m_desk->seconds, m_clock}, m_desk->people,
                m_desk->peopleModel, m_desk->search, m_desk->enterLine});
        m_pane->resize(760, 820);
        m_pane->installEventFilter(this);
        m_pane->show();
        connect(&m_desk->contactSearch, &desk::ContactSearch::found, this, [this] {
            m_isFound = true;
            // What was added may lie below the edge of the list; then nothing would be painted.
            m_pane->update();
        });
        connect(&m_desk->contactSearch, &desk::ContactSearch::foundMore, this,
            [this] { m_more.append(milliseconds()); });
        connect(&m_desk->contactSearch, &desk::ContactSearch::searchingChanged, this, [this](bool searching) {
            m_isSearching = searching;
            if (!searching)
                goOn();
        });
        m_loop.watchThisThread();
    }

    void start() { nextKey(); }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_isFound && !m_isPainted) {
            m_isPainted = true;
            // When all that was due in this turn is on the screen.
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_painted[m_letters].append(milliseconds());
                    m_isTaken = true;
                    goOn();
                },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    double milliseconds() const { return double(m_watch.nsecsElapsed()) / 1e6; }

    void fillDirectory()
    {
        SyntheticContacts people(seed + 1);
        QVector<cti::DirectoryEntry> entries;
        for (int i = 0; i < m_colleagues; ++i) {
            const Contact person = people.next();
            cti::DirectoryEntry entry;
            entry.device = cti::DeviceId(QString::number(20'000 + i));
            entry.name = person.displayName;
            entry.department = person.department;
            entries.append(entry);
        }
        m_desk->people.setDirectory(entries);
    }

    void goOn()
    {
        if (m_isTaken && !m_isSearching)
            nextKey();
    }

    void nextKey()
    {
        if (m_letters == lettersTyped || m_name.size() == m_letters) {
            if (m_typed++ == m_names)
                return finish();
            const Contact contact = m_people.next();
            m_name = (m_typed % 3 == 0 ? contact.givenName : contact.familyName.section(u' ', -1)).left(lettersTyped);
            m_letters = 0;
        }
        ++m_letters;
        m_isFound = m_isPainted = m_isTaken = false;
        // The first names warm up what every later one finds in memory.
        if (m_typed == 2 && m_letters == 1) {
            m_painted.clear();
            m_more.clear();
            m_loop.restart();
        }
        m_watch.start();
        m_desk->search.setText(m_name.left(m_letters));
        m_pane->searchChanged();
    }

    /// What a key press costs among the colleagues alone; of names with two letters in each other's place.
    QJsonObject colleaguesAlone() const
    {
        QJsonObject report;
        QElapsedTimer watch;
        const auto milliseconds = [&watch] { return double(watch.nsecsElapsed()) / 1e6; };
        desk::PersonSearch search(m_desk->people, m_desk->states);
        watch.start();
        search.rebuild();
        report.insert(u"index_ms"_s, milliseconds());
        SyntheticContacts people(seed);
        QVector<double> found;
        QVector<double> near;
        for (int i = 0; i < m_names; ++i) {
            QString name = people.next().familyName.section(u' ', -1);
            if (name.size() > 3)
                std::swap(name[1], name[2]);
            for (int letters = 3; letters <= std::min(lettersTyped + 2, int(name.size())); ++letters) {
                watch.start();
                const auto exact = search.find(name.left(letters), desk::SearchModel::maximumRows);
                found.append(milliseconds());
                watch.start();
                const auto nearly = search.findNearMisses(name.left(letters), desk::SearchModel::enough);
                near.append(milliseconds());
            }
        }
        report.insert(u"first_near_miss_ms"_s, near.value(0));
        report.insert(u"find"_s, spread(found));
        report.insert(u"near_misses"_s, spread(near));
        return report;
    }

    void finish()
    {
        QJsonObject report;
        report.insert(u"colleagues"_s, colleaguesAlone());
        for (auto painted = m_painted.cbegin(); painted != m_painted.cend(); ++painted)
            report.insert(u"painted_%1_letters"_s.arg(painted.key()), spread(painted.value()));
        report.insert(u"more_told"_s, spread(m_more));
        report.insert(u"longest_turn_ms"_s, m_loop.longestTurnMs());
        std::puts(QJsonDocument(report).toJson(QJsonDocument::Compact).constData());
        QCoreApplication::exit(0);
    }

    const int m_names;
    const int m_colleagues;
    SystemClock m_clock;
    QTemporaryDir m_folder;
    LoopMeter m_loop;
    SyntheticContacts m_people{seed};
    std::unique_ptr<desk::SettingsTable> m_settings;
    std::unique_ptr<cti::PbxClient> m_client;
    crm::ThreadedCardPort m_customerSystems{PhoneNumbers()}; ///< without any
    std::unique_ptr<app::DeskUnits> m_desk;
    ui::Theme m_theme;
    ui::LampPainter m_lamps{m_theme};
    ui::BlinkTick m_blink{m_clock};
    std::unique_ptr<ui::PeoplePane> m_pane;
    QElapsedTimer m_watch;
    QMap<int, QVector<double>> m_painted; ///< by letters typed
    QVector<double> m_more;
    QString m_name;
    int m_letters = 0;
    int m_typed = 0;
    bool m_isFound = false;
    bool m_isPainted = false;
    bool m_isTaken = false;
    bool m_isSearching = false;
};

} // namespace

int runTyping(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption file(u"file"_s, u"A store that `balie-bench contacts` made."_s, u"FILE"_s);
    const QCommandLineOption names(u"names"_s, u"How many names are typed."_s, u"N"_s, u"500"_s);
    const QCommandLineOption colleagues(u"colleagues"_s, u"How many people the directory has."_s, u"N"_s, u"1000"_s);
    parser.addOptions({file, names, colleagues});
    parser.process(application);
    const int count = parser.value(names).toInt();
    const int people = parser.value(colleagues).toInt();
    if (!QFileInfo::exists(parser.value(file)) || count < 3 || people < 1 || people > 80'000) {
        std::fputs("balie-bench: typing takes a --file that is there, --names from 3, --colleagues 1 to 80000\n", stderr);
        return 2;
    }
    TypingBench bench(parser.value(file), count, people);
    QMetaObject::invokeMethod(&bench, &TypingBench::start, Qt::QueuedConnection);
    return QApplication::exec();
}

} // namespace balie::bench
