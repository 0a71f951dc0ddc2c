// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/runbook/steptable.h"
#include "support/runner.h"

#include <QFile>
#include <QMap>

using namespace holdfast;

namespace {

const QStringList states{QStringLiteral("planned"), QStringLiteral("previewed"), QStringLiteral("confirmed"),
    QStringLiteral("intended"), QStringLiteral("begun"), QStringLiteral("observed"), QStringLiteral("done"),
    QStringLiteral("failed"), QStringLiteral("undone"), QStringLiteral("skipped")};
const QStringList signalNames{QStringLiteral("previewed"), QStringLiteral("answered"), QStringLiteral("confirmed"),
    QStringLiteral("intended"), QStringLiteral("lost"), QStringLiteral("postponed"), QStringLiteral("begun"),
    QStringLiteral("adopted"), QStringLiteral("absent"), QStringLiteral("refused"), QStringLiteral("observed"),
    QStringLiteral("broken"), QStringLiteral("passed"), QStringLiteral("rejected"), QStringLiteral("rechecked"),
    QStringLiteral("retried"), QStringLiteral("undone"), QStringLiteral("skipped"), QStringLiteral("byHand")};

/// The table as the page docs/step-table.md shows it.
QString tableAsMarkdown()
{
    QString text = QStringLiteral("| from | on | to |\n|---|---|---|\n");
    for (const StepTransition &row : stepTransitions)
        text += QStringLiteral("| %1 | %2 | %3 |\n")
                    .arg(states[int(row.from)], signalNames[int(row.on)], states[int(row.to)]);
    return text;
}

} // namespace

class StepTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateTimesEverySignal()
    {
        int allowed = 0;
        for (int state = 0; state < states.size(); ++state) {
            for (int signal = 0; signal < signalNames.size(); ++signal) {
                const auto to = next(StepState(state), StepSignal(signal));
                if (!to)
                    continue;
                ++allowed;
                QVERIFY(int(*to) >= 0 && int(*to) < states.size());
            }
        }
        QCOMPARE(allowed, int(stepTransitions.size())); // no row is shadowed by another
    }

    void theOnlyWayToActIsThroughAConfirmation()
    {
        for (const StepTransition &row : stepTransitions) {
            if (row.on == StepSignal::intended)
                QCOMPARE(row.from, StepState::confirmed);
            if (row.to == StepState::confirmed) // or it was confirmed before, and the provider did nothing
                QVERIFY(row.on == StepSignal::confirmed || row.on == StepSignal::postponed);
            if (row.to == StepState::done)
                QCOMPARE(row.on, StepSignal::passed);
        }
    }

    void anUnknownOutcomeIsOnlySettledByLookingOrByAnAnswer()
    {
        QList<StepSignal> ways;
        for (const StepTransition &row : stepTransitions) {
            if (row.from == StepState::intended && row.to != StepState::intended)
                ways << row.on;
        }
        const QList<StepSignal> expected{
            StepSignal::postponed, StepSignal::begun, StepSignal::adopted, StepSignal::absent, StepSignal::refused};
        QCOMPARE(ways, expected);
    }

    void theDocumentShowsTheTable()
    {
        QFile page(QStringLiteral(HF_SOURCE_DIR "/docs/step-table.md"));
        QVERIFY2(page.open(QIODevice::ReadOnly), "docs/step-table.md is missing");
        const QString text = QString::fromUtf8(page.readAll());
        QVERIFY2(text.contains(tableAsMarkdown()), qPrintable(tableAsMarkdown()));
    }
};

HF_TEST(StepTableTest)
#include "tst_steptable.moc"
