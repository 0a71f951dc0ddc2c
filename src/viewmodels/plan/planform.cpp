// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/planform.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

template <class T, class Is> const T *entryOf(const QList<T> &entries, Is is)
{
    const auto found = std::find_if(entries.cbegin(), entries.cend(), is);
    return found == entries.cend() ? nullptr : &*found;
}

QString written(const std::optional<Duration> &length) { return length ? formatDuration(*length) : QString(); }
// Not keys of the file: what they ask for becomes an entry of `roles`.
const QString alsoCalled = u"alsoCalled"_s;
const QString calledOnlyIf = u"calledOnlyIf"_s;
const QString calledAtOnceIf = u"calledAtOnceIf"_s;
const QString noLongerCalled = u"noLongerCalled"_s;
const QStringList callFields{alsoCalled, calledOnlyIf, calledAtOnceIf, noLongerCalled};

QString conditionName(const QString &condition) { return QString(condition).replace(u'-', u' '); }

/// `Release Manager` becomes `release-manager`, or `release-manager-2` where somebody has that name already.
QString shortName(const QString &name, QChar joint, const QStringList &taken)
{
    QString plain;
    for (const QChar letter : name.normalized(QString::NormalizationForm_KD).toLower()) {
        const bool fits = (letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9');
        if (fits)
            plain += letter;
        else if (!plain.isEmpty() && !plain.endsWith(joint) && !letter.isMark())
            plain += joint;
    }
    while (plain.endsWith(joint))
        plain.chop(1);
    if (plain.isEmpty() || plain[0].isDigit())
        plain.prepend(u"entry"_s);
    QString free = plain;
    for (int number = 2; taken.contains(free); ++number)
        free = plain + joint + QString::number(number);
    return free;
}

QString written(const std::optional<QDate> &day) { return day ? day->toString(Qt::ISODate) : QString(); }

} // namespace

PlanForm::PlanForm(const Plan &plan, const QString &place)
    : m_place(place.split(u'/'))
{
    if (m_place.value(0) == "maintenance"_L1)
        readUpkeepOf(plan.maintenance);
    else
        readEntry(plan);
}

void PlanForm::readEntry(const Plan &plan)
{
    const QString part = m_place.value(0);
    const QString id = m_place.value(1);
    const auto is = [&id](const auto &one) { return one.id == id; };
    if (part == "components"_L1) {
        for (const Component &component : plan.components)
            m_taken << component.id.value();
        if (const Component *component = plan.component(ComponentId{id}); component || isNew())
            readComponent(component ? *component : Component{});
    } else if (part == "contacts"_L1) {
        for (const Contact &contact : plan.contacts)
            m_taken << contact.role;
        if (const Contact *contact = plan.contact(id); contact || isNew())
            readContact(contact ? *contact : Contact{});
    } else if (part == "escalation"_L1) {
        const auto isLevel = [&id](const EscalationLevel &level) { return QString::number(level.level) == id; };
        if (const auto *level = entryOf(plan.escalation, isLevel))
            readLevel(*level, plan);
    } else if (part == "templates"_L1) {
        if (const auto *text = entryOf(plan.templates, is))
            readTemplate(*text);
    } else if (part == "drills"_L1) {
        for (const DrillSchedule &drill : plan.drills)
            m_taken << drill.id;
        if (const auto *drill = entryOf(plan.drills, is); drill || isNew())
            readDrill(drill ? *drill : DrillSchedule{}, plan);
    }
}

void PlanForm::readUpkeepOf(const Maintenance &maintenance)
{
    const QString id = m_place.value(1);
    readUpkeep(tr("Reading the plan"), id == "review"_L1 ? maintenance.review : std::nullopt);
    readUpkeep(tr("Testing the plan"), id == "test"_L1 ? maintenance.test : std::nullopt);
    readUpkeep(tr("Audit from outside"), id == "audit"_L1 ? maintenance.audit : std::nullopt);
}

void PlanForm::add(const QString &key, const QString &label, PlanField::Kind kind, const QString &value, bool required)
{
    m_fields.append({m_place + key.split(u'/'), label, kind, value, required});
}

void PlanForm::addChoice(const QString &key, const QString &label, const QString &value,
    const QList<std::pair<QString, QString>> &choices, bool required)
{
    m_fields.append({m_place + QStringList{key}, label, PlanField::Kind::choice, value, required, choices});
}

