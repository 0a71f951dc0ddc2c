// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "kernel/clock.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// The recovered database is kept, or the service goes back to the former one, which was held until then.
class CommitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_practice = std::make_unique<Practice>();
        QCOMPARE(m_practice->ctl({u"range"_s, u"start"_s}).exitCode, 0);
        m_recovery = std::make_unique<Recovery>(*m_practice);
        QVERIFY(m_recovery->begin(u"rows_damaged"_s));
        m_recovery->restoreTo(*parseUtc(m_practice->truth()[u"disaster"][u"at"].toString()));
        m_recovery->launch();
        QCOMPARE(m_recovery->finish().exitCode, 0);
        m_former = former();
        QVERIFY(live() != m_former);
    }

    void goingBackBringsTheFormerDatabaseAndItsDamage()
    {
        QCOMPARE(m_practice->truth()[u"damagedRows"].toInt(-1), 0);
        const ProgramRun run = commit({u"--answer"_s, u"decide.course=back"_s});
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        const QJsonObject truth = m_practice->truth();
        QCOMPARE(live(), m_former);
        QVERIFY(truth[u"app"][u"writing"].toBool());
        QVERIFY(truth[u"damagedRows"].toInt() > 0);
        QCOMPARE(former(), m_former); // the main one again
        // Nobody can write to the one that was left.
        QCOMPARE(m_practice->ctl({u"health"_s}).exitCode, 0);
    }

    void whenNobodySaysSoItIsKept()
    {
        QTemporaryDir plan;
        QVERIFY(copyPlanWithAShortTail(plan.path()));
        QFile file(plan.filePath(u"runbooks/database-commit.yaml"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray text = file.readAll().replace("within: 30m", "within: 2s");
        QVERIFY(text.contains("within: 2s") && file.resize(0) && file.seek(0) && file.write(text) == text.size());
        file.close();
        const QString recovered = live();
        const QStringList first{u"--plan"_s, plan.path()};
        ProgramRun run = m_practice->ctl(
            first + QStringList{u"runbook"_s, u"run"_s, u"database-commit"_s, u"--incident"_s, m_recovery->incident()});
        QCOMPARE(run.exitCode, 4);
        QVERIFY2((run.out + run.err).contains("is taken"), (run.out + run.err).constData());
        // Only its confirmation is missing once the time to choose is over.
        const UtcTime asked = SystemClock().utc();
        QTRY_VERIFY(SystemClock().utc() - asked > std::chrono::seconds{2});
        const QStringList again{u"runbook"_s, u"resume"_s, u"--incident"_s, m_recovery->incident()};
        run = m_practice->ctl(first + again);
        QVERIFY2((run.out + run.err).contains("--confirm decide"), (run.out + run.err).constData());
        run = m_practice->ctl(first + again + QStringList{u"--confirm"_s, u"decide"_s});
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(live(), recovered);
        QVERIFY(m_practice->truth()[u"app"][u"writing"].toBool());
    }

private:
    [[nodiscard]] ProgramRun commit(const QStringList &more) const
    {
        QStringList arguments{u"runbook"_s, u"run"_s, u"database-commit"_s, u"--incident"_s, m_recovery->incident()};
        for (const char *step : {"decide", "hold", "open", "variable", "deploy=capliquify", "lift", "fence", "default"})
            arguments << u"--confirm"_s << QString::fromLatin1(step);
        return m_practice->ctl(arguments + more);
    }
    [[nodiscard]] QString live() const { return m_practice->truth()[u"app"][u"databaseBranchId"].toString(); }
    /// The root of all branches.
    [[nodiscard]] QString former() const
    {
        for (const QJsonValue &branch : m_practice->truth()[u"branches"].toArray()) {
            if (branch[u"parentId"].isNull())
                return branch[u"id"].toString();
        }
        return {};
    }

    std::unique_ptr<Practice> m_practice;
    std::unique_ptr<Recovery> m_recovery;
    QString m_former;
};

HF_TEST(CommitTest)
#include "tst_commit.moc"
