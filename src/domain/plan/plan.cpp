// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan/plan.h"

#include <algorithm>

namespace holdfast {

namespace {

template <class List, class Matches> auto findIn(const List &list, Matches matches) -> decltype(list.constData())
{
    const auto found = std::find_if(list.cbegin(), list.cend(), matches);
    return found == list.cend() ? nullptr : &*found;
}

} // namespace

bool Component::isWatched() const
{
    return std::any_of(
        probes.cbegin(), probes.cend(), [](const ProbeSpec &probe) { return probe.kind != QStringLiteral("none"); });
}

const Component *Plan::component(const ComponentId &id) const
{
    return findIn(components, [&id](const Component &candidate) { return candidate.id == id; });
}

const Scenario *Plan::scenario(const ScenarioId &id) const
{
    return findIn(scenarios, [&id](const Scenario &candidate) { return candidate.id == id; });
}

const Runbook *Plan::runbook(const RunbookId &id) const
{
    return findIn(runbooks, [&id](const Runbook &candidate) { return candidate.id == id; });
}

const Contact *Plan::contact(const QString &role) const
{
    return findIn(contacts, [&role](const Contact &candidate) { return candidate.role == role; });
}

const Environment *Plan::environment(const QString &id) const
{
    return findIn(environments, [&id](const Environment &candidate) { return candidate.id == id; });
}

QString formatFinding(const Finding &finding)
{
    const QString severity =
        finding.severity == Finding::Severity::error ? QStringLiteral("error") : QStringLiteral("warning");
    return QStringLiteral("%1:%2:%3: %4: %5 [%6]")
        .arg(finding.file)
        .arg(finding.line)
        .arg(finding.column)
        .arg(severity, finding.message, finding.rule);
}

} // namespace holdfast
