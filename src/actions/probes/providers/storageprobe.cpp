// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/providers/storageprobe.h"

#include "actions/files/inventory.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

QString versioningName(Versioning versioning)
{
    switch (versioning) {
    case Versioning::never:
        return u"never switched on"_s;
    case Versioning::enabled:
        return u"enabled"_s;
    case Versioning::suspended:
        return u"suspended"_s;
    case Versioning::unsupported:
        break;
    }
    return u"not known to this store"_s;
}

void worsen(Sample &sample, const QString &reason)
{
    sample.health = Health::degraded;
    sample.reason = reason;
}

} // namespace

StorageProbe::StorageProbe(ComponentId component, ProbeSpec spec, ObjectStore &store, const Clock &clock)
    : LookingProbe(std::move(component), std::move(spec), clock, Asks::itself)
    , m_store(store)
{ }

Result<> StorageProbe::look(Sample &sample, const std::stop_token &stop)
{
    sample.health = Health::up;
    sample.reason = u"what is written can be read back"_s;
    if (const auto sent = sendCanary(sample, stop); !sent || sample.health != Health::up)
        return sent;
    if (const auto judged = judgeVersioning(sample, stop); !judged)
        return judged;
    return judgeNewest(sample, stop);
}

Result<> StorageProbe::sendCanary(Sample &sample, const std::stop_token &stop)
{
    // A name of its own, so that two laptops that look at once do not read each other's.
    const QString stamp = formatUtc(clock().utc());
    const QString key = u".holdfast/canary-%1-%2"_s.arg(spec().name, stamp);
    const QByteArray text = "Holdfast looked at " + stamp.toUtf8();
    sample.evidence.insert(u"canary"_s, key);
    if (const auto written = m_store.put(key, text, stop); !written)
        return failure(written.error());
    const auto read = m_store.get(key, {}, stop);
    const auto removed = m_store.remove(key, stop);
    if (!read)
        return failure(read.error());
    if (read->bytes != text) {
        sample.health = Health::down;
        sample.reason = u"The storage took an object and gives back something else."_s;
    } else if (!removed) {
        worsen(sample, u"An object could be written and read, but not deleted: %1"_s.arg(removed.error().what));
    }
    return {};
}

Result<> StorageProbe::judgeVersioning(Sample &sample, const std::stop_token &stop)
{
    const auto versioning = m_store.versioning(stop);
    if (!versioning)
        return failure(versioning.error());
    sample.evidence.insert(u"versioning"_s, versioningName(*versioning));
    if (spec().setting(u"versioning"_s) == u"enabled" && *versioning != Versioning::enabled)
        worsen(sample, u"Older versions of objects are not kept: versioning is %1."_s.arg(versioningName(*versioning)));
    return {};
}

Result<> StorageProbe::judgeNewest(Sample &sample, const std::stop_token &stop)
{
    const auto within = parseDuration(spec().setting(u"newestWithin"_s));
    if (!within)
        return {};
    std::optional<ObjectVersion> newest;
    const auto listed =
        forEachObject(m_store, spec().setting(u"prefix"_s), stop, [&newest](const ObjectVersion &object) {
            if (!newest || newest->modifiedAt < object.modifiedAt)
                newest = object;
        });
    if (!listed)
        return failure(listed.error());
    if (!newest) {
        worsen(sample, u"There is no object below “%1”."_s.arg(spec().setting(u"prefix"_s)));
        return {};
    }
    sample.evidence.insert(u"newest"_s, newest->key);
    sample.evidence.insert(u"newestAt"_s, formatUtc(newest->modifiedAt));
    const auto age = std::chrono::duration_cast<Duration>(clock().utc() - newest->modifiedAt);
    if (age > *within)
        worsen(sample,
            u"The newest object below “%1” is %2 old, wanted: %3 at most."_s.arg(
                spec().setting(u"prefix"_s), formatRough(age), formatDuration(*within)));
    return {};
}

} // namespace holdfast
