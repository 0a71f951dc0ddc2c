// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/s3/s3client.h"
#include "adapters/providers/s3/s3replies.h"
#include "adapters/providers/s3/signature.h"
#include "faketransport.h"
#include "support/manualclock.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

class S3Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The examples of the S3 documentation, with their published values, and keys that it has no example of.
    void signsAsTheDocumentationOfS3_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray vectors = read("s3-examples.json").object().value(u"vectors"_s).toArray();
        QVERIFY(vectors.size() >= 10);
        for (const QJsonValue &vector : vectors)
            QTest::newRow(qPrintable(vector[u"name"_s].toString())) << vector.toObject();
    }

    void signsAsTheDocumentationOfS3()
    {
        QFETCH(QJsonObject, vector);
        const auto text = [&vector](const char *name) { return vector.value(QLatin1String(name)).toString().toUtf8(); };
        s3::Signable what{text("method"), text("canonical_uri"), pairs(vector.value(u"query"_s).toArray()),
            pairs(vector.value(u"headers"_s).toArray()), text("payload_hash")};
        const s3::Signature signature =
            s3::sign(what, {text("access_key"), Secret(text("secret_key")), text("region")}, instant(text("amz_date")));
        QCOMPARE(signature.canonicalRequest, text("canonical_request"));
        QCOMPARE(signature.stringToSign, text("string_to_sign"));
        QCOMPARE(signature.value, text("signature"));
        if (const QByteArray whole = text("authorization"); !whole.isEmpty())
            QCOMPARE("AWS4-HMAC-SHA256 " + signature.credentials, whole);
    }

    // AWS's own test suite of Signature Version 4 (aws-c-auth). Where a case wants the path normalised, which S3 never
    // does, the test normalises it.
    void signsAsTheTestSuite_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray vectors = read("aws-c-auth.json").array();
        QCOMPARE(vectors.size(), 38);
        for (const QJsonValue &vector : vectors)
            QTest::newRow(qPrintable(vector[u"name"_s].toString())) << vector.toObject();
    }

    void signsAsTheTestSuite()
    {
        QFETCH(QJsonObject, vector);
        const QJsonObject context = vector.value(u"context"_s).toObject();
        const QJsonObject keys = context.value(u"credentials"_s).toObject();
        const UtcTime at = *parseUtc(context.value(u"timestamp"_s).toString());
        s3::Signable what = parsed(vector.value(u"request"_s).toString().toUtf8(), context);
        what.headers << qMakePair(QByteArray("x-amz-date"), s3::amzDate(at));
        const QByteArray token = keys.value(u"token"_s).toString().toLatin1();
        if (!token.isEmpty() && !context.value(u"omit_session_token"_s).toBool())
            what.headers << qMakePair(QByteArray("x-amz-security-token"), token);
        const s3::Signature signature = s3::sign(what,
            {keys.value(u"access_key_id"_s).toString().toLatin1(),
                Secret(keys.value(u"secret_access_key"_s).toString().toLatin1()), "us-east-1", "service"},
            at);
        QCOMPARE(signature.canonicalRequest, vector.value(u"canonicalRequest"_s).toString().toUtf8());
        QCOMPARE(signature.stringToSign, vector.value(u"stringToSign"_s).toString().toUtf8());
        QCOMPARE(signature.value, vector.value(u"signature"_s).toString().toUtf8());
    }

    void theBucketStandsInThePathOrInTheHost()
    {
        S3Config config = aws();
        const HttpRequest path = s3::getObject(config, u"a b/ü.txt"_s, {}, {});
        QCOMPARE(path.url.toEncoded(), QByteArray("https://s3.eu-central-1.amazonaws.com/files/a%20b/%C3%BC.txt"));
        config.bucketInHost = true;
        const HttpRequest host = s3::getObject(config, u"a b/ü.txt"_s, {}, {});
        QCOMPARE(host.url.toEncoded(), QByteArray("https://files.s3.eu-central-1.amazonaws.com/a%20b/%C3%BC.txt"));
        QCOMPARE(s3::policy(config).hosts, QStringList{u"files.s3.eu-central-1.amazonaws.com"_s});
        QCOMPARE(
            s3::headBucket(config, {}).url.toEncoded(), QByteArray("https://files.s3.eu-central-1.amazonaws.com/"));
    }

    void aSessionTokenIsSignedAndNeverShown()
    {
        S3Config config = aws();
        config.token = Secret("AKIDEXAMPLE:secretkey:session/token==");
        const HttpRequest request = s3::headBucket(config, {});
        QCOMPARE(request.secretHeaders.size(), 1);
        QCOMPARE(request.secretHeaders[0].second.reveal(), QByteArray("session/token=="));
        QVERIFY(request.authorization.reveal().contains("x-amz-security-token"));
        const ObjectVersion marker{u"a"_s, u"v1"_s, true, true, 0, {}, {}};
        FakeTransport transport;
        ManualClock clock{UtcTime(std::chrono::hours(500000))};
        const S3Client client(transport, clock, config);
        const RequestPreview preview = client.describeRemoveMarker(marker);
        QVERIFY(!preview.headers.join(u'\n').contains(u"session/token"));
        QVERIFY(!preview.headers.join(u'\n').contains(u"secretkey"));
        clock.advance(std::chrono::minutes(1));
        QCOMPARE(client.describeRemoveMarker(marker), preview); // the same request a minute later
    }

    void aFailureInsideAGoodStatusIsAFailure()
    {
        FakeTransport transport;
        ManualClock clock{UtcTime(std::chrono::hours(500000))};
        S3Client client(transport, clock, aws());
        transport.play(200, "\n\n<Error><Code>InternalError</Code><Message>try again</Message></Error>");
        const auto finished = client.finishUpload({u"a"_s, u"id"_s, {}}, {{1, u"e"_s, 5}}, {});
        QVERIFY(!finished);
        QVERIFY(finished.error().mayHaveTakenEffect);
        transport.play(200, "<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>");
        QVERIFY(client.copyVersion({u"a"_s, u"v"_s, false, true, 0, {}, {}}, u"a"_s, {}));
    }

    void storesWithoutVersionsSaySo()
    {
        FakeTransport transport;
        ManualClock clock{UtcTime(std::chrono::hours(500000))};
        S3Client client(transport, clock, aws());
        transport.play(501, "<Error><Code>NotImplemented</Code></Error>");
        QCOMPARE(*client.versioning({}), Versioning::unsupported);
        transport.play(200, "<VersioningConfiguration/>");
        QCOMPARE(*client.versioning({}), Versioning::never);
        transport.play(200, "<VersioningConfiguration><Status>Perhaps</Status></VersioningConfiguration>");
        QCOMPARE(client.versioning({}).error().code, ErrorCode::badReply);
    }

    void badAnswersNameThePlace_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("named");
        QTest::newRow("not XML") << QByteArray("{}") << u"Line 1"_s;
        QTest::newRow("cut") << QByteArray("<ListBucketResult><IsTruncated>fal") << u"Line 1"_s;
        QTest::newRow("another") << QByteArray("<html/>") << u"html"_s;
        QTest::newRow("no flag") << QByteArray("<ListBucketResult/>") << u"IsTruncated"_s;
        QTest::newRow("bad size") << QByteArray(
            "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a</Key>"
            "<LastModified>2026-01-01T00:00:00Z</LastModified><ETag>e</ETag>"
            "<Size>-1</Size></Contents></ListBucketResult>")
                                  << u"Size"_s;
        QTest::newRow("no token") << QByteArray("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>")
                                  << u"NextContinuationToken"_s;
        QTest::newRow("entities") << QByteArray(
            "<!DOCTYPE a [<!ENTITY b 'c'>]><ListBucketResult>&b;</ListBucketResult>")
                                  << u"document type"_s;
    }

    void badAnswersNameThePlace()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, named);
        FakeTransport transport;
        ManualClock clock{UtcTime(std::chrono::hours(500000))};
        S3Client client(transport, clock, aws());
        transport.play(200, body);
        const auto listed = client.objects({}, {}, {});
        QVERIFY(!listed);
        QCOMPARE(listed.error().code, ErrorCode::badReply);
        QVERIFY2(listed.error().why.contains(named), qPrintable(listed.error().why));
    }

    void aTooLargeObjectIsNotSent()
    {
        FakeTransport transport;
        ManualClock clock{UtcTime(std::chrono::hours(500000))};
        S3Client client(transport, clock, aws());
        const auto put = client.put(u"a"_s, QByteArray(ObjectStore::mostAtOnce + 1, 'x'), {});
        QCOMPARE(put.error().code, ErrorCode::invalid);
        QVERIFY(transport.requests.isEmpty());
    }

