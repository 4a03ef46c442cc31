#include "app/DeskUnits.h"

#include "desk/enter/EnterPerform.h"
#include "desk/people/PeopleFile.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QVector<cti::DeviceId> toDevices(const QStringList &texts)
{
    QVector<cti::DeviceId> devices;
    for (const QString &text : texts)
        devices << cti::DeviceId(text);
    return devices;
}

} // namespace

DeskUnits::DeskUnits(cti::PbxClient &pbx, crm::CardPort &customerSystems, desk::SettingsTable &table, Clock &time,
    QObject *parent)
    : QObject(parent)
    , clock(time)
    , client(pbx)
    , settings(table)
    , switchboard(pbx.switchboard())
    , store(QFileInfo(table.fileName()).dir().filePath(u"balie.sqlite"_s), nullptr, &time)
    , storeCare(store, table)
    , directory(pbx, switchboard, people)
    , states(people, switchboard, time)
    , peopleModel(people, states, time)
    , search(people, states, time)
    , contactSearch(store, people)
    , familiarContacts(store, people, time)
    , recalls(switchboard, people, states)
    , calls(switchboard, people, time)
    , actions(pbx, switchboard, time)
    , enterLine(time)
    , waiting(switchboard, people, states, time)
    , onItsWay(switchboard, people, time)
    , parked(switchboard, people)
    , missed(switchboard, people, time)
    , journalRecorder(switchboard, people, store, time)
    , callLogMerge(switchboard, pbx, store, people)
    , journal(store, people, time)
    , previousCalls(switchboard, store, people)
    , callerContacts(switchboard, people, store)
    , copiedCards(customerSystems, store, people, time)
    , cardLinks(copiedCards, [](const QUrl &link) { return QDesktopServices::openUrl(link); })
    , cards(switchboard, people, copiedCards, cardLinks, store, time)
    , cardSearch(copiedCards, people, time)
    , callReports(cards, journalRecorder, copiedCards, store, time, Backoff::systemRandom())
    , calendars(customerSystems, people, states, time)
    , journalPrivacy(store, people, time)
    , journalExport(store, people)
    , watchList(pbx, pbx, switchboard, people, time, Backoff::systemRandom())
    , ageCheck(pbx, states, time)
    , seconds(time)
    , personNotes(store, time)
    , callNotes(store, switchboard, time)
    , journalNotes(store, journalRecorder, callNotes, people)
    , deskNotes(store, time)
    , slips(store, switchboard, people, time)
    , slipReminders(slips, people, states, switchboard, time)
    , directoryCopy(directory, people, store, time)
    , ownContacts(store, people, time)
    , contactImport(store, people, time)
    , contactRereading(store, people)
    , contacts(store, people)
    , contactLint(store)
    , spareMemory(switchboard, directory, time)
{
    wire();
    wireSearch();
    wireFamiliar();
    wireNotes();
    wireJournal();
    wireContacts();
    wireCards();
    followSettings();
    store.open();
    contactImport.continueCutShort();
}

void DeskUnits::wire()
{
    connect(&actions, &desk::CallActions::pendingChanged, &calls, &desk::CallsModel::setPending);
    connect(&actions, &desk::CallActions::sentOn, &onItsWay, &desk::OnItsWay::noteSent);
    connect(&recalls, &desk::RecallBook::recalled, &calls, &desk::CallsModel::setRecall);
    connect(&calls, &desk::CallsModel::callsChanged, this, [this] { desk::tellCalls(enterLine, calls); });
    connect(&switchboard, &cti::Switchboard::linkChanged, this,
        [this] { enterLine.setLinkLive(switchboard.isLive()); });
    connect(&enterLine, &desk::EnterLine::act, this,
        [this](const desk::EnterMeaning &meaning) { desk::perform(meaning, actions, waiting); });
    connect(&waiting, &desk::WaitUntilFree::ready, &actions, &desk::CallActions::blindTransfer);
    connect(&waiting, &desk::WaitUntilFree::waitingChanged, &calls, &desk::CallsModel::setWaiting);
    enterLine.setLinkLive(switchboard.isLive());

    connect(&actions, &desk::CallActions::notice, this, &DeskUnits::notice);
    connect(&watchList, &desk::WatchList::notice, this, &DeskUnits::notice);
    connect(&directory, &desk::DirectoryReader::failed, this,
        [this](const Error &error) { Q_EMIT notice(desk::Notice::failure(error)); });
}

