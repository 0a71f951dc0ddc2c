// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/rangeprocess.h"
#include "support/runner.h"

namespace holdfast::test {

using namespace Qt::StringLiterals;

/// Every kind of fault, before and after the effect: what the client sees, and what really happened.
class TestFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_range.start()); }
    void branch_data() { addKinds(); }
    void branch();
    void deploy_data() { addKinds(false); }
    void deploy();
    void holdEndsWithTheClient();
    void countsTimes();
    void clearReleases();
    void edge();

private:
    /// A held call needs somebody who releases it: only the branch has one.
    void addKinds(bool held = true);
    void checkReply(const QString &kind, const QString &when, const Reply &reply, int good);
    Reply send(const QString &name);

    RangeProcess m_range;
    int m_count = 0;
};

void TestFaults::addKinds(bool held)
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("when");
    for (const QString &kind :
        {u"delay"_s, u"hold"_s, u"status"_s, u"close"_s, u"reset"_s, u"garbage"_s, u"truncate"_s}) {
        if (kind == u"hold" && !held)
            continue;
        for (const QString &when : {u"before"_s, u"after"_s})
            QTest::addRow("%s %s", qPrintable(kind), qPrintable(when)) << kind << when;
    }
}

void TestFaults::checkReply(const QString &kind, const QString &when, const Reply &reply, int good)
{
    Q_UNUSED(when)
    if (kind == u"delay" || kind == u"hold") {
        QCOMPARE(reply.status, good);
        QVERIFY(!reply.json().isEmpty());
    } else if (kind == u"status") {
        QCOMPARE(reply.status, 429);
    } else if (kind == u"garbage") {
        QVERIFY(reply.whole && reply.json().isEmpty());
    } else if (kind == u"truncate") {
        QVERIFY(reply.status != 0 && !reply.whole);
    } else {
        QCOMPARE(reply.status, 0);
        QCOMPARE(reply.reset, kind == u"reset");
    }
}

void TestFaults::branch()
{
    QFETCH(QString, kind);
    QFETCH(QString, when);
    const QString name = u"f-%1"_s.arg(++m_count);
    const QJsonObject more = kind == u"status" ? QJsonObject{{u"status"_s, 429}}
        : kind == u"delay"                     ? QJsonObject{{u"seconds"_s, 0.1}}
                                               : QJsonObject();
    const QString fault = m_range.order(u"neon"_s, u"createProjectBranch"_s, kind, when, more);
    QVERIFY(!fault.isEmpty());
    Visit visit("POST", m_range.neonUrl(u"/branches"_s), {{u"branch"_s, QJsonObject{{u"name"_s, name}}}},
        m_range.neonHeaders());
    if (kind == u"hold") {
        QVERIFY(QTest::qWaitFor([&] { return m_range.calls(u"createProjectBranch"_s).size() == m_count; }, 5000));
        QVERIFY(m_range.calls(u"createProjectBranch"_s).last()[u"answeredAt"_s].isNull());
        QCOMPARE(m_range.calls(u"createProjectBranch"_s).last()[u"effect"_s].toBool(), when == u"after");
        QCOMPARE(m_range.control("POST", u"/_range/release"_s, {{u"id"_s, fault}}).status, 200);
    }
    checkReply(kind, when, visit.reply(), 201);
    const QJsonArray calls = m_range.calls(u"createProjectBranch"_s);
    QCOMPARE(calls.size(), m_count);
    const QJsonValue call = calls.last();
    const bool expected = when == u"after" || kind == u"delay" || kind == u"hold";
    QCOMPARE(call[u"effect"_s].toBool(), expected);
    QCOMPARE(call[u"fault"_s].toString(), fault);
    QCOMPARE(call[u"marker"_s].toString(), expected ? name : QString());
    QCOMPARE(call[u"status"_s].isNull(), kind == u"close" || kind == u"reset");
    const QJsonArray found = m_range.neon("GET", u"/branches?search="_s + name).json()[u"branches"_s].toArray();
    const auto exact =
        std::count_if(found.begin(), found.end(), [&](const QJsonValue &b) { return b[u"name"_s] == name; });
    QCOMPARE(exact, expected ? 1 : 0);
    QVERIFY(QTest::qWaitFor(
        [&] { return !m_range.calls(u"createProjectBranch"_s).last()[u"settledAt"_s].isNull(); }, 20000));
    QVERIFY(m_range.awaitOperations());
}

