// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"
#include "engine/execution/stepexecutor.h"
#include "engine/incidents/incidentdesk.h"
#include "engine/monitoring/monitor.h"
#include "engine/review/reviewdesk.h"
#include "interfaces/practicerange.h"
#include "workers/pool.h"

#include <QObject>

namespace holdfast {

/// The last line that a drill prints; nothing stands for "could not be measured".
struct DrillResult {
    IncidentId incident;
    QString drill;
    bool verified = false;
    bool unknownLeft = false; ///< an outcome that could not be settled
    std::optional<bool> objectivesMet;
    std::optional<double> recoveryTimeSeconds;
    std::optional<double> recoveryPointSeconds;
    std::optional<qint64> rowsLost;
    std::optional<double> providerSeconds; ///< union of the providers' busy intervals
    std::optional<double> overheadSeconds; ///< wall time of the drill − providerSeconds
    QString review;
    std::optional<Error> error;
};
[[nodiscard]] QJsonObject toJson(const DrillResult &result);

/// One kind of drill: what it breaks, which scenario and component it exercises.
struct DrillKind {
    QString id;       ///< `database_failure`
    QString disaster; ///< the practice range's name for it
    ScenarioId scenario;
    ComponentId component;
};
[[nodiscard]] const DrillKind *drillKind(const QString &id);

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
    void answerNext(const RunbookStep &step);
    void close();
    void measure();
    void writeReview();
    void fail(const Error &error);

    Parts m_parts;
    DrillKind m_kind;
    DrillResult m_result;
    std::stop_source m_stop;
    enum class Stage { idle, healthy, striking, detecting, declaring, recovering, closing, done } m_stage = Stage::idle;
    UtcTime m_struckAt;
    qint64 m_callsBefore = 0;
    UtcTime m_verifiedAt;
    bool m_submitting = false;
};

} // namespace holdfast
