// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/prometheusprobe.h"
#include "adapters/http/httptransport.h"
#include "support/daemon.h"
#include "support/runner.h"

using namespace holdfast;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::test {

/// A real Prometheus that watches itself, and a target that is gone.
class OwnPrometheus {
public:
    bool start()
    {
        const QByteArray configuration = u"global: {scrape_interval: 1s, scrape_timeout: 1s}\n"
                                         "scrape_configs:\n"
                                         "  - job_name: alive\n"
                                         "    static_configs: [{targets: ['%1']}]\n"
                                         "  - job_name: gone\n"
                                         "    static_configs: [{targets: ['127.0.0.1:%2']}]\n"_s.arg(m_daemon.place())
                                             .arg(freePort())
                                             .toUtf8();
        return m_daemon.start(u"prometheus"_s, u"prometheus.yml"_s, configuration,
            {u"--storage.tsdb.path="_s + m_daemon.path(u"data"_s), u"--web.listen-address="_s + m_daemon.place()});
    }
    [[nodiscard]] QUrl url() const { return m_daemon.url(); }

private:
    Daemon m_daemon;
};

} // namespace holdfast::test

class PrometheusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_prometheus.start(), "no prometheus; package prometheus"); }

    void whatARealOneSees()
    {
        QTRY_COMPARE_WITH_TIMEOUT(look(u"up{job=\"alive\"}"_s).health, Health::up, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(look(u"up{job=\"gone\"}"_s).health, Health::down, 20000);
        const Sample both = look(u"up"_s);
        QCOMPARE(both.health, Health::degraded);
        QVERIFY2(both.reason.contains(u"1 of 2 failing"_s), qPrintable(both.reason));
        QVERIFY2(both.reason.contains(u"job=gone"_s), qPrintable(both.reason));
        QCOMPARE(look(u"1 + 1"_s).health, Health::up); // the sign must not arrive as a blank
    }

    void whatItDoesNotKnowIsUnknown()
    {
        QTRY_COMPARE_WITH_TIMEOUT(look(u"vector(1)"_s).health, Health::up, 20000);
        QCOMPARE(look(u"up{job=\"nobody\"}"_s).health, Health::unknown);
        QCOMPARE(look(u"vector(0) / 0"_s).health, Health::unknown); // not a number
        const Sample wrong = look(u"up{"_s);
        QCOMPARE(wrong.health, Health::unknown);
        QVERIFY2(wrong.reason.contains(u"does not take the query"_s), qPrintable(wrong.reason));
    }

    // That the watcher is gone says nothing about what it watched.
    void aPrometheusThatIsGoneIsUnknown()
    {
        const Sample sample = look(u"up"_s, QUrl(u"http://127.0.0.1:%1"_s.arg(test::freePort())));
        QCOMPARE(sample.health, Health::unknown);
        QVERIFY(!sample.reason.isEmpty());
    }

    void whatIsNoPrometheusIsUnknown_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("page") << QByteArray("<html>Sign in</html>");
        QTest::newRow("other JSON") << QByteArray(R"({"status":"healthy"})");
        QTest::newRow("no data") << QByteArray(R"({"status":"success"})");
        QTest::newRow("no value") << QByteArray(
            R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{}}]}})");
        QTest::newRow("matrix") << QByteArray(
            R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"1"]]}]}})");
    }

    void whatIsNoPrometheusIsUnknown()
    {
        QFETCH(QByteArray, body);
        HttpReply reply;
        reply.status = 200;
        reply.body = body;
        Sample sample;
        judgeSeries(reply, sample);
        QCOMPARE(sample.health, Health::unknown);
        QVERIFY(!sample.reason.isEmpty());
    }

private:
    [[nodiscard]] Sample look(const QString &query, const QUrl &server = {})
    {
        PrometheusProbe probe(ComponentId{u"application"_s},
            {u"prometheus"_s, 15s, 5s, u"series"_s, {}, {{u"query"_s, {query}}}},
            server.isEmpty() ? m_prometheus.url() : server, m_transport, m_clock);
        return probe.run({});
    }

    const SystemClock m_clock;
    HttpTransport m_transport{{HostAllowList::loopbackOnly()}};
    test::OwnPrometheus m_prometheus;
};

HF_TEST(PrometheusTest)
#include "tst_prometheus.moc"
