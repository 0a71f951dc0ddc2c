// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/planfiles.h"
#include "domain/plan/lint.h"
#include "plansupport.h"
#include "support/runner.h"

#include <QFile>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// The default plan with one thing changed, and the remark that must come of it.
class LintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(defaultPlanFolder() + u"/plan.yaml"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_plan = file.readAll();
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *rule, const char *from, const char *to) {
            QTest::newRow(rule) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(rule);
        };
        row("no-runbook", "    runbook: file-loss\n", "");
        row("vacant", "", "");
        row("never-drilled", "", "");
        row("overdue", "", "");
        row("unreachable-objective", "rto: 1h", "rto: 9h");
        row("single-point", "secondary:", "#secondary:");
    }

    void whatIsWrongIsSaid()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, rule);
        QByteArray text = m_plan;
        if (!from.isEmpty()) {
            QVERIFY2(text.contains(from), from.constData());
            text.replace(from, to);
        }
        const QList<Finding> findings = check(text);
        const auto found = std::find_if(
            findings.cbegin(), findings.cend(), [&rule](const Finding &finding) { return finding.rule == rule; });
        QVERIFY2(found != findings.cend(), qPrintable(rule));
        QCOMPARE(found->severity, Finding::Severity::warning);
        QVERIFY(found->line > 1);
        QVERIFY2(found->message.size() > 40, qPrintable(found->message)); // what, the consequence, and the mend
    }

    // Each remark stands where its mend is written.
    void thePlaceIsThatOfTheThing()
    {
        const QList<Finding> findings = check(m_plan);
        for (const Finding &finding : findings) {
            if (finding.rule != u"vacant")
                continue;
            const QByteArray line = m_plan.split('\n').value(finding.line - 1);
            QVERIFY2(line.contains("role:"), line.constData());
        }
    }

    void aPlanWithErrorsIsNotLinted()
    {
        for (const Finding &finding : check(QByteArray(m_plan).replace("rto: 1h", "rto: soon")))
            QCOMPARE(finding.severity, Finding::Severity::error);
    }

private:
    static QList<Finding> check(const QByteArray &text)
    {
        QMap<QString, QByteArray> files = defaultRunbooks();
        files.insert(u"plan.yaml"_s, text);
        return PlanFiles({}, [] { return QDate(2026, 11, 26); }).readContents(files).findings;
    }

    QByteArray m_plan;
};

/// Rules that the default plan has no occasion for, on small plans made by hand.
class LintRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretsInThePlan()
    {
        for (const char *secret : {"napi_abcdefgh12345678", "sk_live_abcdefgh1234", "xoxb-12345678-abcdefgh",
                 "AKIAIOSFODNN7EXAMPLE", "postgresql://app:hunter2@host/db"}) {
            Plan plan;
            Environment environment;
            environment.id = u"production"_s;
            environment.integrations.insert(
                u"neon"_s, Integration{u"neon"_s, {{u"project"_s, {QString::fromLatin1(secret)}}}, {}});
            plan.environments = {environment};
            QVERIFY2(rules(plan).contains(u"secret-in-plan"_s), secret);
        }
    }

    void drillsThatCollideOrBreakProduction()
    {
        Plan plan;
        Environment production;
        production.id = u"live"_s;
        plan.environments = {production};
        DrillSchedule monthly{u"database_failure"_s, u"A"_s, {}, Cycle::monthly, 1, QTime(2, 0), u"practice"_s, {}, {}};
        DrillSchedule quarterly{
            u"application_outage"_s, u"B"_s, {}, Cycle::quarterly, 1, QTime(2, 0), u"live"_s, {}, {}};
        plan.drills = {monthly, quarterly};
        QVERIFY(rules(plan).contains(u"drills-collide"_s));
        QVERIFY(rules(plan).contains(u"drill-on-production"_s));
        plan.drills[1].at = QTime(3, 0);
        QVERIFY(!rules(plan).contains(u"drills-collide"_s));
    }

    void stepsThatWaitOrForget()
    {
        RunbookStep wait;
        wait.id = StepId{u"a"_s};
        wait.title = u"Restore"_s;
        wait.action = u"database.restore"_s;
        wait.purpose = u"sleep 120 and hope"_s;
        wait.irreversible = true;
        Plan plan;
        plan.runbooks = {Runbook{RunbookId{u"r"_s}, u"R"_s, u"x"_s, {wait}}};
        const QStringList found = rules(plan);
        for (const char *rule : {"fixed-wait", "restore-without-preserve", "weak-confirmation", "unused-runbook"})
            QVERIFY2(found.contains(QLatin1String(rule)), rule);
    }

    void theLadderAndTheLaw()
    {
        Plan plan;
        EscalationLevel first;
        first.level = 1;
        first.roles = {{u"dpo"_s, u"data-breach"_s, {}}};
        plan.escalation = {first};
        plan.owner = plan.approvedBy = u"Ann"_s;
        plan.providers = {{u"tax"_s, {u"local"_s}, {}}};
        const QStringList found = rules(plan);
        for (const char *rule : {"unreachable-level", "no-legal-clock", "self-approved", "no-alternative",
                 "unapproved-fallback", "no-minimum"})
            QVERIFY2(found.contains(QLatin1String(rule)), rule);
    }

private:
    static QStringList rules(const Plan &plan)
    {
        QStringList found;
        for (const LintRemark &remark : lint(plan, QDate(2026, 11, 26)))
            found << remark.rule;
        return found;
    }
};

HF_TEST(LintTest)
HF_TEST(LintRulesTest)

} // namespace holdfast

#include "tst_lint.moc"
