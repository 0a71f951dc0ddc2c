// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/communication/cadence.h"
#include "domain/escalation/paging.h"
#include "domain/health/alarms.h"
#include "domain/histories.h"
#include "domain/incident/decide.h"
#include "domain/incident/fold.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Duration tick = 1s;

Component part(const QString &id, const QStringList &dependsOn)
{
    Component component;
    component.id = ComponentId{id};
    component.name = id;
    for (const QString &other : dependsOn)
        component.dependsOn << ComponentId{other};
    return component;
}

Contact person(const QString &role, const QString &first, const QString &second = {})
{
    Contact contact;
    contact.role = role;
    contact.title = role;
    contact.primary = {first, u"+44 7700 900123"_s, {}, {}, {}};
    contact.secondary.name = second;
    return contact;
}

Plan shop()
{
    Plan plan;
    plan.service.name = u"Shop"_s;
    plan.components << part(u"database"_s, {}) << part(u"api"_s, {u"database"_s}) << part(u"web"_s, {u"api"_s})
                    << part(u"mail"_s, {});
    plan.contacts << person(u"lead"_s, u"Ann"_s, u"Bob"_s) << person(u"cto"_s, u"Dee"_s) << person(u"ceo"_s, u"Eve"_s);
    const auto level = [](int number, Duration after, const QString &role) {
        EscalationLevel made;
        made.level = number;
        made.after = after;
        made.roles = {{role, {}, {}}};
        return made;
    };
    plan.escalation = {level(1, 0min, u"lead"_s), level(2, 30min, u"cto"_s), level(3, 60min, u"ceo"_s)};
    plan.audiences << Audience{u"customers"_s, u"Customers"_s, Side::external, {}, {u"status-page"_s}, 30min}
                   << Audience{u"team"_s, u"Team"_s, Side::internal, {}, {u"slack"_s}, 45min};
    return plan;
}

/// Two hours of one outage, second by second, as the clock tells them. People do what the script says.
class Outage {
public:
    struct Turn {
        Duration at;
        std::function<void(Outage &)> act;
    };
    QStringList run(const QList<Turn> &script)
    {
        for (m_elapsed = 0s; m_elapsed <= 2h; m_elapsed += tick) {
            for (const Turn &turn : script) {
                if (turn.at == m_elapsed)
                    turn.act(*this);
            }
            watch();
            call();
            remind();
        }
        return m_lines;
    }
    void turn(const QString &component, Health health)
    {
        SeenComponent &seen = m_seen[component];
        seen.shown = seen.health.health = health;
        seen.health.since = now().utc;
    }
    void ask(const Command &command)
    {
        const auto bodies = decide(m_incident, command);
        if (!bodies)
            return say(u"REFUSED: "_s + bodies.error().what);
        for (const EventBody &body : *bodies)
            m_incident = apply(m_incident, {IncidentId{u"i"_s}, m_incident.lastSequence + 1, now(), u"Ada"_s, body});
    }
    void declare()
    {
        ask(Declare{{ScenarioId{u"s"_s}, u"Checkout fails"_s, Severity::sev1, false, u"p"_s, {}}, now().utc, {}, {},
            now().utc});
    }
    void answer(int level, const QString &role, const QString &who)
    {
        say(u"%1 takes it on"_s.arg(who));
        ask(TeamCommand{TellPerson{{level, role, who, u"phone"_s, u"acknowledged"_s}}});
    }
    /// Approved, and there at once.
    void tell(const QString &audience, const QString &occasion, const QString &channel)
    {
        ask(MessageCommand{
            DraftMessage{audience, occasion, audience == "customers"_L1, u"Trouble"_s, u"We are at it."_s, {}, {}}});
        const Message drafted = m_incident.communications.messages.constLast();
        ask(MessageCommand{ApproveMessage{drafted.id, drafted.digest, u"Ada"_s, {{channel, {}}}}});
        ask(Record{DeliveryIntended{drafted.id, channel, {}, 1, u"m"_s + drafted.id}});
        ask(Record{DeliveryAnswered{drafted.id, channel, {}, 1, u"confirmed"_s, u"r"_s, {}}});
        say(u"%1 are told: %2"_s.arg(audience, occasion));
    }
    void restored() { ask(SetInstant{{InstantName::restored, now().utc, u"Ada"_s, {}}}); }

private:
    [[nodiscard]] Instant now() const { return {start + m_elapsed, m_elapsed, u"b"_s}; }
    void say(const QString &what)
    {
        const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(m_elapsed).count();
        m_lines << u"%1:%2 %3"_s.arg(seconds / 60, 3).arg(seconds % 60, 2, 10, QChar(u'0')).arg(what);
    }
    void watch()
    {
        QStringList alarms;
        for (const Alarm &alarm : alarmsOf(m_plan, m_seen, {}, now().utc))
            alarms << alarm.component.value()
                    + (alarm.victims.isEmpty() ? QString() : u" with %1"_s.arg(alarm.victims.size()));
        if (alarms == m_alarms)
            return;
        m_alarms = alarms;
        say(u"alarms: "_s + (alarms.isEmpty() ? u"none"_s : alarms.join(u", "_s)));
    }
    void call()
    {
        const Paging paging = pagingOf(m_plan, m_incident, now(), {u"sms"_s});
        for (const PersonTold &silent : paging.silent) {
            say(silent.person + u" does not answer"_s);
            ask(TeamCommand{TellPerson{silent}});
        }
        for (const PageDue &due : paging.calls) {
            say(u"level %1 calls %2"_s.arg(due.level).arg(due.person));
            ask(MessageCommand{CallPerson{due.key, pageText(m_plan, m_incident, due), due.routes}});
        }
    }
    void remind()
    {
        for (const CadenceDue &due : cadenceOf(m_plan, m_incident, now())) {
            const bool isLate = due.isLate();
            if (isLate && !m_late.contains(due.audience))
                say(u"%1 wait for: %2"_s.arg(due.audience, due.occasion));
            isLate ? void(m_late.insert(due.audience)) : void(m_late.remove(due.audience));
        }
    }

