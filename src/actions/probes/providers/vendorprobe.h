// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/probes/probe.h"
#include "interfaces/providers/vendorstatus.h"
#include "kernel/clock.h"

namespace holdfast {

/// Probe kind `vendor-status`: what a vendor says of itself on its public page. A vendor's word alone never makes
/// anything down: its trouble is degraded, and a page that cannot be read is unknown. Evidence: `vendor`, `state`,
/// `incidents`.
class VendorProbe final : public Probe {
public:
    VendorProbe(ComponentId component, ProbeSpec spec, VendorStatus &pages, const Clock &clock);
    [[nodiscard]] Sample run(std::stop_token) override;

private:
    VendorStatus &m_pages;
    const Clock &m_clock;
};

} // namespace holdfast
