// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/providers/storageprobe.h"
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

    void theProbeProvesThatFilesCanBeKept()
    {
        StoreStage stage;
        S3Client client(stage.transport, clock, stage.config());
        const auto look = [&](const QMap<QString, QStringList> &settings) {
            StorageProbe probe(ComponentId{u"storage"_s},
                {u"object-storage"_s, std::chrono::minutes{1}, std::chrono::seconds{15}, u"files"_s, {}, settings},
                client, clock);
            return stage.ask([&] { return probe.run({}); });
        };
        const auto keys = [&] {
            QStringList found;
            const auto page = stage.ask([&] { return client.objects(u".holdfast/"_s, {}, {}); });
            for (const ObjectVersion &object : page ? page->items : QList<ObjectVersion>{})
                found << object.key;
            return found;
        };
        Sample sample = look({});
        QVERIFY2(sample.health == Health::up, qPrintable(sample.reason));
        QCOMPARE(keys(), QStringList()); // nothing is left where people look
        QCOMPARE(look({{u"versioning"_s, {u"enabled"_s}}}).health, Health::up); // the range's bucket keeps versions

        sample = look({{u"prefix"_s, {u"documents/"_s}}, {u"newestWithin"_s, {u"1ms"_s}}});
        QCOMPARE(sample.health, Health::degraded);
        QVERIFY2(sample.reason.contains(u"wanted: 1ms at most"_s), qPrintable(sample.reason));
        sample = look({{u"prefix"_s, {u"documents/"_s}}, {u"newestWithin"_s, {u"3650d"_s}}});
        QVERIFY2(sample.health == Health::up, qPrintable(sample.reason));
        QCOMPARE(look({{u"prefix"_s, {u"no such/"_s}}, {u"newestWithin"_s, {u"1d"_s}}}).reason,
            u"There is no object below “no such/”."_s);

        stage.order(u"DeleteObject"_s, u"status"_s, u"before"_s, 403);
        sample = look({});
        QCOMPARE(sample.health, Health::degraded);
        QVERIFY2(sample.reason.contains(u"not deleted"_s), qPrintable(sample.reason));
    }

    void theProbeIsNeverGreenForAStoreThatRefuses()
    {
        StoreStage stage;
        S3Config config = stage.config();
        config.token = Secret("NOBODY:wrong");
        S3Client client(stage.transport, clock, config);
        StorageProbe probe(ComponentId{u"storage"_s}, {u"object-storage"_s}, client, clock);
        const Sample sample = stage.ask([&] { return probe.run({}); });
        QVERIFY2(sample.health != Health::up, qPrintable(sample.reason));
        QVERIFY2(sample.reason.contains(u"access key"_s), qPrintable(sample.reason));
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
