// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// Those that can be used with a key; ways to people are not asked for in environments that are only looked at.
QStringList optionalKeys(const Environment &environment, bool isWorkedOn)
{
    static const QStringList ways{u"slack-bot"_s, u"slack-webhook"_s, u"smtp"_s, u"twilio"_s, u"pagerduty"_s,
        u"statuspage"_s, u"standby"_s, u"cloudflare"_s};
    QStringList names;
    for (const Integration &integration : environment.integrations) {
        if (isWorkedOn || !ways.contains(integration.kind))
            names << integration.secret;
    }
    return names;
}

} // namespace

void Workspace::openEnvironment(const QString &person, Done<> done)
{
    const Environment here = *environment(); // the plan may be read anew while the key store is asked
    if (const auto able = canBeWorkedOn(here); !able)
        return done(able);
    QStringList vital;
    for (const QString &kind : vitalIntegrations())
        vital << here.integrations.value(kind).secret;
    QList<Environment> others;
    QStringList optional = optionalKeys(here, true);
    for (const QString &id : watchedBeside(here, *m_plans->plan())) {
        others << *m_plans->plan()->environment(id);
        optional << optionalKeys(others.last(), false);
    }
    optional.removeDuplicates();
    readKeys(vital, Keys{}, [this, person, here, others, optional, done = std::move(done)](const Result<Keys> &known) {
        if (!known)
            return done(failure(known.error()));
        readOtherKeys(optional, *known, [this, person, here, others, done](const Keys &keys) {
            QMap<QString, Connections> elsewhere;
            for (const Environment &other : others)
                elsewhere.insert(other.id, connectionsOf(other, keys));
            buildWorld(connectionsOf(here, keys), messagePlacesOf(here, keys), realTransport(here), person, elsewhere);
            done({});
        });
    });
}

void Workspace::readOtherKeys(QStringList names, Keys known, std::function<void(const Keys &)> done)
{
    while (!names.isEmpty() && known.contains(names.first()))
        names.removeFirst();
    if (names.isEmpty())
        return done(known);
    const QString name = names.takeFirst();
    keys().read(name, [this, name, names, known, done = std::move(done)](const Result<Secret> &key) {
        Keys more = known;
        if (key)
            more.insert(name, *key);
        readOtherKeys(names, more, done);
    });
}

void Workspace::readKeys(const QStringList &names, Keys known, Done<Keys> done)
{
    if (names.isEmpty())
        return done(known);
    keys().read(names.first(), [this, names, known, done = std::move(done)](const Result<Secret> &key) {
        if (!key)
            return done(failure(key.error()));
        Keys more = known;
        more.insert(names.first(), *key);
        readKeys(names.mid(1), more, done);
    });
}

} // namespace holdfast