void DeskUnits::wireSearch()
{
    connect(&search, &desk::SearchModel::textChanged, this, [this](const QString &text) {
        // What is in memory stands there at once; the store is asked for the rest.
        search.addContacts(familiarContacts.matching(text));
        const auto notes = personNotes.matching(text, desk::SearchModel::mostNotes);
        search.addNotes(notes);
        contactSearch.setText(text, notes, search.contactsAskedAgain());
    });
    connect(&contactSearch, &desk::ContactSearch::gone, &search, &desk::SearchModel::removeContacts);
    connect(&contactSearch, &desk::ContactSearch::found, this, [this](const QVector<desk::FoundContact> &found) {
        search.addContacts(found);
        search.addNearMisses();
    });
    connect(&contactSearch, &desk::ContactSearch::foundMore, &search, &desk::SearchModel::addContacts);
    connect(&contactSearch, &desk::ContactSearch::counted, &search, &desk::SearchModel::setContactTotal);
    connect(&favouriteContacts, &desk::FavouriteContacts::changed, this, [this] {
        search.setFavouriteContacts(favouriteContacts.keys());
        familiarContacts.setFavourites(favouriteContacts.keys());
    });
    connect(&contactSearch, &desk::ContactSearch::searchingChanged, &search, &desk::SearchModel::setSearching);
}

void DeskUnits::wireFamiliar()
{
    connect(&familiarContacts, &desk::FamiliarContacts::changed, this,
        [this] {
            search.setOften(familiarContacts.times());
            search.addContacts(familiarContacts.matching(search.text()));
        });
    connect(&journalRecorder, &desk::JournalRecorder::recorded, &familiarContacts,
        &desk::FamiliarContacts::noteCall);
}

void DeskUnits::wireNotes()
{
    connect(&deskNotes, &desk::DeskNotes::changed, &states, &desk::PersonStates::setDeskNote);
    connect(&slipReminders, &desk::SlipReminders::remind, this,
        [this](const QVector<desk::SlipId> &, desk::SlipReminder, const QString &sentence) {
            Q_EMIT notice(desk::Notice::warning(sentence));
        });
    connect(&slips, &desk::Slips::closedByCall, this,
        [this](const desk::Slip &slip) { Q_EMIT notice(desk::Notice::info(slips.sentence(slip))); });
    const auto tell = [this](const Error &error) { Q_EMIT notice(desk::Notice::failure(error)); };
    connect(&personNotes, &desk::PersonNotes::failed, this, tell);
    connect(&callNotes, &desk::CallNotes::failed, this, tell);
    connect(&deskNotes, &desk::DeskNotes::failed, this, tell);
    connect(&slips, &desk::Slips::failed, this, tell);
    // A machine that slept shows by its link; the timers of the wall clock stood still meanwhile.
    connect(&switchboard, &cti::Switchboard::linkChanged, this, [this] {
        deskNotes.checkTime();
        slips.checkTime();
        slipReminders.checkTime();
    });
}

