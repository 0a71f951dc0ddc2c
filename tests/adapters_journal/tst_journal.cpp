// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/eventrow.h"
#include "adapters/journal_sqlite/journalschema.h"
#include "adapters/journal_sqlite/sqlitejournal.h"
#include "adapters_journal/samples.h"
#include "support/runner.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <algorithm>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

namespace {

/// The median of an append of 500 bytes and fdatasync, in microseconds: nothing durable can be faster.
qint64 diskFloor(const QString &path)
{
    const int file = open(QFile::encodeName(path).constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const QByteArray bytes(500, 'x');
    std::vector<qint64> times;
    for (int round = 0; round < 500; ++round) {
        QElapsedTimer timer;
        timer.start();
        if (write(file, bytes.constData(), size_t(bytes.size())) < 0 || fdatasync(file) != 0)
            break;
        times.push_back(timer.nsecsElapsed() / 1'000);
    }
    close(file);
    std::sort(times.begin(), times.end());
    return times.empty() ? 0 : times[times.size() / 2];
}

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyKindComesBack();
    void readsAfterASequence();
    void listsIncidentsNewestFirst();
    void conflictStoresNothing();
    void requestIsAllOrNothing();
    void refusedRequestSparesItsNeighbours();
    void emptyJournal();
    void manyWritersOfOneObject();
    void twoObjectsOnOneFile();
    void pendingAppendsSurviveDestruction();
    void opensAgainAfterClose();
    void createsPrivateFiles();
    void isDurable();
    void triggersRefuseChanges_data();
    void triggersRefuseChanges();
    void newerSchemaIsOnlyRead();
    void readOnlyModeCreatesNothing();
    void otherFilesAreRefused();
    void knownHash();
    void timing();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void JournalTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"state/journal.db"_s);
}

void JournalTest::everyKindComesBack()
{
    QList<Event> events;
    QSet<size_t> kinds;
    for (const EventBody &body : everyKind())
        kinds.insert(body.index());
    QCOMPARE(size_t(kinds.size()), std::variant_size_v<EventBody>);
    for (const EventBody &body : everyKind())
        events << eventOf(u"inc-1"_s, events.size() + 1, body);
    {
        SqliteJournal journal(m_file);
        const Result<> appended = await(journal.append(events));
        QVERIFY2(appended.has_value(), qPrintable(told(appended)));
    }
    SqliteJournal journal(m_file);
    const auto read = await(journal.read(IncidentId(u"inc-1"_s), 0));
    QVERIFY2(read.has_value(), qPrintable(told(read)));
    QCOMPARE(textsOf(*read), textsOf(events));
    QCOMPARE(textOf(await(journal.verify())), u"ok %1"_s.arg(events.size()));
}

void JournalTest::readsAfterASequence()
{
    SqliteJournal journal(m_file);
    QVERIFY(await(journal.append(notes(u"a"_s, 1, 5))).has_value());
    QVERIFY(await(journal.append(notes(u"b"_s, 1, 2))).has_value());
    QCOMPARE(textsOf(await(journal.read(IncidentId(u"a"_s), 3)).value()), textsOf(notes(u"a"_s, 4, 2)));
    QCOMPARE(await(journal.read(IncidentId(u"a"_s), 5)).value().size(), 0);
    QCOMPARE(await(journal.read(IncidentId(u"c"_s), 0)).value().size(), 0);
}

void JournalTest::listsIncidentsNewestFirst()
{
    SqliteJournal journal(m_file);
    QVERIFY(await(journal.append(notes(u"old"_s, 1, 2))).has_value());
    QVERIFY(await(journal.append(notes(u"new"_s, 1))).has_value());
    QVERIFY(await(journal.append(notes(u"old"_s, 3))).has_value());
    const auto incidents = await(journal.incidents());
    QVERIFY(incidents.has_value());
    QCOMPARE(incidents->size(), 2);
    QCOMPARE(incidents->at(0).id.value(), u"new"_s);
    QCOMPARE(incidents->at(1).lastSequence, 3);
}

void JournalTest::conflictStoresNothing()
{
    SqliteJournal journal(m_file);
    QVERIFY(await(journal.append(notes(u"a"_s, 1, 2))).has_value());
    for (const qint64 wrong : {1, 2, 4}) {
        const Result<> refused = await(journal.append(notes(u"a"_s, wrong)));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::conflict);
        QVERIFY(!refused.error().next.isEmpty());
    }
    QCOMPARE(await(journal.read(IncidentId(u"a"_s), 0)).value().size(), 2);
    QCOMPARE(textOf(await(journal.verify())), u"ok 2"_s);
}

