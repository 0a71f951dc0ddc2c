// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

namespace {

/// The default plan with its runbook cut down to the steps named, which need nothing that was cut away.
bool writePlan(const QString &folder, const QStringList &steps)
{
    const QString source = QStringLiteral(HF_SOURCE_DIR "/resources/plan");
    QDir().mkpath(folder + u"/runbooks"_s);
    QFile::copy(source + u"/plan.yaml"_s, folder + u"/plan.yaml"_s);
    for (const QString &name : QDir(source + u"/runbooks"_s).entryList({u"*.yaml"_s}, QDir::Files)) {
        if (name != u"database-loss.yaml"_s)
            QFile::copy(source + u"/runbooks/"_s + name, folder + u"/runbooks/"_s + name);
    }
    QFile whole(source + u"/runbooks/database-loss.yaml"_s);
    if (!whole.open(QIODevice::ReadOnly))
        return false;
    const QStringList parts = QString::fromUtf8(whole.readAll()).split(u"\n  - id: "_s);
    QString text = parts.first();
    for (const QString &part : parts.mid(1)) {
        if (steps.contains(part.section(u'\n', 0, 0)))
            text += u"\n  - id: "_s + part;
        text.remove(u"      loss: ${steps.verify.loss}\n"_s); // a step that is cut away
    }
    if (!text.trimmed().endsWith(u"..."_s))
        text += u"\n...\n"_s;
    QFile cut(folder + u"/runbooks/database-loss.yaml"_s);
    return cut.open(QIODevice::WriteOnly) && cut.write(text.toUtf8()) > 0;
}

} // namespace

/// Every fault of the range against the two effects that must never happen twice, on a healthy database: what counts is
/// one delivery for each intent, one effect, and that the person is told.
class ProviderFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0);
        QVERIFY(writePlan(plan(u"branch"_s), {u"facts"_s, u"branch"_s}));
        QVERIFY(writePlan(plan(u"deploy"_s), {u"facts"_s, u"deploy"_s}));
    }

    void fault_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("when");
        QTest::addColumn<int>("status");
        for (const QString &step : {u"branch"_s, u"deploy"_s}) {
            for (const QString &when : {u"before"_s, u"after"_s}) {
                for (const QString &kind : {u"delay"_s, u"close"_s, u"reset"_s, u"garbage"_s, u"truncate"_s})
                    QTest::addRow("%s %s %s", qPrintable(step), qPrintable(kind), qPrintable(when))
                        << step << kind << when << 0;
                for (const int status : {423, 429, 500, 503})
                    QTest::addRow("%s %d %s", qPrintable(step), status, qPrintable(when))
                        << step << u"status"_s << when << status;
            }
        }
    }

    void fault()
    {
        QFETCH(QString, step);
        QFETCH(QString, kind);
        QFETCH(QString, when);
        QFETCH(int, status);
        const QString route = step == u"branch"_s ? u"createProjectBranch"_s : u"serviceInstanceDeployV2"_s;
        Recovery recovery(m_practice);
        recovery.use(plan(step), {step == u"deploy"_s ? u"deploy=capliquify"_s : step});
        QVERIFY(recovery.begin({}));
        QJsonObject more;
        if (kind == u"delay"_s)
            more.insert(u"seconds"_s, 1);
        if (status != 0)
            more.insert(u"status"_s, status);
        if (status == 429)
            more.insert(u"seconds"_s, 1);
        QVERIFY(!recovery.arm(route, kind, when, more).isEmpty());
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        recovery.disarm();
        QCOMPARE(recovery.effects(route), 1);
        QCOMPARE(recovery.deliveries(route), recovery.intents(step));
        QCOMPARE(recovery.step(step).value(u"state").toString(), u"done"_s);
        const bool effectWithoutAnswer = when == u"after"_s && kind != u"delay"_s;
        QCOMPARE(recovery.step(step).value(u"adopted").toBool(), effectWithoutAnswer);
        if (kind != u"delay"_s)
            aPersonWasTold(recovery);
    }

private:
    [[nodiscard]] QString plan(const QString &name) const { return m_practice.folder() + u"/plan-"_s + name; }

    /// What went wrong stands in the journal in words: what happened, and what follows from it.
    void aPersonWasTold(const Recovery &recovery)
    {
        for (const QJsonObject &event : recovery.events()) {
            const QString kind = event.value(u"kind").toString();
            if (kind == u"step-lost"_s || kind == u"step-postponed"_s) {
                const QJsonObject error = event[u"body"][u"error"].toObject();
                QVERIFY(!error.value(u"what").toString().isEmpty());
                QVERIFY(!error.value(u"next").toString().isEmpty());
                return;
            }
            if (kind == u"step-begun"_s && event[u"body"][u"adopted"].toBool())
                return; // found at the provider: nothing is left to tell
        }
        QFAIL("the journal says nothing about the fault");
    }

    Practice m_practice;
};

HF_TEST(ProviderFaultsTest)
#include "tst_providerfaults.moc"
