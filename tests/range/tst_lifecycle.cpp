// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/rangeprocess.h"
#include "support/runner.h"

#include <QDir>
#include <QElapsedTimer>
#include <signal.h>
#include <unistd.h>

namespace holdfast::test {

using namespace Qt::StringLiterals;

/// Nothing stays behind, however a range ends.
class TestLifecycle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopsWithoutTrace();
    void killedLeavesNoProcess_data();
    void killedLeavesNoProcess();
    void usage();

private:
    static bool awaitDeath(const QList<qint64> &family);
};

bool TestLifecycle::awaitDeath(const QList<qint64> &family)
{
    return QTest::qWaitFor([&] { return std::none_of(family.cbegin(), family.cend(), isAlive); }, 10000);
}

void TestLifecycle::stopsWithoutTrace()
{
    RangeProcess range;
    QVERIFY(range.start());
    const QString folder = range.clusterFolder();
    const QList<qint64> family = range.family();
    QVERIFY(QDir(folder).exists());
    QVERIFY(family.size() > 5);
    // A state folder has one range at a time.
    QProcess second;
    second.start(range.process().program(), {u"--state"_s, range.state()});
    QVERIFY(second.waitForFinished(10000));
    QCOMPARE(second.exitCode(), 1);
    QElapsedTimer age;
    age.start();
    range.process().terminate();
    QVERIFY(range.process().waitForFinished(10000));
    QCOMPARE(range.process().exitCode(), 0);
    QVERIFY2(age.elapsed() < 5000, QByteArray::number(age.elapsed()).constData());
    QVERIFY(awaitDeath(family));
    QVERIFY(!QDir(folder).exists());
    QVERIFY(!QFile::exists(range.state() + u"/range-cluster.json"_s));
}

void TestLifecycle::killedLeavesNoProcess_data()
{
    QTest::addColumn<int>("generation");
    QTest::newRow("the range") << 0;
    QTest::newRow("its worker") << 1;
}

void TestLifecycle::killedLeavesNoProcess()
{
    QFETCH(int, generation);
    if (generation > 0 && ::geteuid() != 0)
        QSKIP("only root has a supervisor of its own");
    RangeProcess range;
    QVERIFY(range.start());
    const QList<qint64> family = range.family();
    const QString folder = range.clusterFolder();
    ::kill(pid_t(family[generation]), SIGKILL);
    QVERIFY(awaitDeath(family));
    QVERIFY(QTest::qWaitFor([&] { return range.process().state() == QProcess::NotRunning; }, 10000));
    // The next start on the same state folder removes what the dead range left.
    QVERIFY(range.start());
    QVERIFY(!QDir(folder).exists());
    QVERIFY(range.clusterFolder() != folder);
}

void TestLifecycle::usage()
{
    QProcess process;
    process.start(QStringLiteral(HF_BIN_DIR "/holdfast-range"), {u"--colour"_s, u"red"_s});
    QVERIFY(process.waitForFinished(10000));
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    QVERIFY(process.readAllStandardError().contains("usage:"));
}

HF_TEST(TestLifecycle)

} // namespace holdfast::test

#include "tst_lifecycle.moc"
