// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/planfiles.h"
#include "adapters/plan_import/planimporter.h"
#include "adapters/plan_import/writing/planwriter.h"
#include "support/runner.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString defaultFolder = QStringLiteral(HF_SOURCE_DIR) + u"/resources/plan"_s;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A plan file with the runbooks of the default plan beside it, as the program writes them.
QMap<QString, QByteArray> besideRunbooks(const QByteArray &planFile)
{
    QMap<QString, QByteArray> files{{u"plan.yaml"_s, planFile}};
    for (const QString &name : QDir(defaultFolder + u"/runbooks"_s).entryList({u"*.yaml"_s}, QDir::Files))
        files.insert(u"runbooks/"_s + name, contentOf(defaultFolder + u"/runbooks/"_s + name));
    return files;
}

Plan builtIn() { return PlanFiles().read(defaultFolder).plan.value_or(Plan()); }

/// The plan that comes out of a document, read by the strict reader; `problem` says why there is none.
struct Made {
    Plan plan;
    ImportReport report;
    QByteArray file;
    QString problem;
};

Made makeFrom(const QByteArray &document)
{
    const auto imported = importPlan(document, builtIn());
    if (!imported)
        return {{}, {}, {}, imported.error().what + u' ' + imported.error().why};
    const PlanReading reading = PlanFiles().readContents(besideRunbooks(imported->planFile));
    QString problem;
    for (const Finding &finding : reading.findings) {
        if (finding.severity == Finding::Severity::error)
            problem += formatFinding(finding) + u'\n';
    }
    return {reading.plan.value_or(Plan()), imported->report, imported->planFile, problem};
}

Made makeFromFile(const QString &name)
{
    return makeFrom(contentOf(QStringLiteral(HF_SOURCE_DIR) + u"/tests/adapters_plan_import/documents/"_s + name));
}

bool says(const QList<ImportRemark> &remarks, const QString &text)
{
    return std::any_of(
        remarks.cbegin(), remarks.cend(), [&](const ImportRemark &one) { return one.text.contains(text); });
}

} // namespace

class DocumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What is written is what is read: for the whole built-in plan, and with texts that YAML would love to misread.
    void thePlanComesBack()
    {
        Plan plan = builtIn();
        QVERIFY(!plan.components.isEmpty());
        plan.components[0].name = u"yes: #1 “x” \\ \"y\""_s;
        plan.components[1].name = u"- 1.10"_s;
        plan.contacts[0].title = u"null"_s;
        plan.contacts[0].primary.slack = u"@u"_s;
        plan.contacts[0].proven = {{u"phone"_s, QDate(2026, 2, 3)}};
        plan.templates[0].text = u"First line\nsecond\tline: {a} [b]"_s;
        plan.drills[0].last = QDate(2026, 11, 1);
        plan.maintenance.review->last = QDate(2026, 11, 2);
        plan.service.publicCompany = true;
        plan.escalation[0].acknowledgement = Acknowledgement::all;
        const PlanReading read =
            PlanFiles().readContents(besideRunbooks(plan_import::writePlan(plan, {{u"head"_s, u"A head"_s}})));
        QVERIFY2(read.plan, qPrintable(read.findings.isEmpty() ? QString() : formatFinding(read.findings.first())));
        plan.folder.clear();
        Plan back = *read.plan;
        back.folder.clear();
        for (qsizetype at = 0; at < plan.environments.size(); ++at)
            QCOMPARE(back.environments[at].id, plan.environments[at].id);
        back.environments = plan.environments;
        QCOMPARE(back.components, plan.components);
        QCOMPARE(back.contacts, plan.contacts);
        QCOMPARE(back.escalation, plan.escalation);
        QVERIFY(back == plan);
    }

    void aGermanHandbookWithOtherColumns()
    {
        const Made made = makeFromFile(u"notfallhandbuch.md"_s);
        QVERIFY2(made.problem.isEmpty(), qPrintable(made.problem));
        const Plan &plan = made.plan;
        QCOMPARE(plan.name, u"Notfallhandbuch Lagerverwaltung"_s);
        QCOMPARE(plan.components.size(), 3);
        QVERIFY(says(made.report.unmapped, u"without a name or a readable recovery time"_s)); // "bald" is no time
        const Component *database = plan.component(ComponentId(u"database"_s));
        QVERIFY(database);
        QCOMPARE(database->rto, Duration(45min));
        QCOMPARE(*database->rpo, Duration(10min));
        QCOMPARE(plan.component(ComponentId(u"application"_s))->rto, Duration(90min));
        QVERIFY(!plan.component(ComponentId(u"application"_s))->rpo);
        QCOMPARE(plan.scenarios.first().id.value(), u"database-failure"_s);
        QCOMPARE(plan.scenarios.first().symptom, u"Bestände können nicht gelesen werden"_s);
        QCOMPARE(plan.contact(u"technische-leitung"_s)->secondary.name, u"Vertretung Technik"_s);
        QCOMPARE(plan.escalation.size(), 3);
        QCOMPARE(plan.escalation[1].after, Duration(30min));
        QCOMPARE(plan.escalation[2].roles[0].onlyIf, u"data-breach"_s);
        QCOMPARE(plan.escalation[2].roles[0].atOnceIf, u"data-breach"_s);
        QCOMPARE(plan.escalation[2].roles[1].onlyIf, u"public-incident"_s);
        QVERIFY(plan.contact(u"geschaeftsfuehrung"_s)->isVacant());
        QCOMPARE(plan.contact(u"geschaeftsfuehrung"_s)->title, u"Geschäftsführung"_s);
        QCOMPARE(plan.vendors.size(), 2);
        QCOMPARE(plan.vendors.first().email, u"hilfe@rz-nord.example"_s);
        QCOMPARE(plan.minimumService->endpoints, QStringList({u"/lager/bestand"_s, u"/lager/buchen"_s}));
        QCOMPARE(*plan.minimumService->responseTime, Duration(8s));
        QCOMPARE(plan.maintenance.audit->every, Cycle::annual);
        QCOMPARE(plan.maintenance.review->by, u"Technische Leitung"_s);
        QCOMPARE(plan.owner, u"Technische Leitung"_s);
        QCOMPARE(plan.approvedBy, u"Geschäftsführung"_s);
        QVERIFY(says(made.report.unmapped, u"code (bash)"_s));
    }

    void aGrownEnglishPage()
    {
        const Made made = makeFromFile(u"ticketing.md"_s);
        QVERIFY2(made.problem.isEmpty(), qPrintable(made.problem));
        const Plan &plan = made.plan;
        QCOMPARE(plan.components.size(), 4);
        QCOMPARE(plan.components[3].id.value(), u"application-2"_s); // the same name twice
        QCOMPARE(*plan.components[0].rpo, Duration(0));
        QCOMPARE(plan.components[2].rto, Duration(24h));
        QCOMPARE(plan.escalation.size(), 2);
        QCOMPARE(*plan.escalation[0].until, Duration(15min));
        QCOMPARE(plan.escalation[1].roles[1].role, u"board"_s);
        QCOMPARE(plan.contact(u"counsel"_s)->primary.email, u"counsel@tickets.example"_s);
        QCOMPARE(plan.drills.size(), 2);
        QCOMPARE(plan.drills[0].day, 3);
        QCOMPARE(plan.drills[0].at, QTime(4, 15));
        QCOMPARE(plan.drills[1].day, 10); // moved: never two on one day
        QCOMPARE(plan.drills[1].every, Cycle::quarterly);
        QCOMPARE(plan.kpis.size(), 2);
        QVERIFY(says(made.report.unmapped, u"a table (Colour, Meaning)"_s));
        QVERIFY(says(made.report.taken, u"integrity rules"_s));
        QVERIFY(made.file.contains("# The document does not say this"));
        QVERIFY(made.file.contains("# From “Objectives”, line"));
        QVERIFY(plan.runbook(RunbookId(u"database-loss"_s)));
    }

    // A document with the usual mistakes of such documents: many kinds, each with its line, none twice on one line.
    void aBadDocumentIsToldAtLength()
    {
        QByteArray all = "# Rescue\n\n";
        for (const QString &name : {u"shell"_s, u"recovery"_s, u"script"_s}) {
            QByteArray code;
            for (const QByteArray &part : ("\n"
                     + contentOf(
                         QStringLiteral(HF_SOURCE_DIR) + u"/tests/adapters_plan_import/examples/%1.txt"_s.arg(name)))
                                              .split('=')) {
                const qsizetype end = part.indexOf("-- harmless");
                if (end > 0 && part.contains('\n'))
                    code = part.mid(part.indexOf('\n') + 1, end - part.indexOf('\n') - 1);
                if (!code.isEmpty())
                    all += "```"
                        + QByteArray(name == u"script"    ? "js"
                                : part.contains(" sql\n") ? "sql"
                                                          : "bash")
                        + "\n" + code + "```\n\n";
                code.clear();
            }
        }
        all += "| System | RTO | RPO |\n|---|---|---|\n| Database | 1 h | 5 min |\n";
        const Made made = makeFrom(all);
        QVERIFY2(made.problem.isEmpty(), qPrintable(made.problem));
        QSet<QString> rules;
        QSet<QString> places;
        for (const ImportMistake &one : made.report.mistakes) {
            rules.insert(one.rule);
            QVERIFY2(one.line > 0 && one.line <= all.count('\n') + 1, qPrintable(one.rule));
            places.insert(u"%1 %2 %3"_s.arg(one.rule, one.consequence).arg(one.line));
        }
        QVERIFY2(rules.size() >= 40, qPrintable(QString::number(rules.size())));
        QCOMPARE(places.size(), made.report.mistakes.size());
    }

    void tooLittleIsRefusedWithWords()
    {
        const Made made = makeFrom("# A poem\n\nRoses are red.\n");
        QVERIFY(made.problem.contains(u"neither a table"_s));
        QVERIFY(makeFrom({}).problem.contains(u"neither a table"_s));
    }

    void hostileDocumentsEndQuickly_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("says");
        const QByteArray table = "| Component | RTO |\n|---|---|\n| Database | 1 h |\n";
        QTest::newRow("8 MiB") << QByteArray(8 << 20, 'a') << u"4 MiB"_s;
        QTest::newRow("no text") << table + QByteArray(1, '\0') << u"Line 4"_s;
        QTest::newRow("not UTF-8") << table + "\xff\xfe" << u"Line 4 is not UTF-8"_s;
        QTest::newRow("quotes in quotes") << table + QByteArray(200'000, '>') << QString();
        QTest::newRow("lists in lists") << table + "\n" + QByteArray("- ").repeated(100'000) << QString();
        QTest::newRow("open brackets") << table + "\n" + QByteArray(500'000, '[') << QString();
        QTest::newRow("stars") << table + "\n" + QByteArray("*a_ ").repeated(200'000) << QString();
        QTest::newRow("open fence") << table + "\n```bash\n" + QByteArray("sleep 30\n").repeated(20'000) << QString();
        QTest::newRow("braces") << table + "\n```bash\nf() {" + QByteArray("{").repeated(100'000) + "\n```\n"
                                << QString();
        QTest::newRow("many functions") << table + "\n```js\n"
                + QByteArray("  async go(a) { await fetch(a); }\n").repeated(1'000)
                + "```\n" << QString();
        QTest::newRow("wide table") << table + "\n" + QByteArray("| a ").repeated(100'000) + "|\n" << QString();
        QTest::newRow("long table") << table + QByteArray("| x | 1 h |\n").repeated(51'000) << u"more rows"_s;
        QTest::newRow("numbers") << QByteArray(
            "| Component | RTO |\n|---|---|\n| Database | 99999999999999999999999 h |\n| App | 1 h |\n")
                                 << QString();
    }

    void hostileDocumentsEndQuickly()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, says);
        QElapsedTimer timer;
        timer.start();
        const auto imported = importPlan(document, builtIn());
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        if (says.isEmpty())
            QVERIFY2(imported, imported ? "" : qPrintable(imported.error().what + imported.error().why));
        else
            QVERIFY2(!imported && imported.error().why.contains(says),
                imported ? "accepted" : qPrintable(imported.error().why));
    }
};

HF_TEST(DocumentsTest)

} // namespace holdfast

#include "tst_documents.moc"
