// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/rangeprocess.h"
#include "support/runner.h"

#include <QJsonDocument>

namespace holdfast::test {

using namespace Qt::StringLiterals;

/// Strictness, credentials, the practice clock, refusals and messages.
class TestControl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_range.start()); }
    void refuses_data();
    void refuses();
    void wantsCredentials();
    void keepsTheHistoryWindow();
    void refusesBranches();
    void suspendsAndStarts();
    void speaksGraphql();
    void receivesMessages();
    void masksSecrets();

private:
    Reply statuspage(const QByteArray &method, const QString &path, const QJsonObject &body = {});

    RangeProcess m_range;
};

void TestControl::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("disaster name") << u"disaster"_s << QByteArray(R"({"name":"meteor"})");
    QTest::newRow("disaster key") << u"disaster"_s << QByteArray(R"({"name":"database_gone","x":1})");
    QTest::newRow("disaster count") << u"disaster"_s << QByteArray(R"({"name":"database_gone","count":3})");
    QTest::newRow("disaster type") << u"disaster"_s << QByteArray(R"({"name":7})");
    QTest::newRow("fault key")
        << u"fault"_s << QByteArray(R"({"provider":"neon","route":"getProject","kind":"close","when":"after","x":1})");
    QTest::newRow("fault provider") << u"fault"_s
                                    << QByteArray(
                                           R"({"provider":"aws","route":"getProject","kind":"close","when":"after"})");
    QTest::newRow("fault route") << u"fault"_s
                                 << QByteArray(
                                        R"({"provider":"neon","route":"getProjects","kind":"close","when":"after"})");
    QTest::newRow("fault kind") << u"fault"_s
                                << QByteArray(
                                       R"({"provider":"neon","route":"getProject","kind":"explode","when":"after"})");
    QTest::newRow("fault when") << u"fault"_s
                                << QByteArray(
                                       R"({"provider":"neon","route":"getProject","kind":"close","when":"during"})");
    QTest::newRow("fault times")
        << u"fault"_s
        << QByteArray(R"({"provider":"neon","route":"getProject","kind":"close","when":"after","times":0})");
    QTest::newRow("fault status") << u"fault"_s
                                  << QByteArray(
                                         R"({"provider":"neon","route":"getProject","kind":"status","when":"after"})");
    QTest::newRow("release key") << u"release"_s << QByteArray(R"({"name":"x"})");
    QTest::newRow("clock key") << u"clock"_s << QByteArray(R"({"seconds":1})");
    QTest::newRow("clock back") << u"clock"_s << QByteArray(R"({"advanceSeconds":-1})");
}

void TestControl::refuses()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    const Reply reply = m_range.control("POST", u"/_range/"_s + path, QJsonDocument::fromJson(body).object());
    QCOMPARE(reply.status, 400);
    QVERIFY(!reply.json()[u"error"_s].toString().isEmpty());
}

void TestControl::wantsCredentials()
{
    const Reply neon =
        Visit("GET", m_range.neonUrl({}), {}, {{"Authorization", "Bearer wrong"}, {"X-Request-ID", "r-1"}}).reply();
    QCOMPARE(neon.status, 401);
    QCOMPARE(neon.json()[u"request_id"_s].toString(), u"r-1"_s);
    const QString railway = m_range.ready()[u"railway"_s][u"url"_s].toString();
    const Reply query = Visit("POST", railway, {{u"query"_s, u"{ projectToken { projectId } }"_s}}, {}).reply();
    QCOMPARE(query.json()[u"errors"_s][0][u"message"_s].toString(), u"Not Authorized"_s);
    QVERIFY(query.json()[u"data"_s].isNull());
    QCOMPARE(Visit("GET", m_range.ready()[u"statuspage"_s][u"url"_s].toString() + u"/pages/x"_s, {},
                 {{"Authorization", "Bearer x"}})
                 .reply()
                 .status,
        401);
}