void JournalTest::requestIsAllOrNothing()
{
    SqliteJournal journal(m_file);
    const Result<> gap = await(journal.append(notes(u"a"_s, 1) + notes(u"a"_s, 3)));
    QVERIFY(!gap.has_value());
    QCOMPARE(gap.error().code, ErrorCode::bug);
    const Result<> mixed = await(journal.append(notes(u"a"_s, 1) + notes(u"b"_s, 2)));
    QCOMPARE(mixed.error().code, ErrorCode::bug);
    QCOMPARE(await(journal.incidents()).value().size(), 0);
    QVERIFY(await(journal.append({})).has_value());
}

void JournalTest::refusedRequestSparesItsNeighbours()
{
    SqliteJournal journal(m_file);
    // Sent without waiting, so that they share a transaction.
    QList<QFuture<Result<>>> answers;
    for (const qint64 sequence : {1, 2, 2, 5, 3})
        answers << journal.append(notes(u"a"_s, sequence));
    QStringList outcomes;
    for (const QFuture<Result<>> &answer : answers) {
        const Result<> done = await(answer);
        outcomes << (done ? u"ok"_s : codeName(done.error().code));
    }
    QCOMPARE(outcomes, (QStringList{u"ok"_s, u"ok"_s, u"conflict"_s, u"conflict"_s, u"ok"_s}));
    QCOMPARE(textOf(await(journal.verify())), u"ok 3"_s);
}

void JournalTest::emptyJournal()
{
    SqliteJournal journal(m_file);
    QCOMPARE(textOf(await(journal.verify())), u"ok 0"_s);
    QCOMPARE(await(journal.incidents()).value().size(), 0);
}

