// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/team/teamdesk.h"

#include "workers/deliver.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const QString settingsName = u"team"_s;

} // namespace

std::optional<Membership> TeamDesk::membership() const
{
    const QJsonObject kept = m_parts.settings.read(settingsName);
    const QString id = kept.value(u"laptop"_s).toString();
    if (id.isEmpty() || !kept.value(u"member"_s).toBool())
        return std::nullopt;
    return Membership{{id, kept.value(u"person"_s).toString()}, kept.value(u"target"_s).toString()};
}

Result<Membership> TeamDesk::remember(const QString &person, const QString &target)
{
    QString id = m_parts.settings.read(settingsName).value(u"laptop"_s).toString();
    if (id.isEmpty())
        id = m_parts.newId();
    const auto written = m_parts.settings.write(settingsName,
        {{u"version"_s, 1}, {u"laptop"_s, id}, {u"person"_s, person}, {u"target"_s, target}, {u"member"_s, true}});
    if (!written)
        return failure(written.error());
    return Membership{{id, person}, target};
}

void TeamDesk::inspect(const Secret &uri, const QString &member, Done<TeamSetup> done)
{
    deliver(m_parts.work.run([&foundation = m_parts.foundation, uri, member, stop = m_stop.get_token()] {
        return foundation.inspect(uri, member, stop);
    }),
        this, std::move(done));
}

void TeamDesk::setUp(const Secret &uri, const QString &member, Done<> done)
{
    deliver(m_parts.work.run([&foundation = m_parts.foundation, uri, member, stop = m_stop.get_token()] {
        return foundation.setUp(uri, member, stop);
    }),
        this, std::move(done));
}

void TeamDesk::join(const Secret &uri, const QString &person, Done<Membership> done)
{
    const auto tryOut = [&foundation = m_parts.foundation, uri, stop = m_stop.get_token()]() -> Result<TeamSetup> {
        if (const auto heads = foundation.open(uri)->heads(stop); !heads)
            return failure(heads.error());
        return foundation.inspect(uri, {}, stop);
    };
    deliver(
        m_parts.work.run(tryOut), this, [this, uri, person, done = std::move(done)](const Result<TeamSetup> &found) {
            if (!found)
                return done(failure(found.error()));
            m_parts.keys.store(
                keyName(), uri, [self = QPointer(this), person, target = found->target, done](const Result<> &stored) {
                    if (!self)
                        return;
                    done(stored ? self->remember(person, target) : Result<Membership>(failure(stored.error())));
                });
        });
}

void TeamDesk::leave(Done<> done)
{
    QJsonObject kept = m_parts.settings.read(settingsName);
    kept.insert(u"member"_s, false); // the laptop's id stays: it is the same one if it joins again
    if (const auto written = m_parts.settings.write(settingsName, kept); !written)
        return done(written);
    m_parts.keys.remove(keyName(), std::move(done));
}

void TeamDesk::verify(Done<qint64> done)
{
    readConnection([self = QPointer(this), done = std::move(done)](const Result<Secret> &uri) {
        if (!self)
            return;
        if (!uri)
            return done(failure(uri.error()));
        deliver(
            self->m_parts.work.run([&foundation = self->m_parts.foundation, uri = *uri,
                                       stop = self->m_stop.get_token()] { return foundation.open(uri)->verify(stop); }),
            self, done);
    });
}

} // namespace holdfast
