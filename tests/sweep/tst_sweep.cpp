// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/practice.h"
#include "support/runner.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

namespace {

constexpr int killsOfARunbook = 12;
constexpr int mostRounds = 80; ///< until the end of a runbook

/// How often every provider was made to do something, by provider and route.
using Deeds = QMap<QString, int>;

/// Providers whose effects are counted: those of the probes and checks, which are repeated on purpose, are left out.
Deeds deedsOf(const QJsonArray &calls, qint64 from)
{
    static const QStringList counted{u"neon"_s, u"railway"_s, u"clerk"_s, u"cloudflare"_s, u"statuspage"_s};
    Deeds deeds;
    for (const QJsonValue &call : calls) {
        if (call[u"n"].toInteger() <= from || !call[u"effect"].toBool()
            || !counted.contains(call[u"provider"].toString()))
            continue;
        ++deeds[call[u"provider"].toString() + u'/' + call[u"route"].toString()];
    }
    return deeds;
}

QString differences(const Deeds &wanted, const Deeds &found)
{
    QStringList lines;
    for (const QString &deed : (wanted.keys() + found.keys())) {
        if (wanted.value(deed) != found.value(deed))
            lines << u"%1: %2 instead of %3"_s.arg(deed).arg(found.value(deed)).arg(wanted.value(deed));
    }
    lines.removeDuplicates();
    return lines.join(u"; "_s);
}

/// What must have happened before a runbook makes sense.
struct Prelude {
    QStringList backups; ///< `holdfastctl backups …`
    QString disaster;
};

const QMap<QString, Prelude> &preludes()
{
    static const QMap<QString, Prelude> all{{u"database-loss"_s, {{}, u"database_gone"_s}},
        {u"application-outage"_s, {{}, u"bad_deploy"_s}}, {u"application-restart"_s, {{}, u"service_crashed"_s}},
        {u"data-repair"_s, {{}, u"rows_deleted"_s}}, {u"file-loss"_s, {{}, u"files_deleted"_s}},
        {u"regional-failure"_s, {{}, u"everything_lost"_s}}, {u"security-breach"_s, {{}, u"intruder"_s}},
        {u"database-from-backup"_s, {{u"take"_s, u"--prove"_s}, u"database_provider_lost"_s}},
        {u"file-loss-from-copy"_s, {{u"take-files"_s, u"--prove"_s}, u"files_destroyed"_s}}};
    return all;
}

/// Answers that no runbook can propose.
const QMap<QString, QString> &knownAnswers()
{
    static const QMap<QString, QString> all{{u"block.ownAddress"_s, u"198.51.100.7"_s},
        {u"block.address"_s, u"203.0.113.9"_s}, {u"keep-out.account"_s, u"practice-03@example.com"_s},
        {u"point.standby"_s, u"203.0.113.80"_s}};
    return all;
}

/// Somebody at the keyboard who adds what the program asks for, and starts it again.
class Commander {
public:
    Commander(const Practice &practice, QString incident)
        : m_practice(practice)
        , m_incident(std::move(incident))
    { }
    [[nodiscard]] QStringList arguments(const QString &runbook) const
    {
        QStringList list{u"--state"_s, m_practice.folder(), u"--json"_s, u"runbook"_s};
        list << (m_hasBegun ? QStringList{u"resume"_s} : QStringList{u"run"_s, runbook});
        list << u"--incident"_s << m_incident;
        for (const QString &one : m_more)
            list << one;
        return list;
    }
    /// False: it has asked for nothing that can be added, more than once.
    bool learn(const ProgramRun &run)
    {
        static const QRegularExpression wanted(u"--(confirm|answer) (.+)$"_s);
        // Killed before the start was recorded, it knows of no run.
        m_hasBegun = run.exitCode != 3;
        if (!m_hasBegun)
            return true;
        const auto match = wanted.match(run.lastJson()[u"error"][u"next"].toString());
        if (!match.hasMatch())
            return ++m_failures <= mostFailures;
        QString value = match.captured(2);
        const QString name = value.section(u'=', 0, 0);
        if (knownAnswers().contains(name))
            value = name + u'=' + knownAnswers().value(name);
        // Damage that nobody noticed at once: a person says since when.
        if (name == u"copy.restorePoint"_s)
            value = name + u'=' + m_practice.truth()[u"disaster"][u"at"].toString();
        const QStringList more{u"--"_s + match.captured(1), value};
        m_more << more;
        return true;
    }
    void wasKilled() { m_hasBegun = true; }

private:
    static constexpr int mostFailures = 3;

    const Practice &m_practice;
    QString m_incident;
    QStringList m_more;
    bool m_hasBegun = false;
    int m_failures = 0;
};

} // namespace

class SweepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_seed = qEnvironmentVariableIntValue("HF_SWEEP_SEED");
        if (m_seed == 0)
            m_seed = int(QRandomGenerator::global()->bounded(1, 1'000'000));
        qInfo("seed %d", m_seed);
    }

    void theJudgeFindsWhatHappenedTwice()
    {
        const auto call = [](int n, const char *route, bool effect) {
            return QJsonObject{{u"n"_s, n}, {u"provider"_s, u"neon"_s}, {u"route"_s, QString::fromLatin1(route)},
                {u"effect"_s, effect}};
        };
        const Deeds once = deedsOf({call(1, "createProjectBranch", true), call(2, "getProject", false)}, 0);
        const Deeds twice = deedsOf({call(1, "createProjectBranch", true), call(2, "createProjectBranch", true)}, 0);
        QCOMPARE(differences(once, once), QString());
        QCOMPARE(differences(once, twice), u"neon/createProjectBranch: 2 instead of 1"_s);
        QCOMPARE(differences(once, deedsOf({}, 0)), u"neon/createProjectBranch: 0 instead of 1"_s);
    }

    void everyRunbookSurvivesBeingKilled_data()
    {
        QTest::addColumn<QString>("runbook");
        const Practice practice;
        const QJsonArray runbooks = practice.ctl({u"runbook"_s, u"list"_s}).json()[u"runbooks"].toArray();
        QVERIFY(runbooks.size() > 10);
        for (const QJsonValue &one : runbooks) {
            const QString id = one[u"id"].toString();
            if (id != u"database-commit"_s) // begins where another has ended; has tests of its own
                QTest::newRow(qPrintable(id)) << id;
        }
    }

    void everyRunbookSurvivesBeingKilled()
    {
        QFETCH(QString, runbook);
        Deeds wanted;
        carryOut(runbook, 0, wanted);
        if (QTest::currentTestFailed())
            return;
        Deeds found;
        carryOut(runbook, killsOfARunbook, found);
        if (QTest::currentTestFailed())
            return;
        QVERIFY2(differences(wanted, found).isEmpty(), qPrintable(differences(wanted, found)));
    }

private:
    void carryOut(const QString &runbook, int kills, Deeds &deeds)
    {
        Practice practice;
        QCOMPARE(practice.ctl({u"range"_s, u"start"_s}).exitCode, 0);
        const Prelude prelude = preludes().value(runbook);
        if (!prelude.backups.isEmpty())
            QCOMPARE(practice.ctl(QStringList{u"backups"_s} + prelude.backups).exitCode, 0);
        if (!prelude.disaster.isEmpty())
            QCOMPARE(practice.command(u"/_range/disaster"_s, {{u"name"_s, prelude.disaster}}), 200);
        const qint64 before = practice.calls().size();
        const ProgramRun declared = practice.ctl({u"incident"_s, u"declare"_s, u"--scenario"_s, u"regional-failure"_s,
            u"--title"_s, u"Sweep"_s, u"--drill"_s});
        Commander commander(practice, declared.json()[u"incident"].toString());
        QRandomGenerator random(quint32(m_seed) + quint32(qHash(runbook)));
        int round = 0;
        while (!isOver(commander, runbook, kills > 0 ? int(random.bounded(30, 900)) : 0, kills)) {
            if (QTest::currentTestFailed())
                return;
            QVERIFY2(++round < mostRounds, "it does not come to its end");
        }
        const ProgramRun verdict = practice.ctl({u"journal"_s, u"verify"_s});
        QVERIFY2(verdict.exitCode == 0, verdict.out.constData());
        deeds = deedsOf(practice.calls(), before);
    }

    /// One start of the program, killed after `moment` milliseconds where that is not 0.
    bool isOver(Commander &commander, const QString &runbook, int moment, int &kills)
    {
        QProcess program;
        program.start(QStringLiteral(HF_BIN_DIR) + u"/holdfastctl"_s, commander.arguments(runbook));
        const bool isLeft = moment > 0 && !program.waitForFinished(moment);
        if (isLeft) {
            ::kill(pid_t(program.processId()), SIGKILL);
            program.waitForFinished();
            --kills;
            commander.wasKilled();
            return false;
        }
        if (program.state() != QProcess::NotRunning && !program.waitForFinished(120000)) {
            program.kill();
            program.waitForFinished();
            QTest::qFail("it hangs", __FILE__, __LINE__);
            return false;
        }
        const ProgramRun run{program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
        if (run.exitCode == 0)
            return true;
        if (!commander.learn(run))
            QTest::qFail(qPrintable(QString::fromUtf8(run.out + run.err).right(1500)), __FILE__, __LINE__);
        return false;
    }

    int m_seed = 0;
};

HF_TEST(SweepTest)
#include "tst_sweep.moc"
