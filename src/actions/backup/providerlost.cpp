// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/backup/providerlost.h"

#include "actions/database/servicefacts.h"
#include "actions/support/wait.h"

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int timesAsked = 3;
constexpr Duration askedAgain = 1s;
constexpr Duration longestLook = 2min;

/// Into the database that the service is set to, whoever runs it.
Result<Session> openInUse(const Recovery &recovery, const std::stop_token &stop)
{
    const auto variables = recovery.deploys.variables(stop);
    if (!variables)
        return failure(variables.error());
    return connectTo(recovery, variables->value(recovery.service.databaseVariable), healthDeadline, stop);
}

} // namespace

QString ProviderLost::reads() const
{
    return u"Asks the database's provider, its database, the platform and the service. Nothing is changed."_s;
}

Result<Observation> ProviderLost::look(const Inputs &inputs, std::stop_token stop)
{
    QJsonObject facts;
    if (auto ok = addDeploymentFacts(m_recovery, facts, stop); !ok)
        return failure(ok.error());
    addServiceFacts(m_recovery, facts, stop);
    if (!facts.contains(u"lastGoodCommitAt"_s))
        facts.insert(u"lastGoodCommitAt"_s, inputs.value(u"impactStart"_s));
    const auto database = openInUse(m_recovery, stop);
    facts.insert(u"databaseReachable"_s, database.has_value());
    facts.insert(u"databaseReason"_s, database ? u"it answers"_s : reasonOf(database.error()));
    const auto project = m_recovery.provider.project(stop);
    facts.insert(u"providerReason"_s, project ? QString() : reasonOf(project.error()));
    return Observation{Observation::State::finished, {}, {}, facts, facts, {}};
}

Result<Verdict> ProviderGone::run(const Inputs &, std::stop_token stop)
{
    QString answers;
    QString why;
    int asked = 0;
    const bool isOver = waitUntil(
        [&] {
            if (const auto project = m_recovery.provider.project(stop))
                answers = u"The provider answers. Recover there: it can go back to a later moment than any backup."_s;
            else
                why = reasonOf(project.error());
            if (answers.isEmpty() && openInUse(m_recovery, stop))
                answers = u"The database answers, so it is not lost."_s;
            return !answers.isEmpty() || ++asked == timesAsked;
        },
        longestLook, askedAgain, stop);
    if (!isOver)
        return failure(ErrorCode::timedOut, u"Whether the provider answers could not be found out in time."_s);
    if (!answers.isEmpty())
        return Verdict{Verdict::Kind::fail, answers, {}, {}};
    return Verdict{Verdict::Kind::pass,
        u"Asked %1 times: neither the provider nor its database answers (%2)."_s.arg(QString::number(timesAsked), why),
        {}, {}};
}

} // namespace holdfast