void PlanForm::readComponent(const Component &component)
{
    m_title = isNew() ? tr("A new component") : component.name;
    m_removable = true;
    using Kind = PlanField::Kind;
    if (isNew())
        add(u"name"_s, tr("&Name"), Kind::text, component.name, true);
    add(u"rto"_s, tr("Back within (RT&O)"), Kind::positiveLength, isNew() ? QString() : formatDuration(component.rto),
        true);
    add(u"rpo"_s, tr("Data lost at most (R&PO)"), Kind::length, written(component.rpo), false);
    if (!isNew())
        add(u"name"_s, tr("&Name"), Kind::text, component.name, true);
    addChoice(u"impact"_s, tr("&Impact when it fails"), impactName(component.impact),
        {{u"critical"_s, tr("critical")}, {u"high"_s, tr("high")}, {u"medium"_s, tr("medium")}, {u"low"_s, tr("low")}},
        true);
    addChoice(u"priority"_s, tr("Priorit&y of its recovery"), priorityName(component.priority),
        {{u"P1"_s, u"P1"_s}, {u"P2"_s, u"P2"_s}, {u"P3"_s, u"P3"_s}, {u"P4"_s, u"P4"_s}}, true);
}

void PlanForm::readContact(const Contact &contact)
{
    m_title = isNew() ? tr("A new contact") : contact.title;
    m_vacant = contact.isVacant() && !isNew();
    m_removable = true;
    using Kind = PlanField::Kind;
    const auto proven = [&contact](const QString &channel) {
        return contact.proven.contains(channel) ? contact.proven.value(channel).toString(Qt::ISODate) : QString();
    };
    if (isNew())
        add(u"title"_s, tr("Rol&e"), Kind::text, contact.title, true);
    add(u"primary"_s, tr("&First person"), Kind::text, contact.primary.name, !m_vacant);
    add(u"secondary"_s, tr("Se&cond person"), Kind::text, contact.secondary.name, false);
    add(u"phone"_s, tr("&Telephone"), Kind::phone, contact.primary.phone, false);
    add(u"secondaryPhone"_s, tr("Telephone of the second"), Kind::phone, contact.secondary.phone, false);
    add(u"email"_s, tr("E-&mail"), Kind::email, contact.primary.email, false);
    add(u"secondaryEmail"_s, tr("E-mail of the second"), Kind::email, contact.secondary.email, false);
    if (isNew())
        return; // nobody has called them yet
    add(u"proven/phone"_s, tr("Last reached by telephone"), Kind::date, proven(u"phone"_s), false);
    add(u"proven/email"_s, tr("Last reached by e-mail"), Kind::date, proven(u"email"_s), false);
}

void PlanForm::readLevel(const EscalationLevel &level, const Plan &plan)
{
    m_title = tr("Level %1: %2").arg(level.level).arg(level.title);
    using Kind = PlanField::Kind;
    add(u"title"_s, tr("Na&me"), Kind::text, level.title, true);
    add(u"after"_s, tr("Called &after"), Kind::length, formatDuration(level.after), true);
    add(u"until"_s, tr("&Until"), Kind::positiveLength, written(level.until), false);
    add(u"answerWithin"_s, tr("Ans&wer within"), Kind::positiveLength, formatDuration(level.answerWithin), false);
    m_fields.last().standard = formatDuration(EscalationLevel{}.answerWithin);
    QList<std::pair<QString, QString>> called{{QString(), tr("nobody")}};
    QList<std::pair<QString, QString>> others = called;
    for (const Contact &contact : plan.contacts) {
        const bool isCalled = entryOf(level.roles, [&](const EscalationRole &one) { return one.role == contact.role; });
        (isCalled ? called : others).append({contact.role, contact.title});
    }
    QList<std::pair<QString, QString>> conditions{{QString(), tr("always")}};
    for (const QString &condition : escalationConditions())
        conditions.append({condition, conditionName(condition)});
    addChoice(alsoCalled, tr("Also call"), {}, others, false);
    addChoice(calledOnlyIf, tr("… but only if it is a"), {}, conditions, false);
    conditions[0].second = tr("never");
    addChoice(calledAtOnceIf, tr("… and at minute 0 if it is a"), {}, conditions, false);
    addChoice(noLongerCalled, tr("No &longer call"), {}, called, false);
}

