// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/planeditview.h"

#include "viewmodels/words/wording.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

class PlaceRows {
public:
    explicit PlaceRows(const QStringList &unsaved)
        : m_unsaved(unsaved)
    { }
    void head(const QString &text) { rows << Row{text, {Cell{text}, Cell{}}, true}; }
    void add(const QString &place, const QString &name, const QString &now)
    {
        const bool isUnsaved = m_unsaved.contains(place);
        rows << Row{place,
            {Cell{name, Tone::normal, Glyph::none, name},
                isUnsaved ? Cell{PlanPlacesModel::tr("not saved yet"), Tone::notice, Glyph::ring}
                          : Cell{now, Tone::normal, Glyph::none, now}}};
    }
    QList<Row> rows;

private:
    QStringList m_unsaved;
};

QString calendarText(const std::optional<QDate> &last)
{
    return last ? PlanPlacesModel::tr("last held %1").arg(last->toString(Qt::ISODate))
                : PlanPlacesModel::tr("never held");
}

void addObjectives(PlaceRows &rows, const Plan &plan)
{
    rows.head(PlanPlacesModel::tr("Objectives"));
    for (const Component &component : plan.components) {
        const QString loss = component.rpo ? Wording::span(*component.rpo) : PlanPlacesModel::tr("no data");
        rows.add(u"components/"_s + component.id.value(), component.name,
            PlanPlacesModel::tr("RTO %1, RPO %2").arg(Wording::span(component.rto), loss));
    }
    rows.add(u"components/+"_s, PlanPlacesModel::tr("Add a component …"), {});
}

void addPeople(PlaceRows &rows, const Plan &plan)
{
    rows.head(PlanPlacesModel::tr("Contacts"));
    for (const Contact &contact : plan.contacts) {
        rows.add(u"contacts/"_s + contact.role, contact.title,
            contact.isVacant() ? PlanPlacesModel::tr("vacant") : contact.primary.name);
    }
    rows.add(u"contacts/+"_s, PlanPlacesModel::tr("Add a contact …"), {});
    rows.head(PlanPlacesModel::tr("Escalation"));
    for (const EscalationLevel &level : plan.escalation) {
        rows.add(u"escalation/%1"_s.arg(level.level),
            PlanPlacesModel::tr("Level %1: %2").arg(level.level).arg(level.title),
            PlanPlacesModel::tr("after %1").arg(Wording::span(level.after)));
    }
}

void addCalendar(PlaceRows &rows, const Plan &plan)
{
    rows.head(PlanPlacesModel::tr("Calendar"));
    for (const DrillSchedule &drill : plan.drills)
        rows.add(u"drills/"_s + drill.id, drill.title, calendarText(drill.last));
    rows.add(u"drills/+"_s, PlanPlacesModel::tr("Add a drill …"), {});
    const Maintenance &upkeep = plan.maintenance;
    for (const auto &[key, one] : {std::pair{u"maintenance/review"_s, upkeep.review},
             std::pair{u"maintenance/test"_s, upkeep.test}, std::pair{u"maintenance/audit"_s, upkeep.audit}}) {
        if (one)
            rows.add(key, PlanForm(plan, key).title(), calendarText(one->last));
    }
}

} // namespace

PlanPlacesModel::PlanPlacesModel(QObject *parent)
    : RowsModel({tr("Entry"), tr("Now")}, parent)
{ }

void PlanPlacesModel::show(const std::optional<Plan> &plan, const QStringList &unsaved)
{
    PlaceRows rows(unsaved);
    if (plan) {
        addObjectives(rows, *plan);
        addPeople(rows, *plan);
        rows.head(tr("Templates"));
        for (const MessageTemplate &text : plan->templates)
            rows.add(u"templates/"_s + text.id, text.id, text.subject);
        addCalendar(rows, *plan);
    }
    setRows(std::move(rows.rows));
}

PlanEditView::PlanEditView(QObject *parent)
    : QObject(parent)
{ }

void PlanEditView::show(const PlanState &state)
{
    const QStringList before = labels();
    // What came of the last request is about another file by now.
    if (!m_saving && state.revision != m_state.revision)
        m_verdict = {};
    m_state = state;
    m_form = state.plan ? PlanForm(*state.plan, m_chosen) : PlanForm();
    if (labels() != before)
        Q_EMIT formChanged();
    refresh();
}

void PlanEditView::setNow(UtcTime now)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(now)};
    m_today = QDate(int(day.year()), int(unsigned(day.month())), int(unsigned(day.day())));
}

QStringList PlanEditView::labels() const
{
    QStringList labels{m_chosen};
    for (const PlanField &field : m_form.fields())
        labels << field.label;
    return labels;
}

void PlanEditView::refresh()
{
    m_problems = m_form.problems(typed(), m_today);
    places.show(m_state.plan, m_typed.keys());
    Q_EMIT changed();
}

void PlanEditView::continueFrom(const PlanEditView &other)
{
    m_typed = other.m_typed;
    m_seen = other.m_seen;
    choose(other.m_chosen);
}

