// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/health.h"
#include "domain/health/probespec.h"
#include "interfaces/probes/prompts.h"

#include <optional>
#include <stop_token>
#include <utility>

namespace holdfast {

/// One regular look at one component, as the plan describes it. run() blocks up to its deadline on a probing thread and
/// always gives a sample: a look that fails is a sample too.
class Probe {
public:
    Probe(ComponentId component, ProbeSpec spec)
        : m_component(std::move(component))
        , m_spec(std::move(spec))
    { }
    Probe(const Probe &) = delete;
    Probe &operator=(const Probe &) = delete;
    virtual ~Probe() = default;

    [[nodiscard]] const ComponentId &component() const { return m_component; }
    [[nodiscard]] const ProbeSpec &spec() const { return m_spec; }
    [[nodiscard]] Duration deadline() const { return m_spec.deadline; }
    [[nodiscard]] virtual Sample run(std::stop_token) = 0;
    /// Where it connects to, when the end of a connection there is a reason to look at once.
    [[nodiscard]] virtual std::optional<Endpoint> endpoint() const { return std::nullopt; }

protected:
    /// A sample of this moment that says nothing yet.
    [[nodiscard]] Sample begun(UtcTime at) const
    {
        return {m_component, at, Health::unknown, {}, {}, {}, m_spec.name, m_spec.environment};
    }

private:
    ComponentId m_component;
    ProbeSpec m_spec;
};

} // namespace holdfast
