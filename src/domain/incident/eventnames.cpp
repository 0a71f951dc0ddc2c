// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/event.h"

#include <array>

namespace holdfast {

namespace {

template <class Enum, std::size_t count>
QString nameOf(const std::array<std::pair<Enum, const char *>, count> &names, Enum value)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template <class Enum, std::size_t count>
std::optional<Enum> valueOf(const std::array<std::pair<Enum, const char *>, count> &names, const QString &wanted)
{
    for (const auto &[candidate, name] : names) {
        if (wanted == QLatin1String(name))
            return candidate;
    }
    return std::nullopt;
}

constexpr std::array<std::pair<InstantName, const char *>, 6> instantNames{{
    {InstantName::impactStart, "impact-start"},
    {InstantName::detected, "detected"},
    {InstantName::declared, "declared"},
    {InstantName::acknowledged, "acknowledged"},
    {InstantName::mitigated, "mitigated"},
    {InstantName::restored, "restored"},
}};

constexpr std::array<std::pair<Severity, const char *>, 3> severityNames{{
    {Severity::sev1, "SEV1"},
    {Severity::sev2, "SEV2"},
    {Severity::sev3, "SEV3"},
}};

} // namespace

QString instantName(InstantName name) { return nameOf(instantNames, name); }
std::optional<InstantName> instantFromName(const QString &name) { return valueOf(instantNames, name); }
QString severityName(Severity severity) { return nameOf(severityNames, severity); }
std::optional<Severity> severityFromName(const QString &name) { return valueOf(severityNames, name); }

} // namespace holdfast
