// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/personkeys/personfiles.h"
#include "e2e/practice.h"
#include "support/runner.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

namespace {

constexpr minisign::Effort cheap{524288, 16777216};
const QByteArray graceWords = "four words that differ";

/// The default plan, with one step that a second person must approve.
bool copyPlanWithApproval(const QString &folder)
{
    const QString source = QStringLiteral(HF_SOURCE_DIR) + u"/resources/plan"_s;
    for (QDirIterator it(source, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        const QString from = it.next();
        const QString to = folder + from.mid(source.size());
        QFile original(from);
        QFile copy(to);
        if (!QDir().mkpath(QFileInfo(to).absolutePath()) || !original.open(QIODevice::ReadOnly)
            || !copy.open(QIODevice::WriteOnly))
            return false;
        QByteArray text = original.readAll();
        if (from.endsWith("/database-loss.yaml"_L1)) {
            const qsizetype step = text.indexOf("id: fence\n");
            text.insert(text.indexOf("    confirmation: press\n", step), "    approval: second-person\n");
        }
        copy.write(text);
    }
    return true;
}

} // namespace

/// A step that needs a second person, in an incident that is no drill.
class SecondPersonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutAnApprovalTheStepIsRefused();
    void theOperatorCannotApproveForHimself();
    void aSecondPersonLetsItAct();
    void theRecordSaysWhoApproved();

private:
    [[nodiscard]] ProgramRun run(const QStringList &more) const;
    /// `holdfastctl approve`, with the passphrase on a descriptor.
    [[nodiscard]] QString token(const QString &person) const;

    Practice m_practice;
    QString m_plan = m_practice.folder() + u"/plan"_s;
    QString m_incident;
};

void SecondPersonTest::initTestCase()
{
    QVERIFY(copyPlanWithApproval(m_plan));
    qputenv("XDG_CONFIG_HOME", (m_practice.folder() + u"/config"_s).toUtf8());
    PersonFiles persons(m_practice.folder() + u"/config/holdfast"_s, cheap);
    const UtcTime since = *parseUtc(u"2026-06-01T12:00:00Z"_s);
    QVERIFY(persons.create(u"grace"_s, {}, Secret(graceWords), since));
    QProcess id;
    id.start(u"id"_s, {u"-un"_s});
    QVERIFY(id.waitForFinished());
    QVERIFY(persons.create(QString::fromLocal8Bit(id.readAll().trimmed()), {}, Secret(graceWords), since));
    QFile words(m_practice.folder() + u"/words"_s);
    QVERIFY(words.open(QIODevice::WriteOnly) && words.write(graceWords) > 0);
    words.close();
    QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0);
    QCOMPARE(m_practice.command(u"/_range/disaster"_s, {{u"name"_s, u"database_gone"_s}}), 200);
    m_incident = m_practice
                     .ctl({u"--plan"_s, m_plan, u"incident"_s, u"declare"_s, u"--scenario"_s, u"database-failure"_s,
                         u"--title"_s, u"Orders are gone"_s})
                     .json()
                     .value(u"incident")
                     .toString();
    QVERIFY(!m_incident.isEmpty());
}

ProgramRun SecondPersonTest::run(const QStringList &more) const
{
    return m_practice.ctl(QStringList{u"--plan"_s, m_plan, u"runbook"_s, u"run"_s, u"database-loss"_s, u"--incident"_s,
                              m_incident, u"--confirm"_s, u"fence"_s, u"--until"_s, u"fence"_s}
        + more);
}

QString SecondPersonTest::token(const QString &person) const
{
    QProcess shell;
    shell.start(u"sh"_s,
        {u"-c"_s, u"f=$1; shift; exec \"$@\" --passphrase-fd 3 3<\"$f\""_s, u"sh"_s, m_practice.folder() + u"/words"_s,
            QStringLiteral(HF_BIN_DIR) + u"/holdfastctl"_s, u"--plan"_s, m_plan, u"--state"_s, m_practice.folder(),
            u"approve"_s, u"--incident"_s, m_incident, u"--step"_s, u"fence"_s, u"--person"_s, person});
    shell.waitForFinished();
    return QString::fromLatin1(shell.readAllStandardOutput().trimmed());
}

void SecondPersonTest::withoutAnApprovalTheStepIsRefused()
{
    const ProgramRun refused = run({});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY(refused.error().value(u"what").toString().contains(u"second person"_s));
    QVERIFY(refused.error().value(u"next").toString().contains(u"--step fence"_s));
    QCOMPARE(run({u"--approve"_s, u"bm90IGEgdG9rZW4"_s}).exitCode, 4);
}

void SecondPersonTest::theOperatorCannotApproveForHimself()
{
    QProcess id;
    id.start(u"id"_s, {u"-un"_s});
    QVERIFY(id.waitForFinished());
    const QString own = token(QString::fromLocal8Bit(id.readAll().trimmed()));
    QVERIFY(!own.isEmpty());
    const ProgramRun refused = run({u"--approve"_s, own});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY(refused.error().value(u"why").toString().contains(u"Another person"_s));
}

void SecondPersonTest::aSecondPersonLetsItAct()
{
    const QString approval = token(u"grace"_s);
    QVERIFY(!approval.isEmpty());
    const ProgramRun acted = run({u"--approve"_s, approval});
    QVERIFY2(acted.exitCode == 0, acted.out.constData());
    QCOMPARE(acted.json().value(u"run").toString(), u"stopped"_s);
}

void SecondPersonTest::theRecordSaysWhoApproved()
{
    const ProgramRun shown = m_practice.ctl({u"incident"_s, u"show"_s, m_incident});
    QVERIFY2(shown.out.contains("approved by grace"), shown.out.constData());
    QVERIFY(!shown.out.contains(graceWords));
    QCOMPARE(m_practice.ctl({u"journal"_s, u"verify"_s}).exitCode, 0);
}

HF_TEST(SecondPersonTest)
#include "tst_secondperson.moc"
