// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/sqlitejournal.h"
#include "adapters_journal/child.h"
#include "adapters_journal/samples.h"
#include "support/runner.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

class CrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedWritersLoseNothing();
    void processesShareAJournal();
};

void CrashTest::killedWritersLoseNothing()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.db"_s);
    constexpr int kills = 25;
    qint64 acknowledged = 0;
    for (int round = 0; round < kills; ++round) {
        QProcess writer;
        startChild(writer, {u"append"_s, file, u"inc-1"_s, u"100000"_s});
        // Killed after a different number of events each time, the first while it creates the file.
        const qint64 wanted = acknowledged + round % 7 * 5;
        QByteArray last;
        QByteArray unread;
        while (round > 0 && last.toLongLong() < wanted && writer.waitForReadyRead(10'000)) {
            unread += writer.readAll();
            const qsizetype end = unread.lastIndexOf('\n');
            last = unread.left(qMax(end, 0)).split('\n').last();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        unread += writer.readAll();
        const qsizetype end = unread.lastIndexOf('\n');
        if (end > 0)
            acknowledged = unread.left(end).split('\n').last().toLongLong();
        SqliteJournal journal(file);
        const auto events = await(journal.read(IncidentId(u"inc-1"_s), 0));
        QVERIFY2(events.has_value(), qPrintable(told(events)));
        // At most the one event that was under way may be there without having been acknowledged.
        QVERIFY2(events->size() == acknowledged || events->size() == acknowledged + 1,
            qPrintable(u"round %1: %2 acknowledged, %3 found"_s.arg(round).arg(acknowledged).arg(events->size())));
        QCOMPARE(textOf(await(journal.verify())), u"ok %1"_s.arg(events->size()));
        acknowledged = events->size();
    }
    QVERIFY(acknowledged > kills);
}

void CrashTest::processesShareAJournal()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.db"_s);
    std::array<QProcess, 3> writers;
    // All create the file, two of them write to the same incident.
    startChild(writers[0], {u"append"_s, file, u"shared"_s, u"150"_s});
    startChild(writers[1], {u"append"_s, file, u"shared"_s, u"150"_s});
    startChild(writers[2], {u"append"_s, file, u"own"_s, u"150"_s});
    for (QProcess &writer : writers) {
        QVERIFY(writer.waitForFinished(60'000));
        QCOMPARE(writer.exitCode(), 0);
        QCOMPARE(writer.readAll().count('\n'), 150);
    }
    SqliteJournal journal(file);
    QCOMPARE(textOf(await(journal.verify())), u"ok 450"_s);
    QCOMPARE(await(journal.read(IncidentId(u"shared"_s), 0)).value().size(), 300);
}

HF_TEST(CrashTest)
#include "tst_crash.moc"
