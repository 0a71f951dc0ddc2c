// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/lookingprobe.h"
#include "interfaces/providers/vendorstatus.h"

namespace holdfast {

/// Probe kind `vendor-status`: what a vendor says of itself on its public page. A vendor's word alone never makes
/// anything down: its trouble is degraded, and a page that cannot be read is unknown. Evidence: `vendor`, `state`,
/// `incidents`.
class VendorProbe final : public LookingProbe {
public:
    VendorProbe(ComponentId component, ProbeSpec spec, VendorStatus &pages, const Clock &clock);

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;

    VendorStatus &m_pages;
};

} // namespace holdfast
