#include "app/bench/ImportBench.h"

#include "tests/contacts/ManyCards.h"

#include <QCommandLineParser>
#include <QFile>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

Expected<ImportBenchOptions, QString> ImportBenchOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"balie-bench import: vCards into a new store, and again"_s);
    const QCommandLineOption cards(u"cards"_s, u"how many (100000)"_s, u"N"_s, u"100000"_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"this text"_s);
    parser.addOptions({cards, help});
    if (!parser.parse(arguments))
        return unexpected(parser.errorText());
    ImportBenchOptions options;
    if (parser.isSet(help))
        options.help = parser.helpText();
    bool isNumber = false;
    options.cards = parser.value(cards).toInt(&isNumber);
    if (!isNumber || options.cards < 1)
        return unexpected(u"--cards wants a number"_s);
    return options;
}

ImportBench::ImportBench(const ImportBenchOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
}

void ImportBench::start()
{
    QFile file(m_folder.filePath(u"cards.vcf"_s));
    const QByteArray cards = test::manyCards(m_options.cards);
    if (!file.open(QIODevice::WriteOnly) || file.write(cards) != cards.size()) {
        Q_EMIT failed(u"cannot write the cards"_s);
        return;
    }
    m_report[u"cards"_s] = m_options.cards;
    m_report[u"bytes"_s] = cards.size();
    m_store = std::make_unique<desk::Store>(m_folder.filePath(u"store.db"_s));
    m_import = std::make_unique<desk::ContactImport>(*m_store, m_people, m_clock);
    connect(m_import.get(), &desk::ContactImport::finished, this, &ImportBench::ended, Qt::QueuedConnection);
    m_store->open();
    m_loop.watchThisThread();
    QMetaObject::invokeMethod(this, &ImportBench::run, Qt::QueuedConnection);
}

void ImportBench::run()
{
    m_loop.restart();
    m_time.start();
    desk::ImportOrder order;
    order.path = m_folder.filePath(u"cards.vcf"_s);
    order.name = u"Cards"_s;
    m_import->start(order);
}

void ImportBench::ended()
{
    const double seconds = double(m_time.nsecsElapsed()) / 1e9;
    if (m_import->state() != desk::ContactImport::State::Completed) {
        Q_EMIT failed(m_import->summary());
        return;
    }
    const QString which = m_runs == 0 ? u"first"_s : u"again"_s;
    m_report[which + u"_seconds"_s] = seconds;
    m_report[which + u"_longest_turn_ms"_s] = m_loop.longestTurnMs();
    m_report[which + u"_added"_s] = m_import->progress().added;
    m_report[which + u"_unchanged"_s] = m_import->progress().unchanged;
    if (++m_runs < 2)
        run();
    else
        Q_EMIT finished(m_report);
}

} // namespace balie::bench
