// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"
#include "support/runner.h"
#include "viewmodels/plan/planroom.h"

#include <QSignalSpy>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

/// The position of the field whose path ends so.
int field(const PlanEditView &view, const QString &key)
{
    const QList<PlanField> &fields = view.form().fields();
    for (int index = 0; index < fields.size(); ++index) {
        if (fields[index].path.mid(2).join(u'/') == key)
            return index;
    }
    qFatal("no field %s", qPrintable(key));
}

} // namespace

/// What may be typed into the plan, and what is done with it.
class PlanEditViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<PlanEditView>();
        m_view->setNow(at(1, 0, 0));
        m_view->show(samplePlanState());
        m_saves.clear();
        connect(m_view.get(), &PlanEditView::saveWanted, this,
            [this](const QByteArray &revision, const QList<PlanEdit> &edits) {
                m_saves.append({revision, edits});
            });
    }

    void onlyWhatWasTypedIsSaved()
    {
        open(u"components/application"_s);
        QCOMPARE(m_view->input(field(*m_view, u"rto"_s)), u"30m"_s);
        QVERIFY(!m_view->canSave());
        type(u"rto"_s, u"45m"_s);
        QVERIFY(m_view->canSave());
        m_view->save();
        QCOMPARE(m_saves.size(), 1);
        QCOMPARE(m_saves[0].first, QByteArray("r1"));
        QCOMPARE(
            m_saves[0].second, (QList<PlanEdit>{SetValue{{u"components"_s, u"application"_s, u"rto"_s}, u"45m"_s}}));
        QVERIFY(!m_view->canSave()); // a second press does nothing
        m_view->save();
        QCOMPARE(m_saves.size(), 1);
        m_view->tell({});
        QCOMPARE(m_view->verdict().text, u"saved"_s);
        QVERIFY(!m_view->isChanged());
    }

    void whatCannotStandInAPlanIsSaid_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("typed");
        const auto row = [](const char *place, const char *key, const char *typed) {
            QTest::addRow("%s %s %s", place, key, typed)
                << QString::fromLatin1(place) << QString::fromLatin1(key) << QString::fromLatin1(typed);
        };
        row("components/application", "rto", "");
        row("components/application", "rto", "soon");
        row("components/application", "rto", "30");
        row("components/application", "rto", "0s");
        row("contacts/technical-lead", "primary", " ");
        row("contacts/technical-lead", "phone", "ask Ann");
        row("contacts/technical-lead", "email", "tech at example.com");
        row("contacts/technical-lead", "secondaryPhone", "+44 7700 900001"); // of whom?
        row("contacts/technical-lead", "proven/phone", "2027-01-01");
        row("contacts/technical-lead", "proven/phone", "yesterday");
        row("escalation/1", "until", "0m");
        row("escalation/2", "after", "61m");
        row("escalation/2", "answerWithin", "0s");
        row("templates/outage-external", "subject", "");
        row("templates/outage-external", "text", "\n");
        row("drills/database_failure", "day", "32");
        row("drills/database_failure", "day", "first");
        row("drills/database_failure", "at", "2:00");
        row("drills/database_failure", "at", "25:00");
        row("drills/database_failure", "last", "2026-02-30");
    }

    void whatCannotStandInAPlanIsSaid()
    {
        QFETCH(QString, place);
        QFETCH(QString, key);
        QFETCH(QString, typed);
        open(place);
        type(key, typed);
        QVERIFY(!m_view->canSave());
        QStringList said;
        for (int index = 0; index < m_view->form().fields().size(); ++index)
            said << m_view->problem(index);
        QVERIFY(!said.join(QString()).isEmpty());
        m_view->cancel();
        QCOMPARE(m_view->problem(field(*m_view, key)), QString());
        QCOMPARE(m_view->input(field(*m_view, key)), m_view->form().fields()[field(*m_view, key)].value);
    }

    void somebodyWithoutAnyAddressCannotBeCalled()
    {
        open(u"contacts/technical-lead"_s);
        type(u"phone"_s, {});
        QVERIFY(m_view->canSave()); // there is an e-mail address
        type(u"email"_s, {});
        QVERIFY(!m_view->canSave());
        QVERIFY(m_view->problem(field(*m_view, u"phone"_s)).contains(u"telephone"_s));
    }

    void aVacantPlaceIsFilled()
    {
        PlanState state = samplePlanState();
        state.plan->contacts[1].primary = {};
        m_view->show(state);
        open(u"contacts/incident-commander"_s);
        type(u"primary"_s, u"Grace"_s);
        QVERIFY(!m_view->canSave()); // how is she called?
        type(u"phone"_s, u"+44 7700 900001"_s);
        m_view->save();
        const QString contact = u"incident-commander"_s;
        QCOMPARE(m_saves[0].second,
            (QList<PlanEdit>{RemovePlace{{u"contacts"_s, contact, u"vacant"_s}},
                SetValue{{u"contacts"_s, contact, u"primary"_s}, u"Grace"_s},
                SetValue{{u"contacts"_s, contact, u"phone"_s}, u"+44 7700 900001"_s}}));
    }

    void provenTodayWritesTheDay()
    {
        open(u"contacts/technical-lead"_s);
        QCOMPARE(m_view->todayWords(), u"Proven today"_s);
        m_view->setDatesToToday();
        m_view->save();
        QCOMPARE(m_saves[0].second.size(), 2);
        QCOMPARE(std::get<SetValue>(m_saves[0].second[0]).value, u"2026-11-23"_s);
        QCOMPARE(std::get<SetValue>(m_saves[0].second[0]).path.mid(2), (QStringList{u"proven"_s, u"phone"_s}));
    }

    void anEmptiedDateTakesItsKeyOut()
    {
        PlanState state = samplePlanState();
        state.plan->contacts[2].proven = {{u"phone"_s, QDate(2026, 1, 1)}};
        m_view->show(state);
        open(u"contacts/technical-lead"_s);
        type(u"proven/phone"_s, {});
        m_view->save();
        QCOMPARE(m_saves[0].second, (QList<PlanEdit>{RemovePlace{{u"contacts"_s, u"technical-lead"_s, u"proven"_s}}}));
    }

    void whatWasTypedSurvivesAChangeOutside()
    {
        open(u"components/application"_s);
        type(u"rto"_s, u"45m"_s);
        PlanState theirs = samplePlanState();
        theirs.plan->components[1].rto = std::chrono::hours{2};
        theirs.plan->components[1].rpo = std::chrono::hours{3};
        theirs.revision = "r2";
        m_view->show(theirs);
        QCOMPARE(m_view->input(field(*m_view, u"rto"_s)), u"45m"_s);
        QVERIFY(m_view->note(field(*m_view, u"rto"_s)).contains(u"2h"_s));
        QCOMPARE(m_view->input(field(*m_view, u"rpo"_s)), u"3h"_s); // nobody typed there
        QVERIFY(m_view->note(field(*m_view, u"rpo"_s)).isEmpty());
        m_view->save();
        QCOMPARE(m_saves[0].first, QByteArray("r2"));
        m_view->tell(failure(ErrorCode::conflict, u"Changed meanwhile."_s));
        QCOMPARE(m_view->input(field(*m_view, u"rto"_s)), u"45m"_s);
        QVERIFY(m_view->verdict().tip.contains(u"Changed meanwhile."_s));
        QVERIFY(m_view->canSave());
        theirs.revision = "r3";
        m_view->show(theirs);
        QVERIFY(m_view->verdict().text.isEmpty()); // it was about another file
    }

    void whatWasTypedSurvivesALookElsewhere()
    {
        open(u"components/application"_s);
        type(u"rto"_s, u"45m"_s);
        open(u"components/database"_s);
        QVERIFY(!m_view->isChanged());
        const int row = m_view->places.rowOf(u"components/application"_s);
        QCOMPARE(m_view->places.rows()[row].cells[PlanPlacesModel::nowColumn].text, u"not saved yet"_s);
        open(u"components/application"_s);
        QCOMPARE(m_view->input(0), u"45m"_s);
    }

    void aContactIsAdded()
    {
        open(u"contacts/+"_s);
        QVERIFY(!m_view->canSave());
        QVERIFY(!m_view->canRemove());
        type(u"title"_s, u"Release Manager"_s);
        QVERIFY(!m_view->canSave()); // who is it?
        type(u"primary"_s, u"Grace"_s);
        QVERIFY(!m_view->canSave()); // how is she called?
        type(u"phone"_s, u"+44 7700 900001"_s);
        QVERIFY(m_view->canSave());
        m_view->save();
        QCOMPARE(m_saves[0].second,
            (QList<PlanEdit>{AppendEntry{{u"contacts"_s},
                {{u"role"_s, u"release-manager"_s}, {u"title"_s, u"Release Manager"_s}, {u"primary"_s, u"Grace"_s},
                    {u"phone"_s, u"+44 7700 900001"_s}}}}));
    }

    void aNewEntryNeverTakesAnotherOnesName()
    {
        open(u"components/+"_s);
        type(u"name"_s, u"Databäse"_s);
        type(u"rto"_s, u"1h"_s);
        m_view->save();
        const auto entry = std::get<AppendEntry>(m_saves[0].second[0]);
        QCOMPARE(entry.values[0], (std::pair{u"id"_s, u"database-2"_s}));
        QVERIFY(entry.values.contains({u"impact"_s, u"low"_s}));
    }

    void anEntryIsRemovedAtTheSecondPress()
    {
        open(u"contacts/technical-lead"_s);
        QVERIFY(m_view->canRemove());
        m_view->remove();
        QVERIFY(m_saves.isEmpty());
        QVERIFY(m_view->removeWords().contains(u"Technical"_s));
        open(u"components/application"_s); // another entry is asked about anew
        m_view->remove();
        QVERIFY(m_saves.isEmpty());
        m_view->remove();
        QCOMPARE(m_saves.size(), 1);
        QCOMPARE(m_saves[0].second, (QList<PlanEdit>{RemovePlace{{u"components"_s, u"application"_s}}}));
        open(u"escalation/1"_s);
        QVERIFY(!m_view->canRemove());
    }

    void anEmptiedLengthWithAStandardBecomesTheStandard()
    {
        PlanState state = samplePlanState();
        state.plan->escalation[0].answerWithin = std::chrono::minutes{7};
        m_view->show(state);
        open(u"escalation/1"_s);
        type(u"answerWithin"_s, {});
        m_view->save();
        QCOMPARE(m_saves[0].second, (QList<PlanEdit>{SetValue{{u"escalation"_s, u"1"_s, u"answerWithin"_s}, u"5m"_s}}));
        m_view->tell({});
        state.plan->escalation[0].answerWithin = std::chrono::minutes{5};
        m_view->show(state);
        type(u"answerWithin"_s, {});
        QVERIFY(!m_view->canSave()); // the file says nothing there, and nothing would change
    }

    void whoIsCalledAtALevelIsChanged()
    {
        open(u"escalation/1"_s);
        type(u"alsoCalled"_s, u"executive-sponsor"_s);
        type(u"calledOnlyIf"_s, u"data-breach"_s);
        m_view->save();
        const QStringList roles{u"escalation"_s, u"1"_s, u"roles"_s};
        QCOMPARE(m_saves[0].second,
            (QList<PlanEdit>{
                AppendEntry{roles, {{u"role"_s, u"executive-sponsor"_s}, {u"onlyIf"_s, u"data-breach"_s}}}}));
        m_view->tell({});
        type(u"noLongerCalled"_s, u"on-call-engineer"_s);
        m_view->save();
        QCOMPARE(m_saves[1].second, (QList<PlanEdit>{RemovePlace{roles + QStringList{u"on-call-engineer"_s}}}));
    }

    void whatWasTypedKeepsItsFieldWhenTheFormChanges()
    {
        PlanState state = samplePlanState();
        state.plan->contacts[2].primary.phone.clear();
        open(u"contacts/technical-lead"_s);
        type(u"email"_s, u"lead@example.com"_s);
        m_view->show(state);
        QCOMPARE(m_view->input(field(*m_view, u"email"_s)), u"lead@example.com"_s);
    }

    void noTwoFieldsShareAnAccessKey()
    {
        // With those of the page: its tabs, "Save", "Forget what was typed".
        for (const QString &place : {u"components/application"_s, u"components/+"_s, u"contacts/technical-lead"_s,
                 u"contacts/+"_s, u"escalation/1"_s, u"templates/outage-external"_s, u"drills/database_failure"_s,
                 u"drills/+"_s, u"maintenance/review"_s}) {
            open(place);
            QString keys = u"BRSG"_s;
            for (const PlanField &one : m_view->form().fields()) {
                const QChar key = one.accessKey();
                QVERIFY2(key.isNull() || !keys.contains(key), qPrintable(place + u": "_s + one.label));
                keys += key;
            }
        }
    }

    void aPlanThatMayNotBeChangedSaysWhy()
    {
        PlanState state = samplePlanState();
        state.builtIn = true;
        m_view->show(state);
        open(u"components/application"_s);
        type(u"rto"_s, u"45m"_s);
        QVERIFY(!m_view->canSave());
        QVERIFY(m_view->canCopy());
        QVERIFY2(m_view->obstacle().contains(state.ownFolder), qPrintable(m_view->obstacle()));
        state.builtIn = false;
        state.revision.clear();
        m_view->show(state);
        QVERIFY(!m_view->canSave());
        QVERIFY(m_view->obstacle().contains(u"errors"_s));
        QCOMPARE(m_view->input(0), u"45m"_s);
    }

