// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

#include <QHash>
#include <QStringList>
#include <QTimer>

namespace holdfast {

/// Runs the steps of a runbook, or goes on with them, with the confirmations of the command line. Whatever needs a
/// person who is not there ends it, with everything before executed.
class RunCommand final : public CliCommand {
    Q_OBJECT

public:
    enum class What { run, resume };
    RunCommand(CommandContext context, What what);

private:
    void begin() override;
    [[nodiscard]] QString standing() const override;

    void prepareRun(const Incident &incident);
    [[nodiscard]] Result<> readDecisions(const Runbook &runbook);
    void openDesk(const Runbook &runbook, bool fresh);
    void opened(const Runbook &runbook, bool fresh);
    /// An answer on the command line replaces one that was given before, while its step has not acted.
    void answerAnew();
    [[nodiscard]] bool answerAnew(const StepId &step);
    /// Records the reason of --break-glass where it is needed, then goes on.
    void breakGlass(std::function<void()> next);
    /// Uses the token that is for this step; false when there is none.
    [[nodiscard]] bool useApproval(const RunbookStep &step);
    void look();
    /// A failed step is taken up once: its checks again, or a new attempt that needs its confirmation again.
    void takeUpFailed(const RunbookStep &step);
    void noteResumed(const Activity &activity);
    /// Does for a step what the command line decided. An error: it needs somebody who is not here.
    [[nodiscard]] Result<> goOnWith(const Activity &activity);
    [[nodiscard]] Result<> answer(const RunbookStep &step);
    [[nodiscard]] Result<> confirm(const RunbookStep &step);
    [[nodiscard]] static Result<> needPerson(const RunbookStep &step, const QString &what, const QString &add);
    void submitted(const Result<> &result);
    void follow(const Activity &activity);
    void showEnd(const QString &state, const QString &sentence);
    void onOverdue();

    What m_what;
    IncidentId m_incident;
    QHash<QString, QString> m_confirmations; ///< typed target by step
    QHash<QString, QString> m_answers; ///< by `STEP.NAME`
    QStringList m_tokens; ///< approvals that were not tried yet
    StepId m_until;
    StepId m_timed;
    QTimer m_limit;
    QString m_said;
    bool m_opened = false;
    bool m_submitting = false;
    bool m_resumeNoted = false;
    QStringList m_takenUp; ///< failed steps that were tried again
};

} // namespace holdfast
