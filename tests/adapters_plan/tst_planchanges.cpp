// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/edit/planedit.h"
#include "adapters/plan_files/yaml/treepath.h"
#include "domain/plan/changes.h"
#include "plansupport.h"
#include "support/runner.h"

#include <QDir>

namespace holdfast {

using namespace plan_files;
using namespace test;
using namespace Qt::StringLiterals;

namespace {

QMap<QString, QByteArray> defaultFiles()
{
    QList<Finding> findings;
    return PlanFiles::contents(defaultPlanFolder(), findings);
}

Plan planOf(const QByteArray &planFile)
{
    QMap<QString, QByteArray> files = defaultFiles();
    files.insert(u"plan.yaml"_s, planFile);
    return PlanFiles().readContents(files).plan.value_or(Plan{});
}

void findScalars(const Node &node, const QStringList &path, QList<QStringList> &into)
{
    if (node.kind == Node::Kind::scalar)
        into.append(path);
    for (const Member &member : node.members)
        findScalars(member.value, path + QStringList{member.key}, into);
    for (const Node &item : node.items)
        findScalars(item, path + QStringList{itemName(item)}, into);
}

QStringList told(const QList<PlanChange> &changes)
{
    QStringList lines;
    for (const PlanChange &change : changes)
        lines << change.path.join(u'/') + u": "_s + change.before + u" -> "_s + change.after;
    return lines;
}

} // namespace

/// What of a plan differs from an older one.
class PlanChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_text = defaultPlanFile(u"plan.yaml"_s);
        m_plan = planOf(m_text);
        QVERIFY(!m_plan.components.isEmpty());
    }

    void theSamePlanHasNone()
    {
        Plan elsewhere = m_plan;
        elsewhere.folder = u"/elsewhere"_s;
        QCOMPARE(told(changesBetween(m_plan, elsewhere)), QStringList());
    }

    void noValueOfTheDefaultPlanIsForgotten()
    {
        FindingList findings{QString()};
        const std::optional<Node> root = readYaml(m_text, findings);
        QList<QStringList> places;
        findScalars(*root, {}, places);
        int changed = 0;
        for (const QStringList &place : places) {
            const Result<QByteArray> edited = editedPlan(m_text, SetValue{place, nodeAt(*root, place)->text + u"x"_s});
            QVERIFY(edited);
            const Plan other = planOf(*edited);
            if (other.name.isEmpty())
                continue; // no plan any more
            ++changed;
            const QList<PlanChange> changes = changesBetween(m_plan, other);
            QVERIFY2(!changes.isEmpty(), qPrintable(place.join(u'/')));
            QCOMPARE(changes[0].path[0], place[0]);
        }
        QVERIFY2(changed > 180, qPrintable(QString::number(changed)));
    }

    void aChangeSaysBeforeAndNow()
    {
        QCOMPARE(told(changesBetween(m_plan, planOf(changed(m_text, "rto: 30m", "rto: 45m")))),
            QStringList{u"components/application/rto: 30m -> 45m"_s});
        QCOMPARE(told(changesBetween(m_plan, planOf(changed(m_text, "    rpo: 30m\n", "")))),
            QStringList{u"components/storage/rpo: 30m -> "_s});
        QCOMPARE(told(changesBetween(
                     m_plan, planOf(changed(m_text, "approver: CTO", "approver: CTO\nlastUpdated: 2026-01-31")))),
            QStringList{u"lastUpdated:  -> 2026-01-31"_s});
    }

    void anEntryIsOneChange()
    {
        Plan more = m_plan;
        more.kpis.append({u"calls"_s, u"Calls"_s, u"availability"_s});
        QCOMPARE(told(changesBetween(m_plan, more)), QStringList{u"kpis/calls:  -> Calls"_s});
        QCOMPARE(told(changesBetween(more, m_plan)), QStringList{u"kpis/calls: Calls -> "_s});
    }

    void aRunbookIsCompared()
    {
        Plan other = m_plan;
        QVERIFY(!other.runbooks.isEmpty());
        Runbook &runbook = other.runbooks.first();
        runbook.steps[1].title = u"Another title"_s;
        runbook.steps[0].checks[0].title = u"Another check"_s;
        const QList<PlanChange> changes = changesBetween(m_plan, other);
        QCOMPARE(changes.size(), 2);
        for (const PlanChange &change : changes)
            QCOMPARE(change.path.mid(0, 2), (QStringList{u"runbooks"_s, runbook.id.value()}));
    }

private:
    QByteArray m_text;
    Plan m_plan;
};

HF_TEST(PlanChangesTest)

} // namespace holdfast

#include "tst_planchanges.moc"