void JournalTest::manyWritersOfOneObject()
{
    SqliteJournal journal(m_file);
    std::vector<std::thread> writers;
    std::atomic<int> failures = 0;
    for (int writer = 0; writer < 8; ++writer) {
        writers.emplace_back([&journal, &failures, writer] {
            for (int sequence = 1; sequence <= 100; ++sequence)
                failures += await(journal.append(notes(u"inc-%1"_s.arg(writer), sequence))).has_value() ? 0 : 1;
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(textOf(await(journal.verify())), u"ok 800"_s);
}

void JournalTest::twoObjectsOnOneFile()
{
    SqliteJournal first(m_file);
    SqliteJournal second(m_file);
    QList<QFuture<Result<>>> answers;
    for (int sequence = 1; sequence <= 200; ++sequence)
        answers << first.append(notes(u"a"_s, sequence)) << second.append(notes(u"b"_s, sequence));
    for (const QFuture<Result<>> &answer : answers) {
        const Result<> done = await(answer);
        QVERIFY2(done.has_value(), qPrintable(told(done)));
    }
    // One of them wins each sequence of a shared incident.
    int won = 0;
    for (int sequence = 1; sequence <= 50; ++sequence) {
        const auto one = first.append(notes(u"shared"_s, sequence));
        const auto two = second.append(notes(u"shared"_s, sequence));
        won += (await(one).has_value() ? 1 : 0) + (await(two).has_value() ? 1 : 0);
    }
    QCOMPARE(won, 50);
    QCOMPARE(textOf(await(first.verify())), u"ok 450"_s);
    QCOMPARE(textOf(await(second.verify())), u"ok 450"_s);
}

void JournalTest::pendingAppendsSurviveDestruction()
{
    QList<QFuture<Result<>>> answers;
    {
        SqliteJournal journal(m_file);
        for (int sequence = 1; sequence <= 50; ++sequence)
            answers << journal.append(notes(u"a"_s, sequence));
    }
    for (const QFuture<Result<>> &answer : answers)
        QVERIFY(await(answer).has_value());
    SqliteJournal journal(m_file);
    QCOMPARE(textOf(await(journal.verify())), u"ok 50"_s);
}

void JournalTest::opensAgainAfterClose()
{
    SqliteJournal journal(m_file);
    QVERIFY(await(journal.append(notes(u"a"_s, 1))).has_value());
    QVERIFY(await(journal.close()).has_value());
    QVERIFY(!QFile::exists(m_file + u"-wal"_s));
    QVERIFY(await(journal.append(notes(u"a"_s, 2))).has_value());
    QCOMPARE(textOf(await(journal.verify())), u"ok 2"_s);
}

void JournalTest::createsPrivateFiles()
{
    SqliteJournal journal(m_file);
    QVERIFY(await(journal.append(notes(u"a"_s, 1))).has_value());
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString &path : {QFileInfo(m_file).absolutePath(), m_file, m_file + u"-wal"_s, m_file + u"-shm"_s}) {
        QVERIFY2(QFile::exists(path), qPrintable(path));
        QVERIFY2(!(QFile::permissions(path) & others), qPrintable(path));
    }
}

void JournalTest::isDurable()
{
    JournalFile file(m_file, JournalMode::readWrite);
    QVERIFY(file.open().has_value());
    QSqlQuery query(file.database());
    QVERIFY(query.exec(u"PRAGMA synchronous"_s) && query.next());
    QCOMPARE(query.value(0).toInt(), 2); // FULL; NORMAL is 1 and loses acknowledged events with the power
    QVERIFY(query.exec(u"PRAGMA journal_mode"_s) && query.next());
    QCOMPARE(query.value(0).toString(), u"wal"_s);
}

void JournalTest::triggersRefuseChanges_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("update") << u"UPDATE event SET author = 'Eve' WHERE position = 1"_s;
    QTest::newRow("delete") << u"DELETE FROM event WHERE position = 2"_s;
    QTest::newRow("replace a position")
        << u"INSERT OR REPLACE INTO event SELECT 1, 'x', 9, kind, version, at_utc, boot_ns,"
           " boot_id, author, body, previous, hash FROM event WHERE position = 1"_s;
    QTest::newRow("replace a sequence")
        << u"INSERT OR REPLACE INTO event SELECT 3, incident, 1, kind, version, at_utc,"
           " boot_ns, boot_id, author, body, previous, hash FROM event WHERE position = 1"_s;
    QTest::newRow("leave a gap")
        << u"INSERT INTO event SELECT 9, 'x', 1, kind, version, at_utc, boot_ns, boot_id, author,"
           " body, previous, hash FROM event WHERE position = 1"_s;
}

void JournalTest::triggersRefuseChanges()
{
    QFETCH(QString, sql);
    {
        SqliteJournal journal(m_file);
        QVERIFY(await(journal.append(notes(u"a"_s, 1, 2))).has_value());
    }
    JournalFile file(m_file, JournalMode::readWrite);
    QVERIFY(file.open().has_value());
    QSqlQuery query(file.database());
    QVERIFY(!query.exec(sql));
    QVERIFY(query.lastError().text().contains("append-only"_L1));
    SqliteJournal journal(m_file);
    QCOMPARE(textOf(await(journal.verify())), u"ok 2"_s);
}

void JournalTest::newerSchemaIsOnlyRead()
{
    {
        SqliteJournal journal(m_file);
        QVERIFY(await(journal.append(notes(u"a"_s, 1, 2))).has_value());
    }
    {
        JournalFile file(m_file, JournalMode::readWrite);
        QVERIFY(file.open().has_value());
        QVERIFY(QSqlQuery(file.database()).exec(u"PRAGMA user_version = %1"_s.arg(journalSchemaVersion + 1)));
    }
    SqliteJournal journal(m_file);
    QCOMPARE(await(journal.read(IncidentId(u"a"_s), 0)).value().size(), 2);
    const Result<> refused = await(journal.append(notes(u"a"_s, 3)));
    QCOMPARE(refused.error().code, ErrorCode::refused);
    QVERIFY(refused.error().what.contains("newer version"_L1));
    QVERIFY(!refused.error().next.isEmpty());
    QCOMPARE(await(journal.verify()).error().code, ErrorCode::refused);
}

void JournalTest::readOnlyModeCreatesNothing()
{
    {
        SqliteJournal journal(m_file, JournalMode::readOnly);
        QCOMPARE(await(journal.verify()).error().code, ErrorCode::notFound);
        QVERIFY(!QFileInfo::exists(QFileInfo(m_file).absolutePath()));
    }
    {
        SqliteJournal writer(m_file);
        QVERIFY(await(writer.append(notes(u"a"_s, 1))).has_value());
        // While somebody writes, too.
        SqliteJournal reader(m_file, JournalMode::readOnly);
        QCOMPARE(textOf(await(reader.verify())), u"ok 1"_s);
    }
    SqliteJournal journal(m_file, JournalMode::readOnly);
    QCOMPARE(textOf(await(journal.verify())), u"ok 1"_s);
    QCOMPARE(await(journal.append(notes(u"a"_s, 2))).error().code, ErrorCode::refused);
}

void JournalTest::otherFilesAreRefused()
{
    const QString file = m_folder->filePath(u"text.db"_s);
    QFile text(file);
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray("This is not a database, and long enough to be looked at. ").repeated(100));
    text.close();
    for (const JournalMode mode : {JournalMode::readWrite, JournalMode::readOnly}) {
        SqliteJournal journal(file, mode);
        const auto verdict = await(journal.verify());
        QVERIFY(verdict.has_value()); // a broken file is a verdict, not a failure to reach one
        QVERIFY(!verdict->ok && verdict->firstBad && !verdict->firstBad->reason.isEmpty());
        const auto appended = await(journal.append(notes(u"a"_s, 1)));
        QVERIFY(!appended.has_value());
        if (mode == JournalMode::readWrite)
            QCOMPARE(appended.error().code, ErrorCode::storage);
    }
}