Reply TestFaults::send(const QString &)
{
    const QJsonObject ids = m_range.ready()[u"railway"_s].toObject();
    const QJsonObject body{
        {u"query"_s,
            u"mutation($e: String!, $s: String!) { serviceInstanceDeployV2(environmentId: $e, serviceId: $s) }"_s},
        {u"variables"_s, QJsonObject{{u"e"_s, ids[u"environmentId"_s]}, {u"s"_s, ids[u"serviceId"_s]}}}};
    Visit visit(
        "POST", ids[u"url"_s].toString(), body, {{"Authorization", "Bearer " + ids[u"token"_s].toString().toUtf8()}});
    return visit.reply();
}

void TestFaults::deploy()
{
    QFETCH(QString, kind);
    QFETCH(QString, when);
    const QJsonObject more = kind == u"status" ? QJsonObject{{u"status"_s, 429}}
        : kind == u"delay"                     ? QJsonObject{{u"seconds"_s, 0.1}}
                                               : QJsonObject();
    QVERIFY(!m_range.order(u"railway"_s, u"serviceInstanceDeployV2"_s, kind, when, more).isEmpty());
    const qsizetype before = m_range.truth()[u"deployments"_s].toArray().size();
    checkReply(kind, when, send({}), 200);
    const bool expected = when == u"after" || kind == u"delay";
    QCOMPARE(m_range.calls(u"serviceInstanceDeployV2"_s).last()[u"effect"_s].toBool(), expected);
    QVERIFY(QTest::qWaitFor(
        [&] { return !m_range.calls(u"serviceInstanceDeployV2"_s).last()[u"settledAt"_s].isNull(); }, 20000));
    const QJsonArray deployments = m_range.truth()[u"deployments"_s].toArray();
    QCOMPARE(deployments.size(), before + (expected ? 1 : 0));
    QVERIFY(deployments.last()[u"live"_s].toBool());
}

void TestFaults::holdEndsWithTheClient()
{
    m_range.order(u"neon"_s, u"createProjectBranch"_s, u"hold"_s, u"before"_s);
    Visit visit("POST", m_range.neonUrl(u"/branches"_s), {{u"branch"_s, QJsonObject{{u"name"_s, u"left"_s}}}},
        m_range.neonHeaders());
    const qsizetype before = m_count;
    QVERIFY(QTest::qWaitFor([&] { return m_range.calls(u"createProjectBranch"_s).size() == before + 1; }, 5000));
    visit.abandon();
    QVERIFY(QTest::qWaitFor(
        [&] { return !m_range.calls(u"createProjectBranch"_s).last()[u"answeredAt"_s].isNull(); }, 5000));
    QVERIFY(m_range.calls(u"createProjectBranch"_s).last()[u"status"_s].isNull());
    QCOMPARE(m_range.control("DELETE", u"/_range/fault"_s).status, 200);
    QVERIFY(m_range.neon("GET", u"/branches?search=left"_s).json()[u"branches"_s].toArray().isEmpty());
}

void TestFaults::countsTimes()
{
    m_range.order(u"neon"_s, u"getProject"_s, u"status"_s, u"before"_s, {{u"status"_s, 503}, {u"times"_s, 2}});
    QCOMPARE(m_range.neon("GET", {}).status, 503);
    QCOMPARE(m_range.neon("GET", {}).status, 503);
    QCOMPARE(m_range.neon("GET", {}).status, 200);
}

void TestFaults::clearReleases()
{
    m_range.order(u"neon"_s, u"getProject"_s, u"hold"_s, u"after"_s);
    Visit visit("GET", m_range.neonUrl({}), {}, m_range.neonHeaders());
    QVERIFY(QTest::qWaitFor([&] { return m_range.calls(u"getProject"_s).last()[u"answeredAt"_s].isNull(); }, 5000));
    m_range.control("DELETE", u"/_range/fault"_s);
    QCOMPARE(visit.reply().status, 200);
}

void TestFaults::edge()
{
    QVERIFY(!m_range.order(u"app"_s, u"health"_s, u"close"_s, u"before"_s).isEmpty());
    QCOMPARE(m_range.app("GET", u"/api/health"_s).status, 0);
    QCOMPARE(m_range.app("GET", u"/api/health"_s).status, 200);
}

HF_TEST(TestFaults)

} // namespace holdfast::test

#include "tst_faults.moc"
