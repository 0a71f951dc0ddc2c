// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/dns/dnsprobe.h"

#include "domain/health/sight.h"

#include <QHostAddress>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

bool isAllowed(const QString &address, const QStringList &wanted)
{
    const QHostAddress own(address);
    if (wanted.isEmpty())
        return !own.isLoopback() && own != QHostAddress(QHostAddress::AnyIPv4);
    return std::any_of(wanted.cbegin(), wanted.cend(), [&own](const QString &one) { return QHostAddress(one) == own; });
}

/// Empty: a good answer.
QString faultOf(const NameAnswer &answer, const QStringList &wanted)
{
    switch (answer.says) {
    case NameAnswer::Says::noSuchName:
        return u"does not know the name"_s;
    case NameAnswer::Says::refused:
        return u"does not answer the question (%1)"_s.arg(answer.why);
    case NameAnswer::Says::nothing:
        return u"does not answer"_s;
    case NameAnswer::Says::addresses:
        break;
    }
    const auto stray = std::find_if(answer.addresses.cbegin(), answer.addresses.cend(),
        [&wanted](const QString &address) { return !isAllowed(address, wanted); });
    if (stray == answer.addresses.cend())
        return {};
    return (wanted.isEmpty() ? u"leads to this machine (%1)"_s : u"leads elsewhere (%1)"_s).arg(*stray);
}

} // namespace

void judgeAnswers(const QList<NameAnswer> &answers, const QString &host, const QStringList &wanted, Sample &sample)
{
    QStringList faults;
    bool isSilent = true;
    for (const NameAnswer &answer : answers) {
        isSilent = isSilent && answer.says == NameAnswer::Says::nothing;
        const QString fault = faultOf(answer, wanted);
        sample.evidence.insert(answer.resolver, fault.isEmpty() ? answer.addresses.join(u", "_s) : fault);
        if (!fault.isEmpty())
            faults << u"%1 %2"_s.arg(answer.resolver, fault);
    }
    sample.evidence.insert(networkFailureKey, isSilent);
    if (faults.isEmpty()) {
        sample.health = Health::up;
        sample.reason = u"%1 leads to %2"_s.arg(host, answers.value(0).addresses.join(u", "_s));
        return;
    }
    sample.health = faults.size() == answers.size() ? Health::down : Health::degraded;
    sample.reason = isSilent ? u"%1 cannot be resolved (%2 resolvers tried)"_s.arg(host).arg(answers.size())
                             : u"%1: %2"_s.arg(host, faults.join(u"; "_s));
}

DnsProbe::DnsProbe(ComponentId component, ProbeSpec spec, const Clock &clock)
    : Probe(std::move(component), std::move(spec))
    , m_clock(clock)
{ }

Sample DnsProbe::run(std::stop_token stop)
{
    const Instant begin = m_clock.now();
    Sample sample = begun(begin.utc);
    const QString host = spec().setting(u"host"_s);
    const QStringList resolvers = spec().settings.value(u"resolvers"_s);
    QList<NameAnswer> answers;
    for (const QString &resolver : resolvers)
        answers << lookUp(resolver, host, deadline() / std::max<qsizetype>(1, resolvers.size()), stop);
    judgeAnswers(answers, host, spec().settings.value(u"addresses"_s), sample);
    sample.took = std::chrono::duration_cast<Duration>(m_clock.now().bootTime - begin.bootTime);
    return sample;
}

} // namespace holdfast