void DeskUnits::wireJournal()
{
    connect(&actions, &desk::CallActions::sentOn, &journalRecorder, &desk::JournalRecorder::noteSent);
    connect(&callNotes, &desk::CallNotes::changed, &journalRecorder, &desk::JournalRecorder::noteTyped);
    connect(&journalRecorder, &desk::JournalRecorder::liveChanged, &journal,
        [this] { journal.setLive(journalRecorder.live()); });
    connect(&journalRecorder, &desk::JournalRecorder::recorded, &journal, &desk::JournalModel::noteRecorded);
    connect(&previousCalls, &desk::PreviousCalls::ready, &calls, &desk::CallsModel::setPreviousCalls);
    connect(&callLogMerge, &desk::CallLogMerge::merged, &journal,
        [this](const QVector<desk::JournalEntry> &entries) { journal.noteRecorded(entries); });
    connect(&journalNotes, &desk::JournalNotes::changed, &journal,
        [this](const QVector<desk::JournalEntry> &entries) { journal.noteRecorded(entries); });
    connect(&journalPrivacy, &desk::JournalPrivacy::removing, this, [this](const desk::PrivacyScope &scope) {
        journalRecorder.forget(scope);
        callNotes.forget(scope);
        personNotes.forget(scope);
        slips.forget(scope);
    });
    connect(&journalPrivacy, &desk::JournalPrivacy::removed, &journal, &desk::JournalModel::load);
    connect(&journalPrivacy, &desk::JournalPrivacy::removed, &familiarContacts, &desk::FamiliarContacts::read);
    connect(&journalPrivacy, &desk::JournalPrivacy::removed, &previousCalls, &desk::PreviousCalls::readAgain);
    connect(&journalPrivacy, &desk::JournalPrivacy::removed, &callNotes, &desk::CallNotes::noteDeleted);
    const auto tell = [this](const Error &error) { Q_EMIT notice(desk::Notice::failure(error)); };
    connect(&journalRecorder, &desk::JournalRecorder::failed, this, tell);
    connect(&callLogMerge, &desk::CallLogMerge::failed, this, tell);
    connect(&journal, &desk::JournalModel::failed, this, tell);
    connect(&journalNotes, &desk::JournalNotes::failed, this, tell);
    connect(&journalPrivacy, &desk::JournalPrivacy::failed, this, tell);
    connect(&journalExport, &desk::JournalExport::failed, this, [tell](const Error &error) {
        if (error.code != ErrorCode::Cancelled)
            tell(error);
    });
}

void DeskUnits::wireContacts()
{
    connect(&storeCare, &desk::StoreCare::repaired, this, [this] {
        readContactsAgain();
        journal.load();
    });
    connect(&ownContacts, &desk::OwnContacts::changed, this, &DeskUnits::readContactsAgain);
    connect(&contactImport, &desk::ContactImport::finished, this, &DeskUnits::readContactsAgain);
    connect(&directoryCopy, &desk::DirectoryCopy::copied, this, &DeskUnits::readContactsAgain);
    connect(&directoryCopy, &desk::DirectoryCopy::othersRemoved, this, &DeskUnits::readContactsAgain);
    connect(&contactRereading, &desk::ContactRereading::changed, this, &DeskUnits::readContactsAgain);
    connect(&contactImport, &desk::ContactImport::continued, this, [this](const QString &name) {
        Q_EMIT notice(desk::Notice::info(tr("The import of %1 was cut short the last time, and goes on now.").arg(name)));
    });
    connect(&contactImport, &desk::ContactImport::leftCutShort, this,
        [this](const QString &sentence) { Q_EMIT notice(desk::Notice::warning(sentence)); });
}

void DeskUnits::wireCards()
{
    connect(&search, &desk::SearchModel::textChanged, &cardSearch, &desk::CardSearch::setText);
    connect(&cardSearch, &desk::CardSearch::found, &search, &desk::SearchModel::addContacts);
    connect(&journalPrivacy, &desk::JournalPrivacy::removing, this, [this](const desk::PrivacyScope &scope) {
        callReports.forget(scope);
        cards.forget(scope);
    });
    connect(&watchList, &desk::WatchList::changed, this, [this] {
        QVector<cti::DeviceId> shown;
        const bool everybody = watchList.keeper() == desk::WatchList::Keeper::Everybody;
        for (int row = 0; row < people.count(); ++row) {
            if (everybody || watchList.isWatched(people.at(row).device))
                shown.append(people.at(row).device);
        }
        calendars.setShown(shown);
    });
    const auto tell = [this](const Error &error) { Q_EMIT notice(desk::Notice::failure(error)); };
    connect(&cards, &desk::CardDesk::failed, this, tell);
}

