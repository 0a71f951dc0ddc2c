// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "domain/review/figures.h"
#include "domain/review/review.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;

namespace {

std::optional<double> figure(const Incident &incident, const QString &name)
{
    for (const Measured &measured : figuresOf(incident)) {
        if (measured.name == name)
            return measured.value;
    }
    return std::nullopt;
}

} // namespace

class ReviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresComeFromTheInstants()
    {
        History history;
        history.declared().add(
            InstantSet{InstantName::restored, start + std::chrono::seconds{90}, QStringLiteral("check"), {}});
        QCOMPARE(figure(history.folded(), QStringLiteral("recoveryTimeSeconds")), std::optional(90.0));
        QCOMPARE(figure(history.folded(), QStringLiteral("timeToDetectSeconds")), std::optional<double>());
    }

    void contradictingInstantsGiveNoFigure()
    {
        History history;
        history.declared().add(
            InstantSet{InstantName::restored, start - std::chrono::seconds{1}, QStringLiteral("check"), {}});
        QCOMPARE(figure(history.folded(), QStringLiteral("recoveryTimeSeconds")), std::optional<double>());
    }

    void anUnmeasuredLossIsNotZero()
    {
        QCOMPARE(figure(History().lookDone().folded(), QStringLiteral("rowsLost")), std::optional<double>());
        const QString text = reviewMarkdown(History().lookDone().events(), start);
        QVERIFY(text.contains(QStringLiteral("**Data Loss**: could not be measured")));
    }

    void whatFewMayKnowIsCalledByItsCodename()
    {
        History history;
        const QString title = QStringLiteral("**%1**").arg(history.declared().folded().title);
        QVERIFY(reviewMarkdown(history.events(), start).contains(title));
        history.add(PrivacyChanged{true, QStringLiteral("Blue Heron"), QStringLiteral("A person is suspected.")});
        const QString text = reviewMarkdown(history.events(), start);
        QVERIFY(text.contains(QStringLiteral("**Blue Heron**")));
        QVERIFY(!text.contains(title));
    }

    void theTemplateOfThePlanIsComplete()
    {
        const QString text = reviewMarkdown(History().lookDone().events(), start);
        for (const char *heading : {"# Post-Incident Review: inc-1", "## Incident Summary", "- **Date**: 2026-03-01",
                 "- **Duration**: 2026-03-01 03:00:00Z - ", "- **Severity**: SEV1", "- **Root Cause**", "## Timeline",
                 "## Impact Assessment", "- **Users Affected**", "- **Revenue Impact**", "- **SLA Breach**",
                 "## What Went Well", "## What Could Be Improved", "## Action Items", "- [ ] ",
                 "## Prevention Measures"})
            QVERIFY2(text.contains(QLatin1String(heading)), heading);
    }

    void whatPeopleWroteCannotBreakTheDocument()
    {
        History history;
        history.declared().add(Noted{QStringLiteral("<script>|*x*\n# heading](javascript:1)")});
        const QString text = reviewMarkdown(history.events(), start);
        QVERIFY(!text.contains(QStringLiteral("<script>")) || text.contains(QStringLiteral("\\<script\\>")));
        QVERIFY(!text.contains(QStringLiteral("\n# heading")));
    }

    void theTimelineSaysWhatHappened()
    {
        const QList<TimelineEntry> timeline = timelineOf(History().lookDone().events());
        QCOMPARE(timeline.size(), History().lookDone().events().size());
        QVERIFY(timeline.last().text.contains(QStringLiteral("Look around")));
        QVERIFY(timeline.last().text.contains(QStringLiteral("done and verified")));
    }
};

HF_TEST(ReviewTest)
#include "tst_review.moc"