    Plan m_plan = shop();
    Incident m_incident;
    SeenComponents m_seen;
    Duration m_elapsed{0};
    QStringList m_alarms;
    QSet<QString> m_late;
    QStringList m_lines;
};

} // namespace

/// What a commander sees in two hours, all of it, in one list: alarms, calls, reminders, messages.
class TwoHoursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingComesWhenItShould()
    {
        Outage outage;
        const QStringList lines = outage.run({
            {0s, [](Outage &it) { it.turn(u"database"_s, Health::down); }},
            {4s, [](Outage &it) { it.turn(u"api"_s, Health::down); }},
            {6s, [](Outage &it) { it.turn(u"web"_s, Health::down); }},
            {2min, [](Outage &it) { it.declare(); }},
            {9min, [](Outage &it) { it.tell(u"customers"_s, u"outage"_s, u"status-page"_s); }},
            {10min, [](Outage &it) { it.answer(1, u"lead"_s, u"Bob"_s); }},
            {20min, [](Outage &it) { it.tell(u"team"_s, u"outage"_s, u"slack"_s); }},
            {34min, [](Outage &it) { it.answer(2, u"cto"_s, u"Dee"_s); }},
            {38min, [](Outage &it) { it.tell(u"customers"_s, u"update"_s, u"status-page"_s); }},
            {50min, [](Outage &it) { it.turn(u"mail"_s, Health::down); }},
            {55min, [](Outage &it) { it.turn(u"mail"_s, Health::up); }},
            {70min, [](Outage &it) { it.tell(u"customers"_s, u"update"_s, u"status-page"_s); }},
            {90min,
                [](Outage &it) {
                    for (const QString &component : {u"database"_s, u"api"_s, u"web"_s})
                        it.turn(component, Health::up);
                    it.restored();
                }},
            {95min, [](Outage &it) { it.tell(u"customers"_s, u"recovery"_s, u"status-page"_s); }},
            {110min, [](Outage &it) { it.tell(u"team"_s, u"recovery"_s, u"slack"_s); }},
        });
        const QStringList expected{u"  0:00 alarms: database"_s, u"  0:04 alarms: database with 1"_s,
            u"  0:06 alarms: database with 2"_s, u"  2:00 level 1 calls Ann"_s, u"  7:00 Ann does not answer"_s,
            u"  7:01 level 1 calls Bob"_s, u"  9:00 customers are told: outage"_s, u" 10:00 Bob takes it on"_s,
            u" 12:01 team wait for: outage"_s, u" 20:00 team are told: outage"_s, u" 32:00 level 2 calls Dee"_s,
            u" 34:00 Dee takes it on"_s, u" 38:00 customers are told: update"_s,
            u" 50:00 alarms: database with 2, mail"_s, u" 55:00 alarms: database with 2"_s,
            u" 62:00 level 3 calls Eve"_s, u" 65:01 team wait for: update"_s, u" 67:00 Eve does not answer"_s,
            u" 68:01 customers wait for: update"_s, u" 70:00 customers are told: update"_s, u" 90:00 alarms: none"_s,
            u" 95:00 customers are told: recovery"_s, u"110:00 team are told: recovery"_s};
        QVERIFY2(lines == expected, qPrintable(lines.join(u'\n')));
    }
};

HF_TEST(TwoHoursTest)
#include "tst_twohours.moc"
