// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/postgres/connectiontarget.h"
#include "adapters/postgres/pqerror.h"
#include "adapters_postgres/pqtest.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

/// The rules that need no server.
class PqRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsConnectionStrings();
    void refusesConnectionStrings_data();
    void refusesConnectionStrings();
    void encryption_data();
    void encryption();
    void states_data();
    void states();
    void changes_data();
    void changes();
};

void PqRulesTest::readsConnectionStrings()
{
    const auto target = readConnectionString(
        Secret("postgresql://app:p%40ss@db.example:6543/shop?sslmode=require&options=endpoint%3Dx&connect_timeout=1"));
    QVERIFY(target.has_value());
    QCOMPARE(target->hosts.size(), 1);
    QCOMPARE(target->name(target->hosts[0]), u"db.example:6543/shop"_s);
    QCOMPARE(target->user, u"app"_s);
    QCOMPARE(target->password.reveal(), QByteArray("p@ss"));
    QCOMPARE(target->rest, (QMap<QByteArray, QByteArray>{{"options", "endpoint=x"}}));
    const auto keywords = readConnectionString(Secret("host=::1 user=app"));
    QVERIFY(keywords.has_value());
    QCOMPARE(keywords->name(keywords->hosts[0]), u"[::1]:5432/app"_s);
}

void PqRulesTest::refusesConnectionStrings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not a string of this kind") << QByteArray("correct-horse-battery");
    QTest::newRow("bad escape") << QByteArray("postgresql://a:%zzcorrect-horse-battery@h/d");
    QTest::newRow("unknown parameter") << QByteArray(
        "postgresql://a:correct-horse-battery@h/d?correct-horse-battery=1");
    QTest::newRow("quote not closed") << QByteArray("host=h user=a password='correct-horse-battery");
    QTest::newRow("no host") << QByteArray("postgresql://a:correct-horse-battery@/d");
    QTest::newRow("no user") << QByteArray("postgresql://h/d?password=correct-horse-battery");
    QTest::newRow("port") << QByteArray("postgresql://a:correct-horse-battery@h:99999/d");
    QTest::newRow("ports") << QByteArray("postgresql://a:correct-horse-battery@h,i/d?port=1,2,3");
    QTest::newRow("another address") << QByteArray(
        "postgresql://a:correct-horse-battery@localhost/d?hostaddr=192.0.2.1");
    QTest::newRow("own trust") << QByteArray("postgresql://a:correct-horse-battery@h/d?sslrootcert=/tmp/ca");
    QTest::newRow("service") << QByteArray("postgresql://a:correct-horse-battery@h/d?service=x");
}

void PqRulesTest::refusesConnectionStrings()
{
    QFETCH(QByteArray, text);
    const auto target = readConnectionString(Secret(text));
    HF_COMPARE_ERROR(target, ErrorCode::invalid);
}

void PqRulesTest::encryption_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<bool>("local");
    QTest::addColumn<QByteArray>("used"); // empty: refused
    for (const char *mode : {"", "require", "verify-ca", "verify-full"})
        QTest::addRow("elsewhere %s", mode) << QByteArray(mode) << false << QByteArray("verify-full");
    for (const char *mode : {"disable", "allow", "prefer"})
        QTest::addRow("elsewhere %s", mode) << QByteArray(mode) << false << QByteArray();
    QTest::newRow("here") << QByteArray() << true << QByteArray("prefer");
    QTest::newRow("here, disable") << QByteArray("disable") << true << QByteArray("disable");
    QTest::newRow("here, verify-full") << QByteArray("verify-full") << true << QByteArray("verify-full");
}

void PqRulesTest::encryption()
{
    QFETCH(QByteArray, mode);
    QFETCH(bool, local);
    QFETCH(QByteArray, used);
    QByteArray uri("postgresql://a:correct-horse-battery@db.example/d");
    if (!mode.isEmpty())
        uri += "?sslmode=" + mode;
    const auto target = readConnectionString(Secret(uri));
    QVERIFY(target.has_value());
    const auto result = sslModeFor(*target, target->hosts[0], local);
    if (used.isEmpty()) {
        HF_COMPARE_ERROR(result, ErrorCode::refused);
    } else {
        QCOMPARE(*result, used);
    }
}

void PqRulesTest::states_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *state, ErrorCode code) {
        QTest::newRow(state) << QString::fromLatin1(state) << code;
    };
    row("3D000", ErrorCode::notFound);
    row("28000", ErrorCode::unauthorised);
    row("28P01", ErrorCode::unauthorised);
    row("57P03", ErrorCode::unavailable);
    row("53300", ErrorCode::busy);
    row("53200", ErrorCode::unavailable);
    row("XX001", ErrorCode::storage);
    row("XX002", ErrorCode::storage);
    row("55P03", ErrorCode::timedOut);
    row("57014", ErrorCode::timedOut);
    row("57P01", ErrorCode::network);
    row("08006", ErrorCode::network);
    row("40P01", ErrorCode::busy);
    row("23505", ErrorCode::conflict);
    row("42501", ErrorCode::unauthorised);
    row("XX000", ErrorCode::unavailable);
}

void PqRulesTest::states()
{
    QFETCH(QString, state);
    QFETCH(ErrorCode, code);
    QCOMPARE(codeOfSqlState(state), code);
}

void PqRulesTest::changes_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("changes");
    for (const char *sql : {"select 1", "  SELECT * from t", "(select 1) union select 2", "show all", "values (1)",
             "-- insert\nselect 1", "/* delete */ table t", "with a as (select 1) select * from a", "explain select 1",
             "select pg_sleep(1), updated_at, pg_is_in_recovery()", "select count(*) from pg_stat_activity"})
        QTest::newRow(sql) << QString::fromLatin1(sql) << false;
    for (const char *sql : {"insert into t values (1)", "UPDATE t set a = 1", "delete from t", "create table t (a int)",
             "with a as (delete from t returning *) select * from a", "select * into u from t", "commit",
             "explain analyze insert into t values (1)", "select pg_terminate_backend(1)", "select nextval('s')",
             "select pg_create_restore_point('x')", "vacuum", "call p()", ""})
        QTest::newRow(sql) << QString::fromLatin1(sql) << true;
}

void PqRulesTest::changes()
{
    QFETCH(QString, sql);
    QFETCH(bool, changes);
    QCOMPARE(mayChangeData(sql), changes);
}

HF_TEST(PqRulesTest)
#include "tst_pqrules.moc"
