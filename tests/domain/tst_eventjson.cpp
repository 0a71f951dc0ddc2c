// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "domain/incident/eventjson.h"
#include "kernel/json.h"
#include "support/approvalevents.h"
#include "support/runner.h"
#include "support/teamevents.h"

using namespace holdfast;
using namespace holdfast::test;

namespace {

const StepId step{QStringLiteral("branch")};
const Error error{ErrorCode::network, QStringLiteral("Gone."), QStringLiteral("Why."), QStringLiteral("Next."),
    QStringLiteral("detail"), std::chrono::milliseconds{1500}, true};

/// One of each kind, with every member different from its default.
QList<EventBody> oneOfEach()
{
    const QJsonObject some{{QStringLiteral("a"), 1}};
    const QList<EventBody> run{Declared{ScenarioId{QStringLiteral("s")}, QStringLiteral("t"), Severity::sev2, true,
                                   QStringLiteral("practice"), QStringLiteral("p")},
        InstantSet{InstantName::restored, start, QStringLiteral("probe"), QStringLiteral("r")},
        HealthChanged{ComponentId{QStringLiteral("database")}, Health::up, Health::down, QStringLiteral("r"), some},
        Noted{QStringLiteral("n")}, RunStarted{smallRunbook(), QStringLiteral("h")}, RunLeft{QStringLiteral("l")},
        Resumed{QStringLiteral("r")}, StepAnswered{step, QStringLiteral("n"), QStringLiteral("v")},
        StepPreviewed{step, 2, some, QStringLiteral("d")},
        StepConfirmed{step, 2, QStringLiteral("d"), QStringLiteral("c"), QStringLiteral("typed")},
        StepIntended{step, 2, QStringLiteral("m"), some, some}, StepLost{step, 2, error}, StepPostponed{step, 2, error},
        StepBegun{step, 2, some, true}, StepAbsent{step, 2, QStringLiteral("e")}, StepRefused{step, 2, error},
        StepObserved{step, 2, some, some}, StepBroken{step, 2, error},
        CheckRecorded{step, 2, 3, QStringLiteral("t"), QStringLiteral("pass"), QStringLiteral("s"), some, some},
        StepDone{step, 2}, StepFailed{step, 2, QStringLiteral("r")}, StepRechecked{step, 2},
        StepRetried{step, 2, QStringLiteral("r")}, StepUndone{step, 2, QStringLiteral("t")},
        StepSkipped{step, 2, QStringLiteral("r"), true},
        StepByHand{step, 2, QStringLiteral("t"), {{QStringLiteral("fact"), QStringLiteral("f")}}},
        Measured{QStringLiteral("n"), 1.5, QStringLiteral("s"), QStringLiteral("f"), some},
        Closed{QStringLiteral("c")}};
    return run + everyTeamKind(start) + everyApprovalKind(start) + everyMessageKind();
}

} // namespace

class EventJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindSurvivesTheRoundTrip()
    {
        const QList<EventBody> bodies = oneOfEach();
        QCOMPARE(bodies.size(), qsizetype(std::variant_size_v<EventBody>));
        for (const EventBody &body : bodies) {
            const QJsonObject written = bodyToJson(body);
            const auto read = bodyFromJson(eventKind(body), eventVersion(body), written);
            QVERIFY2(read, qPrintable(eventKind(body)));
            QCOMPARE(read->index(), body.index());
            QCOMPARE(canonicalJson(bodyToJson(*read)), canonicalJson(written));
        }
    }

    void everyMissingMemberIsAnError()
    {
        for (const EventBody &body : oneOfEach()) {
            const QJsonObject written = bodyToJson(body);
            for (const QString &key : written.keys()) {
                QJsonObject broken = written;
                broken.remove(key);
                const auto read = bodyFromJson(eventKind(body), 1, broken);
                const bool mayBeAbsent = key == QStringLiteral("value"); // a figure without a value
                QVERIFY2(mayBeAbsent || !read, qPrintable(eventKind(body) + QLatin1Char('.') + key));
            }
        }
    }

    void unknownKindsAndVersionsAreRefused()
    {
        QVERIFY(!bodyFromJson(QStringLiteral("step-imagined"), 1, {}));
        QVERIFY(!bodyFromJson(QStringLiteral("noted"), 2, {{QStringLiteral("text"), QStringLiteral("x")}}));
    }

    void aMeasureWithoutValueIsNotZero()
    {
        const auto read = bodyFromJson(QStringLiteral("measured"), 1,
            bodyToJson(Measured{QStringLiteral("rowsLost"), {}, QStringLiteral("rows"), {}, {}}));
        QVERIFY(read);
        QVERIFY(!std::get<Measured>(*read).value);
    }
};

HF_TEST(EventJsonTest)
#include "tst_eventjson.moc"