void PlanForm::readTemplate(const MessageTemplate &text)
{
    m_title = text.id;
    add(u"subject"_s, tr("Sub&ject"), PlanField::Kind::text, text.subject, true);
    add(u"text"_s, tr("Te&xt"), PlanField::Kind::longText, text.text, true);
}

void PlanForm::readDrill(const DrillSchedule &drill, const Plan &plan)
{
    m_title = isNew() ? tr("A new drill") : drill.title;
    m_removable = true;
    using Kind = PlanField::Kind;
    add(u"title"_s, tr("N&ame"), Kind::text, drill.title, true);
    QList<std::pair<QString, QString>> scenarios{{QString(), tr("several")}};
    for (const Scenario &scenario : plan.scenarios)
        scenarios.append({scenario.id.value(), scenario.title});
    addChoice(u"scenario"_s, tr("S&cenario"), drill.scenario, scenarios, false);
    addChoice(u"every"_s, tr("Ever&y"), cycleName(drill.every),
        {{u"month"_s, tr("month")}, {u"quarter"_s, tr("quarter")}, {u"year"_s, tr("year")}}, true);
    QList<std::pair<QString, QString>> places{{u"practice"_s, tr("the practice range")}};
    for (const Environment &environment : plan.environments) {
        if (environment.kind != EnvironmentKind::production && environment.id != "practice"_L1)
            places.append({environment.id, environment.name});
    }
    addChoice(u"environment"_s, tr("&Where"), isNew() ? u"practice"_s : drill.environment, places, true);
    add(u"day"_s, tr("&Day"), Kind::dayOfMonth, QString::number(drill.day), true);
    add(u"at"_s, tr("T&ime (UTC)"), Kind::timeOfDay, drill.at.toString(u"HH:mm"_s), true);
    QList<std::pair<QString, QString>> roles{{QString(), tr("nobody")}};
    for (const Contact &contact : plan.contacts)
        roles.append({contact.role, contact.title});
    addChoice(u"lead"_s, tr("&Led by"), drill.lead, roles, false);
    if (isNew())
        return; // never held yet
    add(u"last"_s, tr("Last &held"), Kind::date, written(drill.last), false);
}

void PlanForm::readUpkeep(const QString &name, const std::optional<Upkeep> &upkeep)
{
    if (!upkeep)
        return;
    m_title = name;
    add(u"by"_s, tr("D&one by"), PlanField::Kind::text, upkeep->by, true);
    add(u"last"_s, tr("Last &held"), PlanField::Kind::date, written(upkeep->last), false);
}

int PlanForm::position(const QString &key) const
{
    const QStringList path = m_place + key.split(u'/');
    for (qsizetype index = 0; index < m_fields.size(); ++index) {
        if (m_fields[index].path == path)
            return int(index);
    }
    return -1;
}

QString PlanForm::after(const QString &key, const QMap<int, QString> &typed) const
{
    const int index = position(key);
    return index < 0 ? QString() : typed.value(index, m_fields[index].value).trimmed();
}

QMap<int, QString> PlanForm::problems(const QMap<int, QString> &typed, QDate today) const
{
    QMap<int, QString> found;
    for (auto one = typed.cbegin(); one != typed.cend(); ++one) {
        const QString problem = m_fields.value(one.key()).problem(one.value().trimmed(), today);
        if (!problem.isEmpty() && one.value() != m_fields.value(one.key()).value)
            found.insert(one.key(), problem);
    }
    if (typed.isEmpty())
        return found;
    const auto complain = [&found](int field, const QString &problem) {
        if (field >= 0 && !found.contains(field))
            found.insert(field, problem);
    };
    for (int index = 0; isNew() && index < m_fields.size(); ++index) {
        if (typed.value(index, m_fields[index].value).trimmed().isEmpty() && m_fields[index].required)
            complain(index, tr("This may not be empty."));
    }
    const QMap<int, QString> persons =
        m_place.value(0) == "contacts"_L1 ? contactProblems(typed) : QMap<int, QString>{};
    for (auto one = persons.cbegin(); one != persons.cend(); ++one)
        complain(one.key(), one.value());
    const auto from = parseDuration(after(u"after"_s, typed));
    const auto until = parseDuration(after(u"until"_s, typed));
    if (from && until && *until <= *from)
        complain(position(u"until"_s), tr("This must be later than the call."));
    return found;
}

