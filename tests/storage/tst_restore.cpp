// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/files/restoremanifest.h"
#include "adapters/providers/s3/s3client.h"
#include "counterparts/counterpart.h"
#include "range/storage/s3.h"
#include "storage/expectations.h"
#include "support/runner.h"
#include "workers/spread.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// Bringing files back and taking that back again, on the counterpart's bucket.
class FileRestoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfFileIsToldApart()
    {
        Stage<range::S3> stage;
        S3Client store(stage.transport, clock, configOf(stage));
        const auto inventory = stage.ask([&] { return spoil(store); });
        QVERIFY(inventory);
        QCOMPARE(inventory->deleted.size(), 2);
        QCOMPARE(inventory->deleted[0].wanted.key, u"docs/deleted"_s);
        QCOMPARE(inventory->deleted[0].how, FileRepair::How::undelete);
        QCOMPARE(inventory->deleted[1].wanted.key, u"docs/spoilt-and-deleted"_s);
        QCOMPARE(inventory->deleted[1].how, FileRepair::How::copy);
        QCOMPARE(inventory->changed.size(), 1);
        QCOMPARE(inventory->changed[0].wanted.key, u"docs/overwritten"_s);
        QCOMPARE(inventory->unchanged, 1);
        QCOMPARE(inventory->newer, 1);
        QCOMPARE(inventory->bytes, qint64(6));
    }

    void whatIsBroughtBackCanBeTakenBack()
    {
        Stage<range::S3> stage;
        S3Client store(stage.transport, clock, configOf(stage));
        const auto inventory = stage.ask([&] { return spoil(store); });
        QVERIFY(inventory);
        const QList<FileRepair> repairs = inventory->deleted + inventory->changed;
        const auto contents = [&] {
            QStringList found;
            for (const FileRepair &repair : repairs) {
                const auto content = store.get(repair.wanted.key, {}, {});
                found << (content ? QString::fromLatin1(content->bytes) : u"-"_s);
            }
            return found;
        };
        const auto each = [&](const RepairCall &call) {
            return stage.ask([&] { return forEachRepair(repairs, spread, call); });
        };
        QCOMPARE(stage.ask(contents), (QStringList{u"-"_s, u"-"_s, u"new"_s}));
        const RepairCall bring = [&](const FileRepair &repair) { return restore(store, repair, {}); };
        QVERIFY(each(bring));
        QCOMPARE(stage.ask(contents), (QStringList{u"old"_s, u"old"_s, u"old"_s}));
        const int copies = stage.deliveries(u"CopyObject"_s);
        QVERIFY(each(bring)); // again: nothing is left to do
        QCOMPARE(stage.deliveries(u"CopyObject"_s), copies);
        // Somebody goes on working on one of them; that one stays.
        QVERIFY(stage.ask([&] { return store.put(u"docs/deleted"_s, "mine", {}); }));
        std::atomic<int> kept = 0;
        QVERIFY(each([&](const FileRepair &repair) -> Result<> {
            const auto back = takeBack(store, repair, {});
            if (back)
                kept += *back ? 0 : 1;
            return back ? Result<>{} : Result<>{failure(back.error())};
        }));
        QCOMPARE(stage.ask(contents), (QStringList{u"mine"_s, u"-"_s, u"new"_s}));
        QCOMPARE(kept.load(), 1);
    }

    void theNoteIsKeptOnceAndReadBackWhole()
    {
        Stage<range::S3> stage;
        S3Client store(stage.transport, clock, configOf(stage));
        const auto inventory = stage.ask([&] { return spoil(store); });
        QVERIFY(inventory);
        const RestoreManifest first{manifestKey(u"inc-1-restore"_s), inventory->deleted + inventory->changed};
        QVERIFY(stage.ask([&] { return keepManifest(store, first, {}); }));
        // A second one with the same name is not written: what was begun counts.
        const auto second = stage.ask([&] { return keepManifest(store, {first.key, {}}, {}); });
        QVERIFY(second);
        QCOMPARE(second->repairs.size(), first.repairs.size());
        QCOMPARE(second->repairs[0].markers[0].versionId, first.repairs[0].markers[0].versionId);
        QCOMPARE(second->repairs[2].wanted.etag, first.repairs[2].wanted.etag);
        QVERIFY(stage.ask([&] { return store.put(first.key, "{}", {}); }));
        QVERIFY(!stage.ask([&] { return readManifest(store, first.key, {}); })); // not ours: never guessed at
    }

private:
    static S3Config configOf(const Stage<range::S3> &stage)
    {
        const QJsonObject told = stage.description();
        return {stage.url(), told.value(u"bucket"_s).toString(), told.value(u"region"_s).toString(), false,
            stage.secret("key"), u"range:s3"_s, 3};
    }

    /// Five files, four of which are not what they were; the inventory of the instant before.
    Result<FileInventory> spoil(ObjectStore &store)
    {
        for (const char *key : {"deleted", "spoilt-and-deleted", "overwritten", "untouched"}) {
            if (const auto stored = store.put(u"docs/"_s + QLatin1String(key), "old", {}); !stored)
                return failure(stored.error());
        }
        // By the store's own clock, however coarse it tells it: nothing is spoilt in the same instant.
        const UtcTime before = newestBelow(store, u"docs/"_s);
        do {
            if (const auto stored = store.put(u"clock"_s, "tick", {}); !stored)
                return failure(stored.error());
        } while (newestBelow(store, u"clock"_s) <= before);
        const QList<Result<>> spoilt{store.remove(u"docs/deleted"_s, {}),
            Result<>(store.put(u"docs/spoilt-and-deleted"_s, "bad", {}).map([](const auto &) {})),
            store.remove(u"docs/spoilt-and-deleted"_s, {}),
            Result<>(store.put(u"docs/overwritten"_s, "new", {}).map([](const auto &) {})),
            Result<>(store.put(u"docs/newer"_s, "new", {}).map([](const auto &) {}))};
        for (const Result<> &one : spoilt) {
            if (!one)
                return failure(one.error());
        }
        return takeInventory(store, u"docs/"_s, before, {});
    }

    static UtcTime newestBelow(ObjectStore &store, const QString &prefix)
    {
        UtcTime newest;
        for (const ObjectVersion &version : allVersions(store, prefix))
            newest = std::max(newest, version.modifiedAt);
        return newest;
    }

    SystemClock clock;
    Pool m_pool{u"files"_s, 3};
    Spread spread = spreadOver(m_pool, 3);
};

HF_TEST(FileRestoreTest)

} // namespace holdfast

#include "tst_restore.moc"
