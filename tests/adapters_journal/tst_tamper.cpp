// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/chaincheck.h"
#include "adapters/journal_sqlite/journalstore.h"
#include "adapters_journal/samples.h"
#include "support/runner.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

/// Somebody changes the file behind our back.
class TamperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyColumnOfEveryRow();
    void rows_data();
    void rows();
    void removedGuards();
    void cutTailNeedsAnAnchor();
    void everyByteOfTheFile();

private:
    /// Writes a copy of the golden file and changes it by SQL, without the guards, which come back unless told
    /// otherwise.
    [[nodiscard]] QString tampered(const QStringList &statements, bool guarded = true);
    [[nodiscard]] QString verdictOn(const QString &file);
    /// Everything that a reader sees.
    [[nodiscard]] QString contentOf(JournalStore &store);
    void write(const QByteArray &bytes);

    // In memory where possible: everyByteOfTheFile() writes ten thousand files.
    QTemporaryDir m_folder{QFile::exists(u"/dev/shm"_s) ? u"/dev/shm/holdfast-test-XXXXXX"_s : QString()};
    QString m_file;
    QByteArray m_golden;
    QString m_content;
};

namespace {

Result<JournalVerdict> verify(JournalStore &store)
{
    const Result<JournalFile *> file = store.forVerification();
    if (!file)
        return failure(file.error());
    ChainCheck check(**file);
    while (true) {
        if (const auto verdict = check.step())
            return *verdict;
    }
}

} // namespace

void TamperTest::write(const QByteArray &bytes)
{
    for (const char *suffix : {"-wal", "-shm"})
        QFile::remove(m_file + QLatin1String(suffix));
    QFile file(m_file);
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(bytes);
}

void TamperTest::initTestCase()
{
    m_file = m_folder.filePath(u"journal.db"_s);
    {
        JournalStore store(m_file, JournalMode::readWrite);
        QVERIFY(store.append({notes(u"a"_s, 1, 2)})[0].has_value());
        QVERIFY(store.append({notes(u"b"_s, 1, 2), notes(u"a"_s, 3, 2)})[1].has_value());
        m_content = contentOf(store);
        QVERIFY(store.close().has_value());
    }
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_golden = file.readAll();
    QVERIFY(m_golden.size() <= 64 * 1024);
    QCOMPARE(m_content.count(u'\n'), 8);
    QCOMPARE(verdictOn(m_file), u"ok 6"_s);
}

QString TamperTest::contentOf(JournalStore &store)
{
    const auto incidents = store.incidents();
    if (!incidents)
        return u"error: "_s + told(incidents);
    QString content;
    for (const IncidentSummary &incident : *incidents) {
        content += incident.id.value() + u' ' + QString::number(incident.lastSequence) + u'\n';
        const auto events = store.read(incident.id, 0);
        content += events ? textsOf(*events).join(u'\n') + u'\n' : u"error: "_s + told(events);
    }
    return content;
}

QString TamperTest::verdictOn(const QString &file)
{
    JournalStore store(file, JournalMode::readOnly);
    return textOf(verify(store));
}