private:
    static S3Config aws()
    {
        return {QUrl(u"https://s3.eu-central-1.amazonaws.com"_s), u"files"_s, u"eu-central-1"_s, false,
            Secret("AKIDEXAMPLE:secretkey"), u"keychain:s3"_s};
    }

    static QJsonDocument read(const char *name)
    {
        QFile file(QStringLiteral(HF_SOURCE_DIR "/tests/adapters_providers/sigv4/") + QLatin1String(name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    }

    static s3::Pairs pairs(const QJsonArray &array)
    {
        s3::Pairs all;
        for (const QJsonValue &pair : array)
            all << qMakePair(pair[0].toString().toUtf8(), pair[1].toString().toUtf8());
        return all;
    }

    static UtcTime instant(const QByteArray &amz)
    {
        return *parseUtc(QString::fromLatin1(
            amz.left(4) + '-' + amz.mid(4, 2) + '-' + amz.mid(6, 5) + ':' + amz.mid(11, 2) + ':' + amz.mid(13)));
    }

    static s3::Signable parsed(const QByteArray &text, const QJsonObject &context)
    {
        const qsizetype blank = text.indexOf("\n\n");
        const QByteArray body = blank < 0 ? QByteArray() : text.mid(blank + 2);
        QList<QByteArray> lines = (blank < 0 ? text : text.left(blank)).trimmed().split('\n');
        const QByteArray target = lines.first().mid(lines.first().indexOf(' ') + 1).chopped(9);
        s3::Signable what;
        what.method = lines.takeFirst().split(' ').first();
        const qsizetype mark = target.indexOf('?');
        what.path = mark < 0 ? target : target.left(mark);
        if (context.value(u"normalize"_s).toBool()) {
            const bool isFolder = what.path.endsWith('/') || what.path.endsWith("/.") || what.path.endsWith("/..");
            what.path = QDir::cleanPath(QString::fromUtf8(what.path)).toUtf8();
            if (isFolder && !what.path.endsWith('/'))
                what.path += '/';
        }
        what.path = s3::encoded(what.path, "/%");
        if (mark >= 0) {
            for (const QByteArray &item : target.mid(mark + 1).split('&')) {
                const qsizetype equals = item.indexOf('=');
                what.query << qMakePair(QByteArray::fromPercentEncoding(equals < 0 ? item : item.left(equals)),
                    equals < 0 ? QByteArray() : QByteArray::fromPercentEncoding(item.mid(equals + 1)));
            }
        }
        for (const QByteArray &line : std::as_const(lines)) {
            if (line.startsWith(' '))
                what.headers.last().second += line;
            else
                what.headers << qMakePair(line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1));
        }
        what.payloadHash = s3::sha256Hex(body);
        if (context.value(u"sign_body"_s).toBool())
            what.headers << qMakePair(QByteArray("x-amz-content-sha256"), what.payloadHash);
        return what;
    }
};

HF_TEST(S3Test)

} // namespace holdfast

#include "tst_s3.moc"
