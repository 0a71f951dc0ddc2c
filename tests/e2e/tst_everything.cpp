// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/practice.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// The database and the files are lost at once, and come back through one runbook made of others.
class EverythingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0); }

    void theDrillBringsEverythingBack()
    {
        const ProgramRun run = m_practice.ctl({u"drill"_s, u"run"_s, u"complete_system_failure"_s}, 240000);
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        const QJsonObject result = run.lastJson();
        QCOMPARE(result.value(u"verified"), QJsonValue(true));
        QCOMPARE(result.value(u"rowsLost"), QJsonValue(0));
        const QJsonObject truth = m_practice.truth();
        QCOMPARE(truth.value(u"rowsLost").toInteger(-1), 0);
        QVERIFY(truth[u"app"][u"writing"].toBool());
        const QJsonObject files = m_practice.ask(u"/_range/provider/s3"_s).object();
        QVERIFY(files[u"deletedFiles"].toInt() > 0);
        QCOMPARE(files[u"filesLost"].toInt(-1), 0);
        const QJsonObject shown = m_practice.ctl({u"incident"_s, u"show"_s, result[u"incident"].toString()}).json();
        QStringList skipped;
        for (const QJsonValue &step : shown[u"steps"].toArray()) {
            if (step[u"state"] == u"skipped"_s)
                skipped << step[u"step"].toString();
        }
        QCOMPARE(skipped, (QStringList{u"fence-old"_s, u"stand-up"_s, u"traffic"_s, u"await"_s})); // the ways not taken
    }

private:
    Practice m_practice;
};

HF_TEST(EverythingTest)
#include "tst_everything.moc"
