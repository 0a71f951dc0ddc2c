// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/export/filedocumentstore.h"
#include "cli/program.h"
#include "support/runner.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

namespace {

/// Declares an incident; its id.
QString declare(const QString &state)
{
    const ProgramRun run = holdfastctl({u"--json"_s, u"--state"_s, state, u"incident"_s, u"declare"_s, u"--scenario"_s,
        u"database-failure"_s, u"--title"_s, u"Orders are gone"_s, u"--drill"_s});
    return run.exitCode == 0 ? run.json().value(u"incident").toString() : QString();
}

/// Changes the words of one event behind the journal's back.
bool tamper(const QString &file)
{
    bool changed = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        database.setDatabaseName(file);
        QSqlQuery query(database.open() ? database : QSqlDatabase());
        changed = query.exec(u"DROP TRIGGER event_is_not_changed"_s)
            && query.exec(u"UPDATE event SET body = replace(body, 'Orders', 'Others')"_s)
            && query.numRowsAffected() > 0;
        query.finish();
        database.close();
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
    return changed;
}

} // namespace

class RecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIncidentFromTheShell();
    void freshJournalIsWhole();
    void tamperedJournalIsFound();
    void journalThatIsNoneIsRefused();
    void exportsEveryEvent();
    void reviewIsNeverOverwritten();
    void documentsAreRefusedClearly();
};

void RecordsTest::anIncidentFromTheShell()
{
    const QTemporaryDir state;
    const QString id = declare(state.path());
    QVERIFY(!id.isEmpty());
    const QStringList base{u"--json"_s, u"--state"_s, state.path()};
    QCOMPARE(holdfastctl(base + QStringList{u"note"_s, u"Support was called"_s}).exitCode, 0);
    QCOMPARE(holdfastctl(base
                 + QStringList{u"instant"_s, u"set"_s, u"impactStart"_s, u"2026-11-23T01:41:49Z"_s, u"--reason"_s,
                     u"logs"_s})
                 .exitCode,
        0);
    const QJsonObject shown = holdfastctl(base + QStringList{u"incident"_s, u"show"_s, id}).json();
    QCOMPARE(shown.value(u"title").toString(), u"Orders are gone"_s);
    QCOMPARE(shown.value(u"drill").toBool(), true);
    QVERIFY(QString::fromUtf8(holdfastctl(base + QStringList{u"incident"_s, u"show"_s}).out)
                .contains(u"Support was called"_s));
    const ProgramRun closed =
        holdfastctl(base + QStringList{u"incident"_s, u"close"_s, id, u"--summary"_s, u"False alarm"_s});
    QCOMPARE(closed.exitCode, 0);
    QCOMPARE(closed.json().value(u"open").toBool(true), false);
    const QJsonArray all =
        holdfastctl(base + QStringList{u"incident"_s, u"list"_s}).json().value(u"incidents").toArray();
    QCOMPARE(all.size(), 1);
}

void RecordsTest::freshJournalIsWhole()
{
    const QTemporaryDir state;
    QVERIFY(!declare(state.path()).isEmpty());
    const ProgramRun run = holdfastctl({u"--state"_s, state.path(), u"journal"_s, u"verify"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json().keys(), (QStringList{u"events"_s, u"firstBad"_s, u"ok"_s}));
    QVERIFY(run.json().value(u"events").toInt() > 0);
    QVERIFY(run.json().value(u"firstBad").isNull());
}

void RecordsTest::tamperedJournalIsFound()
{
    const QTemporaryDir state;
    QVERIFY(!declare(state.path()).isEmpty());
    const QString file = state.path() + u"/journal.db"_s;
    QVERIFY(tamper(file));
    const ProgramRun run = holdfastctl({u"journal"_s, u"verify"_s, file, u"--json"_s});
    QCOMPARE(run.exitCode, 7);
    QCOMPARE(run.json().value(u"ok").toBool(true), false);
    const QJsonObject bad = run.json().value(u"firstBad").toObject();
    QCOMPARE(bad.keys(), (QStringList{u"reason"_s, u"sequence"_s}));
    QVERIFY(bad.value(u"sequence").toInt() > 0);
}

void RecordsTest::journalThatIsNoneIsRefused()
{
    const QTemporaryDir folder;
    const ProgramRun missing = holdfastctl({u"journal"_s, u"verify"_s, folder.filePath(u"none.db"_s), u"--json"_s});
    QCOMPARE(missing.exitCode, 3);
    QFile other(folder.filePath(u"other.db"_s));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write(QByteArray(9000, 'x')) == 9000);
    other.close();
    const ProgramRun garbage = holdfastctl({u"journal"_s, u"verify"_s, other.fileName(), u"--json"_s});
    QVERIFY2(garbage.exitCode == 7 || garbage.exitCode == 1, garbage.out.constData());
    QCOMPARE(QFileInfo(other).size(), 9000);
}

void RecordsTest::exportsEveryEvent()
{
    const QTemporaryDir state;
    QVERIFY(!declare(state.path()).isEmpty());
    const QStringList base{u"--state"_s, state.path(), u"journal"_s, u"export"_s};
    const QJsonArray events = holdfastctl(base + QStringList{u"--json"_s}).json().value(u"events").toArray();
    QVERIFY(!events.isEmpty());
    QCOMPARE(events.at(0).toObject().value(u"kind").toString(), u"declared"_s);
    QCOMPARE(holdfastctl(base).out.count('\n'), events.size());
}

void RecordsTest::reviewIsNeverOverwritten()
{
    const QTemporaryDir state;
    const QString id = declare(state.path());
    const QString file = state.filePath(u"review.md"_s);
    const QStringList command{u"--json"_s, u"--state"_s, state.path(), u"review"_s, u"export"_s, u"--incident"_s, id,
        u"--format"_s, u"md"_s, u"--output"_s, file};
    const ProgramRun first = holdfastctl(command);
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.json().value(u"review").toString(), file);
    QVERIFY(QFileInfo(file).size() > 0);
    QCOMPARE(holdfastctl(command).exitCode, 4);
    QCOMPARE(holdfastctl(command + QStringList{u"--force"_s}).exitCode, 0);
}

void RecordsTest::documentsAreRefusedClearly()
{
    const QTemporaryDir folder;
    FileDocumentStore store;
    const QString path = folder.filePath(u"a.md"_s);
    QVERIFY(store.save(path, "one", Overwrite::refuse));
    const auto again = store.save(path, "two", Overwrite::refuse);
    QCOMPARE(again.error().code, ErrorCode::refused);
    QVERIFY(!again.error().next.isEmpty());
    QVERIFY(store.save(path, "two", Overwrite::allow));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("two"));
    QCOMPARE(store.save(folder.filePath(u"no/such/a.md"_s), "x", Overwrite::allow).error().code, ErrorCode::notFound);
    QCOMPARE(store.save(folder.path(), "x", Overwrite::allow).error().code, ErrorCode::invalid);
    QVERIFY(QFile::link(folder.filePath(u"gone"_s), folder.filePath(u"b.md"_s)));
    QCOMPARE(store.save(folder.filePath(u"b.md"_s), "x", Overwrite::refuse).error().code, ErrorCode::refused);
}

HF_TEST(RecordsTest)
#include "tst_records.moc"