void TestControl::keepsTheHistoryWindow()
{
    const auto ask = [this](const QString &time) {
        return m_range
            .neon("POST", u"/branches"_s,
                {{u"branch"_s, QJsonObject{{u"name"_s, u"window.branch"_s}, {u"parent_timestamp"_s, time}}}})
            .status;
    };
    const QString now = m_range.truth()[u"at"_s].toString();
    QCOMPARE(ask(u"2001-01-01T00:00:00Z"_s), 400);
    QCOMPARE(ask(u"2101-01-01T00:00:00Z"_s), 400);
    QCOMPARE(ask(u"yesterday"_s), 400);
    QCOMPARE(m_range.neon("PATCH", {}, {{u"project"_s, QJsonObject{{u"history_retention_seconds"_s, 3600}}}})
                 .json()[u"project"_s][u"history_retention_seconds"_s]
                 .toInt(),
        3600);
    QCOMPARE(m_range.control("POST", u"/_range/clock"_s, {{u"advanceSeconds"_s, 7200}}).status, 200);
    QCOMPARE(ask(now), 400);
    QCOMPARE(
        m_range.neon("PATCH", {}, {{u"project"_s, QJsonObject{{u"history_retention_seconds"_s, 86400}}}}).status, 200);
    QCOMPARE(ask(now), 201);
    // While the branch is made, nothing else may change; afterwards its name is taken.
    QCOMPARE(ask(now), 423);
    QVERIFY(m_range.awaitOperations());
    QCOMPARE(ask(now), 409);
}

void TestControl::refusesBranches()
{
    const QString main = m_range.ready()[u"neon"_s][u"branchId"_s].toString();
    QCOMPARE(m_range.neon("DELETE", u"/branches/"_s + main).status, 422);
    QCOMPARE(m_range.neon("DELETE", u"/branches/br-none"_s).status, 204);
    QCOMPARE(m_range.neon("GET", u"/branches/br-none"_s).status, 404);
    const QJsonObject list = m_range.neon("GET", u"/branches?search=window.branch"_s).json();
    const QString id = list[u"branches"_s][0][u"id"_s].toString();
    QVERIFY(list[u"annotations"_s].toObject().contains(id));
    QCOMPARE(
        m_range.neon("GET", u"/connection_uri?database_name=capliquify&role_name=app&branch_id="_s + id).status, 404);
    QCOMPARE(m_range.neon("POST", u"/branches/%1/set_as_default"_s.arg(id)).status, 200);
    QVERIFY(m_range.neon("GET", u"/branches/"_s + id).json()[u"branch"_s][u"default"_s].toBool());
    QCOMPARE(m_range.neon("POST", u"/branches/%1/set_as_default"_s.arg(main)).status, 200);
    QCOMPARE(m_range.neon("DELETE", u"/branches/"_s + id).status, 200);
    QVERIFY(m_range.awaitOperations());
    QCOMPARE(m_range.neon("GET", u"/branches/"_s + id).status, 404);
}

void TestControl::suspendsAndStarts()
{
    const QString endpoint = m_range.neon("GET", u"/endpoints"_s).json()[u"endpoints"_s][0][u"id"_s].toString();
    QCOMPARE(m_range.neon("POST", u"/endpoints/%1/suspend"_s.arg(endpoint)).status, 200);
    QVERIFY(m_range.awaitOperations());
    QVERIFY(!m_range.awaitFailure().isEmpty());
    QVERIFY(m_range.truth()[u"rowsLost"_s].isNull());
    QCOMPARE(m_range.neon("GET", u"/endpoints/"_s + endpoint).json()[u"endpoint"_s][u"current_state"_s].toString(),
        u"idle"_s);
    QCOMPARE(m_range.neon("POST", u"/endpoints/%1/start"_s.arg(endpoint)).status, 200);
    QVERIFY(m_range.awaitOperations());
    QVERIFY(QTest::qWaitFor([&] { return m_range.health()[u"overall"_s][u"status"_s] == u"healthy"_s; }, 10000));
}