void JournalTest::knownHash()
{
    // Computed by the program in the README: the form of the chain must never change.
    const EventRow row = rowFrom(eventOf(u"inc-1"_s, 1, Noted{u"Grüße"_s}), 1, chainStart());
    QCOMPARE(row.body, QByteArray("{\"text\":\"Grüße\"}"));
    QCOMPARE(row.hash.toHex(), QByteArray("22e0357a0c1fad1c3161ac3c8c43efe07a8ff53dfce8736a2051b79398b4e7f4"));
}

void JournalTest::timing()
{
    SqliteJournal journal(m_file);
    QVERIFY(await(journal.append(notes(u"a"_s, 1))).has_value());
    std::vector<qint64> times;
    for (int sequence = 2; sequence <= 1'001; ++sequence) {
        const QList<Event> events{eventOf(u"a"_s, sequence, Noted{QString(400, u'x')})};
        QElapsedTimer timer;
        timer.start();
        QVERIFY(await(journal.append(events)).has_value());
        times.push_back(timer.nsecsElapsed() / 1'000);
    }
    std::sort(times.begin(), times.end());
    qInfo("append: p50 %lld us, p99 %lld us; the disk alone: p50 %lld us", times[times.size() / 2],
        times[times.size() * 99 / 100], diskFloor(m_folder->filePath(u"floor"_s)));
    QElapsedTimer timer;
    timer.start();
    QList<QFuture<Result<>>> answers;
    for (int sequence = 1; sequence <= 5'000; ++sequence)
        answers << journal.append({eventOf(u"b"_s, sequence, Noted{QString(400, u'x')})});
    QVERIFY(await(answers.last()).has_value());
    qInfo("5000 queued appends: %lld ms", timer.restart());
    QCOMPARE(textOf(await(journal.verify())), u"ok 6001"_s);
    qInfo("verification of 6001 events: %lld ms", timer.elapsed());
}

HF_TEST(JournalTest)
#include "tst_journal.moc"
