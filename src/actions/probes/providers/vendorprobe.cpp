// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/providers/vendorprobe.h"

#include <QJsonArray>

namespace holdfast {

using namespace Qt::StringLiterals;

VendorProbe::VendorProbe(ComponentId component, ProbeSpec spec, VendorStatus &pages, const Clock &clock)
    : LookingProbe(std::move(component), std::move(spec), clock, Asks::itsKeeper)
    , m_pages(pages)
{ }

Result<> VendorProbe::look(Sample &sample, const std::stop_token &stop)
{
    const VendorReport report = m_pages.report(spec().setting(u"vendor"_s), stop);
    sample.evidence.insert(u"vendor"_s, report.vendor);
    sample.evidence.insert(u"state"_s, stateName(report.state));
    sample.evidence.insert(u"incidents"_s, QJsonArray::fromStringList(report.incidents));
    switch (report.state) {
    case VendorState::operational:
        sample.health = Health::up;
        sample.reason = u"%1 reports no trouble"_s.arg(report.vendor);
        break;
    case VendorState::maintenance:
    case VendorState::degraded:
    case VendorState::outage:
        sample.health = Health::degraded;
        sample.reason = u"%1 says of itself: %2"_s.arg(
            report.vendor, report.incidents.isEmpty() ? stateName(report.state) : report.incidents.join(u"; "_s));
        break;
    case VendorState::unknown:
        sample.reason = u"What %1 says of itself could not be read: %2"_s.arg(report.vendor, report.why);
        break;
    }
    return {};
}

} // namespace holdfast
