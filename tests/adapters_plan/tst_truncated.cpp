// SPDX-License-Identifier: GPL-3.0-or-later
#include "plansupport.h"
#include "support/runner.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

/// Empty when the reading is an error with a place, else what is wrong with it.
QString complaint(const PlanReading &reading)
{
    bool error = false;
    for (const Finding &finding : reading.findings) {
        if (finding.line < 1 || finding.column < 1)
            return u"no place: "_s + formatFinding(finding);
        error = error || finding.severity == Finding::Severity::error;
    }
    if (reading.plan || !error)
        return u"it was accepted"_s;
    return {};
}

} // namespace

/// A file whose end is missing is never a plan, wherever it was cut off; only the very last line end may be missing.
class TruncatedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plan()
    {
        const QByteArray whole = defaultPlanFile(u"plan.yaml"_s);
        QVERIFY(whole.endsWith("\n...\n"));
        const QByteArray runbook = changed(smallRunbook(), "id: restore", "id: database-loss");
        const auto read = [&runbook](const QByteArray &text) {
            return PlanFiles().readContents({{u"plan.yaml"_s, text}, {u"runbooks/database-loss.yaml"_s, runbook}});
        };
        QVERIFY2(read(whole).plan, qUtf8Printable(listed(read(whole))));
        QVERIFY(read(whole.chopped(1)).plan);
        for (qsizetype length = 0; length < whole.size() - 1; ++length) {
            const QString wrong = complaint(read(whole.left(length)));
            QVERIFY2(wrong.isEmpty(), qUtf8Printable(u"at byte %1: %2"_s.arg(length).arg(wrong)));
        }
    }

    void runbook()
    {
        const QByteArray whole = defaultPlanFile(u"runbooks/database-loss.yaml"_s);
        const QByteArray plan = changed(smallPlan(), "runbook: restore", "runbook: database-loss");
        const auto read = [&plan](const QByteArray &text) {
            return PlanFiles().readContents({{u"plan.yaml"_s, plan}, {u"runbooks/database-loss.yaml"_s, text}});
        };
        QVERIFY2(read(whole).plan, qUtf8Printable(listed(read(whole))));
        for (qsizetype length = 0; length < whole.size() - 1; ++length) {
            const QString wrong = complaint(read(whole.left(length)));
            QVERIFY2(wrong.isEmpty(), qUtf8Printable(u"at byte %1: %2"_s.arg(length).arg(wrong)));
        }
    }

    void everyByteChanged()
    {
        // Any answer is right, as long as there is one: no crash, no finding without a place.
        const QByteArray whole = defaultPlanFile(u"runbooks/database-loss.yaml"_s);
        for (qsizetype position = 0; position < whole.size(); position += 3) {
            QByteArray text = whole;
            text[position] = "\t:-[{\"'\xff\0&*"[position % 11];
            const PlanReading reading = readBoth(smallPlan(), text);
            for (const Finding &finding : reading.findings)
                QVERIFY2(finding.line >= 1 && finding.column >= 1, qUtf8Printable(formatFinding(finding)));
        }
    }

    void tenThousandComponents()
    {
        QByteArray many;
        for (int number = 0; number < 10'000; ++number) {
            const QByteArray id = QByteArray::number(number);
            many += "  - id: c" + id + "\n    name: C" + id + "\n    impact: low\n    priority: P4\n    rto: 1h\n    rpo: 5m\n";
            if (number > 0)
                many += "    dependsOn: [c" + QByteArray::number(number - 1) + "]\n";
        }
        const QByteArray text = changed(smallPlan(), "scenarios:\n", many + "scenarios:\n");
        QElapsedTimer timer;
        timer.start();
        const PlanReading reading = readBoth(text, smallRunbook());
        qInfo("10,000 components, %lld KiB: %lld ms", qlonglong(text.size() / 1024), qlonglong(timer.elapsed()));
        QVERIFY2(reading.plan, qUtf8Printable(listed(reading).left(2000)));
        QCOMPARE(reading.plan->components.size(), 10'002);
    }
};

HF_TEST(TruncatedTest)

} // namespace holdfast::test

#include "tst_truncated.moc"
