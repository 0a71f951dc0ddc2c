// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/catalogue.h"
#include "plansupport.h"
#include "support/runner.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

struct MatrixRow {
    const char *id;
    const char *name;
    const char *impact;
    const char *priority;
    const char *rto;
    const char *rpo;
};

/// The source document's table "Critical System Components".
constexpr MatrixRow matrix[]{
    {"database", "PostgreSQL Database", "critical", "P1", "1h", "15m"},
    {"application", "Application Services", "high", "P1", "30m", "1h"},
    {"authentication", "User Authentication", "critical", "P1", "15m", "5m"},
    {"storage", "File Storage", "medium", "P2", "2h", "30m"},
    {"monitoring", "Monitoring Systems", "low", "P3", "4h", "2h"},
    {"documentation", "Documentation", "low", "P4", "8h", "24h"},
};

/// The source document's table "Emergency Contacts".
constexpr const char *people[][5]{
    {"Technical Lead", "John Smith", "Jane Doe", "+44 7700 900123", "tech-lead@company.com"},
    {"DevOps Engineer", "Bob Johnson", "Alice Wilson", "+44 7700 900456", "devops@company.com"},
    {"Security Officer", "Carol Brown", "David Taylor", "+44 7700 900789", "security@company.com"},
    {"Business Continuity", "Emma Davis", "Frank Miller", "+44 7700 900012", "bc@company.com"},
};

QString latin(const char *text) { return QString::fromLatin1(text); }

} // namespace

class DefaultPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const PlanReading reading = PlanFiles().read(defaultPlanFolder());
        QCOMPARE(listed(reading), QString());
        QVERIFY(reading.plan);
        m_plan = *reading.plan;
    }

    void componentsAreTheSourcesMatrix()
    {
        QCOMPARE(m_plan.components.size(), qsizetype(std::size(matrix)));
        for (int index = 0; index < m_plan.components.size(); ++index) {
            const Component &component = m_plan.components[index];
            const MatrixRow &row = matrix[index];
            QCOMPARE(component.id.value(), latin(row.id));
            QCOMPARE(component.name, latin(row.name));
            QCOMPARE(impactName(component.impact), latin(row.impact));
            QCOMPARE(priorityName(component.priority), latin(row.priority));
            QCOMPARE(std::optional(component.rto), parseDuration(latin(row.rto)));
            QCOMPARE(component.rpo, parseDuration(latin(row.rpo)));
        }
        QCOMPARE(m_plan.components[0].probes.value(0).kind, u"postgres"_s);
        QCOMPARE(m_plan.components[1].probes.value(0).kind, u"service-health"_s);
        QCOMPARE(m_plan.components[2].probes.value(0).kind, u"identity"_s);
        QCOMPARE(m_plan.components[3].probes.value(0).kind, u"object-storage"_s);
        QCOMPARE(m_plan.components[4].probes.value(0).kind, u"channel"_s);
    }

    void scenariosAreTheSourcesSeven()
    {
        QStringList titles; // three more follow, which the seven contain or imply
        for (const Scenario &scenario : m_plan.scenarios.first(7))
            titles.append(scenario.title);
        QCOMPARE(titles,
            QStringList({u"Database Corruption/Failure"_s, u"Application Server Outage"_s,
                u"Network Connectivity Loss"_s, u"Third-party Service Outage"_s, u"Security Breach/Data Compromise"_s,
                u"Regional Infrastructure Failure"_s, u"Human Error (Accidental Deletion)"_s}));
        QVERIFY(m_plan.runbook(m_plan.scenarios[0].runbook.value()));
    }

    void contactsAndVendorsAreTheSources()
    {
        for (int index = 0; index < int(std::size(people)); ++index) {
            const Contact &contact = m_plan.contacts[index];
            const QStringList cells{contact.title, contact.primary.name, contact.secondary.name, contact.primary.phone,
                contact.primary.email};
            for (int column = 0; column < 5; ++column)
                QCOMPARE(cells[column], latin(people[index][column]));
        }
        QStringList vendors;
        for (const VendorContact &vendor : m_plan.vendors)
            vendors.append(vendor.name + u" <"_s + vendor.email + u'>');
        QCOMPARE(vendors,
            QStringList({u"Railway Support <support@railway.app>"_s, u"Neon Support <support@neon.tech>"_s,
                u"Clerk Support <support@clerk.dev>"_s, u"OpenAI Support <support@openai.com>"_s}));
        QCOMPARE(m_plan.owner, u"Technical Lead"_s);
        QCOMPARE(m_plan.approvedBy, u"CTO"_s);
    }

    void escalationIsTheSourcesMatrix()
    {
        using std::chrono::minutes;
        const QList<QPair<Duration, QStringList>> wanted{
            {minutes{0}, {u"technical-lead"_s, u"devops-engineer"_s, u"on-call-engineer"_s}},
            {minutes{30}, {u"engineering-manager"_s, u"cto"_s, u"security-officer if security-incident"_s}},
            {minutes{60},
                {u"ceo"_s, u"board if public-company"_s, u"legal-team if data-breach"_s, u"dpo if data-breach"_s,
                    u"pr-team if public-incident"_s}},
        };
        QList<QPair<Duration, QStringList>> levels;
        for (const EscalationLevel &level : m_plan.escalation) {
            QStringList roles;
            for (const EscalationRole &role : level.roles)
                roles.append(role.onlyIf.isEmpty() ? role.role : role.role + u" if "_s + role.onlyIf);
            levels.append({level.after, roles});
        }
        QCOMPARE(levels, wanted);
        QCOMPARE(m_plan.escalation[0].title, u"Technical team response"_s);
        QCOMPARE(m_plan.escalation[2].until, std::nullopt);
        for (const EscalationLevel &level : m_plan.escalation) {
            for (const EscalationRole &role : level.roles)
                QVERIFY2(m_plan.contact(role.role), qUtf8Printable(role.role));
        }
    }

    void serviceIsComplete()
    {
        const ProtectedService wanted{u"CapLiquify"_s, u"capliquify"_s, u"neondb_owner"_s, u"app"_s, u"DATABASE_URL"_s,
            u"system_settings"_s, u"system.maintenance_mode"_s, u"heartbeat"_s,
            {{u"products"_s, u"id"_s}, {u"historical_sales"_s, u"id"_s}, {u"heartbeat"_s, u"id"_s}}};
        QCOMPARE(m_plan.service, wanted);
        QVERIFY(m_plan.integrity.size() >= 5);
    }

    void databaseLossHasItsSteps()
    {
        const Runbook *runbook = m_plan.runbook(RunbookId(u"database-loss"_s));
        QVERIFY(runbook);
        const QList<QPair<QString, QString>> wanted{{u"facts"_s, u"database.snapshot-facts"_s},
            {u"fence"_s, u"database.fence-writers"_s}, {u"branch"_s, u"database.create-branch"_s},
            {u"verify"_s, u"database.measure-recovery"_s}, {u"hold"_s, u"database.hold-writes"_s},
            {u"variable"_s, u"deploy.set-database-variable"_s}, {u"deploy"_s, u"deploy.start"_s},
            {u"lift"_s, u"database.lift-writes"_s}, {u"default"_s, u"database.set-default-branch"_s},
            {u"tell"_s, u"messages.status-page"_s}};
        QSet<QString> phases;
        QList<QPair<QString, QString>> steps;
        for (const RunbookStep &step : runbook->steps) {
            steps.append({step.id.value(), step.action});
            phases.insert(step.phase);
            QCOMPARE(
                step.confirmation == Confirmation::none, step.id.value() == u"facts" || step.id.value() == u"verify");
        }
        QCOMPARE(steps, wanted);
        QVERIFY(phases.size() <= 5);
        QCOMPARE(runbook->find(StepId(u"deploy"_s))->typedTarget, u"${steps.facts.serviceName}"_s);
        QCOMPARE(runbook->find(StepId(u"branch"_s))->inputs.value(u"name"_s).toString(), u"rec-${incident.token}"_s);
        const auto again = runbookFromJson(toJson(*runbook));
        QVERIFY(again);
        QCOMPARE(*again, *runbook);
    }

    void everyRunbookIsReachedFromAScenario()
    {
        QSet<QString> reached;
        for (const Scenario &scenario : m_plan.scenarios) {
            if (scenario.runbook)
                reached << scenario.runbook->value();
        }
        for (const Runbook &runbook : m_plan.runbooks) {
            // The minimum viable service belongs to no scenario: it is chosen when the time runs out.
            QVERIFY2(reached.contains(runbook.id.value()) || runbook.id.value().startsWith(u"minimum-service-"_s)
                    || runbook.id.value() == u"database-commit"_s,
                qPrintable(runbook.id.value()));
            for (const RunbookStep &step : runbook.steps)
                QVERIFY2(!step.checks.isEmpty() && !step.undo.isEmpty(), qPrintable(step.id.value()));
            const auto again = runbookFromJson(toJson(runbook));
            QVERIFY(again);
            QCOMPARE(*again, runbook);
        }
        QCOMPARE(m_plan.scenarios[1].runbook.value().value(), u"application-outage"_s);
    }

    // The sweep kills every runbook of this plan: an action that none uses would escape it.
    void everyActionIsPartOfARunbook()
    {
        QStringList unused = actionKinds();
        for (const Runbook &runbook : m_plan.runbooks) {
            for (const RunbookStep &step : runbook.steps)
                unused.removeAll(step.action);
        }
        QCOMPARE(unused, QStringList());
    }

    void everyScenarioHasARunbookAndTaxesNeedTwo()
    {
        for (const Scenario &scenario : m_plan.scenarios)
            QVERIFY2(scenario.runbook && m_plan.runbook(*scenario.runbook), qPrintable(scenario.id.value()));
        const Runbook *outage = m_plan.runbook(RunbookId(u"third-party-outage"_s));
        QVERIFY(outage->find(StepId(u"switch-tax"_s))->needsSecondPerson);
        QVERIFY(!outage->find(StepId(u"switch"_s))->needsSecondPerson);
        // Everything lost at once: the runbooks for the database and the files, inside one.
        const Runbook *all = m_plan.runbook(RunbookId(u"regional-failure"_s));
        QVERIFY(all->find(StepId(u"database-deploy"_s)) && all->find(StepId(u"files-restore"_s)));
    }

    void everyPartOfTheSourceIsThere()
    {
        QStringList environments;
        for (const Environment &environment : m_plan.environments)
            environments.append(environmentKindName(environment.kind));
        QCOMPARE(environments, QStringList({u"production"_s, u"test"_s, u"development"_s, u"backup"_s}));
        QStringList audiences;
        for (const Audience &audience : m_plan.audiences)
            audiences.append(sideName(audience.side) + u' ' + audience.id);
        QCOMPARE(audiences,
            QStringList({u"internal engineering"_s, u"internal operations"_s, u"internal management"_s,
                u"external customers"_s, u"external partners"_s, u"external vendors"_s}));
        QCOMPARE(m_plan.templates.size(), 6);
        QCOMPARE(m_plan.providers[2].order, QStringList({u"taxjar"_s, u"avalara"_s, u"local"_s}));
        QCOMPARE(m_plan.secrets[4].name, u"ENCRYPTION_KEY"_s);
        QVERIFY(m_plan.secrets[4].addVersionOnly);
        QCOMPARE(m_plan.kpis.size(), 5);
        QCOMPARE(m_plan.legalClocks[0].within, Duration(std::chrono::hours{72}));
        QCOMPARE(int(m_plan.maintenance.audit->every), int(Cycle::annual));
    }

    void theMinimumServiceHasNumbers()
    {
        QVERIFY(m_plan.minimumService);
        QCOMPARE(m_plan.minimumService->responseTime, std::optional(Duration(std::chrono::seconds{5})));
        QCOMPARE(m_plan.minimumService->availability, std::optional(95.0));
        QCOMPARE(m_plan.minimumService->users, std::optional<qint64>(50));
        for (const ServiceSetting &setting : m_plan.minimumService->settings)
            QVERIFY2(!setting.key.contains(u"logging"_s), "evidence is never turned off");
    }

    void drillsNeverFallOnOneMinute()
    {
        QCOMPARE(m_plan.drills.size(), 3);
        QSet<QDate> days;
        QDate day(2026, 1, 1);
        for (const DrillSchedule &drill : m_plan.drills) {
            QCOMPARE(drill.environment, u"practice"_s);
            for (QDate held = nextHeld(drill, day); held < day.addYears(1); held = nextHeld(drill, held.addDays(1))) {
                QVERIFY2(!days.contains(held), qUtf8Printable(held.toString(Qt::ISODate)));
                days.insert(held);
            }
        }
        QCOMPARE(days.size(), 12 + 4 + 1);
    }

private:
    Plan m_plan;
};

HF_TEST(DefaultPlanTest)

} // namespace holdfast::test

#include "tst_defaultplan.moc"
