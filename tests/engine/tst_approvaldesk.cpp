// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/personkeys/personfiles.h"
#include "engine/approvals/approvaldesk.h"
#include "engine/scripted.h"
#include "support/runner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Signed = ApprovalVerdict::State;

const Secret theirPassphrase("four words that differ");
constexpr minisign::Effort cheapEffort{524288, 16777216};

/// A plan folder that is held in memory; its signatures are read from the disk, where the desk puts them.
class FolderSource final : public PlanSource {
public:
    explicit FolderSource(QString folder)
        : m_folder(std::move(folder))
    {
        plan.name = u"Plan"_s;
        plan.folder = m_folder;
        plan.runbooks << smallRunbook();
    }
    [[nodiscard]] PlanReading read(const QString &) const override
    {
        PlanReading reading{plan, {}, files, {}};
        for (const QString &person : {u"ada"_s, u"grace"_s}) {
            const QString path = u"signatures/%1.minisig"_s.arg(person);
            QFile file(m_folder + u'/' + path);
            if (file.open(QIODevice::ReadOnly))
                reading.signatures.insert(path, file.readAll());
        }
        return reading;
    }
    Plan plan;
    QMap<QString, QByteArray> files{{u"plan.yaml"_s, "the plan"}};

private:
    QString m_folder;
};

/// Two persons with keys, a plan, and a real incident that waits for a confirmation.
class Office {
public:
    Office()
    {
        for (const QString &name : {u"ada"_s, u"grace"_s})
            ok = ok && keys->create(name, {}, theirPassphrase, start);
        Declare real = declaration();
        real.declaration.drill = false;
        process.desk.declare(real);
        Runbook runbook = smallRunbook();
        runbook.steps[1].questions.clear();
        runbook.steps[1].inputs = {};
        runbook.steps[1].needsSecondPerson = secondPerson;
        source.plan.runbooks = {runbook};
        plans.reload();
        process.executor.setActingRule([this](const Incident &incident, const RunbookStep &step) {
            return mayAct(incident, step, {u"production"_s, desk.missing(plans, incident)}, process.clock.utc());
        });
        process.desk.submit(StartRun{runbook});
    }
    ~Office() { work.stop(10s); }
    void sign(const QString &person)
    {
        std::optional<Result<Approval>> made;
        desk.signPlan(
            source.read({}), person, theirPassphrase, 24h, [&made](const Result<Approval> &one) { made = one; });
        ok = QTest::qWaitFor([&made] { return made.has_value(); }, 20000) && made->has_value() && ok;
        plans.reload();
    }
    [[nodiscard]] QByteArray token(const QString &person, Duration valid = 10min)
    {
        std::optional<Result<QByteArray>> made;
        desk.approveStep(process.desk.incident(), act, person, theirPassphrase, valid,
            [&made](const Result<QByteArray> &one) { made = one; });
        const bool came = QTest::qWaitFor([&made] { return made.has_value(); }, 20000);
        return came && *made ? **made : QByteArray();
    }
    [[nodiscard]] Result<Approval> admitted(const QByteArray &token, const QString &operatorName = u"tester"_s) const
    {
        return desk.admit(token, process.desk.incident(), act, operatorName);
    }
    [[nodiscard]] Signed state() const { return desk.judgePlan(plans)->state; }
    [[nodiscard]] bool waits() const { return process.executor.activity().kind == Activity::Kind::confirm; }
    /// What the executor says to a confirmation.
    [[nodiscard]] Result<> confirmed()
    {
        std::optional<Result<>> said;
        process.executor.confirm(act, u"CapLiquify"_s, [&said](const Result<> &one) { said = one; });
        const bool came = QTest::qWaitFor([&said] { return said.has_value(); });
        return came ? *said : Result<>(failure(ErrorCode::bug, u"nothing was said"_s));
    }
    [[nodiscard]] int effects() const { return world.count(process.desk.incident().id.value() + u"-act"_s); }

    bool ok = true;
    inline static bool secondPerson = false;
    QTemporaryDir folder;
    test::World world;
    MemoryJournal journal;
    ScriptedCatalogue catalogue{world};
    ScriptedLeases leases;
    Process process{journal, catalogue, leases};
    Pool work{u"work"_s, 1};
    std::shared_ptr<PersonFiles> keys = std::make_shared<PersonFiles>(folder.filePath(u"config"_s), cheapEffort);
    FolderSource source{folder.path()};
    PlanShelf plans{source, folder.path()};
    ApprovalDesk desk{keys, work, process.clock};
};

} // namespace

class ApprovalDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { Office::secondPerson = false; }

    void aPlanIsApprovedByTwo()
    {
        Office office;
        QCOMPARE(office.state(), Signed::unsignedYet);
        office.sign(u"ada"_s);
        QCOMPARE(office.state(), Signed::proposed);
        office.sign(u"grace"_s);
        QCOMPARE(office.state(), Signed::approved);
        QVERIFY(office.ok);
        office.process.clock.advance(25h);
        QCOMPARE(office.state(), Signed::expired);
    }

    void aKeyFileThatWasExchangedSignsNothing()
    {
        Office office;
        const QString own = office.folder.filePath(u"config/keys/%1.key"_s);
        QVERIFY(QFile::remove(own.arg(u"ada"_s)));
        QVERIFY(QFile::copy(own.arg(u"grace"_s), own.arg(u"ada"_s)));
        office.sign(u"ada"_s);
        QVERIFY(!office.ok);
        QCOMPARE(office.state(), Signed::unsignedYet);
    }

    void nothingActsOutOfAnUnsignedPlan()
    {
        Office office;
        QTRY_VERIFY(office.waits());
        const auto refused = office.confirmed();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::refused);
        QVERIFY(refused.error().why.contains(u"drills only"_s));
        QCOMPARE(office.effects(), 0);
        office.sign(u"ada"_s);
        QVERIFY(!office.confirmed());
        office.sign(u"grace"_s);
        QVERIFY(office.confirmed());
        QTRY_COMPARE(office.process.executor.activity().kind, Activity::Kind::finished);
        QCOMPARE(office.effects(), 1);
    }

    void brokenGlassActs()
    {
        Office office;
        QTRY_VERIFY(office.waits());
        office.process.desk.submit(BreakGlass{u"The owner is ill."_s, u"Not signed."_s});
        QTRY_COMPARE(office.process.desk.incident().glassBroken, u"The owner is ill."_s);
        QVERIFY(office.confirmed());
        QTRY_COMPARE(office.effects(), 1);
    }

    void theTextThatRunsMustBeTheApprovedOne()
    {
        Office office;
        QTRY_VERIFY(office.waits());
        office.source.plan.runbooks[0].steps[1].title = u"Act otherwise"_s;
        office.sign(u"ada"_s);
        office.sign(u"grace"_s);
        QCOMPARE(office.state(), Signed::approved);
        const auto refused = office.confirmed();
        QVERIFY(!refused);
        QVERIFY(refused.error().why.contains(u"another text"_s));
    }

    void aStepWaitsForTheSecondPerson()
    {
        Office::secondPerson = true;
        Office office;
        office.sign(u"ada"_s);
        office.sign(u"grace"_s);
        QTRY_VERIFY(office.waits());
        QVERIFY(!office.confirmed());
        const auto approval = office.admitted(office.token(u"grace"_s));
        QVERIFY(approval);
        office.process.desk.submit(ApproveStep{act, *approval});
        QTRY_VERIFY(office.process.desk.incident().run->record(act).approval);
        QVERIFY(office.confirmed());
        QTRY_COMPARE(office.effects(), 1);
    }

    void aTokenIsForOneRequestOnePersonAndOneTime()
    {
        Office::secondPerson = true;
        Office office;
        QTRY_VERIFY(office.waits());
        const QByteArray token = office.token(u"grace"_s);
        QVERIFY(office.admitted(token));
        const auto own = office.admitted(token, u"grace"_s);
        QVERIFY(own.error().why.contains(u"Another person"_s));
        const auto otherStep = office.desk.admit(token, office.process.desk.incident(), look, u"tester"_s);
        QVERIFY(otherStep.error().why.contains(u"another step"_s));
        QByteArray altered = token;
        altered[200] = altered[200] == 'A' ? 'B' : 'A';
        for (const QByteArray &bad : {QByteArray(), QByteArray("abc"), token.left(200), altered})
            QVERIFY2(!office.admitted(bad), bad.constData());
        office.process.clock.advance(11min);
        QVERIFY(office.admitted(token).error().why.contains(u"expired"_s));
        QVERIFY(office.keys->forget(u"grace"_s));
        QVERIFY(office.admitted(token).error().why.contains(u"known"_s));
    }

    void nobodyApprovesForEver()
    {
        Office office;
        QTRY_VERIFY(office.waits());
        QVERIFY(office.token(u"grace"_s, 25h).isEmpty());
        QVERIFY(office.token(u"mallory"_s).isEmpty());
    }
};

HF_TEST(ApprovalDeskTest)
#include "tst_approvaldesk.moc"
