#include "ui/settings/AddressBooksPage.h"

#include "ui/calls/FlowLayout.h"
#include "ui/settings/EnumCombo.h"
#include "ui/signin/CaFile.h"
#include "ui/theme/Button.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
namespace setting = desk::setting;
using desk::AddressBook;
using desk::SyncState;

namespace {

constexpr int rowsShown = 4;

} // namespace

AddressBooksPage::AddressBooksPage(const Theme &theme, desk::AddressBooks &books, QWidget *parent)
    : SettingsPage(theme, tr("Address books"), parent), m_books(books), m_list(new QListWidget(this)),
      m_remove(new Button(theme, Look::Plain, tr("&Remove"), this)), m_form(new QWidget(this)), m_hours(new QSpinBox(this)),
      m_filesLabel(new QLabel(tr("Imported files"), this)), m_files(new QWidget(this)),
      m_fileRows(new QVBoxLayout(m_files))
{
    addHint(tr("Directories on a server whose people are searched here too. They are read in the background; what was read "
               "can be found when the server is away."));
    m_list->setAccessibleName(tr("Address books"));
    m_list->setFixedHeight(rowsShown * theme.metric(Metric::HitHeight) + 2 * theme.metric(Metric::Space1));
    addWide(m_list);
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons);
    flow->setContentsMargins({});
    flow->setSpacing(theme.metric(Metric::Space2));
    auto *ldap = new Button(theme, Look::Plain, tr("Add &LDAP directory"), buttons);
    auto *cardDav = new Button(theme, Look::Plain, tr("Add Card&DAV"), buttons);
    m_remove->setParent(buttons);
    for (Button *button : {ldap, cardDav, m_remove})
        flow->addWidget(button);
    addWide(buttons);
    makeForm();
    addWide(m_form);
    m_hours->setRange(0, 168);
    m_hours->setSuffix(tr(" hours"));
    m_hours->setSpecialValueText(tr("only at the start"));
    addRow(tr("Synchronise &every"), m_hours);
    for (QLineEdit *inner : m_hours->findChildren<QLineEdit *>())
        inner->setAccessibleName(m_hours->accessibleName());
    setLook(m_filesLabel, Look::StrongText);
    addWide(m_filesLabel);
    m_fileRows->setContentsMargins({});
    addWide(m_files);

    connect(ldap, &QPushButton::clicked, this, [this] { add(AddressBook::Kind::Ldap); });
    connect(cardDav, &QPushButton::clicked, this, [this] { add(AddressBook::Kind::CardDav); });
    connect(m_remove, &QPushButton::clicked, this, &AddressBooksPage::removeCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this, &AddressBooksPage::showCurrent);
    connect(m_hours, &QSpinBox::valueChanged, this, &SettingsPage::edited);
    connect(&books, &desk::AddressBooks::changed, this, &AddressBooksPage::refreshStates);
}

