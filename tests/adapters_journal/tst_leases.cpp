// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/filerunleases.h"
#include "adapters_journal/child.h"
#include "support/runner.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

class LeasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneHolderAtATime();
    void incidentsDoNotDisturbEachOther();
    void anotherProcessHoldsIt();
    void noFolder();

private:
    QTemporaryDir m_folder;
    const QString m_leases = m_folder.filePath(u"leases"_s);
};

void LeasesTest::oneHolderAtATime()
{
    FileRunLeases leases(m_leases);
    FileRunLeases others(m_leases);
    std::unique_ptr<RunLease> lease = leases.tryAcquire(IncidentId(u"inc-1"_s));
    QVERIFY(lease);
    QVERIFY(!leases.tryAcquire(IncidentId(u"inc-1"_s)));
    QVERIFY(!others.tryAcquire(IncidentId(u"inc-1"_s)));
    lease.reset();
    QVERIFY(others.tryAcquire(IncidentId(u"inc-1"_s)));
    QVERIFY(!(QFile::permissions(m_leases) & (QFile::ReadOther | QFile::ExeOther | QFile::ReadGroup)));
}

void LeasesTest::incidentsDoNotDisturbEachOther()
{
    FileRunLeases leases(m_leases);
    const auto one = leases.tryAcquire(IncidentId(u"../a/b"_s));
    const auto two = leases.tryAcquire(IncidentId(u"../a:b"_s));
    QVERIFY(one && two);
    QVERIFY(!leases.tryAcquire(IncidentId(u"../a/b"_s)));
}

void LeasesTest::anotherProcessHoldsIt()
{
    FileRunLeases leases(m_leases);
    QProcess holder;
    startChild(holder, {u"lease"_s, m_leases, u"inc-2"_s});
    QVERIFY(holder.waitForReadyRead(10'000));
    QCOMPARE(holder.readLine(), QByteArray("held\n"));
    QVERIFY(!leases.tryAcquire(IncidentId(u"inc-2"_s)));
    holder.kill();
    QVERIFY(holder.waitForFinished());
    const auto lease = leases.tryAcquire(IncidentId(u"inc-2"_s));
    QVERIFY(lease);
    // A child of the holder does not keep it, and another program sees that it is taken.
    QProcess second;
    startChild(second, {u"lease"_s, m_leases, u"inc-2"_s});
    QVERIFY(second.waitForReadyRead(10'000));
    QCOMPARE(second.readLine(), QByteArray("busy\n"));
    second.closeWriteChannel();
    QVERIFY(second.waitForFinished());
}

void LeasesTest::noFolder()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"lock file cannot be made"_s));
    FileRunLeases leases(u"/proc/holdfast"_s);
    QVERIFY(!leases.tryAcquire(IncidentId(u"inc-1"_s)));
}

HF_TEST(LeasesTest)
#include "tst_leases.moc"
