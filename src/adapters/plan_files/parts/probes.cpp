// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/parts/part.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::plan_files {

namespace {

constexpr size_t mostProbes = 50; ///< of one component
constexpr Duration shortestInterval = 1s;
constexpr Duration longestInterval = 60s;

/// An address beside the service's own is encrypted, unless it is on this computer.
bool isWatchable(const QUrl &url)
{
    const bool isHere = url.host() == u"127.0.0.1"_s || url.host() == u"::1"_s || url.host() == u"localhost"_s;
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == u"https"_s || (url.scheme() == u"http"_s && isHere));
}

bool isNumber(const QString &text, double least, double most)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && value >= least && value <= most;
}

/// What a setting must look like; empty when this value does.
QString expected(const QString &key, const QString &value)
{
    if (key == u"port"_s)
        return isNumber(value, 1, 65535) ? QString() : u"a port from 1 to 65535"_s;
    if (key == u"status"_s)
        return isNumber(value, 100, 599) ? QString() : u"an HTTP status such as `200`"_s;
    static const QStringList lengths{u"freshWithin"_s, u"warnBefore"_s, u"newestWithin"_s, u"longestTransaction"_s,
        u"longestLockWait"_s, u"replicationLag"_s, u"least"_s};
    if (lengths.contains(key)) {
        const auto length = parseDuration(value);
        return length && length->count() > 0 ? QString() : u"a length of time such as `90s` or `14d`"_s;
    }
    if (key == u"resolvers"_s) {
        static const QRegularExpression numeric(
            uR"(^(\d{1,3}(\.\d{1,3}){3}|\[[0-9A-Fa-f:]+\])(:\d{1,5})?$)"_s); // a name would need a resolver itself
        return numeric.match(value).hasMatch() ? QString()
                                               : u"a numeric address such as `192.0.2.53` or `[2001:db8::53]:53`"_s;
    }
    static const QStringList companies{
        u"openai"_s, u"anthropic"_s, u"ecb"_s, u"oanda"_s, u"xe"_s, u"taxjar"_s, u"avalara"_s};
    if (key == u"service"_s)
        return companies.contains(value) ? QString() : u"one of "_s + companies.join(u", "_s);
    if (key == u"versioning"_s)
        return value == u"enabled" ? QString() : u"`enabled`, or left out"_s;
    if (key == u"url"_s)
        return value.startsWith(u'/') || isWatchable(QUrl(value, QUrl::StrictMode))
            ? QString()
            : u"an address that begins with `https://` and has no user name, or a path such as `/api/health` at the "
              "environment's address"_s;
    return {};
}

void checkSettings(Fields &fields, const ProbeSpec &probe)
{
    for (auto setting = probe.settings.cbegin(); setting != probe.settings.cend(); ++setting) {
        const QByteArray key = setting.key().toLatin1();
        for (const QString &value : setting.value()) {
            const QString wanted = expected(setting.key(), value);
            if (!wanted.isEmpty())
                fields.findings().error(fields.place(QLatin1StringView(key)), "setting"_L1,
                    u"`%1` must be %2, but is %3."_s.arg(setting.key(), wanted, quoted(value)));
        }
    }
    if (probe.kind == "http"_L1 && !probe.settings.contains(u"json"_s) && !probe.settings.contains(u"contains"_s))
        fields.findings().error(fields.place(), "setting"_L1,
            u"A probe of the kind `http` needs `json` or `contains`: a good status alone proves nothing, a sign-in "
            u"page "
            "has one too."_s);
    if (probe.interval.count() > 0 && (probe.interval < shortestInterval || probe.interval > longestInterval))
        fields.findings().error(fields.place("interval"_L1), "setting"_L1,
            u"`interval` must be from 1s to 60s: more often is a load, more seldom is no watch."_s);
}

ProbeSpec readProbe(const Node &node, const Reading &reading)
{
    Fields fields(node, u"A probe"_s, reading.findings);
    ProbeSpec probe;
    probe.kind = fields.text("kind"_L1);
    const ProbeKind *kind = probeKind(probe.kind);
    if (kind) {
        probe.interval = kind->usualInterval;
        probe.deadline = kind->usualDeadline;
    }
    probe.interval = fields.positiveDuration("interval"_L1, Need::optional, probe.interval);
    probe.deadline = fields.positiveDuration("deadline"_L1, Need::optional, probe.deadline);
    probe.name = fields.id("name"_L1, Need::optional);
    if (probe.name.isEmpty())
        probe.name = probe.kind;
    if (probe.environment = fields.id("environment"_L1, Need::optional); !probe.environment.isEmpty())
        reading.places.probeEnvironments.append({probe.environment, fields.place("environment"_L1)});
    checkKind(probeKindNames(), probe.kind, u"probe"_s, fields.place("kind"_L1), reading.findings);
    if (!kind)
        return probe; // nobody knows which keys it has
    if (kind->isOfThisLaptop && !probe.environment.isEmpty())
        fields.findings().error(fields.place("environment"_L1), "setting"_L1,
            u"A probe of the kind `%1` looks from this laptop and belongs to no environment. Leave `environment` out."_s
                .arg(probe.kind));
    probe.settings = settings(fields, kind->required, kind->optional);
    checkSettings(fields, probe);
    fields.finish();
    return probe;
}

} // namespace

QList<ProbeSpec> readProbes(Fields &component, const Reading &reading)
{
    QList<ProbeSpec> probes;
    if (const Node *one = component.mapping("probe"_L1, Need::optional))
        probes << readProbe(*one, reading);
    Names names(u"probe name"_s, reading.findings);
    for (const Node &node : component.list("probes"_L1, Need::optional, mostProbes)) {
        probes << readProbe(node, reading);
        names.add(probes.constLast().name, node.place);
    }
    if (component.has("probe"_L1) && component.has("probes"_L1))
        reading.findings.error(component.place("probe"_L1), "duplicate"_L1,
            u"A component has either `probe` or the list `probes`, not both. Move this one into the list."_s);
    return probes;
}

} // namespace holdfast::plan_files
