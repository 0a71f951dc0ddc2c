// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/http/hostallowlist.h"
#include "adapters/providers/clerk/clerkrequests.h"
#include "adapters/providers/cloudflare/cloudflarerequests.h"
#include "adapters/providers/neon/neonrequests.h"
#include "adapters/providers/railway/railwayrequests.h"
#include "adapters/providers/s3/s3requests.h"
#include "adapters/providers/slack/slackrequests.h"
#include "adapters/providers/statuspage/statuspageclient.h"
#include "adapters/providers/thirdparty/services.h"
#include "adapters/providers/twilio/twiliorequests.h"
#include "adapters/range/rangedescription.h"
#include "adapters/smtp/smtpmailer.h"
#include "domain/plan/plan.h"

namespace holdfast {

/// Where the providers of one world are, and with which keys they are asked: those of the practice range, or those of
/// an environment of the plan.
struct Connections {
    NeonConfig neon;
    RailwayConfig railway;
    StatuspageConfig statuspage;
    QUrl service;
    QUrl control; ///< of the practice range; empty for an environment
    QList<Secret> secrets; ///< all of them, for the redactor
    std::optional<ClerkConfig> identity{}; ///< nothing: not set up, or without its key
    std::optional<S3Config> storage{}; ///< the same of the object storage
    std::optional<CloudflareConfig> edge{}; ///< the same of what stands before the service
    QMap<QString, ThirdPartyConfig> thirdParties{}; ///< by service, those whose key is there
    Secret standby{}; ///< connection string of the standby server; empty: not set up
    QUrl vendorPages{}; ///< of the practice range; empty: the vendors' own
};

/// How an environment's providers are reached at their real addresses, without the key.
[[nodiscard]] NeonConfig neonOf(const Environment &environment);
[[nodiscard]] RailwayConfig railwayOf(const Environment &environment);
[[nodiscard]] StatuspageConfig statuspageOf(const Environment &environment);
[[nodiscard]] ClerkConfig clerkOf(const Environment &environment);
[[nodiscard]] SlackConfig slackOf(const Environment &environment);
[[nodiscard]] CloudflareConfig cloudflareOf(const Environment &environment);
[[nodiscard]] S3Config s3Of(const Environment &environment);
[[nodiscard]] TwilioConfig twilioOf(const Environment &environment);
[[nodiscard]] SmtpConfig smtpOf(const Environment &environment);
[[nodiscard]] ThirdPartyConfig thirdPartyOf(const Environment &environment, const thirdparty::Service &service);

[[nodiscard]] Connections connectionsOf(const RangeDescription &range);

/// The key that an integration of the environment names; empty where it has none. `keys` by their name in the key
/// store.
[[nodiscard]] Secret keyOf(
    const Environment &environment, const QString &integration, const QMap<QString, Secret> &keys);
/// The same of an environment at the providers' real addresses, with those keys that are there.
[[nodiscard]] Connections connectionsOf(const Environment &environment, const QMap<QString, Secret> &keys);
/// ErrorCode::refused names everything that the plan must say before an environment can be worked on.
[[nodiscard]] Result<> canBeWorkedOn(const Environment &environment);
/// Integrations without whose keys an environment cannot be worked on.
[[nodiscard]] const QStringList &vitalIntegrations();
/// The other environments that probes of the plan look at, by id. Production is none of them unless production is
/// worked on: whoever works on a test environment holds no key of production.
[[nodiscard]] QStringList watchedBeside(const Environment &environment, const Plan &plan);

/// How every provider wants to be called.
[[nodiscard]] QList<ProviderPolicy> providerPolicies();
/// Where requests of this environment may go: every provider's own hosts, its object storage, the service's, and those
/// that the plan's probes look at.
[[nodiscard]] HostAllowList hostsOf(const Environment &environment, const Plan &plan);

} // namespace holdfast