QMap<int, QString> PlanForm::contactProblems(const QMap<int, QString> &typed) const
{
    const auto says = [&](const QString &key) { return !after(key, typed).isEmpty(); };
    QMap<int, QString> found;
    const bool named = says(u"primary"_s);
    const bool reachable = says(u"phone"_s) || says(u"email"_s);
    if (named && !reachable)
        found.insert(position(u"phone"_s), tr("Somebody who is called needs a telephone number or an e-mail address."));
    if (!named && (reachable || says(u"secondary"_s)))
        found.insert(position(u"primary"_s), tr("Name the first person."));
    if ((says(u"secondaryPhone"_s) || says(u"secondaryEmail"_s)) && !says(u"secondary"_s))
        found.insert(position(u"secondary"_s), tr("Name the second person."));
    return found;
}

PlanEdit PlanForm::addition(const QMap<int, QString> &typed) const
{
    const bool isContact = m_place.value(0) == "contacts"_L1;
    const QChar joint = m_place.value(0) == "drills"_L1 ? u'_' : u'-';
    const QString name = after(m_place.value(0) == "components"_L1 ? u"name"_s : u"title"_s, typed);
    AppendEntry entry{{m_place.value(0)}, {{isContact ? u"role"_s : u"id"_s, shortName(name, joint, m_taken)}}};
    for (int index = 0; index < m_fields.size(); ++index) {
        const QString value = typed.value(index, m_fields[index].value).trimmed();
        if (!value.isEmpty())
            entry.values.append({m_fields[index].path.constLast(), value});
    }
    return entry;
}

QList<PlanEdit> PlanForm::callEdits(const QMap<int, QString> &typed) const
{
    const QStringList roles = m_place + QStringList{u"roles"_s};
    QList<PlanEdit> edits;
    if (const QString role = after(alsoCalled, typed); !role.isEmpty()) {
        AppendEntry entry{roles, {{u"role"_s, role}}};
        if (const QString condition = after(calledOnlyIf, typed); !condition.isEmpty())
            entry.values.append({u"onlyIf"_s, condition});
        if (const QString condition = after(calledAtOnceIf, typed); !condition.isEmpty())
            entry.values.append({u"atOnceIf"_s, condition});
        edits << entry;
    }
    if (const QString role = after(noLongerCalled, typed); !role.isEmpty())
        edits << RemovePlace{roles + QStringList{role}};
    return edits;
}

QList<PlanEdit> PlanForm::edits(const QMap<int, QString> &typed) const
{
    if (isNew())
        return typed.isEmpty() ? QList<PlanEdit>{} : QList<PlanEdit>{addition(typed)};
    QList<PlanEdit> edits;
    // A vacant place says so in the file; once somebody has it, it must not.
    if (m_vacant && !after(u"primary"_s, typed).isEmpty())
        edits << RemovePlace{m_place + QStringList{u"vacant"_s}};
    const bool unproven = after(u"proven/phone"_s, typed).isEmpty() && after(u"proven/email"_s, typed).isEmpty();
    bool provenGone = false;
    for (auto one = typed.cbegin(); one != typed.cend(); ++one) {
        const PlanField &field = m_fields.at(one.key());
        if (callFields.contains(field.path.constLast()))
            continue;
        const QString value = field.kind == PlanField::Kind::longText ? one.value() : one.value().trimmed();
        const QString written = value.isEmpty() ? field.standard : value;
        if (written == field.value)
            continue;
        if (!written.isEmpty()) {
            edits << SetValue{field.path, written};
        } else if (field.path.contains(u"proven"_s) && unproven) {
            // A mapping without keys would be nothing at all.
            if (!std::exchange(provenGone, true))
                edits << RemovePlace{m_place + QStringList{u"proven"_s}};
        } else {
            edits << RemovePlace{field.path};
        }
    }
    return edits + callEdits(typed);
}

QList<int> PlanForm::dates() const
{
    QList<int> found;
    for (qsizetype index = 0; index < m_fields.size(); ++index) {
        if (m_fields[index].kind == PlanField::Kind::date)
            found << int(index);
    }
    return found;
}

} // namespace holdfast
