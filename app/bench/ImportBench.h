#pragma once

#include "app/bench/LoopMeter.h"
#include "base/Expected.h"
#include "base/SystemClock.h"
#include "desk/contacts/ContactImport.h"
#include "desk/people/People.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTemporaryDir>
#include <memory>

namespace balie::bench {

struct ImportBenchOptions {
    int cards = 100'000;
    QString help; ///< not empty: print it and end

    static Expected<ImportBenchOptions, QString> parse(const QStringList &arguments);
};

/// Imports made-up vCards into a new store, then the same file again: how long it takes, and how long the longest turn of
/// the GUI thread's loop is while it does.
class ImportBench : public QObject {
    Q_OBJECT

public:
    explicit ImportBench(const ImportBenchOptions &options, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void finished(const QJsonObject &report);
    void failed(const QString &why);

private:
    void run();
    void ended();

    ImportBenchOptions m_options;
    SystemClock m_clock;
    desk::People m_people; ///< nobody: says how numbers are read
    QTemporaryDir m_folder;
    LoopMeter m_loop;
    QElapsedTimer m_time;
    std::unique_ptr<desk::Store> m_store;
    std::unique_ptr<desk::ContactImport> m_import;
    int m_runs = 0;
    QJsonObject m_report;
};

} // namespace balie::bench
