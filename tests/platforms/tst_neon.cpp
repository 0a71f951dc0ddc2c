// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/platforms.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

class NeonPlatformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<Platforms>();
        QVERIFY(m_stage->start());
        m_main = m_stage->mainBranch();
    }
    void cleanup() { m_stage.reset(); }

    // Turns the damaged branch back to before the damage; what it was is kept under the name that was asked for.
    void aBranchIsRestoredInPlace()
    {
        Platforms &stage = *m_stage;
        (void)stage.value(m_main, u"create table keep (n int); insert into keep values (1)"_s);
        const QString before = stage.value(m_main, u"select clock_timestamp()"_s);
        QVERIFY2(parseUtc(before), qPrintable(before));
        (void)stage.value(m_main, u"select pg_sleep(0.2); drop table keep"_s);
        const InPlaceRestore restore{m_main, m_main, *parseUtc(before), u"before-INC-7"_s};
        const auto begun = stage.recovery->restoreInPlace(restore, {});
        HF_GOOD(begun);
        QCOMPARE(begun->branchId, m_main);
        QVERIFY(stage.areDone(begun->operationIds));
        QCOMPARE(stage.value(m_main, u"select n from keep"_s), u"1"_s);
        const auto branches = stage.neon->branches({});
        HF_GOOD(branches);
        QCOMPARE(std::count_if(branches->cbegin(), branches->cend(),
                     [](const DatabaseBranch &branch) { return branch.name == u"before-INC-7"; }),
            1);
        const auto again = stage.recovery->restoreInPlace(restore, {});
        QCOMPARE(again.error().code, ErrorCode::conflict); // it would throw away what was written since
        QVERIFY(again.error().mayHaveTakenEffect);
        QVERIFY(!stage.recovery->restoreInPlace({m_main, m_main, *parseUtc(before), {}}, {}));
        QCOMPARE(stage.range.calls(u"restoreProjectBranch"_s).size(), 2);
    }

    void aSnapshotIsTakenAndBroughtBack()
    {
        Platforms &stage = *m_stage;
        (void)stage.value(m_main, u"create table keep (n int); insert into keep values (7)"_s);
        const auto taken = stage.recovery->takeSnapshot(m_main, u"before-INC-8"_s, {});
        HF_GOOD(taken);
        QCOMPARE(taken->sourceBranchId, m_main);
        const auto all = stage.recovery->snapshots({});
        QCOMPARE(all->size(), 1);
        QCOMPARE(all->first().name, u"before-INC-8"_s);
        (void)stage.value(m_main, u"select pg_sleep(0.2); drop table keep"_s);
        const auto restored = stage.recovery->restoreSnapshot(taken->id, u"restored-INC-8"_s, m_main, {});
        HF_GOOD(restored);
        QVERIFY(stage.areDone(restored->operationIds));
        const auto finished = stage.recovery->finishRestore(restored->branchId, u"old-INC-8"_s, {});
        HF_GOOD(finished);
        QVERIFY(stage.areDone(*finished));
        const auto branches = stage.neon->branches({});
        QString live;
        for (const DatabaseBranch &branch : *branches)
            live = branch.isDefault ? branch.id : live;
        QCOMPARE(live, restored->branchId); // another branch bears the name now
        QCOMPARE(stage.value(live, u"select n from keep"_s), u"7"_s);
        QVERIFY(stage.recovery->deleteSnapshot(taken->id, {}));
        QVERIFY(stage.recovery->deleteSnapshot(taken->id, {})); // again: it is gone
        QVERIFY(stage.recovery->snapshots({})->isEmpty());
    }

    void computesAreStoppedAndStarted()
    {
        Platforms &stage = *m_stage;
        const auto computes = stage.computes->computes(m_main, {});
        HF_GOOD(computes);
        QCOMPARE(computes->size(), 1);
        const QString id = computes->first().id;
        QCOMPARE(computes->first().state, ComputeState::active);
        const auto change = [&](DatabaseComputes::Change wanted) {
            const auto begun = stage.computes->change(id, wanted, {});
            return begun && stage.areDone(begun->operationIds);
        };
        QVERIFY(change(DatabaseComputes::Change::suspend));
        QCOMPARE(stage.computes->compute(id, {})->state, ComputeState::idle);
        QVERIFY(change(DatabaseComputes::Change::start));
        const auto before = stage.computes->compute(id, {})->startedAt;
        QVERIFY(change(DatabaseComputes::Change::restart));
        QVERIFY(stage.computes->compute(id, {})->startedAt > before);
        HF_GOOD(stage.computes->setDisabled(id, true, {}));
        QVERIFY(stage.computes->compute(id, {})->isDisabled);
    }

    // The old password is dead, the new one opens the database.
    void aPasswordIsReplaced()
    {
        Platforms &stage = *m_stage;
        QCOMPARE(stage.computes->roles(m_main, {})->contains(u"app"_s), true);
        QCOMPARE(*stage.computes->databases(m_main, {}), QStringList{u"capliquify"_s});
        const auto old = stage.computes->revealPassword(m_main, u"app"_s, {});
        HF_GOOD(old);
        const auto made = stage.computes->resetPassword(m_main, u"app"_s, {});
        HF_GOOD(made);
        QVERIFY(stage.areDone(made->operationIds));
        QVERIFY(made->password.reveal() != old->reveal());
        QCOMPARE(stage.computes->revealPassword(m_main, u"app"_s, {})->reveal(), made->password.reveal());
        const auto uri = stage.neon->connectionUri(m_main, u"capliquify"_s, u"app"_s, {});
        QVERIFY(range::Sql::open(QString::fromUtf8(uri->reveal()), "test"));
        QByteArray wrong = uri->reveal();
        wrong.replace(made->password.reveal(), old->reveal());
        QVERIFY(!range::Sql::open(QString::fromUtf8(wrong), "test"));
    }

    void namesProtectionAndHistory()
    {
        Platforms &stage = *m_stage;
        QCOMPARE(stage.recovery->renameBranch(m_main, u"production"_s, {})->name, u"production"_s);
        HF_GOOD(stage.recovery->protectBranch(m_main, true, {}));
        const auto project = stage.recovery->setHistoryRetention(std::chrono::hours(48), {});
        HF_GOOD(project);
        QCOMPARE(project->historyRetention, std::chrono::hours(48));
        QCOMPARE(stage.recovery->setHistoryRetention(std::chrono::hours(24 * 60), {}).error().code, ErrorCode::invalid);
    }

private:
    std::unique_ptr<Platforms> m_stage;
    QString m_main;
};

HF_TEST(NeonPlatformTest)

} // namespace holdfast

#include "tst_neon.moc"
