// SPDX-License-Identifier: GPL-3.0-or-later
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
        QCOMPARE(m_plan.components[0].probe->kind, u"postgres"_s);
        QCOMPARE(m_plan.components[1].probe->kind, u"service-health"_s);
        QVERIFY(!m_plan.components[2].probe);
    }

    void scenariosAreTheSourcesSeven()
    {
        QStringList titles;
        for (const Scenario &scenario : m_plan.scenarios)
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
            const QStringList cells{contact.title, contact.primary, contact.secondary, contact.phone, contact.email};
            for (int column = 0; column < 5; ++column)
                QCOMPARE(cells[column], latin(people[index][column]));
        }
        QCOMPARE(m_plan.vendors,
            QList<VendorContact>(
                {{u"Railway Support"_s, u"support@railway.app"_s}, {u"Neon Support"_s, u"support@neon.tech"_s},
                    {u"Clerk Support"_s, u"support@clerk.dev"_s}, {u"OpenAI Support"_s, u"support@openai.com"_s}}));
        QCOMPARE(m_plan.owner, u"Technical Lead"_s);
        QCOMPARE(m_plan.approvedBy, u"CTO"_s);
    }

    void escalationIsTheSourcesMatrix()
    {
        using std::chrono::minutes;
        const QList<EscalationLevel> wanted{
            {1, u"Technical team response"_s, minutes{0}, minutes{30},
                {{u"technical-lead"_s, {}}, {u"devops-engineer"_s, {}}, {u"on-call-engineer"_s, {}}}},
            {2, u"Management escalation"_s, minutes{30}, minutes{60},
                {{u"engineering-manager"_s, {}}, {u"cto"_s, {}}, {u"security-officer"_s, u"security-incident"_s}}},
            {3, u"Executive escalation"_s, minutes{60}, std::nullopt,
                {{u"ceo"_s, {}}, {u"board"_s, u"public-company"_s}, {u"legal-team"_s, u"data-breach"_s},
                    {u"pr-team"_s, u"public-incident"_s}}},
        };
        QCOMPARE(m_plan.escalation, wanted);
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

private:
    Plan m_plan;
};

HF_TEST(DefaultPlanTest)

} // namespace holdfast::test

#include "tst_defaultplan.moc"