void DeskUnits::readContactsAgain()
{
    contacts.load();
    contactLint.noteChanged();
    callerContacts.followContacts();
    familiarContacts.read();
    search.searchAgain();
    contactRereading.check();
}

void DeskUnits::followSettings()
{
    const QStringList brokenKeys = keys.load(settings.value(desk::setting::keyScheme), settings.value(desk::setting::keys));
    for (const QString &line : brokenKeys)
        QMetaObject::invokeMethod(this, [this, line] { Q_EMIT notice(desk::Notice::warning(line)); }, Qt::QueuedConnection);

    const QStringList favouriteNames = settings.value(desk::setting::favourites);
    QSet<desk::PersonId> favourites;
    for (const QString &name : favouriteNames)
        favourites.insert(desk::PersonId(name));
    people.setFavourites(favourites);
    connect(&people, &desk::People::favouritesChanged, this, [this] {
        QStringList names;
        for (const desk::PersonId &id : people.favourites())
            names << id.value();
        names.sort();
        settings.set(desk::setting::favourites, names);
    });

    const QStringList contactKeys = settings.value(desk::setting::favouriteContacts);
    favouriteContacts.setKeys(QSet<QString>(contactKeys.cbegin(), contactKeys.cend()));
    connect(&favouriteContacts, &desk::FavouriteContacts::changed, this, [this] {
        QStringList sorted(favouriteContacts.keys().cbegin(), favouriteContacts.keys().cend());
        sorted.sort();
        settings.set(desk::setting::favouriteContacts, sorted);
    });

    watchList.setOwnLists(desk::OwnWatchLists(settings.value(desk::setting::ownWatchLists),
        toDevices(settings.value(desk::setting::unownedWatchList))));
    connect(&watchList, &desk::WatchList::ownListsChanged, this, [this] {
        settings.set(desk::setting::ownWatchLists, watchList.ownLists().toText());
        if (!watchList.ownLists().hasUnowned())
            settings.set(desk::setting::unownedWatchList, QStringList());
    });

    followNumbers();
    journalPrivacy.setRetention(settings.value(desk::setting::journalDays));
    enterLine.setTransferKind(settings.value(desk::setting::transferKind));
    connect(&settings, &desk::SettingsTable::changed, this, [this](const QString &name) {
        if (name == QLatin1StringView(desk::setting::transferKind.name))
            enterLine.setTransferKind(settings.value(desk::setting::transferKind));
        else if (name == QLatin1StringView(desk::setting::journalDays.name))
            journalPrivacy.setRetention(settings.value(desk::setting::journalDays));
        else if (name.startsWith(QLatin1StringView("numbers/")))
            followNumbers();
    });
}

void DeskUnits::followNumbers()
{
    const auto office = desk::OfficeNumbers::from(settings.value(desk::setting::numberRegion),
        settings.value(desk::setting::outsideLine), settings.value(desk::setting::dialNationally),
        settings.value(desk::setting::numberSites));
    people.setNumbers(office);
    actions.setNumbers(office);
}

Expected<void> DeskUnits::readPeopleFile(const QString &path)
{
    if (path.trimmed().isEmpty()) {
        people.setFilePeople({});
        return {};
    }
    const auto content = desk::PeopleFile::read(path);
    if (!content)
        return unexpected(content.error());
    people.setFilePeople(content->people);
    for (const QString &remark : content->remarks)
        Q_EMIT notice(desk::Notice::warning(remark));
    return {};
}

} // namespace balie::app
