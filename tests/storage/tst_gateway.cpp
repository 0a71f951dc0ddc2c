// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/apireply.h"
#include "adapters/http/httptransport.h"
#include "adapters/providers/s3/s3client.h"
#include "adapters/providers/s3/signature.h"
#include "storage/expectations.h"
#include "support/runner.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// The one process with the monitor, the storage and the gateway as its children. Started once for all tests here.
class Gateway {
public:
    bool start()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            u"/usr/bin/python3"_s, {QStringLiteral(HF_SOURCE_DIR "/tests/storage/radosgw.py"), m_folder.path()});
        while (!m_process.canReadLine() && m_process.state() != QProcess::NotRunning)
            m_process.waitForReadyRead(100000);
        const QJsonObject told = QJsonDocument::fromJson(m_process.readLine()).object();
        config = {QUrl(told.value(u"url"_s).toString()), u"holdfast-test"_s, u"us-east-1"_s, false,
            Secret(told.value(u"key"_s).toString().toUtf8()), u"test:s3"_s, 3};
        return config.endpoint.isValid() && !config.token.isEmpty();
    }
    ~Gateway()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(60000);
    }

    S3Config config;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

class GatewayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_gateway.start(), "no RADOS gateway; packages ceph-mon, ceph-osd, radosgw, ceph-common");
        m_client = std::make_unique<S3Client>(m_transport, m_clock, m_gateway.config);
        QCOMPARE(m_client->probe({}).error().code, ErrorCode::notFound);
        QCOMPARE(put({}, {}), 200);
        QCOMPARE(m_client->versioning({}).value_or(Versioning::unsupported), Versioning::never);
        QCOMPARE(
            put({{"versioning", ""}}, "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"),
            200);
    }

    void keepsBytes() { keepsBytesAndTellsThem(*m_client); }
    void pages() { listsPageByPage(*m_client); }
    void ranges() { readsRangesOfTheSameObject(*m_client); }
    void create() { createsOnlyWhereNothingIs(*m_client); }
    void deleted() { bringsBackWhatWasDeleted(*m_client); }
    void older() { bringsBackAnOlderVersion(*m_client); }
    void parts() { uploadsInParts(*m_client); }
    void refuses() { refusesWhatCannotBeAddressed(*m_client); }
    void awkwardKeys() { takesAwkwardKeys(*m_client); }

    void aWrongKeyIsRefused()
    {
        S3Config config = m_gateway.config;
        config.token = Secret("TESTKEY:wrong");
        S3Client client(m_transport, m_clock, config);
        const auto got = client.get(u"keeps/a.bin"_s, {}, {});
        QCOMPARE(got.error().code, ErrorCode::unauthorised);
        QCOMPARE(got.error().what, u"The object storage did not accept the signature."_s);
    }

private:
    /// What the product never does: makes the bucket and lets it keep versions. The status.
    int put(const s3::Pairs &query, const QByteArray &body)
    {
        const S3Config &config = m_gateway.config;
        const UtcTime now = m_clock.utc();
        const QByteArray host = config.endpoint.authority().toLatin1();
        const s3::Signable what{"PUT", "/holdfast-test", query,
            {{"host", host}, {"x-amz-content-sha256", s3::sha256Hex(body)}, {"x-amz-date", s3::amzDate(now)}},
            s3::sha256Hex(body)};
        HttpRequest request;
        request.method = "PUT";
        request.url = QUrl::fromEncoded("http://" + host + "/holdfast-test?" + s3::canonicalQuery(query));
        request.headers = {{"x-amz-content-sha256", s3::sha256Hex(body)}, {"x-amz-date", s3::amzDate(now)},
            {"content-type", "application/xml"}};
        request.authorizationScheme = "AWS4-HMAC-SHA256";
        request.authorization = Secret(s3::sign(what, {"TESTKEY", Secret("TESTSECRET"), "us-east-1"}, now).credentials);
        request.body = body;
        const auto reply = ask(m_transport, request, {});
        return reply ? reply->status : 0;
    }

    SystemClock m_clock;
    Gateway m_gateway;
    HttpTransport m_transport{HttpConfig{HostAllowList::loopbackOnly()}};
    std::unique_ptr<S3Client> m_client;
};

HF_TEST(GatewayTest)

} // namespace holdfast

#include "tst_gateway.moc"
