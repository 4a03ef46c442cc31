#include "ui/slips/SlipSheet.h"

#include "ui/notes/MomentField.h"
#include "ui/theme/Button.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostHits = 9;

} // namespace

SlipSheet::SlipSheet(const Theme &theme, desk::Slips &slips, const desk::People &people, const desk::PersonStates &states,
                     const Clock &clock, QWidget *over)
    : Sheet(theme, tr("Message slip"), over), m_slips(slips), m_people(people), m_states(states), m_search(people, states),
      m_for(new QLineEdit(this)), m_who(new QLabel(this)), m_callerName(new QLineEdit(this)),
      m_callerNumber(new QLineEdit(this)), m_text(new QLineEdit(this)),
      m_promised(new MomentField(theme, clock, tr("Promised before"), this))
{
    m_for->setPlaceholderText(tr("type a few letters of a name"));
    addField(tr("For"), m_for);
    m_who->setWordWrap(true);
    m_who->setTextFormat(Qt::PlainText);
    column()->addWidget(m_who);
    m_text->setMaxLength(desk::Slips::longestText);
    addField(tr("Message"), m_text);
    addTemplates(desk::slipTemplates(), m_text);

    auto *caller = new QWidget(this);
    auto *line = new QHBoxLayout(caller);
    line->setContentsMargins({});
    line->setSpacing(theme.metric(Metric::Space2));
    m_callerName->setPlaceholderText(tr("name"));
    m_callerName->setAccessibleName(tr("Name of the caller"));
    m_callerNumber->setPlaceholderText(tr("number"));
    giveRoom(m_callerName);
    giveRoom(m_callerNumber);
    m_callerNumber->setAccessibleName(tr("Number of the caller"));
    line->addWidget(m_callerName, 3);
    line->addWidget(m_callerNumber, 2);
    caller->setFocusProxy(m_callerName);
    addField(tr("Caller"), caller);
    addField(tr("Promised before"), m_promised);
    m_remove = addExtraButton(tr("Throw away"));
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_slips.remove(m_slip.id);
        leave();
    });
    finishLayout();
    m_for->installEventFilter(this);
    connect(m_for, &QLineEdit::textEdited, this, &SlipSheet::find);
}

void SlipSheet::openNew(const desk::Person *person, const QString &callerName, const QString &callerNumber)
{
    if (isAncestorOf(QApplication::focusWidget()))
        return; // the key was pressed twice; nothing typed is lost
    desk::Slip slip;
    if (person != nullptr) {
        slip.forPerson = person->id;
        slip.forName = person->name;
    }
    slip.callerName = callerName;
    slip.callerNumber = callerNumber;
    slip.text = desk::slipTemplates().constFirst();
    setTitle(tr("Message slip"));
    begin(slip);
}

void SlipSheet::openFor(desk::SlipId id)
{
    const desk::Slip *slip = m_slips.find(id);
    if (slip == nullptr)
        return;
    setTitle(tr("Change the message slip"));
    begin(*slip);
}

void SlipSheet::begin(const desk::Slip &slip)
{
    m_slip = slip;
    m_person = slip.forPerson;
    m_hits.clear();
    m_hit = -1;
    m_search.rebuild();
    m_for->setText(m_slips.forWhom(slip));
    m_callerName->setText(slip.callerName);
    m_callerNumber->setText(m_people.shownNumber(slip.callerNumber));
    m_text->setText(slip.text);
    m_promised->setMoment(slip.promised);
    m_remove->setVisible(slip.id != desk::SlipId::None);
    explainWho();
    open(m_for->text().isEmpty() ? m_for : m_text);
    m_text->selectAll();
}

void SlipSheet::find()
{
    m_hits.clear();
    const desk::SearchResult found = m_search.find(m_for->text(), mostHits);
    for (const desk::SearchHit &hit : found.hits)
        m_hits.append(m_people.at(hit.personRow).id);
    choose(m_hits.isEmpty() ? -1 : 0);
}

void SlipSheet::choose(int hit)
{
    m_hit = hit;
    m_person = hit < 0 ? desk::PersonId() : m_hits.at(hit);
    explainWho();
}

void SlipSheet::explainWho()
{
    const int row = m_people.rowOf(m_person);
    QString text;
    if (row >= 0 && row < m_states.count()) {
        const desk::Tile &tile = m_states.tile(row);
        QStringList parts{tile.name, tile.extension, tile.secondLine, tile.state.deskNote};
        parts.removeAll(QString());
        text = parts.join(u" \u00b7 "_s);
        if (m_hits.size() > 1)
            text = tr("%1 (%2 of %3, Up and Down choose)").arg(text).arg(m_hit + 1).arg(m_hits.size());
    } else if (!m_person.isEmpty()) {
        text = tr("%1 is not in the directory any more.").arg(m_slip.forName);
    } else if (!m_for->text().trimmed().isEmpty()) {
        text = tr("Nobody of that name; the slip is kept for whoever that is.");
    }
    setLook(m_who, Look::MutedText);
    m_who->setText(text);
    m_who->setVisible(!text.isEmpty());
    m_for->setAccessibleDescription(text);
}

bool SlipSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_for && event->type() == QEvent::KeyPress && !m_hits.isEmpty()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int count = int(m_hits.size());
            choose((m_hit + (key == Qt::Key_Down ? 1 : count - 1)) % count);
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

void SlipSheet::save()
{
    const QString typed = m_for->text().trimmed();
    if (typed.isEmpty()) {
        setLook(m_who, Look::ErrorText);
        m_who->setText(tr("For whom is it? Type a few letters of the name."));
        m_who->show();
        m_for->setAccessibleDescription(m_who->text());
        m_for->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto promised = m_promised->moment();
    // A time that stands there from before may have passed meanwhile.
    const bool untouched = m_slip.promised.isValid() && !m_promised->field()->isModified();
    if (!promised && !untouched && !m_promised->isEmpty()) {
        m_promised->complain();
        return;
    }
    desk::Slip slip = m_slip;
    slip.forPerson = m_person;
    const desk::Person *person = m_people.find(m_person);
    slip.forName = person != nullptr ? person->name : typed;
    slip.callerName = m_callerName->text().simplified();
    // What nobody changed stays as the switch told it.
    if (m_callerNumber->text() != m_people.shownNumber(m_slip.callerNumber))
        slip.callerNumber = m_callerNumber->text().simplified();
    slip.text = m_text->text();
    if (!untouched)
        slip.promised = promised.value_or(QDateTime());
    if (slip.id == desk::SlipId::None)
        m_slips.add(slip);
    else
        m_slips.change(slip);
    leave();
}

} // namespace balie::ui
