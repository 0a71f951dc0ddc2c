// SPDX-License-Identifier: GPL-3.0-or-later
#include "plansupport.h"
#include "support/runner.h"

#include <QElapsedTimer>
#include <QMap>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

/// Empty when the reading has an error in `file` and every finding a place, else what is wrong with it.
QString complaint(const PlanReading &reading, const QString &file)
{
    bool error = false;
    for (const Finding &finding : reading.findings) {
        if (finding.line < 1 || finding.column < 1)
            return u"no place: "_s + formatFinding(finding);
        error = error || (finding.file == file && finding.severity == Finding::Severity::error);
    }
    return error ? QString() : u"it was accepted"_s;
}

/// Cuts the default file at every byte. It is read alone, because the others would only cost time: what they say is
/// left out.
QString firstComplaint(const QString &file, const QMap<QString, QByteArray> &others)
{
    const QByteArray whole = defaultPlanFile(file);
    QMap<QString, QByteArray> files = others;
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        files.insert(file, whole.left(length));
        const QString wrong = complaint(PlanFiles().readContents(files), file);
        const bool complete = length >= whole.size() - 1;
        if (complete != (wrong == u"it was accepted"))
            return u"at byte %1 of %2: %3"_s.arg(length).arg(whole.size()).arg(wrong);
    }
    return {};
}

} // namespace

/// A file whose end is missing is never a plan, wherever it was cut off; only the very last line end may be missing.
class TruncatedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plan()
    {
        QMap<QString, QByteArray> empty;
        for (const QString &name : defaultRunbooks().keys())
            empty.insert(name, {});
        QCOMPARE(firstComplaint(u"plan.yaml"_s, empty), QString());
    }

    void runbook() { QCOMPARE(firstComplaint(u"runbooks/database-loss.yaml"_s, {}), QString()); }

    void everyByteChanged()
    {
        // Any answer is right, as long as there is one: no crash, no finding without a place.
        const QByteArray whole = defaultPlanFile(u"runbooks/database-loss.yaml"_s);
        for (qsizetype position = 0; position < whole.size(); position += 7) {
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
            many += "  - id: c" + id + "\n    name: C" + id
                + "\n    impact: low\n    priority: P4\n    rto: 1h\n    rpo: 5m\n";
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
