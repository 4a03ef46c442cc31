#pragma once

#include "crm-connectors/sources/CardDavDiscovery.h"
#include "crm-connectors/sources/ContactSource.h"

#include <QObject>

namespace balie {

/// Tries the settings of address books out, step by step.
class CardDavTest final : public QObject, public SourceTask {
    Q_OBJECT

public:
    CardDavTest(const CardDavSettings &settings, HttpPort &http, SourceTestHandlers handlers);

private:
    void count(qsizetype book);
    /// False: a handler deleted this.
    bool tell(SourceTestStep::Kind kind, const QString &said);
    void fail(SourceTestStep::Kind kind, const Error &error);

    CardDavSettings m_settings;
    SourceTestHandlers m_handlers;
    DavClient m_client;
    std::unique_ptr<CardDavDiscovery> m_discovery;
    QVector<CardDavBook> m_books;
    qint64 m_cards = 0;
};

} // namespace balie
