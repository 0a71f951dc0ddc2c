// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;

class RunbookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRoundTripIsExact()
    {
        const auto read = runbookFromJson(toJson(smallRunbook()));
        QVERIFY(read);
        QCOMPARE(*read, smallRunbook());
        QCOMPARE(runbookHash(*read), runbookHash(smallRunbook()));
    }

    void anyChangeChangesTheHash()
    {
        Runbook changed = smallRunbook();
        changed.steps[1].undo += QLatin1Char('!');
        QVERIFY(runbookHash(changed) != runbookHash(smallRunbook()));
    }

    void aLoneReferenceKeepsItsType()
    {
        const QJsonObject scope{{QStringLiteral("steps"),
            QJsonObject{{QStringLiteral("a"), QJsonObject{{QStringLiteral("n"), 7}, {QStringLiteral("t"), true}}}}}};
        const auto inputs =
            resolveInputs({{QStringLiteral("count"), QStringLiteral("${steps.a.n}")},
                              {QStringLiteral("text"), QStringLiteral("n=${steps.a.n}, t=${steps.a.t}")}},
                scope);
        QVERIFY(inputs);
        QCOMPARE(inputs->value(QStringLiteral("count")), QJsonValue(7));
        QCOMPARE(inputs->value(QStringLiteral("text")), QJsonValue(QStringLiteral("n=7, t=true")));
    }

    void anUnknownReferenceIsNamed()
    {
        const auto missing = resolveText(QStringLiteral("x ${steps.a.b} y"), {});
        QVERIFY(!missing);
        QVERIFY(missing.error().what.contains(QStringLiteral("steps.a.b")));
    }

    void whatAReferenceYieldsIsNotResolvedAgain()
    {
        const QJsonObject scope{
            {QStringLiteral("a"), QStringLiteral("${b}")}, {QStringLiteral("b"), QStringLiteral("!")}};
        QCOMPARE(*resolveText(QStringLiteral("<${a}>"), scope), QStringLiteral("<${b}>"));
    }
};

HF_TEST(RunbookTest)
#include "tst_runbook.moc"
