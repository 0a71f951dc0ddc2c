// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/s3/s3client.h"
#include "counterparts/counterpart.h"
#include "range/storage/s3.h"
#include "storage/expectations.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

using Expectation = void (*)(ObjectStore &);

class StoreStage : public Stage<range::S3> {
public:
    [[nodiscard]] S3Config config() const
    {
        const QJsonObject told = description();
        return {url(), told.value(u"bucket"_s).toString(), told.value(u"region"_s).toString(), false, secret("key"),
            u"range:s3"_s, 3};
    }
};

class CounterpartStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameIsExpected_data()
    {
        QTest::addColumn<Expectation>("expectation");
        QTest::newRow("keeps bytes") << Expectation(keepsBytesAndTellsThem);
        QTest::newRow("pages") << Expectation(listsPageByPage);
        QTest::newRow("ranges") << Expectation(readsRangesOfTheSameObject);
        QTest::newRow("create") << Expectation(createsOnlyWhereNothingIs);
        QTest::newRow("deleted") << Expectation(bringsBackWhatWasDeleted);
        QTest::newRow("older") << Expectation(bringsBackAnOlderVersion);
        QTest::newRow("parts") << Expectation(uploadsInParts);
        QTest::newRow("refuses") << Expectation(refusesWhatCannotBeAddressed);
        QTest::newRow("awkward keys") << Expectation(takesAwkwardKeys);
    }

    void theSameIsExpected()
    {
        QFETCH(Expectation, expectation);
        StoreStage stage;
        S3Client client(stage.transport, clock, stage.config());
        stage.ask([&] {
            expectation(client);
            return 0;
        });
    }

    // The answer is lost after the effect: putting again is safe by content, creating is settled by looking.
    void aLostAnswer()
    {
        StoreStage stage;
        S3Client client(stage.transport, clock, stage.config());
        stage.order(u"PutObject"_s, u"close"_s, u"after"_s);
        QVERIFY(stage.ask([&] { return client.put(u"lost/a"_s, "bytes", {}); }));
        QCOMPARE(stage.deliveries(u"PutObject"_s), 2);
        stage.order(u"PutObject"_s, u"close"_s, u"after"_s);
        const auto created = stage.ask([&] { return client.create(u"lost/b"_s, "bytes", {}); });
        QVERIFY(!created);
        QVERIFY(created.error().mayHaveTakenEffect);
        QCOMPARE(stage.deliveries(u"PutObject"_s), 3);
        QCOMPARE(stage.ask([&] { return client.head(u"lost/b"_s, {}); })->sha256.size(), 64);
    }

    void theStoreSaysWhatIsWrong()
    {
        StoreStage stage;
        const auto codeWith = [&stage, this](const S3Config &config, const Clock &at) {
            S3Client client(stage.transport, at, config);
            const auto got = stage.ask([&] { return client.get(u"documents/report-01.txt"_s, {}, {}); });
            return got ? QString() : got.error().what;
        };
        S3Config config = stage.config();
        QCOMPARE(codeWith(config, clock), QString());
        const QByteArray keyId = config.token.reveal().split(':').first();
        config.token = Secret(keyId + ":wrong");
        QCOMPARE(codeWith(config, clock), u"The object storage did not accept the signature."_s);
        config = stage.config();
        config.token = Secret("NOBODY:wrong");
        QCOMPARE(codeWith(config, clock), u"The object storage does not know the access key."_s);
        config = stage.config();
        config.region = u"elsewhere"_s;
        QCOMPARE(codeWith(config, clock), u"The bucket is in another region."_s);
        LateClock late;
        QCOMPARE(codeWith(stage.config(), late), u"The clock of this computer is wrong."_s);
    }

private:
    class LateClock final : public Clock {
    public:
        [[nodiscard]] Instant now() const override
        {
            Instant instant = m_clock.now();
            instant.utc -= std::chrono::hours(1);
            return instant;
        }

    private:
        SystemClock m_clock;
    };

    SystemClock clock;
};

HF_TEST(CounterpartStoreTest)

} // namespace holdfast

#include "tst_counterpart.moc"