void AddressBooksPage::makeForm()
{
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins({});
    column->setSpacing(theme().metric(Metric::Space2));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(theme().metric(Metric::Space3));
    form->setVerticalSpacing(theme().metric(Metric::Space2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto field = [&](const QString &label) {
        auto *line = new QLineEdit(m_form);
        auto *caption = new QLabel(label, m_form);
        caption->setBuddy(line);
        line->setAccessibleName(QString(label).remove(u'&'));
        form->addRow(caption, line);
        connect(line, &QLineEdit::textEdited, this, &AddressBooksPage::takeOver);
        return line;
    };
    m_name = field(tr("Na&me"));
    m_server = field(tr("Ser&ver"));
    m_security = new QComboBox(m_form);
    addChoice(m_security, tr("Encrypted (ldaps)"), AddressBook::Security::Tls);
    addChoice(m_security, tr("Encrypted after StartTLS"), AddressBook::Security::StartTls);
    addChoice(m_security, tr("Not encrypted: passwords can be read on the way"), AddressBook::Security::Plain);
    m_security->setAccessibleName(tr("Connection"));
    form->addRow(tr("Connection"), m_security);
    connect(m_security, &QComboBox::activated, this, &AddressBooksPage::takeOver);
    m_base = field(tr("Look &below"));
    m_base->setPlaceholderText(u"ou=people,dc=example,dc=com"_s);
    m_user = field(tr("&User"));
    m_password = field(tr("&Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_caFile = field(tr("Own certificate authority (PEM file)"));
    column->addLayout(form);
    m_problem = new QLabel(m_form);
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::ErrorText);
    m_problem->hide();
    column->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().metric(Metric::Space2));
    m_try = new Button(theme(), Look::Plain, tr("&Test the connection"), m_form);
    m_synchronise = new Button(theme(), Look::Plain, tr("&Synchronise now"), m_form);
    auto *ca = new Button(theme(), Look::Plain, tr("Choose the PEM file..."), m_form);
    row->addWidget(m_try);
    row->addWidget(m_synchronise);
    row->addWidget(ca);
    row->addStretch(1);
    column->addLayout(row);
    m_tried = new QLabel(m_form);
    m_tried->setWordWrap(true);
    m_tried->hide();
    column->addWidget(m_tried);
    m_state = new QLabel(m_form);
    m_state->setWordWrap(true);
    column->addWidget(m_state);
    connect(m_try, &QPushButton::clicked, this, &AddressBooksPage::tryOut);
    connect(m_synchronise, &QPushButton::clicked, this, &AddressBooksPage::synchronise);
    connect(ca, &QPushButton::clicked, this, [this] {
        chooseCaFile(this, [this](const QString &path) {
            m_caFile->setText(path);
            takeOver();
        });
    });
}

int AddressBooksPage::current() const
{
    const int row = m_list->currentRow();
    return row < m_edited.size() ? row : -1;
}

void AddressBooksPage::load(const desk::SettingsTable &settings)
{
    m_edited = m_books.books();
    m_passwords.clear();
    m_going.clear();
    m_shownFiles.clear();
    m_hours->setValue(settings.value(setting::synchroniseHours));
    listBooks();
    m_list->setCurrentRow(m_edited.isEmpty() ? -1 : 0);
    showCurrent();
    refreshStates();
}

void AddressBooksPage::listBooks()
{
    const int row = m_list->currentRow();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const AddressBook &book : std::as_const(m_edited))
        m_list->addItem(book.name.isEmpty() ? tr("New address book") : book.name);
    m_list->setCurrentRow(std::min(row, int(m_edited.size()) - 1));
}

void AddressBooksPage::add(AddressBook::Kind kind)
{
    m_edited.append(AddressBook::made(kind));
    listBooks();
    m_list->setCurrentRow(int(m_edited.size()) - 1);
    showCurrent();
    m_name->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void AddressBooksPage::removeCurrent()
{
    const int row = current();
    if (row < 0)
        return;
    m_edited.remove(row);
    listBooks();
    showCurrent();
    m_list->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void AddressBooksPage::showCurrent()
{
    const int row = current();
    m_books.stopTrying();
    m_form->setVisible(row >= 0);
    m_remove->setBlockedBy(row >= 0 ? QString() : tr("There is no address book to remove."));
    m_tried->hide();
    m_problem->hide();
    if (row < 0)
        return;
    m_showing = true;
    const AddressBook &book = m_edited.at(row);
    const bool isLdap = book.kind == AddressBook::Kind::Ldap;
    m_name->setText(book.name);
    m_server->setText(book.server);
    m_server->setPlaceholderText(isLdap ? u"ldap.example.com"_s : u"https://cloud.example.com"_s);
    setChoice(m_security, book.security);
    m_base->setText(book.base);
    auto *form = static_cast<QFormLayout *>(m_form->layout()->itemAt(0)->layout());
    for (QWidget *of : {static_cast<QWidget *>(m_security), static_cast<QWidget *>(m_base)}) {
        of->setVisible(isLdap);
        form->labelForField(of)->setVisible(isLdap);
    }
    m_user->setText(book.user);
    m_password->setText(m_passwords.value(book.id));
    const bool isKept = m_books.books().contains(book) && !book.user.isEmpty()
        && m_books.state(book.id).kind != SyncState::Kind::NeedsPassword;
    m_password->setPlaceholderText(isKept ? tr("as it was") : QString());
    m_caFile->setText(book.caFile);
    m_showing = false;
    refreshStates();
}

void AddressBooksPage::takeOver()
{
    const int row = current();
    if (row < 0 || m_showing)
        return;
    AddressBook &book = m_edited[row];
    book.name = m_name->text().trimmed();
    book.server = m_server->text().trimmed();
    book.security = choiceOf<AddressBook::Security>(m_security);
    // Chosen in so many words, or written down as such.
    book.allowPlain = book.security == AddressBook::Security::Plain || book.server.startsWith("http:"_L1);
    book.base = m_base->text().trimmed();
    book.user = m_user->text().trimmed();
    book.caFile = m_caFile->text().trimmed();
    if (m_password->isModified())
        m_passwords.insert(book.id, m_password->text());
    m_list->item(row)->setText(book.name.isEmpty() ? tr("New address book") : book.name);
    Q_EMIT edited();
}

bool AddressBooksPage::check()
{
    for (int row = 0; row < m_edited.size(); ++row) {
        const QString problem = m_edited.at(row).problem();
        if (problem.isEmpty())
            continue;
        m_list->setCurrentRow(row);
        QLineEdit *field = m_edited.at(row).name.isEmpty() ? m_name : m_server;
        showProblem(m_problem, field, problem);
        field->setFocus(Qt::OtherFocusReason);
        return false;
    }
    m_problem->hide();
    return true;
}

void AddressBooksPage::store(desk::SettingsTable &settings) const
{
    settings.set(setting::synchroniseHours, m_hours->value());
    QHash<QString, QString> passwords = std::exchange(m_passwords, {});
    passwords.removeIf([](const auto &typed) { return typed.value().isEmpty(); });
    m_books.setBooks(m_edited, passwords);
    const auto going = std::exchange(m_going, {});
    for (auto file = going.cbegin(); file != going.cend(); ++file)
        m_books.removeFile(file.key());
}

void AddressBooksPage::tryOut()
{
    const int row = current();
    if (row < 0 || !check())
        return;
    const AddressBook &book = m_edited.at(row);
    setLook(m_tried, Look::MutedText);
    m_tried->setText(tr("Trying ..."));
    m_tried->show();
    m_try->setBusy(true);
    // A null password is the one that is kept.
    m_books.tryOut(book, m_passwords.value(book.id),
                   [self = QPointer(this), said = std::make_shared<QStringList>()](const QString &sentence, bool wentWell, bool isLast) {
                       if (!self)
                           return;
                       if (!sentence.isEmpty())
                           said->append(sentence);
                       setLook(self->m_tried, wentWell ? Look::Plain : Look::ErrorText);
                       self->m_tried->setText(said->join(u'\n'));
                       if (isLast)
                           self->m_try->setBusy(false);
                       self->m_try->setAccessibleDescription(said->join(u' '));
                   });
}

void AddressBooksPage::synchronise()
{
    const int row = current();
    if (row < 0)
        return;
    const QString id = m_edited.at(row).id;
    if (m_books.state(id).isBusy())
        m_books.stop(id);
    else
        m_books.synchronise(id);
}

void AddressBooksPage::refreshStates()
{
    if (const int row = current(); row >= 0) {
        const AddressBook &book = m_edited.at(row);
        const bool isSetUp = m_books.books().contains(book);
        const SyncState state = m_books.state(book.id);
        m_synchronise->setText(state.isBusy() ? tr("St&op") : tr("&Synchronise now"));
        m_synchronise->setBlockedBy(isSetUp ? QString() : tr("Apply what was changed first."));
        const bool isTrouble = state.kind == SyncState::Kind::Failed || state.kind == SyncState::Kind::NeedsPassword;
        setLook(m_state, isTrouble ? Look::ErrorText : Look::MutedText);
        m_state->setText(isSetUp ? state.text() : QString());
        m_synchronise->setAccessibleDescription(m_state->text());
    }
    listFiles();
}

void AddressBooksPage::listFiles()
{
    const auto files = m_books.files();
    m_filesLabel->setVisible(!files.isEmpty());
    m_files->setVisible(!files.isEmpty());
    if (files == m_shownFiles)
        return;
    m_shownFiles = files;
    m_rows.clear();
    while (QLayoutItem *old = m_fileRows->takeAt(0)) {
        if (QWidget *widget = old->widget()) {
            widget->hide();
            widget->deleteLater(); // its own button may be what led here
        }
        delete old;
    }
    for (const desk::ContactSourceInfo &file : files) {
        auto *row = new QWidget(m_files);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins({});
        auto *text = new QLabel(row);
        text->setTextFormat(Qt::PlainText);
        text->setToolTip(file.origin);
        text->setWordWrap(true);
        line->addWidget(text, 1);
        auto *button = new Button(theme(), Look::Plain, {}, row);
        connect(button, &QPushButton::clicked, this, [this, id = file.id] { changeMind(id); });
        line->addWidget(button);
        m_fileRows->addWidget(row);
        m_rows.insert(file.id, {text, button});
        showFile(file);
    }
}

void AddressBooksPage::changeMind(qint64 file)
{
    const auto shown = std::find_if(m_shownFiles.begin(), m_shownFiles.end(), [file](const auto &one) { return one.id == file; });
    if (shown == m_shownFiles.end())
        return;
    if (m_going.remove(file) == 0) {
        m_going.insert(file, -1);
        m_books.countContacts(file, this, [this, info = *shown](int count) {
            if (!m_going.contains(info.id))
                return;
            m_going.insert(info.id, count);
            showFile(info);
        });
        Q_EMIT edited();
    }
    showFile(*shown);
}

void AddressBooksPage::showFile(const desk::ContactSourceInfo &file)
{
    const FileRow row = m_rows.value(file.id);
    if (row.text == nullptr)
        return;
    const auto going = m_going.constFind(file.id);
    const bool goes = going != m_going.constEnd();
    setLook(row.text, goes ? Look::StrongText : Look::Plain);
    if (!goes)
        row.text->setText(file.name);
    else if (*going < 0)
        row.text->setText(tr("%1: its contacts go when you choose OK or Apply.").arg(file.name));
    else
        row.text->setText(tr("%1: %n contact(s) go when you choose OK or Apply. To get them back, import the file again.",
            nullptr, *going).arg(file.name));
    row.button->setText(goes ? tr("Keep") : tr("Remove"));
    row.button->setAccessibleName(goes ? tr("Keep the contacts of %1").arg(file.name)
                                       : tr("Remove the contacts of %1").arg(file.name));
    row.button->setAccessibleDescription(goes ? row.text->text() : QString());
}

} // namespace balie::ui
