// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

using namespace Qt::StringLiterals;

namespace holdfast {

void Workspace::openEnvironment(const QString &person, Done<> done)
{
    const Environment environment = *this->environment(); // the plan may be read anew while the key store is asked
    const auto connections = connectionsOf(environment);
    if (!connections)
        return done(failure(connections.error()));
    readKeys(keyNames(environment), {},
        [this, person, environment, connections = *connections, done = std::move(done)](
            const Result<QList<Secret>> &keys) {
            if (!keys)
                return done(failure(keys.error()));
            readOtherKeys(environment.integrations.values(), {},
                [this, person, environment, built = withKeys(connections, *keys), done](
                    const QMap<QString, Secret> &others) {
                    Connections all = built;
                    const auto keyOf = [&](const QString &kind) {
                        return others.value(environment.integrations.value(kind).secret);
                    };
                    if (const Secret key = keyOf(u"clerk"_s); !key.isEmpty()) {
                        all.identity = clerkOf(environment);
                        all.identity->token = key;
                    }
                    if (const Secret key = keyOf(u"s3"_s); !key.isEmpty()) {
                        all.storage = s3Of(environment);
                        all.storage->token = key;
                    }
                    if (const Secret key = keyOf(u"cloudflare"_s); !key.isEmpty()) {
                        all.edge = cloudflareOf(environment);
                        all.edge->token = key;
                    }
                    all.standby = keyOf(u"standby"_s);
                    for (const thirdparty::Service &service : thirdparty::services()) {
                        const Secret key = keyOf(service.id);
                        if (key.isEmpty() && service.id != u"ecb"_s) // it asks for none
                            continue;
                        all.thirdParties.insert(service.id, thirdPartyOf(environment, service));
                        all.thirdParties[service.id].token = key;
                    }
                    all.secrets << others.values();
                    buildWorld(all, messagePlacesOf(environment, others), realTransport(environment), person);
                    done({});
                });
        });
}

void Workspace::readOtherKeys(QList<Integration> integrations, QMap<QString, Secret> keys,
    std::function<void(const QMap<QString, Secret> &)> done)
{
    static const QStringList kinds{u"slack-bot"_s, u"slack-webhook"_s, u"smtp"_s, u"twilio"_s, u"pagerduty"_s,
        u"statuspage"_s, u"clerk"_s, u"s3"_s, u"standby"_s, u"cloudflare"_s, u"openai"_s, u"anthropic"_s, u"oanda"_s,
        u"xe"_s, u"taxjar"_s, u"avalara"_s};
    while (!integrations.isEmpty() && !kinds.contains(integrations.first().kind))
        integrations.removeFirst();
    if (integrations.isEmpty())
        return done(keys);
    const QString name = integrations.takeFirst().secret;
    this->keys().read(name, [this, name, integrations, keys, done = std::move(done)](const Result<Secret> &key) {
        QMap<QString, Secret> known = keys;
        if (key)
            known.insert(name, *key); // without it this way to people is not there, and the messages say so
        readOtherKeys(integrations, known, done);
    });
}

void Workspace::readKeys(const QStringList &names, QList<Secret> keys, Done<QList<Secret>> done)
{
    if (names.isEmpty())
        return done(keys);
    this->keys().read(names.first(), [this, names, keys, done = std::move(done)](const Result<Secret> &key) {
        if (!key)
            return done(failure(key.error()));
        readKeys(names.mid(1), keys + QList<Secret>{*key}, done);
    });
}

} // namespace holdfast
