// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_postgres/pqtest.h"
#include "support/runner.h"

#include <csignal>
#include <thread>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

class QueryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void parametersAndNulls();
    void valuesStayValues();
    void affectedRows();
    void largeAnswersAndQuestions();
    void errors_data();
    void errors();
    void sessionSurvivesAnError();
    void nulIsRefused();
    void copyIsRefused();
    void deadlineCancelsOnTheServer();
    void stopRequestEndsASleep();
    void frozenBackendMeetsTheDeadline();
    void terminatedSession();
    void killedServerLeavesAWriteInDoubt();

private:
    [[nodiscard]] std::unique_ptr<DatabaseSession> connected()
    {
        auto session = m_connector.connect(Secret(m_server.uri("postgres")), plenty, {});
        return session ? std::move(*session) : nullptr;
    }
    /// Asks the server, by a session of its own, until it works on a statement like that.
    void untilRunning(const QString &pattern)
    {
        const auto watcher = connected();
        const QString sql = u"select count(*)::text from pg_stat_activity where state = 'active' and query like $1"
                            " and pid <> pg_backend_pid()"_s;
        while (watcher) {
            const auto rows = watcher->query(sql, {pattern}, plenty, {});
            if (!rows || rows->rows.value(0).value(0) != u"0"_s)
                return;
        }
    }
    [[nodiscard]] QString single(DatabaseSession &session, const QString &sql)
    {
        const Result<Rows> rows = session.query(sql, {}, plenty, {});
        return rows ? rows->rows.value(0).value(0).value_or(QString()) : QString();
    }

    PostgresServer m_server;
    LibpqConnector m_connector;
};

void QueryTest::initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.error())); }

void QueryTest::parametersAndNulls()
{
    auto session = connected();
    QVERIFY(session);
    const Result<Rows> rows = session->query(u"select $1::text as a, $2::int + 1 as \"B c\", $3::text, ''::text"_s,
        {u"Grüße 😀 '; --"_s, u"41"_s, std::nullopt}, plenty, {});
    QVERIFY(rows.has_value());
    QCOMPARE(rows->columns, (QStringList{u"a"_s, u"B c"_s, u"text"_s, u"text"_s}));
    QCOMPARE(rows->rows.size(), 1);
    QCOMPARE(rows->rows[0][0].value(), u"Grüße 😀 '; --"_s);
    QCOMPARE(rows->rows[0][1].value(), u"42"_s);
    QVERIFY(!rows->rows[0][2].has_value());
    QCOMPARE(rows->rows[0][3].value(), u""_s);
}

void QueryTest::valuesStayValues()
{
    auto session = connected();
    QVERIFY(session);
    // One statement a call: a second one cannot be smuggled in.
    const Result<Rows> two = session->query(u"select 1; select 2"_s, {}, plenty, {});
    HF_COMPARE_ERROR(two, ErrorCode::invalid);
    QCOMPARE(single(*session, u"select 1"_s), u"1"_s);
}

void QueryTest::affectedRows()
{
    auto session = connected();
    QVERIFY(session);
    QVERIFY(session->query(u"create table counted (id int)"_s, {}, plenty, {}).has_value());
    QCOMPARE(session->query(u"insert into counted select generate_series(1, 7)"_s, {}, plenty, {})->affected, 7);
    QCOMPARE(session->query(u"delete from counted where id > $1"_s, {u"4"_s}, plenty, {})->affected, 3);
    QCOMPARE(session->query(u"select * from counted"_s, {}, plenty, {})->rows.size(), 4);
}

void QueryTest::largeAnswersAndQuestions()
{
    auto session = connected();
    QVERIFY(session);
    // More than the socket's buffers in both directions at once.
    const QString text(8'000'000, u'x');
    const Result<Rows> rows = session->query(u"select $1::text"_s, {text}, plenty, {});
    QVERIFY(rows.has_value());
    QCOMPARE(rows->rows[0][0]->size(), text.size());
}

void QueryTest::errors_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("state");
    QTest::newRow("syntax") << u"selec 1"_s << ErrorCode::invalid << u"42601"_s;
    QTest::newRow("no table") << u"select * from nowhere"_s << ErrorCode::notFound << u"42P01"_s;
    QTest::newRow("divided by zero") << u"select 1/0"_s << ErrorCode::invalid << u"22012"_s;
    QTest::newRow("exists") << u"create schema public"_s << ErrorCode::conflict << u"42P06"_s;
    QTest::newRow("statement time-out") << u"do $$ begin perform set_config('statement_timeout', '50', false); end $$"_s
                                        << ErrorCode::timedOut << u"57014"_s;
    QTest::newRow("lock time-out") << u"do $$ begin raise exception using errcode = '55P03'; end $$"_s
                                   << ErrorCode::timedOut << u"55P03"_s;
    QTest::newRow("damaged") << u"do $$ begin raise exception using errcode = 'XX001'; end $$"_s << ErrorCode::storage
                             << u"XX001"_s;
    QTest::newRow("starting") << u"do $$ begin raise exception using errcode = '57P03'; end $$"_s
                              << ErrorCode::unavailable << u"57P03"_s;
}

void QueryTest::errors()
{
    QFETCH(QString, sql);
    QFETCH(ErrorCode, code);
    QFETCH(QString, state);
    auto session = connected();
    QVERIFY(session);
    Result<Rows> rows = session->query(sql, {}, plenty, {});
    if (state == "57014"_L1)
        rows = session->query(u"select pg_sleep(20)"_s, {}, plenty, {});
    HF_COMPARE_ERROR(rows, code);
    QVERIFY(rows.error().detail.contains(state));
    QVERIFY(!rows.error().mayHaveTakenEffect);
    QVERIFY(!rows.error().why.isEmpty());
}

