// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/connections.h"

#include "actions/probes/httpprobe.h"
#include "adapters/providers/pagerduty/pagerdutyclient.h"
#include "adapters/providers/vendorstatus/vendors.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const QString servicePeer = u"The service"_s; ///< as HttpServiceGate names it

QString keyReference(const Environment &environment, const QString &kind)
{
    return u"keychain:"_s + environment.integrations.value(kind).secret;
}

/// The practice range has all of them behind one door, each below its own path.
QMap<QString, ThirdPartyConfig> thirdPartiesOf(const RangeDescription::Provider &range)
{
    QMap<QString, ThirdPartyConfig> all;
    if (range.url.isEmpty())
        return all;
    for (const thirdparty::Service &service : thirdparty::services()) {
        const QString below = QUrl(service.baseUrl).path();
        all.insert(service.id,
            {QUrl(range.url.toString() + u'/' + service.id + below), range.ids.value(u"account"_s), {},
                range.secrets.value(service.id), u"range:"_s + service.id});
    }
    return all;
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

CloudflareConfig cloudflareOf(const Environment &environment)
{
    const Integration cloudflare = environment.integrations.value(u"cloudflare"_s);
    return {QUrl(u"https://api.cloudflare.com/client/v4"_s), cloudflare.setting(u"zone"_s),
        cloudflare.setting(u"account"_s), {}, keyReference(environment, u"cloudflare"_s)};
}

S3Config s3Of(const Environment &environment)
{
    const Integration s3 = environment.integrations.value(u"s3"_s);
    return {QUrl(s3.setting(u"endpoint"_s)), s3.setting(u"bucket"_s), s3.setting(u"region"_s),
        s3.setting(u"style"_s) == u"virtual", {}, keyReference(environment, u"s3"_s)};
}

TwilioConfig twilioOf(const Environment &environment)
{
    const Integration twilio = environment.integrations.value(u"twilio"_s);
    return {QUrl(u"https://api.twilio.com/2010-04-01"_s), twilio.setting(u"account"_s), twilio.setting(u"from"_s), {},
        keyReference(environment, u"twilio"_s)};
}

SmtpConfig smtpOf(const Environment &environment)
{
    const Integration smtp = environment.integrations.value(u"smtp"_s);
    const bool isTls = smtp.setting(u"security"_s) == u"tls";
    SmtpConfig config;
    config.host = smtp.setting(u"host"_s);
    config.security = isTls ? SmtpConfig::Security::tls : SmtpConfig::Security::startTls;
    const int port = smtp.setting(u"port"_s).toInt();
    config.port = port > 0 ? port : isTls ? 465 : 587;
    config.user = smtp.setting(u"user"_s);
    config.from = smtp.setting(u"from"_s);
    config.tokenName = keyReference(environment, u"smtp"_s);
    return config;
}

ThirdPartyConfig thirdPartyOf(const Environment &environment, const thirdparty::Service &service)
{
    const Integration integration = environment.integrations.value(service.id);
    return {QUrl(service.baseUrl), integration.setting(u"account"_s), integration.setting(u"model"_s), {},
        keyReference(environment, service.id)};
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
    if (const auto clerk = range.providers.value(u"clerk"_s); !clerk.url.isEmpty())
        connections.identity = ClerkConfig{clerk.url, clerk.secrets.value(u"key"_s), u"range:clerk"_s};
    if (const auto s3 = range.providers.value(u"s3"_s); !s3.url.isEmpty())
        connections.storage = S3Config{s3.url, s3.ids.value(u"bucket"_s), s3.ids.value(u"region"_s), false,
            s3.secrets.value(u"key"_s), u"range:s3"_s};
    if (const auto edge = range.providers.value(u"cloudflare"_s); !edge.url.isEmpty())
        connections.edge = CloudflareConfig{edge.url, edge.ids.value(u"zoneId"_s), edge.ids.value(u"accountId"_s),
            edge.secrets.value(u"key"_s), u"range:cloudflare"_s};
    connections.thirdParties = thirdPartiesOf(range.providers.value(u"thirdparty"_s));
    connections.standby = range.standby;
    connections.vendorPages = range.providers.value(u"vendors"_s).url;
    for (const RangeDescription::Provider &provider : range.providers)
        connections.secrets << provider.secrets.values();
    if (!range.standby.isEmpty())
        connections.secrets << range.standby;
    return connections;
}

Result<> canBeWorkedOn(const Environment &environment)
{
    QStringList missing;
    if (environment.address.isEmpty())
        missing << u"`address`"_s;
    for (const QString &kind : vitalIntegrations()) {
        if (!environment.integrations.contains(kind))
            missing << u"`integrations.%1`"_s.arg(kind);
    }
    if (missing.isEmpty())
        return {};
    return failure(ErrorCode::refused, u"The environment “%1” cannot be worked on yet."_s.arg(environment.id),
        u"The plan does not say: %1."_s.arg(missing.join(u", "_s)),
        u"Add it to the environment in plan.yaml; docs/plan-format.md describes how. Nothing was sent."_s);
}

const QStringList &vitalIntegrations()
{
    static const QStringList kinds{u"neon"_s, u"railway"_s, u"statuspage"_s};
    return kinds;
}

Secret keyOf(const Environment &environment, const QString &integration, const QMap<QString, Secret> &keys)
{
    const auto found = environment.integrations.find(integration);
    return found == environment.integrations.end() ? Secret() : keys.value(found->secret);
}

Connections connectionsOf(const Environment &environment, const QMap<QString, Secret> &keys)
{
    const auto key = [&](const QString &integration) { return keyOf(environment, integration, keys); };
    Connections all{
        neonOf(environment), railwayOf(environment), statuspageOf(environment), environment.address, {}, keys.values()};
    all.neon.token = key(u"neon"_s);
    all.railway.token = key(u"railway"_s);
    all.statuspage.token = key(u"statuspage"_s);
    if (const Secret token = key(u"clerk"_s); !token.isEmpty()) {
        all.identity = clerkOf(environment);
        all.identity->token = token;
    }
    if (const Secret token = key(u"s3"_s); !token.isEmpty()) {
        all.storage = s3Of(environment);
        all.storage->token = token;
    }
    if (const Secret token = key(u"cloudflare"_s); !token.isEmpty()) {
        all.edge = cloudflareOf(environment);
        all.edge->token = token;
    }
    all.standby = key(u"standby"_s);
    for (const thirdparty::Service &service : thirdparty::services()) {
        const Secret token = key(service.id);
        if (token.isEmpty() && service.id != u"ecb"_s) // it asks for none
            continue;
        all.thirdParties.insert(service.id, thirdPartyOf(environment, service));
        all.thirdParties[service.id].token = token;
    }
    return all;
}

QStringList watchedBeside(const Environment &environment, const Plan &plan)
{
    QStringList others;
    for (const Component &component : plan.components) {
        for (const ProbeSpec &spec : component.probes) {
            const Environment *other = plan.environment(spec.environment);
            if (other && other->id != environment.id && (!other->isProduction() || environment.isProduction()))
                others << other->id;
        }
    }
    others.removeDuplicates();
    return others;
}

QList<ProviderPolicy> providerPolicies()
{
    return QList<ProviderPolicy>{neon::policy(), railway::policy(), statuspage::policy(), clerk::policy(),
               slack::policy(), cloudflare::policy(), twilio::policy(), pagerduty::policy()}
    + thirdparty::policies() + vendorstatus::policies(vendorstatus::usualPages());
}

QString hostOf(const QUrl &address)
{
    return address.host() + (address.port() > 0 ? u":%1"_s.arg(address.port()) : QString());
}

/// What probes look at; no key ever goes there.
ProviderPolicy probedHosts(const Environment &environment, const Plan &plan)
{
    ProviderPolicy policy;
    policy.peer = HttpProbe::peer;
    for (const Component &component : plan.components) {
        for (const ProbeSpec &spec : component.probes) {
            const Environment *other = plan.environment(spec.environment);
            const QUrl address = HttpProbe::addressOf(spec, other ? other->address : environment.address);
            if (!address.isEmpty())
                policy.hosts << hostOf(address);
        }
    }
    policy.hosts.removeDuplicates();
    return policy;
}

HostAllowList hostsOf(const Environment &environment, const Plan &plan)
{
    QList<ProviderPolicy> policies = providerPolicies();
    policies << probedHosts(environment, plan);
    QList<const Environment *> all{&environment};
    for (const QString &other : watchedBeside(environment, plan))
        all << plan.environment(other);
    for (const Environment *one : all) {
        ProviderPolicy service;
        service.peer = servicePeer;
        if (!one->address.isEmpty())
            service.hosts = {hostOf(one->address)};
        policies << service;
        if (one->integrations.contains(u"s3"_s))
            policies << s3::policy(s3Of(*one));
    }
    return HostAllowList::perProvider(policies);
}

} // namespace holdfast