private:
    void open(const QString &place) { m_view->choose(place); }
    void type(const QString &key, const QString &text) { m_view->type(field(*m_view, key), text); }

    std::unique_ptr<PlanEditView> m_view;
    QList<std::pair<QByteArray, QList<PlanEdit>>> m_saves;
};

/// A plan in memory that writes down what it is asked, and refuses on demand.
class MemoryPlan final : public PlanSource, public PlanWriter, public ApprovedPlan {
public:
    [[nodiscard]] PlanReading read(const QString &) const override
    {
        return {samplePlanState().plan, {}, {}, {}, "r1"};
    }
    [[nodiscard]] Result<> save(
        const QString &, const QByteArray &revision, const QList<PlanEdit> &edits) const override
    {
        if (revision != "r1" || edits.size() != 1)
            return failure(ErrorCode::conflict, u"Changed meanwhile."_s);
        return {};
    }
    [[nodiscard]] Result<> copy(const QString &, const QString &) const override { return {}; }
    [[nodiscard]] std::optional<Plan> lastApproved() const override { return approved; }

    std::optional<Plan> approved;
};

class PlanRoomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsAskedIsDoneAndTold()
    {
        m_view.setNow(at(1, 0, 0));
        const PlanRoom room({m_shelf, m_desk, m_view, m_changes});
        m_view.choose(u"components/application"_s);
        m_view.type(0, u"45m"_s);
        m_view.save();
        QTRY_COMPARE(m_view.verdict().text, u"saved"_s);
        m_view.type(0, u"46m"_s);
        m_view.type(1, u"2h"_s);
        m_view.save();
        QTRY_COMPARE(m_view.verdict().text, u"not saved"_s);
        QVERIFY(m_view.verdict().tip.contains(u"Changed meanwhile."_s));
        QCOMPARE(m_view.input(0), u"46m"_s);
    }

    void theApprovedVersionIsComparedWith()
    {
        PlanRoom room({m_shelf, m_desk, m_view, m_changes});
        QVERIFY(m_changes.summary().contains(u"when Holdfast was started"_s));
        QCOMPARE(m_changes.rowCount(), 0);
        m_plan.approved = olderPlan();
        room.show();
        QVERIFY(m_changes.summary().contains(u"approved last"_s));
        QVERIFY(m_changes.rowOf(u"components › application › rto"_s) >= 0);
    }

private:
    MemoryPlan m_plan;
    Pool m_pool{u"work"_s, 1};
    PlanShelf m_shelf{m_plan, u"plan"_s};
    PlanDesk m_desk{m_shelf, m_plan, m_pool, {u"/built-in"_s, u"/own"_s}, &m_plan};
    PlanEditView m_view;
    PlanChangesModel m_changes;
};

HF_TEST(PlanEditViewTest)
HF_TEST(PlanRoomTest)

} // namespace holdfast

#include "tst_planedit.moc"
