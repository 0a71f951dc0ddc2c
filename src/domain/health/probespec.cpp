// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/health/probespec.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

const QList<ProbeKind> &probeKinds()
{
    static const QList<ProbeKind> kinds{
        {u"service-health"_s, u"the service calls itself healthy through its public address"_s, {}, {}},
        {u"transaction"_s, u"something written through the service is read back"_s, {}, {}, 30s, 10s},
        {u"http"_s, u"an address answers with what is expected of it"_s, {u"url"_s},
            {u"status"_s, u"type"_s, u"json"_s, u"equals"_s, u"contains"_s, u"lacks"_s, u"freshWithin"_s}},
        {u"tcp"_s, u"a port takes connections"_s, {u"host"_s, u"port"_s}, {u"banner"_s}, 5s, 3s},
        {u"tls"_s, u"the certificate is good, and for how long"_s, {u"host"_s}, {u"port"_s, u"warnBefore"_s}, 60s, 5s},
        {u"postgres"_s, u"the database takes a connection and has its tables"_s, {},
            {u"longestTransaction"_s, u"longestLockWait"_s, u"replicationLag"_s}},
        {u"deployment"_s, u"the newest deployment runs"_s, {}, {}, 15s, 10s},
        {u"identity"_s, u"the sign-in provider answers and knows its users"_s, {}, {}, 15s, 10s},
        {u"dns"_s, u"resolvers of your choice know the name, and it leads where it should"_s,
            {u"host"_s, u"resolvers"_s}, {u"addresses"_s}, 30s, 5s},
        {u"object-storage"_s, u"an object that is written can be read back"_s, {},
            {u"prefix"_s, u"newestWithin"_s, u"versioning"_s}, 60s, 15s},
        {u"vendor-status"_s, u"what a vendor says of itself on its status page"_s, {u"vendor"_s}, {}, 60s, 15s},
        {u"prometheus"_s, u"a Prometheus that watches already sees nothing fail"_s, {u"url"_s, u"query"_s}, {}, 15s,
            5s},
        {u"alertmanager"_s, u"an Alertmanager that collects alerts already has none for it"_s, {u"url"_s},
            {u"alerts"_s, u"down"_s, u"listen"_s}, 15s, 5s},
        {u"restore-window"_s, u"how far back the database's provider can go"_s, {}, {u"least"_s}, 60s, 10s},
        {u"backup"_s, u"a backup outside the provider is young enough, and was restored once"_s, {},
            {u"newestWithin"_s}, 60s, 5s, true},
        {u"third-party"_s, u"a company that does something for the service answers and takes its key"_s, {u"service"_s},
            {}, 60s, 10s},
        {u"channel"_s, u"a way to people answers and takes its key; nothing is sent"_s, {u"channel"_s}, {}, 60s, 15s,
            true},
        {u"plan-offline"_s, u"the plan and its runbooks can be read on this laptop"_s, {}, {}, 60s, 5s, true},
        {u"none"_s, u"a person looks"_s, {}, {}},
    };
    return kinds;
}

const ProbeKind *probeKind(const QString &name)
{
    for (const ProbeKind &kind : probeKinds()) {
        if (kind.name == name)
            return &kind;
    }
    return nullptr;
}

QStringList probeKindNames()
{
    QStringList names;
    for (const ProbeKind &kind : probeKinds())
        names << kind.name;
    return names;
}

} // namespace holdfast
