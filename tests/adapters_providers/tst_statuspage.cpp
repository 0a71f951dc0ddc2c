// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/statuspage/statuspageclient.h"
#include "adapters_providers/faketransport.h"
#include "kernel/json.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

const StatuspageConfig pageConfig{QUrl(u"https://api.statuspage.io/v1"_s), Secret("page-secret-token"),
    u"keychain:statuspage"_s, u"page1"_s, {u"gcvfrw2r8w36"_s}, false};
const StatusPost statusPost{
    u"Database recovery"_s, u"We restore the database."_s, u"investigating"_s, u"major_outage"_s, u"inc-1-post-1"_s};

} // namespace

class TestStatuspage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePostIsExactlyThis()
    {
        FakeTransport transport;
        StatuspageClient client(transport, pageConfig);
        transport.play(201,
            json(
                R"({`id`:`p31zjtct2jer`,`name`:`Database recovery`,`status`:`investigating`,`metadata`:{`holdfast`:{`marker`:`inc-1-post-1`}},`incident_updates`:[{`body`:`We restore the database.`}]})"));
        const auto posted = client.post(statusPost, {});
        QCOMPARE(posted->id, u"p31zjtct2jer"_s);
        QCOMPARE(posted->marker, u"inc-1-post-1"_s);
        const HttpRequest sent = transport.requests.first();
        QCOMPARE(sent.url.toString(), u"https://api.statuspage.io/v1/pages/page1/incidents"_s);
        QCOMPARE(sent.authorizationScheme, QByteArray("OAuth"));
        QCOMPARE(sent.idempotency, Idempotency::lookUpFirst);
        QCOMPARE(sent.body,
            json(R"({`incident`:{`body`:`We restore the database.`,`component_ids`:[`gcvfrw2r8w36`],)")
                + json(R"(`components`:{`gcvfrw2r8w36`:`major_outage`},`deliver_notifications`:false,)")
                + json(
                    R"(`metadata`:{`holdfast`:{`marker`:`inc-1-post-1`}},`name`:`Database recovery`,`status`:`investigating`}})"));
        const RequestPreview preview = client.describePost(statusPost);
        QCOMPARE(preview.body.toUtf8(), sent.body);
        QCOMPARE(preview.headers.first(), u"Authorization: OAuth ‹keychain:statuspage›"_s);
    }

    // A drill on a production page must not alarm the subscribers.
    void aQuietPostNotifiesNobody()
    {
        StatuspageConfig production = pageConfig;
        production.deliverNotifications = true;
        StatusPost post = statusPost;
        QVERIFY(statuspage::post(production, post).body.contains("\"deliver_notifications\":true"));
        post.quiet = true;
        QVERIFY(statuspage::post(production, post).body.contains("\"deliver_notifications\":false"));
        const StatusUpdate update{u"i"_s, u"resolved"_s, u"Fixed."_s, {}, true};
        QVERIFY(statuspage::update(production, update).body.contains("\"deliver_notifications\":false"));
    }

    void withoutAComponentStatusNoneIsSent()
    {
        StatusPost post = statusPost;
        post.componentStatus.clear();
        QVERIFY(!statuspage::post(pageConfig, post).body.contains("component"));
    }

    void tooLongIsRefusedBeforeItIsSent()
    {
        FakeTransport transport;
        StatuspageClient client(transport, pageConfig);
        StatusPost post = statusPost;
        post.title = QString(256, u'x');
        QCOMPARE(client.post(post, {}).error().code, ErrorCode::invalid);
        QVERIFY(transport.requests.isEmpty());
    }

    void incidents()
    {
        FakeTransport transport;
        StatuspageClient client(transport, pageConfig);
        transport.play(200,
            json(
                R"([{`id`:`a`,`name`:`n`,`status`:`resolved`,`metadata`:{`jira`:{`id`:`1`}},`incident_updates`:[{`body`:`second`},{`body`:`first`}]},
            {`id`:`b`,`name`:`n`,`status`:`investigating`,`metadata`:{`holdfast`:{`marker`:`m`}},`incident_updates`:[]}])"));
        const auto all = client.incidents({});
        QCOMPARE(all->size(), 2);
        QCOMPARE(all->at(0).newestBody, u"second"_s);
        QCOMPARE(all->at(0).marker, QString());
        QCOMPARE(all->at(1).marker, u"m"_s);
        for (const QByteArray &body : {QByteArray("{}"), QByteArray("[1]"), json(R"([{`id`:`a`}])"), webPage}) {
            transport.play(200, body);
            QCOMPARE(client.incidents({}).error().code, ErrorCode::badReply);
        }
    }

    void errors()
    {
        const HttpRequest request = statuspage::post(pageConfig, statusPost);
        for (const int status : {420, 429}) {
            const Error slow = statuspage::readError(request, {status, {}, json(R"({`error`:`calm`})"), {}});
            QCOMPARE(slow.code, ErrorCode::rateLimited);
            QCOMPARE(slow.retryAfter, Duration{60000});
            QVERIFY(!slow.mayHaveTakenEffect);
        }
        const Error wrong = statuspage::readError(request, {422, {}, json(R"({`error`:[`name can't be blank`]})"), {}});
        QCOMPARE(wrong.code, ErrorCode::invalid);
        QVERIFY(wrong.why.contains(u"blank"_s));
        QVERIFY(statuspage::readError(request,
            {401, {}, json(R"({`message`:`Could not authenticate`})"),
                {}}).why.contains(u"authenticate"_s));
        QVERIFY(statuspage::readError(request, {502, {}, webPage, {}}).mayHaveTakenEffect);
    }
};

HF_TEST(TestStatuspage)

} // namespace holdfast

#include "tst_statuspage.moc"