void PlanEditView::choose(const QString &place)
{
    if (place == m_chosen)
        return;
    m_chosen = place;
    m_removalAsked = false;
    m_form = m_state.plan ? PlanForm(*m_state.plan, place) : PlanForm();
    if (!m_saving)
        m_verdict = {};
    Q_EMIT formChanged();
    refresh();
}

QMap<int, QString> PlanEditView::typed() const
{
    const QMap<QString, QString> texts = m_typed.value(m_chosen);
    QMap<int, QString> found;
    for (int field = 0; field < m_form.fields().size(); ++field) {
        if (texts.contains(keyOf(field)))
            found.insert(field, texts.value(keyOf(field)));
    }
    return found;
}

QString PlanEditView::input(int field) const
{
    return m_typed.value(m_chosen).value(keyOf(field), m_form.fields().value(field).value);
}

void PlanEditView::type(int field, const QString &text)
{
    if (text == input(field) || field >= m_form.fields().size())
        return;
    const QString now = m_form.fields()[field].value;
    const QString key = keyOf(field);
    m_removalAsked = false;
    if (!m_seen.value(m_chosen).contains(key))
        m_seen[m_chosen].insert(key, now);
    m_typed[m_chosen].insert(key, text);
    if (text == now) {
        m_typed[m_chosen].remove(key);
        m_seen[m_chosen].remove(key);
    }
    if (m_typed[m_chosen].isEmpty())
        forget(m_chosen);
    if (!m_saving)
        m_verdict = {};
    refresh();
}

void PlanEditView::forget(const QString &place)
{
    m_typed.remove(place);
    m_seen.remove(place);
}

QString PlanEditView::note(int field) const
{
    const QMap<QString, QString> seen = m_seen.value(m_chosen);
    const QString now = m_form.fields().value(field).value;
    const QString key = keyOf(field);
    if (!seen.contains(key) || seen.value(key) == now || input(field) == now)
        return {};
    return now.isEmpty() ? tr("The file says nothing here now. Saving writes yours.")
                         : tr("The file says “%1” now. Saving replaces it.").arg(now);
}

void PlanEditView::setDatesToToday()
{
    const QList<int> dates = m_form.dates();
    for (const int field : dates)
        type(field, m_today.toString(Qt::ISODate));
}

QString PlanEditView::todayWords() const
{
    return m_chosen.startsWith(u"contacts/"_s) ? tr("Proven today") : tr("Held today");
}

QString PlanEditView::obstacle() const
{
    if (!m_state.plan)
        return tr("There is no plan to edit. What is wrong with the files stands in the findings.");
    if (m_state.builtIn)
        return tr("This plan came with Holdfast and is never changed. Copy it to %1 to make it yours.")
            .arg(m_state.ownFolder);
    if (m_state.revision.isEmpty())
        return tr(
            "The plan on disk has errors; the last good one stays in force. Mend what stands in the findings, then "
            "save here. What you typed is kept.");
    return {};
}

bool PlanEditView::canSave() const { return !m_saving && isChanged() && m_problems.isEmpty() && obstacle().isEmpty(); }

void PlanEditView::save()
{
    if (!canSave())
        return;
    m_saving = true;
    m_asked = m_chosen;
    m_verdict = {tr("being saved …"), Tone::notice, Glyph::arrow};
    Q_EMIT changed();
    Q_EMIT saveWanted(m_state.revision, m_form.edits(typed()));
}

QString PlanEditView::removeWords() const
{
    return m_removalAsked ? tr("Really remove “%1”").arg(m_form.title()) : tr("Remove this entry …");
}

void PlanEditView::remove()
{
    if (!canRemove())
        return;
    if (!std::exchange(m_removalAsked, true)) {
        Q_EMIT changed();
        return;
    }
    m_removalAsked = false;
    m_saving = true;
    m_asked = m_chosen;
    m_verdict = {tr("being removed …"), Tone::notice, Glyph::arrow};
    Q_EMIT changed();
    Q_EMIT saveWanted(m_state.revision, {m_form.removal()});
}

void PlanEditView::copy()
{
    if (!canCopy())
        return;
    m_saving = true;
    m_asked.clear();
    m_verdict = {tr("being copied …"), Tone::notice, Glyph::arrow};
    Q_EMIT changed();
    Q_EMIT copyWanted();
}

void PlanEditView::cancel()
{
    if (!canCancel())
        return;
    forget(m_chosen);
    m_verdict = {};
    refresh();
}

void PlanEditView::tell(const Result<> &done)
{
    m_saving = false;
    if (done) {
        m_verdict = m_asked.isEmpty() ? Cell{tr("copied to %1").arg(m_state.folder), Tone::normal, Glyph::tick}
                                      : Cell{tr("saved"), Tone::normal, Glyph::tick};
        forget(m_asked);
    } else {
        m_verdict = {tr("not saved"), Tone::warning, Glyph::triangle, Wording::paragraph(done.error())};
    }
    refresh();
}

} // namespace holdfast