void TestControl::speaksGraphql()
{
    const QJsonObject ids = m_range.ready()[u"railway"_s].toObject();
    const QJsonValue page = m_range.railway(
        u"query($input: DeploymentListInput!) { deployments(input: $input, first: 5) { edges { node { id state: status } } pageInfo { hasNextPage } } }"_s,
        {{u"input"_s, QJsonObject{{u"serviceId"_s, ids[u"serviceId"_s]}}}});
    QCOMPARE(page[u"edges"_s][0][u"node"_s][u"state"_s].toString(), u"SUCCESS"_s);
    QCOMPARE(page[u"edges"_s][0][u"node"_s].toObject().size(), 2);
    const QJsonValue instance = m_range.railway(
        u"{ serviceInstance(environmentId: \"%1\", serviceId: \"%2\") { serviceName latestDeployment { status } } }"_s
            .arg(ids[u"environmentId"_s].toString(), ids[u"serviceId"_s].toString()));
    QCOMPARE(instance[u"latestDeployment"_s][u"status"_s].toString(), u"SUCCESS"_s);
    QVERIFY(m_range.railway(u"{ serviceInstance(environmentId: \"x\", serviceId: \"y\") { serviceName } }"_s)
                .isUndefined());
    QVERIFY(m_range.railway(u"{ deployments(input: {}) { edges { node { colour } } } }"_s).isUndefined());
    QVERIFY(m_range.railway(u"{ deployments(input: {}"_s).isUndefined());
}

Reply TestControl::statuspage(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    const QJsonObject page = m_range.ready()[u"statuspage"_s].toObject();
    return Visit(method, page[u"url"_s].toString() + u"/pages/"_s + page[u"pageId"_s].toString() + path, body,
        {{"Authorization", "OAuth " + page[u"token"_s].toString().toUtf8()}})
        .reply();
}

void TestControl::receivesMessages()
{
    const QString webhook = m_range.ready()[u"slack"_s][u"webhook"_s].toString();
    QCOMPARE(Visit("POST", webhook, {{u"text"_s, u"hello"_s}}, {}).reply().body, QByteArray("ok"));
    QCOMPARE(Visit("POST", webhook, {{u"colour"_s, 1}}, {}).reply().body, QByteArray("no_text"));
    const QString component = m_range.ready()[u"statuspage"_s][u"componentId"_s].toString();
    QCOMPARE(
        statuspage("POST", u"/incidents"_s, {{u"incident"_s, QJsonObject{{u"body"_s, u"no name"_s}}}}).status, 422);
    const Reply made = statuspage("POST", u"/incidents"_s,
        {{u"incident"_s,
            QJsonObject{{u"name"_s, u"Outage"_s}, {u"body"_s, u"we know"_s},
                {u"components"_s, QJsonObject{{component, u"major_outage"_s}}}}}});
    QCOMPARE(made.status, 201);
    const QString id = made.json()[u"id"_s].toString();
    QCOMPARE(QJsonDocument::fromJson(statuspage("GET", u"/incidents/unresolved"_s).body).array().size(), 1);
    QCOMPARE(statuspage("PATCH", u"/incidents/"_s + id,
                 {{u"incident"_s, QJsonObject{{u"status"_s, u"resolved"_s}, {u"body"_s, u"done"_s}}}})
                 .status,
        200);
    QCOMPARE(QJsonDocument::fromJson(statuspage("GET", u"/incidents/unresolved"_s).body).array().size(), 0);
    const QJsonObject messages = m_range.control("GET", u"/_range/messages"_s).json();
    QCOMPARE(messages[u"slack"_s][0][u"payload"_s][u"text"_s].toString(), u"hello"_s);
    QCOMPARE(messages[u"statuspage"_s][u"incidents"_s][0][u"incident_updates"_s].toArray().size(), 2);
    QCOMPARE(messages[u"statuspage"_s][u"components"_s][0][u"status"_s].toString(), u"major_outage"_s);
}

void TestControl::masksSecrets()
{
    const QByteArray calls = m_range.control("GET", u"/_range/calls"_s).body;
    const QJsonArray list = QJsonDocument::fromJson(calls).array();
    QCOMPARE(list.first()[u"n"_s].toInt(), 1);
    QVERIFY(!calls.contains("npg_") && !calls.contains("napi_"));
    QVERIFY(!calls.contains(m_range.ready()[u"railway"_s][u"token"_s].toString().toUtf8()));
}

HF_TEST(TestControl)

} // namespace holdfast::test

#include "tst_control.moc"
