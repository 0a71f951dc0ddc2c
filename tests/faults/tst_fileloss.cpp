// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// A folder of the object storage is emptied by mistake while others go on working. The range says which of its files
/// are there, and whole.
class FileLossTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0); }

    void deletedFilesComeBackAndNewerOnesStay()
    {
        Recovery recovery(m_practice);
        strike(recovery);
        QCOMPARE(truth()[u"filesLost"].toInt(), truth()[u"deletedFiles"].toInt());
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        expectRecovered(recovery);
    }

    void aRestoreThatIsKilledInTheMiddleGoesOn()
    {
        Recovery recovery(m_practice);
        strike(recovery);
        // Every thread that brings files back is held at its first one.
        QVERIFY(!recovery.arm(u"DeleteObject"_s, u"hold"_s, u"after"_s, {{u"provider"_s, u"s3"_s}, {u"times"_s, 4}})
                     .isEmpty());
        recovery.launch();
        QTRY_COMPARE_WITH_TIMEOUT(recovery.effects(u"DeleteObject"_s), 4, 30000);
        recovery.kill();
        recovery.disarm();
        QCOMPARE(truth()[u"filesLost"].toInt(), truth()[u"deletedFiles"].toInt() - 4);
        ProgramRun run = recovery.resume();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        expectRecovered(recovery);
    }

private:
    [[nodiscard]] QJsonObject truth() const { return m_practice.ask(u"/_range/provider/s3"_s).object(); }

    void strike(Recovery &recovery)
    {
        const QString bucket = m_practice.description()[u"s3"][u"bucket"].toString();
        recovery.follow(u"file-loss"_s, u"storage-loss"_s, {u"stop"_s, u"restore="_s + bucket, u"references"_s});
        QVERIFY(recovery.begin(u"files_deleted"_s));
    }

    void expectRecovered(const Recovery &recovery) const
    {
        const QJsonObject after = truth();
        QCOMPARE(after[u"filesLost"].toInt(-1), 0);
        const QString news = QString::fromLatin1(
            QCryptographicHash::hash("written after the accident\n", QCryptographicHash::Sha256).toHex());
        QCOMPARE(after[u"objects"][u"uploads/newer.csv"][u"sha256"].toString(), news);
        QCOMPARE(after[u"objects"][u"uploads/report-007.csv"][u"sha256"].toString(), news); // somebody's work of today
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    Practice m_practice;
};

HF_TEST(FileLossTest)
#include "tst_fileloss.moc"