void QueryTest::sessionSurvivesAnError()
{
    auto session = connected();
    QVERIFY(session);
    QVERIFY(!session->query(u"select * from nowhere"_s, {}, plenty, {}).has_value());
    QCOMPARE(single(*session, u"select 5"_s), u"5"_s);
}

void QueryTest::nulIsRefused()
{
    auto session = connected();
    QVERIFY(session);
    const Result<Rows> rows = session->query(u"select $1"_s, {u"a"_s + QChar(0) + u"b"_s}, plenty, {});
    HF_COMPARE_ERROR(rows, ErrorCode::invalid);
    QCOMPARE(single(*session, u"select 1"_s), u"1"_s);
}

void QueryTest::copyIsRefused()
{
    auto session = connected();
    QVERIFY(session);
    const Result<Rows> rows = session->query(u"copy (select 1) to stdout"_s, {}, plenty, {});
    HF_COMPARE_ERROR(rows, ErrorCode::invalid);
}

void QueryTest::deadlineCancelsOnTheServer()
{
    auto session = connected();
    auto witness = connected();
    QVERIFY(session && witness);
    QElapsedTimer timer;
    timer.start();
    const Result<Rows> rows = session->query(u"select pg_sleep(60)"_s, {}, Duration{200}, {});
    HF_COMPARE_ERROR(rows, ErrorCode::timedOut);
    QVERIFY(timer.elapsed() >= 200 && timer.elapsed() < 600);
    QVERIFY(!rows.error().mayHaveTakenEffect);
    QTRY_COMPARE_WITH_TIMEOUT(
        single(*witness,
            u"select count(*) from pg_stat_activity where query like 'select pg_sleep(60)%' and state='active'"_s),
        u"0"_s, 3'000);
    const Result<Rows> after = session->query(u"select 1"_s, {}, plenty, {});
    HF_COMPARE_ERROR(after, ErrorCode::network);
}

void QueryTest::stopRequestEndsASleep()
{
    auto session = connected();
    QVERIFY(session);
    std::stop_source source;
    std::thread stopper([this, &source] {
        untilRunning(u"select pg_sleep%"_s);
        source.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    const Result<Rows> rows = session->query(u"select pg_sleep(60)"_s, {}, plenty, source.get_token());
    const qint64 elapsed = timer.elapsed();
    stopper.join();
    HF_COMPARE_ERROR(rows, ErrorCode::cancelled);
    QVERIFY2(elapsed < 500, qPrintable(QString::number(elapsed)));
}

void QueryTest::frozenBackendMeetsTheDeadline()
{
    auto session = connected();
    QVERIFY(session);
    QVERIFY(session->query(u"create table frozen (id int)"_s, {}, plenty, {}).has_value());
    const pid_t backend = single(*session, u"select pg_backend_pid()"_s).toInt();
    QVERIFY(backend > 0);
    // The postmaster too: nobody is left to take the cancel request.
    m_server.freeze(true);
    kill(backend, SIGSTOP);
    QElapsedTimer timer;
    timer.start();
    const Result<Rows> rows = session->query(u"insert into frozen values (1)"_s, {}, Duration{300}, {});
    session.reset();
    const qint64 elapsed = timer.elapsed();
    kill(backend, SIGCONT);
    m_server.freeze(false);
    HF_COMPARE_ERROR(rows, ErrorCode::timedOut);
    QVERIFY2(elapsed >= 300 && elapsed < 800, qPrintable(QString::number(elapsed)));
    QVERIFY(rows.error().mayHaveTakenEffect);
}

void QueryTest::terminatedSession()
{
    auto session = connected();
    auto witness = connected();
    QVERIFY(session && witness);
    const QString backend = single(*session, u"select pg_backend_pid()"_s);
    QCOMPARE(single(*witness, u"select pg_terminate_backend(%1, 3000)"_s.arg(backend)), u"t"_s);
    const Result<Rows> rows = session->query(u"select 1"_s, {}, plenty, {});
    HF_COMPARE_ERROR(rows, ErrorCode::network);
    QVERIFY(!rows.error().mayHaveTakenEffect);
}

void QueryTest::killedServerLeavesAWriteInDoubt()
{
    auto session = connected();
    QVERIFY(session);
    QVERIFY(session->query(u"create table doubtful (id int)"_s, {}, plenty, {}).has_value());
    const pid_t backend = single(*session, u"select pg_backend_pid()"_s).toInt();
    std::thread killer([this, backend] {
        untilRunning(u"insert into doubtful%"_s);
        ::kill(m_server.pid(), SIGKILL);
        ::kill(backend, SIGKILL);
    });
    const Result<Rows> rows = session->query(u"insert into doubtful select 1 from pg_sleep(60)"_s, {}, plenty, {});
    killer.join();
    m_server.kill();
    HF_COMPARE_ERROR(rows, ErrorCode::network);
    QVERIFY(rows.error().mayHaveTakenEffect);
    QVERIFY(rows.error().next.contains("look before"_L1));
    const Result<Rows> after = session->query(u"insert into doubtful values (2)"_s, {}, plenty, {});
    HF_COMPARE_ERROR(after, ErrorCode::network);
    QVERIFY(!after.error().mayHaveTakenEffect);
}

HF_TEST(QueryTest)
#include "tst_query.moc"