QString TamperTest::tampered(const QStringList &statements, bool guarded)
{
    write(m_golden);
    const QString name = u"tamper"_s;
    QString trouble;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(m_file);
        database.open();
        QSqlQuery query(database);
        QStringList guards;
        query.exec(u"SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"_s);
        QStringList names;
        while (query.next()) {
            names << query.value(0).toString();
            guards << query.value(1).toString();
        }
        QStringList all;
        for (const QString &guard : names)
            all << u"DROP TRIGGER "_s + guard;
        all << statements;
        if (guarded)
            all << guards;
        for (const QString &statement : all) {
            if (!query.exec(statement))
                trouble = statement + query.lastError().text();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return trouble.isEmpty() ? verdictOn(m_file) : u"not possible: "_s + trouble;
}

void TamperTest::everyColumnOfEveryRow()
{
    QCOMPARE(tampered({}), u"ok 6"_s);
    const QStringList changes{u"incident = incident || 'x'"_s, u"sequence = sequence + 100"_s, u"kind = 'closed'"_s,
        u"version = version + 1"_s, u"at_utc = replace(at_utc, '2026', '2025')"_s, u"boot_ns = boot_ns - 1"_s,
        u"boot_id = 'boot-2'"_s, u"author = 'Eve'"_s, u"body = replace(body, 'note', 'Note')"_s,
        u"body = replace(body, ':', ': ')"_s, u"hash = zeroblob(32)"_s, u"position = position + 100"_s};
    for (int position = 1; position <= 6; ++position) {
        for (const QString &change : changes + QStringList{u"previous = x'%1'"_s.arg(QString(64, u'a'))}) {
            const QString verdict = tampered({u"UPDATE event SET %1 WHERE position = %2"_s.arg(change).arg(position)});
            const bool reported = verdict.startsWith(u"%1: "_s.arg(position));
            QVERIFY2(reported, qPrintable(u"row %1, %2: %3"_s.arg(position).arg(change, verdict)));
        }
    }
}

void TamperTest::rows_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("verdict");
    const QString columns =
        u"incident, sequence, kind, version, at_utc, boot_ns, boot_id, author, body, previous, hash"_s;
    QTest::newRow("first row deleted") << QStringList{u"DELETE FROM event WHERE position = 1"_s} << u"1: missing"_s;
    QTest::newRow("row deleted") << QStringList{u"DELETE FROM event WHERE position = 3"_s} << u"3: missing"_s;
    QTest::newRow("row deleted, gap closed") << QStringList{u"DELETE FROM event WHERE position = 3"_s,
        u"UPDATE event SET position = position - 1 WHERE position > 3"_s}
                                             << u"3: broken link"_s;
    QTest::newRow("rows swapped") << QStringList{u"UPDATE event SET position = 99 WHERE position = 2"_s,
        u"UPDATE event SET position = 2 WHERE position = 3"_s, u"UPDATE event SET position = 3 WHERE position = 99"_s}
                                  << u"2: broken link"_s;
    QTest::newRow("row inserted") << QStringList{u"INSERT INTO event SELECT 7, 'c', 1, kind, version, at_utc, boot_ns,"
                                                 " boot_id, author, body, hash, hash FROM event WHERE position = 6"_s}
                                  << u"7: content changed"_s;
    QTest::newRow("table emptied, one kept") << QStringList{u"DELETE FROM event WHERE position <> 6"_s,
        u"UPDATE event SET position = 1"_s} << u"1: broken link"_s;
}

void TamperTest::rows()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, verdict);
    const QString found = tampered(statements);
    QVERIFY2(found.startsWith(verdict), qPrintable(found));
}

void TamperTest::removedGuards()
{
    const QString found = tampered({}, false);
    QVERIFY2(found.startsWith("0: the protection"_L1), qPrintable(found));
    const QString hidden =
        tampered({u"CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event BEGIN SELECT 1; END"_s,
                     u"CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event BEGIN SELECT 1; END"_s},
            false);
    QVERIFY2(hidden.startsWith("0: the protection"_L1), qPrintable(hidden));
}

void TamperTest::cutTailNeedsAnAnchor()
{
    // The known limit of a chain alone, written down as a test: whoever adds anchors turns it round.
    QCOMPARE(tampered({u"DELETE FROM event WHERE position > 4"_s}), u"ok 4"_s);
}

void TamperTest::everyByteOfTheFile()
{
    int detected = 0;
    int harmless = 0;
    const QByteArray unused(64, '\0');
    for (qsizetype offset = 0; offset < m_golden.size(); ++offset) {
        // Of the pages' unused space a sample is enough.
        if (offset % 16 != 0 && m_golden.mid(qMax(offset - 32, 0), 64) == unused)
            continue;
        QByteArray bytes = m_golden;
        bytes[offset] = char(bytes[offset] ^ (1 << (offset % 8)));
        write(bytes);
        JournalStore store(m_file, JournalMode::readOnly);
        const Result<JournalVerdict> verdict = verify(store);
        if (!verdict || !verdict->ok) {
            ++detected;
            continue;
        }
        ++harmless;
        QVERIFY2(contentOf(store) == m_content, qPrintable(u"byte %1 changed what is read"_s.arg(offset)));
    }
    qInfo("%d flips detected, %d without any effect on what is read", detected, harmless);
    QVERIFY(detected > 1'000);
}

HF_TEST(TamperTest)
#include "tst_tamper.moc"
