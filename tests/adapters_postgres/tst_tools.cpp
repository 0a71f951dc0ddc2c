// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/postgres/postgrestools.h"
#include "adapters_postgres/pqtest.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Stands in for pg_dump and pg_restore: writes down everything that others could see of it, and what it was given.
constexpr auto watcher = R"(#!/bin/sh
tr '\0' '\n' < /proc/$$/cmdline > %1/arguments
tr '\0' '\n' < /proc/$$/environ > %1/environment
cat "$PGPASSFILE" > %1/password
stat -L -c %a "$PGPASSFILE" > %1/mode
ls %1 > /dev/null
)";

} // namespace

class ToolsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.error()));
        for (const char *sql : {"create database shop", "create database copy", "create database broken"})
            run("postgres", sql);
        run("shop", "create table orders(id int primary key, note text)");
        run("shop", "insert into orders select n, 'order ' || n from generate_series(1, 100) n");
    }

    void aDumpHoldsWhatTheSnapshotShows()
    {
        auto session = open("shop");
        QVERIFY(session->query(u"begin isolation level repeatable read read only"_s, {}, plenty, {}));
        const auto snapshot = session->query(u"select pg_export_snapshot()"_s, {}, plenty, {});
        run("shop", "insert into orders values (101, 'too late')");
        PostgresTools tools;
        const auto dumped = tools.dump(uri("shop"), *snapshot->rows[0][0], file(), plenty, {});
        QVERIFY2(dumped, qPrintable(dumped ? QString() : allTextOf(dumped.error())));
        const auto restored = tools.restore(uri("copy"), file(), plenty, {});
        QVERIFY2(restored, qPrintable(restored ? QString() : allTextOf(restored.error())));
        QCOMPARE(value("copy", "select count(*)::text from orders"), u"100"_s);
        QCOMPARE(value("shop", "select count(*)::text from orders"), u"101"_s);
    }

    void aRestoreIsWholeOrNotAtAll()
    {
        PostgresTools tools;
        run("broken", "create table other(id int)");
        run("broken", "create table orders(id int)"); // in the way of the last table
        const auto restored = tools.restore(uri("broken"), file(), plenty, {});
        HF_COMPARE_ERROR(restored, ErrorCode::unavailable);
        QVERIFY(restored.error().why.contains(u"orders"_s));
        QCOMPARE(value("broken", "select count(*)::text from orders"), u"0"_s);
    }

    void aWrongPasswordIsAnErrorWithoutIt()
    {
        PostgresTools tools;
        const Secret wrong(m_server.uri("shop", "not-the-password"));
        const auto dumped = tools.dump(wrong, u"00000003-0000001B-1"_s, file() + u"2"_s, plenty, {});
        HF_COMPARE_ERROR(dumped, ErrorCode::unavailable);
        QVERIFY(!allTextOf(dumped.error()).contains(u"not-the-password"_s));
    }

    void thePasswordIsSeenByNobody()
    {
        QFile script(m_folder.filePath(u"pg_restore"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(QString::fromLatin1(watcher).arg(m_folder.path()).toUtf8());
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        script.close();
        PostgresTools tools({m_folder.path()});
        const auto restored = tools.restore(uri("copy"), file(), plenty, {});
        QVERIFY2(restored, qPrintable(restored ? QString() : allTextOf(restored.error())));
        QCOMPARE(read(u"password"_s),
            "*:*:*:" + QByteArray(PostgresServer::user) + ':' + QByteArray(PostgresServer::password) + '\n');
        QCOMPARE(read(u"mode"_s), QByteArray("600\n"));
        QVERIFY(read(u"arguments"_s).contains("dbname='copy'"));
        for (const QString &seen : {u"arguments"_s, u"environment"_s})
            QVERIFY(!read(seen).contains(PostgresServer::password));
        // Nothing else of what this program knows reaches it either.
        QCOMPARE(read(u"environment"_s).count('\n'), 3);
    }

    void whatHangsIsEnded()
    {
        QFile script(m_folder.filePath(u"pg_dump"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nexec sleep 600\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        script.close();
        PostgresTools tools({m_folder.path()});
        HF_COMPARE_ERROR(tools.dump(uri("shop"), u"x"_s, file(), 200ms, {}), ErrorCode::timedOut);
        std::stop_source stop;
        stop.request_stop();
        HF_COMPARE_ERROR(tools.dump(uri("shop"), u"x"_s, file(), plenty, stop.get_token()), ErrorCode::cancelled);
    }

private:
    [[nodiscard]] Secret uri(const QByteArray &database) const { return Secret(m_server.uri(database)); }
    [[nodiscard]] QString file() const { return m_folder.filePath(u"shop.dump"_s); }
    std::unique_ptr<DatabaseSession> open(const QByteArray &database)
    {
        return std::move(*m_connector.connect(uri(database), plenty, {}));
    }
    void run(const QByteArray &database, const char *sql)
    {
        const auto done = open(database)->query(QString::fromLatin1(sql), {}, plenty, {});
        QVERIFY2(done, qPrintable(done ? QString() : allTextOf(done.error())));
    }
    QString value(const QByteArray &database, const char *sql)
    {
        const auto rows = open(database)->query(QString::fromLatin1(sql), {}, plenty, {});
        return rows ? rows->rows.value(0).value(0).value_or(QString()) : rows.error().what;
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    PostgresServer m_server;
    LibpqConnector m_connector;
};

HF_TEST(ToolsTest)
#include "tst_tools.moc"
