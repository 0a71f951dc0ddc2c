// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/providers/channelprobe.h"

namespace holdfast {

using namespace Qt::StringLiterals;

ChannelProbe::ChannelProbe(ComponentId component, ProbeSpec spec, ReachableChannel channel, const Clock &clock)
    : LookingProbe(std::move(component), std::move(spec), clock, Asks::itself)
    , m_channel(std::move(channel))
{ }

Result<> ChannelProbe::look(Sample &sample, const std::stop_token &stop)
{
    const auto report = m_channel.check->check(m_channel.key, stop);
    if (!report && report.error().code != ErrorCode::unauthorised)
        return failure(report.error());
    sample.evidence.insert(u"channel"_s, m_channel.name);
    sample.health = report ? Health::up : Health::down;
    sample.reason = report ? u"%1 answers and takes the key"_s.arg(m_channel.name)
                           : u"%1 refuses the key: no message would go out"_s.arg(m_channel.name);
    return {};
}

} // namespace holdfast
