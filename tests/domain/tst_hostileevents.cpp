// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/eventjson.h"
#include "histories.h"
#include "support/runner.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace holdfast::test {

/// Events that no version of ours has written. The journal's chain tells that somebody did; until then they must not
/// take the program down.
class HostileEventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersThatDoNotFit_data()
    {
        QTest::addColumn<double>("number");
        QTest::newRow("negative") << -1.0;
        QTest::newRow("two thousand million checks") << 2e9;
        QTest::newRow("would become zero in 32 bits") << 4294967296.0;
        QTest::newRow("as large as can be") << 9e15;
        QTest::newRow("a fraction") << 0.5;
    }
    void numbersThatDoNotFit()
    {
        QFETCH(double, number);
        const CheckRecorded check{look, 1, 0, u"It is true"_s, u"pass"_s, u"It is."_s, {}, {}};
        for (const QString &key : {u"check"_s, u"attempt"_s}) {
            QJsonObject body = bodyToJson(check);
            body.insert(key, number);
            const auto read = bodyFromJson(u"check-recorded"_s, 1, body);
            QVERIFY(!read);
            QVERIFY2(
                read.error().what.contains(key) || read.error().why.contains(key) || read.error().detail.contains(key),
                qUtf8Printable(read.error().what + read.error().why + read.error().detail));
        }
    }

    void checksThatTheStepDoesNotHave()
    {
        for (const int position : {-1, 1, 2'000'000'000, std::numeric_limits<int>::min()}) {
            History history;
            history.lookDone().add(CheckRecorded{look, 1, position, u"x"_s, u"pass"_s, u"x"_s, {}, {}});
            QCOMPARE(history.folded().run->record(look).checks.size(), 1);
        }
    }

    void eventsOfStepsAndRunsThatAreNotThere()
    {
        History history;
        history.declared()
            .add(StepDone{look, 1})
            .add(StepUndone{look, 1, {}})
            .add(TaskEnded{u"T9"_s, true, {}})
            .add(DecisionSettled{u"D9"_s, true, {}})
            .add(TodoDone{u"A9"_s})
            .add(RoleReleased{u"king"_s, {}})
            .add(SeverityChanged{u"SEV1"_s, u"SEV0"_s, {}});
        QVERIFY(!history.folded().run);
        QCOMPARE(history.folded().severity, Severity::sev1);
        history.add(RunStarted{{}, {}}).add(StepDone{look, 1});
        QVERIFY(history.folded().run && history.folded().run->steps.isEmpty());
    }
};

HF_TEST(HostileEventsTest)

} // namespace holdfast::test

#include "tst_hostileevents.moc"
