// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connections.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const QString servicePeer = u"The service"_s; ///< as HttpServiceGate names it

QString keyReference(const Environment &environment, const QString &kind)
{
    return u"keychain:"_s + environment.integrations.value(kind).secret;
}

} // namespace

NeonConfig neonOf(const Environment &environment)
{
    const Integration neon = environment.integrations.value(u"neon"_s);
    return {QUrl(u"https://console.neon.tech/api/v2"_s), neon.setting(u"project"_s), {},
        keyReference(environment, u"neon"_s)};
}

RailwayConfig railwayOf(const Environment &environment)
{
    const Integration railway = environment.integrations.value(u"railway"_s);
    const auto tokenKind = railway.setting(u"token"_s) == u"account" ? RailwayConfig::TokenKind::bearer
                                                                     : RailwayConfig::TokenKind::project;
    return {QUrl(u"https://backboard.railway.com/graphql/v2"_s), {}, tokenKind, keyReference(environment, u"railway"_s),
        railway.setting(u"project"_s), railway.setting(u"environment"_s), railway.setting(u"service"_s)};
}

StatuspageConfig statuspageOf(const Environment &environment)
{
    const Integration statuspage = environment.integrations.value(u"statuspage"_s);
    return {QUrl(u"https://api.statuspage.io/v1"_s), {}, keyReference(environment, u"statuspage"_s),
        statuspage.setting(u"page"_s), statuspage.settings.value(u"components"_s), environment.isProduction()};
}

ClerkConfig clerkOf(const Environment &environment)
{
    return {QUrl(u"https://api.clerk.com/v1"_s), {}, keyReference(environment, u"clerk"_s)};
}

SlackConfig slackOf(const Environment &environment)
{
    return {QUrl(u"https://slack.com/api"_s), {}, keyReference(environment, u"slack-bot"_s)};
}

Connections connectionsOf(const RangeDescription &range)
{
    QStringList components;
    if (!range.statuspage.componentId.isEmpty())
        components << range.statuspage.componentId;
    Connections connections{{range.neon.url, range.neon.projectId, range.neon.token, u"range:neon"_s},
        {range.railway.url, range.railway.token, RailwayConfig::TokenKind::project, u"range:railway"_s,
            range.railway.projectId, range.railway.environmentId, range.railway.serviceId},
        {range.statuspage.url, range.statuspage.token, u"range:statuspage"_s, range.statuspage.pageId, components,
            false},
        range.app, range.control, {range.neon.token, range.railway.token, range.statuspage.token, range.slackWebhook}};
    for (const RangeDescription::Provider &provider : range.providers)
        connections.secrets << provider.secrets.values();
    return connections;
}

Result<Connections> connectionsOf(const Environment &environment)
{
    QStringList missing;
    if (environment.address.isEmpty())
        missing << u"`address`"_s;
    for (const char *kind : {"neon", "railway", "statuspage"}) {
        if (!environment.integrations.contains(QString::fromLatin1(kind)))
            missing << u"`integrations.%1`"_s.arg(QString::fromLatin1(kind));
    }
    if (!missing.isEmpty())
        return failure(ErrorCode::refused, u"The environment “%1” cannot be worked on yet."_s.arg(environment.id),
            u"The plan does not say: %1."_s.arg(missing.join(u", "_s)),
            u"Add it to the environment in plan.yaml; docs/plan-format.md describes how. Nothing was sent."_s);
    return Connections{
        neonOf(environment), railwayOf(environment), statuspageOf(environment), environment.address, {}, {}};
}

QStringList keyNames(const Environment &environment)
{
    return {environment.integrations.value(u"neon"_s).secret, environment.integrations.value(u"railway"_s).secret,
        environment.integrations.value(u"statuspage"_s).secret};
}

Connections withKeys(Connections connections, const QList<Secret> &keys)
{
    connections.neon.token = keys.value(0);
    connections.railway.token = keys.value(1);
    connections.statuspage.token = keys.value(2);
    connections.secrets = keys;
    return connections;
}

QList<ProviderPolicy> providerPolicies()
{
    return {neon::policy(), railway::policy(), statuspage::policy(), clerk::policy(), slack::policy()};
}

HostAllowList hostsOf(const Environment &environment)
{
    QList<ProviderPolicy> policies = providerPolicies();
    ProviderPolicy service;
    service.peer = servicePeer;
    service.hosts = {environment.address.host()
        + (environment.address.port() > 0 ? u":%1"_s.arg(environment.address.port()) : QString())};
    policies << service;
    return HostAllowList::perProvider(policies);
}

} // namespace holdfast
