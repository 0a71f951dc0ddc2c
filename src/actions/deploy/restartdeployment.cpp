// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/restartdeployment.h"

#include "actions/deploy/deploymentwatch.h"
#include "actions/deploy/knowngood.h"
#include "kernel/escape.h"
#include "kernel/redaction.h"

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int linesAsked = 50;
constexpr qsizetype linesShown = 5;
constexpr qsizetype longestLine = 200;
constexpr qsizetype shortestSecret = 6; ///< shorter values would eat ordinary words

/// The last lines of the log. A program may write anything: no value of a variable goes any further.
Result<QStringList> lastWords(const Recovery &recovery, const QString &deployment, const std::stop_token &stop)
{
    const auto lines = recovery.operations.logs(deployment, linesAsked, stop);
    if (!lines)
        return failure(lines.error());
    const auto variables = recovery.deploys.variables(stop);
    if (!variables)
        return failure(variables.error());
    Redactor redactor;
    for (const Secret &value : *variables) {
        if (value.reveal().size() >= shortestSecret)
            redactor.learn(value.reveal());
    }
    QStringList words;
    for (const LogLine &line : lines->mid(std::max<qsizetype>(0, lines->size() - linesShown)))
        words << redactor.redact(visibleText(line.text.simplified())).left(longestLine);
    return words;
}

Result<DeploymentRecord> recordOf(const Recovery &recovery, const QString &id, const std::stop_token &stop)
{
    const auto deployments = newestDeployments(recovery, stop);
    if (!deployments)
        return failure(deployments.error());
    const auto known = knownAs(*deployments, id);
    if (!known)
        return failure(ErrorCode::notFound, u"There is no deployment “%1” among the newest."_s.arg(id));
    return known->record;
}

} // namespace

QString ReadReason::reads() const { return u"Reads what the program wrote last, and what Railway says of it."_s; }

Result<Observation> ReadReason::look(const Inputs &, std::stop_token stop)
{
    const auto deployments = newestDeployments(m_recovery, stop);
    if (!deployments)
        return failure(deployments.error());
    const DeploymentRecord *current = currentOf(*deployments);
    if (!current)
        return failure(ErrorCode::notFound, u"The platform knows no deployment of the service."_s, {},
            u"Deploy one at the platform."_s);
    const auto words = lastWords(m_recovery, current->deployment.id, stop);
    if (!words)
        return failure(words.error());
    const QJsonObject facts{{u"deploymentId"_s, current->deployment.id}, {u"status"_s, current->deployment.statusWord},
        {u"statusAt"_s, current->statusAt ? formatUtc(*current->statusAt) : QString()},
        {u"reason"_s, QJsonArray::fromStringList(*words)}};
    return Observation{Observation::State::finished, {}, {}, facts, facts, {}};
}

Result<Verdict> ReasonWasRead::run(const Inputs &inputs, std::stop_token stop)
{
    const auto id = textInput(inputs, "deployment");
    if (!id)
        return failure(id.error());
    const auto words = lastWords(m_recovery, *id, stop);
    if (!words)
        return failure(words.error());
    if (words->isEmpty())
        return Verdict{Verdict::Kind::pass, u"The program wrote nothing, so its log gives no reason."_s, {}, {}};
    return Verdict{Verdict::Kind::pass, u"The program's last words: %1"_s.arg(words->last()),
        {{u"reason"_s, QJsonArray::fromStringList(*words)}}, {}};
}

Result<bool> RestartDeployment::hasChanged(const Inputs &inputs, const std::stop_token &stop) const
{
    const auto before = timeInput(inputs, "statusAt");
    const auto record = recordOf(m_recovery, inputs.value(u"deployment"_s).toString(), stop);
    if (!record)
        return failure(record.error());
    if (!before || !record->statusAt)
        return failure(ErrorCode::refused, u"Railway does not say when the deployment's status changed."_s,
            u"So it cannot be told whether it was restarted."_s, u"Look at the deployment at Railway and decide."_s);
    return *record->statusAt > *before;
}

Result<> RestartDeployment::precheck(const Inputs &inputs, std::stop_token)
{
    const auto id = textInput(inputs, "deployment");
    return id ? Result<>{} : Result<>{failure(id.error())};
}

Result<Preview> RestartDeployment::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto changed = hasChanged(inputs, stop);
    if (!changed)
        return failure(changed.error());
    if (*changed)
        return failure(ErrorCode::refused, u"The deployment was restarted once already, or has changed by itself."_s,
            u"A second restart without a new reason helps nobody."_s,
            u"Read its log again, then go back to an earlier version or correct the program."_s);
    const QString id = inputs.value(u"deployment"_s).toString();
    const auto words = lastWords(m_recovery, id, stop);
    if (!words)
        return failure(words.error());
    QStringList radius{words->isEmpty() ? u"The program's log gives no reason."_s
                                        : u"The program's last words: %1"_s.arg(words->join(u" / "_s)),
        u"Users are not served while it restarts."_s, u"Settings and database stay as they are."_s};
    return Preview{{m_recovery.operations.describeChange(id, DeployOperations::Change::restart)},
        u"%1 restarts once: the same program with the same settings."_s.arg(m_recovery.service.name), radius, {}};
}

Result<Handle> RestartDeployment::begin(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto done =
        m_recovery.operations.change(inputs.value(u"deployment"_s).toString(), DeployOperations::Change::restart, stop);
    return done ? Result<Handle>{inputs} : Result<Handle>{failure(done.error())};
}

Result<std::optional<Handle>> RestartDeployment::find(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto changed = hasChanged(inputs, stop);
    if (!changed)
        return failure(changed.error());
    return *changed ? std::optional<Handle>{inputs} : std::optional<Handle>{};
}

Result<Observation> RestartDeployment::observe(const Handle &handle, std::stop_token stop)
{
    const auto changed = hasChanged(handle, stop);
    if (!changed && changed.error().code != ErrorCode::refused)
        return failure(changed.error());
    if (changed && !*changed)
        return Observation{
            Observation::State::working, 500ms, u"Railway has not begun to restart it yet."_s, {}, {}, {}};
    const auto deployment = m_recovery.deploys.deployment(handle.value(u"deployment"_s).toString(), stop);
    if (!deployment)
        return failure(deployment.error());
    return observationOf(*deployment);
}

Result<Undoing> RestartDeployment::undo(const Handle &, std::stop_token)
{
    return Undoing{false, u"A restart is not taken back: the same program runs with the same settings."_s};
}

} // namespace holdfast
