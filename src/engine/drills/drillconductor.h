// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"
#include "engine/drills/drillresult.h"
#include "engine/execution/stepexecutor.h"
#include "engine/incidents/incidentdesk.h"
#include "engine/monitoring/monitor.h"
#include "engine/review/reviewdesk.h"
#include "interfaces/practicerange.h"
#include "workers/pool.h"

#include <QObject>

namespace holdfast {

/// Conducts an unattended drill on the practice range: waits until everything is healthy, strikes, waits until the
/// probes notice, declares, goes through the runbook answering questions with their suggestions and confirmations with
/// the target (recorded as `drill`), closes, measures and writes the review.
class DrillConductor : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const Plan &plan;
        IncidentDesk &desk;
        StepExecutor &executor;
        Monitor &monitor;
        ReviewDesk &review;
        PracticeRange &range;
        Pool &work;
        const Clock &clock;
        QString reviewFolder;
    };
    explicit DrillConductor(Parts parts, QObject *parent = nullptr);

    void run(const DrillKind &kind);
    void cancel();

Q_SIGNALS:
    void said(const QString &sentence); ///< progress, for people
    void finished(const holdfast::DrillResult &result);

private:
    void awaitHealthy();
    void strike();
    void awaitDetection();
    void declare(const Sample &symptom);
    void step();
    void goOnWith(const Activity &activity);
    void answerNext(const RunbookStep &step);
    void confirm(const RunbookStep &step);
    void submitted(const Result<> &done);
    void close();
    void measure();
    void writeReview();
    void fail(const Error &error);

    Parts m_parts;
    DrillKind m_kind;
    DrillResult m_result;
    std::stop_source m_stop;
    enum class Stage { idle, healthy, striking, detecting, declaring, recovering, closing, done } m_stage = Stage::idle;
    UtcTime m_begunAt;
    UtcTime m_struckAt;
    qint64 m_callsBefore = 0;
    UtcTime m_verifiedAt;
    bool m_submitting = false;
};

} // namespace holdfast
