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
QString written(const std::optional<QDate> &day) { return day ? day->toString(Qt::ISODate) : QString(); }

} // namespace

PlanForm::PlanForm(const Plan &plan, const QString &place)
    : m_place(place.split(u'/'))
{
    const QString part = m_place.value(0);
    const QString id = m_place.value(1);
    if (part == "components"_L1) {
        if (const Component *component = plan.component(ComponentId{id}))
            readComponent(*component);
    } else if (part == "contacts"_L1) {
        if (const Contact *contact = plan.contact(id))
            readContact(*contact);
    } else if (part == "escalation"_L1) {
        const auto is = [&id](const EscalationLevel &level) { return QString::number(level.level) == id; };
        if (const auto *level = entryOf(plan.escalation, is))
            readLevel(*level);
    } else if (part == "templates"_L1) {
        if (const auto *text = entryOf(plan.templates, [&id](const MessageTemplate &one) { return one.id == id; }))
            readTemplate(*text);
    } else if (part == "drills"_L1) {
        if (const auto *drill = entryOf(plan.drills, [&id](const DrillSchedule &one) { return one.id == id; }))
            readDrill(*drill, plan);
    } else if (part == "maintenance"_L1) {
        readUpkeep(tr("Reading the plan"), id == "review"_L1 ? plan.maintenance.review : std::nullopt);
        readUpkeep(tr("Testing the plan"), id == "test"_L1 ? plan.maintenance.test : std::nullopt);
        readUpkeep(tr("Audit from outside"), id == "audit"_L1 ? plan.maintenance.audit : std::nullopt);
    }
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
    m_title = component.name;
    using Kind = PlanField::Kind;
    add(u"rto"_s, tr("Back within (RT&O)"), Kind::positiveLength, formatDuration(component.rto), true);
    add(u"rpo"_s, tr("Data lost at most (R&PO)"), Kind::length, written(component.rpo), false);
}

void PlanForm::readContact(const Contact &contact)
{
    m_title = contact.title;
    m_vacant = contact.isVacant();
    using Kind = PlanField::Kind;
    const auto proven = [&contact](const QString &channel) {
        return contact.proven.contains(channel) ? contact.proven.value(channel).toString(Qt::ISODate) : QString();
    };
    add(u"primary"_s, tr("&First person"), Kind::text, contact.primary.name, !m_vacant);
    add(u"secondary"_s, tr("Se&cond person"), Kind::text, contact.secondary.name, false);
    add(u"phone"_s, tr("&Telephone"), Kind::phone, contact.primary.phone, false);
    add(u"secondaryPhone"_s, tr("Telephone of the second"), Kind::phone, contact.secondary.phone, false);
    add(u"email"_s, tr("E-&mail"), Kind::email, contact.primary.email, false);
    add(u"secondaryEmail"_s, tr("E-mail of the second"), Kind::email, contact.secondary.email, false);
    add(u"proven/phone"_s, tr("Last reached by telephone"), Kind::date, proven(u"phone"_s), false);
    add(u"proven/email"_s, tr("Last reached by e-mail"), Kind::date, proven(u"email"_s), false);
}

void PlanForm::readLevel(const EscalationLevel &level)
{
    m_title = tr("Level %1: %2").arg(level.level).arg(level.title);
    using Kind = PlanField::Kind;
    add(u"after"_s, tr("Called &after"), Kind::length, formatDuration(level.after), true);
    add(u"until"_s, tr("&Until"), Kind::positiveLength, written(level.until), false);
    add(u"answerWithin"_s, tr("Ans&wer within"), Kind::positiveLength, formatDuration(level.answerWithin), false);
}

void PlanForm::readTemplate(const MessageTemplate &text)
{
    m_title = text.id;
    add(u"subject"_s, tr("Sub&ject"), PlanField::Kind::text, text.subject, true);
    add(u"text"_s, tr("Te&xt"), PlanField::Kind::longText, text.text, true);
}

void PlanForm::readDrill(const DrillSchedule &drill, const Plan &plan)
{
    m_title = drill.title;
    using Kind = PlanField::Kind;
    add(u"day"_s, tr("&Day"), Kind::dayOfMonth, QString::number(drill.day), true);
    add(u"at"_s, tr("T&ime (UTC)"), Kind::timeOfDay, drill.at.toString(u"HH:mm"_s), true);
    QList<std::pair<QString, QString>> roles{{QString(), tr("nobody")}};
    for (const Contact &contact : plan.contacts)
        roles.append({contact.role, contact.title});
    addChoice(u"lead"_s, tr("&Led by"), drill.lead, roles, false);
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
    const auto complain = [&found, this](const QString &key, const QString &problem) {
        if (!found.contains(position(key)))
            found.insert(position(key), problem);
    };
    if (typed.isEmpty())
        return found;
    if (m_place.value(0) == "contacts"_L1) {
        const bool named = !after(u"primary"_s, typed).isEmpty();
        const bool reachable = !after(u"phone"_s, typed).isEmpty() || !after(u"email"_s, typed).isEmpty();
        if (named && !reachable)
            complain(u"phone"_s, tr("Somebody who is called needs a telephone number or an e-mail address."));
        if (!named && (reachable || !after(u"secondary"_s, typed).isEmpty()))
            complain(u"primary"_s, tr("Name the first person."));
        const bool secondReachable =
            !after(u"secondaryPhone"_s, typed).isEmpty() || !after(u"secondaryEmail"_s, typed).isEmpty();
        if (secondReachable && after(u"secondary"_s, typed).isEmpty())
            complain(u"secondary"_s, tr("Name the second person."));
    }
    const auto from = parseDuration(after(u"after"_s, typed));
    const auto until = parseDuration(after(u"until"_s, typed));
    if (from && until && *until <= *from)
        complain(u"until"_s, tr("This must be later than the call."));
    return found;
}

QList<PlanEdit> PlanForm::edits(const QMap<int, QString> &typed) const
{
    QList<PlanEdit> edits;
    // A vacant place says so in the file; once somebody has it, it must not.
    if (m_vacant && !after(u"primary"_s, typed).isEmpty())
        edits << RemovePlace{m_place + QStringList{u"vacant"_s}};
    const bool unproven = after(u"proven/phone"_s, typed).isEmpty() && after(u"proven/email"_s, typed).isEmpty();
    bool provenGone = false;
    for (auto one = typed.cbegin(); one != typed.cend(); ++one) {
        const PlanField &field = m_fields.at(one.key());
        const QString value = field.kind == PlanField::Kind::longText ? one.value() : one.value().trimmed();
        if (value == field.value)
            continue;
        if (!value.isEmpty()) {
            edits << SetValue{field.path, value};
        } else if (field.path.contains(u"proven"_s) && unproven) {
            // A mapping without keys would be nothing at all.
            if (!std::exchange(provenGone, true))
                edits << RemovePlace{m_place + QStringList{u"proven"_s}};
        } else {
            edits << RemovePlace{field.path};
        }
    }
    return edits;
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
