// SPDX-License-Identifier: GPL-3.0-or-later
#include "mutations.h"
#include "plansupport.h"
#include "support/runner.h"

#include <QMap>
#include <functional>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

using Reader = std::function<PlanReading(const QMap<QString, QByteArray> &)>;

const QString planName = u"plan.yaml"_s;
const QString runbookName = u"runbooks/database-loss.yaml"_s;

QMap<QString, QByteArray> defaultFiles()
{
    QMap<QString, QByteArray> files = defaultRunbooks();
    files.insert(planName, defaultPlanFile(planName));
    return files;
}

PlanReading realReader(const QMap<QString, QByteArray> &files) { return PlanFiles().readContents(files); }

/// Empty when a finding of the file points into the changed lines and no plan came out, else what is wrong.
QString complaintAboutMalformed(const PlanReading &reading, const QString &file, const Mutated &change)
{
    if (reading.plan)
        return u"it was accepted"_s;
    for (const Finding &finding : reading.findings) {
        const bool near = finding.line >= change.firstLine && finding.line <= change.lastLine && finding.column >= 1;
        if (finding.file == file && near && !finding.message.trimmed().isEmpty() && !finding.rule.isEmpty())
            return {};
    }
    return u"no finding in the lines %1 to %2:\n%3"_s.arg(change.firstLine)
        .arg(change.lastLine)
        .arg(listed(reading).left(1500));
}

/// What the reader does wrong with the corpus: one line for each file.
QStringList complaints(const Reader &read, const QString &file, const QList<Mutated> &corpus)
{
    QMap<QString, QByteArray> files = defaultFiles();
    QStringList wrong;
    for (const Mutated &change : corpus) {
        files.insert(file, change.text);
        if (const QString said = complaintAboutMalformed(read(files), file, change); !said.isEmpty())
            wrong << change.name + u": "_s + said;
    }
    return wrong;
}

QStringList unjust(const Reader &read, const QString &file, const QList<Mutated> &corpus)
{
    QMap<QString, QByteArray> files = defaultFiles();
    QStringList wrong;
    for (const Mutated &change : corpus) {
        files.insert(file, change.text);
        const PlanReading reading = read(files);
        if (!reading.plan || !reading.findings.isEmpty())
            wrong << change.name + u": "_s + listed(reading).left(1500);
    }
    return wrong;
}

/// Says what is wrong in full: the test's own message would be cut.
bool isClean(const QStringList &wrong)
{
    for (const QString &one : wrong)
        qWarning("%s", qUtf8Printable(one));
    return wrong.isEmpty();
}

} // namespace

/// The default plan with one mistake, hundreds of times: each is refused, at the place of the mistake.
class MalformedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMistakeHasItsPlace_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("rounds");
        QTest::addColumn<int>("atLeast");
        QTest::newRow("plan") << planName << 8 << 200;
        QTest::newRow("runbook") << runbookName << 4 << 80;
    }
    void everyMistakeHasItsPlace()
    {
        QFETCH(QString, file);
        QFETCH(int, rounds);
        QFETCH(int, atLeast);
        const QList<Mutated> corpus = malformed(defaultPlanFile(file), rounds);
        QVERIFY2(corpus.size() >= atLeast, qPrintable(QString::number(corpus.size())));
        QVERIFY(isClean(complaints(realReader, file, corpus)));
        qInfo("%d files", int(corpus.size()));
    }

    void whatMeansNothingIsAccepted_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("plan") << planName;
        QTest::newRow("runbook") << runbookName;
    }
    void whatMeansNothingIsAccepted()
    {
        QFETCH(QString, file);
        QVERIFY(isClean(unjust(realReader, file, harmless(defaultPlanFile(file), 12))));
    }

    // A corpus that every reader passes would prove nothing.
    void theCorpusTellsReadersApart()
    {
        const QList<Mutated> bad = malformed(defaultPlanFile(planName), 1);
        const QList<Mutated> good = harmless(defaultPlanFile(planName), 1);
        const Reader credulous = [](const QMap<QString, QByteArray> &) { return PlanReading{Plan{}, {}}; };
        const Reader grumpy = [](const QMap<QString, QByteArray> &) {
            return PlanReading{
                std::nullopt, {{planName, 1, 1, Finding::Severity::error, u"This is wrong."_s, u"wrong"_s}}};
        };
        QCOMPARE(complaints(credulous, planName, bad).size(), bad.size());
        QVERIFY(complaints(grumpy, planName, bad).size() > bad.size() * 9 / 10);
        QCOMPARE(unjust(grumpy, planName, good).size(), good.size());
        QVERIFY(good[0].text == defaultPlanFile(planName) && unjust(realReader, planName, {good[0]}).isEmpty());
        QCOMPARE(complaints(realReader, planName, {{u"untouched"_s, good[0].text, 1, 1}}).size(), 1);
    }

    void everyKindOccurs()
    {
        QSet<QString> kinds;
        for (const Mutated &change :
            malformed(defaultPlanFile(planName), 8) + malformed(defaultPlanFile(runbookName), 4))
            kinds << change.name.section(u',', 0, 0);
        QCOMPARE(kinds.size(), malformedKinds());
    }
};

HF_TEST(MalformedTest)

} // namespace holdfast::test

#include "tst_malformed.moc"
