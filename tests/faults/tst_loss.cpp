// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace holdfast;
using namespace holdfast::test;

/// What Holdfast says is lost, against what the practice range knows is lost.
class LossTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0); }

    void theProposedPointLosesNothing()
    {
        Recovery recovery(m_practice);
        QVERIFY(recovery.begin(u"database_gone"_s));
        recoversAsTruthSays(recovery, false);
    }

    void anEarlierPointLosesWhatCameAfterIt()
    {
        Recovery recovery(m_practice);
        const int rows = heartbeats();
        QTRY_VERIFY_WITH_TIMEOUT(heartbeats() > rows + 10, 20000);
        QVERIFY(recovery.begin(u"database_gone"_s));
        recovery.restoreTo(*parseUtc(m_practice.truth()[u"disaster"][u"lastCommitAt"].toString()) - 1500ms);
        recoversAsTruthSays(recovery, true);
    }

    void aTableThatWasDropped()
    {
        Recovery recovery(m_practice);
        QVERIFY(recovery.begin(u"table_dropped"_s));
        recoversAsTruthSays(recovery, false);
    }

    void aDatabaseThatCannotBeReached()
    {
        Recovery recovery(m_practice);
        QVERIFY(recovery.begin(u"database_unreachable"_s));
        recoversAsTruthSays(recovery, false);
    }

private:
    [[nodiscard]] int heartbeats() const { return m_practice.truth()[u"tables"][u"heartbeat"][u"rows"].toInt(); }

    void recoversAsTruthSays(Recovery &recovery, bool expectLoss)
    {
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QJsonObject facts;
        for (const QJsonObject &event : recovery.events()) {
            if (event.value(u"kind").toString() == u"step-observed"_s
                && event[u"body"][u"step"].toString() == u"verify"_s)
                facts = event[u"body"][u"facts"].toObject();
        }
        const QJsonObject truth = m_practice.truth();
        QVERIFY2(facts.value(u"rowsLost").isDouble(), QJsonDocument(facts).toJson().constData());
        QCOMPARE(facts.value(u"rowsLost").toInteger(), truth.value(u"rowsLost").toInteger(-1));
        QCOMPARE(facts.value(u"rowsLost").toInteger() > 0, expectLoss);
        const double difference =
            facts.value(u"recoveryPointSeconds").toDouble() - truth.value(u"recoveryPointSeconds").toDouble();
        QVERIFY2(std::abs(difference) < 0.6, qPrintable(QString::number(difference)));
        QVERIFY(truth[u"app"][u"writing"].toBool());
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    Practice m_practice;
};

HF_TEST(LossTest)
#include "tst_loss.moc"
