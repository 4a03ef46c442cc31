#pragma once

#include "base/ManualClock.h"
#include "tests/support/Patience.h"
#include "ui/contacts/ContactDetails.h"
#include "ui/contacts/ContactsPage.h"
#include "ui/contacts/ContactsWindow.h"
#include "ui/contacts/ImportPage.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QTemporaryDir>

namespace balie::test {

/// The contacts window over a store in a folder of its own, as the program wires it.
struct ContactsDesk {
    ContactsDesk()
        : store(folder.filePath(QStringLiteral("balie.sqlite")))
        , own(store, people, clock)
        , import(store, people, clock)
        , list(store, people)
        , lint(store)
    {
        theme.applyTo(*qApp);
        store.open();
        QObject::connect(&own, &desk::OwnContacts::changed, &list, &desk::ContactsModel::load);
        QObject::connect(&import, &desk::ContactImport::finished, &list, &desk::ContactsModel::load);
        QObject::connect(&own, &desk::OwnContacts::changed, &lint, &desk::ContactLint::noteChanged);
        QObject::connect(&import, &desk::ContactImport::finished, &lint, &desk::ContactLint::noteChanged);
        window = std::make_unique<ui::ContactsWindow>(ui::ContactsParts{theme, list, own, import, lint, people});
    }

    /// Puts contacts of some source into the store.
    void put(desk::ContactSourceInfo::Kind kind, const QString &name, const QVector<Contact> &contacts)
    {
        desk::ContactSourceInfo source;
        source.kind = kind;
        source.name = name;
        source.origin = name;
        bool done = false;
        store.write<desk::contacts::PutResult>(
            nullptr,
            [source, contacts, numbers = numbers](sqlite::Database &database) -> Expected<desk::contacts::PutResult> {
                const auto added = desk::contacts::addSource(database, source);
                if (!added)
                    return unexpected(added.error());
                return desk::contacts::put(database, added->id, 1, contacts, numbers);
            },
            [&done](const Expected<desk::contacts::PutResult> &result) { done = result.hasValue(); });
        BALIE_TRY_VERIFY(done);
    }
    static Contact contact(const QString &given, const QString &family, const QString &number,
        const QString &company = {}, ContactNumberKind kind = ContactNumberKind::Work)
    {
        Contact made;
        made.uid = given + family + number;
        made.revision = QStringLiteral("1");
        made.givenName = given;
        made.familyName = family;
        made.displayName = (given + u' ' + family).trimmed();
        made.company = company;
        if (!number.isEmpty())
            made.numbers = {{kind, number, false}};
        return made;
    }
    void open()
    {
        window->open(ui::ContactsWindow::Page::Contacts);
        BALIE_TRY_VERIFY(!list.isLoading() && list.total() >= 0);
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qWarning("cannot write");
        return file.fileName();
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < list.rowCount(); ++row)
            all.append(list.contact(row).name);
        return all;
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        QCoreApplication::processEvents();
    }

    QTemporaryDir folder;
    ManualClock clock;
    PhoneNumbers numbers;
    desk::People people;
    ui::Theme theme;
    desk::Store store;
    desk::OwnContacts own;
    desk::ContactImport import;
    desk::ContactsModel list;
    desk::ContactLint lint;
    std::unique_ptr<ui::ContactsWindow> window;
};

} // namespace balie::test
