// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/files/restorefiles.h"

#include "actions/files/restoremanifest.h"

#include <QLocale>
#include <algorithm>
#include <atomic>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype requestsShown = 5;
const QString deletedOnly = u"missing"_s;
const QString overwrittenToo = u"missing-and-changed"_s;

Result<ObjectStore *> storeOf(const Recovery &recovery)
{
    if (recovery.files)
        return recovery.files;
    return failure(ErrorCode::refused, u"The file storage is not set up here."_s,
        u"The plan names no object storage for this environment, or its key is missing."_s,
        u"Add `integrations.s3` to the environment and store its key, or do the step by hand."_s);
}

QString bytesWords(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

struct Scope {
    ObjectStore *store = nullptr;
    QString prefix;
    UtcTime at;
    bool changedToo = false;
};

Result<Scope> scopeOf(const Recovery &recovery, const Inputs &inputs)
{
    const auto store = storeOf(recovery);
    if (!store)
        return failure(store.error());
    const auto at = timeInput(inputs, "at");
    if (!at)
        return failure(at.error());
    if (*at > recovery.clock.utc())
        return failure(ErrorCode::invalid, u"The instant is in the future."_s, {}, u"Choose one that has passed."_s);
    const QString scope = inputs.value("scope"_L1).toString(deletedOnly);
    if (scope != deletedOnly && scope != overwrittenToo)
        return failure(ErrorCode::invalid, u"The scope “%1” is unknown."_s.arg(scope), {},
            u"Use missing or missing-and-changed."_s);
    return Scope{*store, inputs.value("prefix"_L1).toString(), *at, scope == overwrittenToo};
}

QList<FileRepair> chosen(const FileInventory &inventory, const Scope &scope)
{
    return scope.changedToo ? inventory.deleted + inventory.changed : inventory.deleted;
}

RequestPreview requestOf(ObjectStore &store, const FileRepair &repair)
{
    return repair.how == FileRepair::How::undelete ? store.describeRemoveMarker(repair.markers.first())
                                                   : store.describeCopyVersion(repair.wanted, repair.wanted.key);
}

QString summaryOf(const FileInventory &inventory, UtcTime at)
{
    return u"Compared with %1: %2 deleted (%3), %4 overwritten, %5 new, %6 as they were."_s.arg(formatUtcSeconds(at))
        .arg(inventory.deleted.size())
        .arg(bytesWords(inventory.bytes))
        .arg(inventory.changed.size())
        .arg(inventory.newer)
        .arg(inventory.unchanged);
}

} // namespace

QString InventoryFiles::reads() const { return u"Lists every version of every file and compares then with now."_s; }

Result<> InventoryFiles::precheck(const Inputs &, std::stop_token stop)
{
    const auto store = storeOf(m_recovery);
    if (!store)
        return failure(store.error());
    const auto kept = (*store)->versioning(stop);
    if (!kept)
        return failure(kept.error());
    if (*kept == Versioning::never || *kept == Versioning::unsupported)
        return failure(ErrorCode::refused, u"The bucket “%1” keeps no versions."_s.arg((*store)->bucket()),
            u"What was deleted there is gone; nothing can be undeleted."_s,
            u"Restore the files from a copy elsewhere by hand, or ask the provider."_s);
    return {};
}

Result<Observation> InventoryFiles::look(const Inputs &inputs, std::stop_token stop)
{
    const auto store = storeOf(m_recovery);
    if (!store)
        return failure(store.error());
    const QString prefix = inputs.value("prefix"_L1).toString();
    std::optional<UtcTime> at = parseUtc(inputs.value("at"_L1).toString());
    if (!at) {
        const auto deletions = newestDeletions(**store, prefix, stop);
        if (!deletions)
            return failure(deletions.error());
        // Stores tell whole seconds, so the second of the first deletion itself may be before or after it.
        at = std::chrono::floor<std::chrono::seconds>(deletions->since.value_or(m_recovery.clock.utc()))
            - std::chrono::seconds{1};
    }
    const auto inventory = takeInventory(**store, prefix, *at, stop);
    if (!inventory)
        return failure(inventory.error());
    Observation observation{Observation::State::finished, {}, {}, {}, {}, {}};
    observation.facts = {{u"before"_s, formatUtc(*at)}, {u"deleted"_s, inventory->deleted.size()},
        {u"changed"_s, inventory->changed.size()}, {u"newer"_s, inventory->newer}, {u"bucket"_s, (*store)->bucket()},
        {u"scope"_s, deletedOnly}, {u"summary"_s, summaryOf(*inventory, *at)}};
    observation.evidence = observation.facts;
    return observation;
}

Result<> RestoreFiles::precheck(const Inputs &inputs, std::stop_token)
{
    const auto scope = scopeOf(m_recovery, inputs);
    return scope ? Result<>{} : Result<>{failure(scope.error())};
}

Result<Preview> RestoreFiles::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto scope = scopeOf(m_recovery, inputs);
    if (!scope)
        return failure(scope.error());
    const auto inventory = takeInventory(*scope->store, scope->prefix, scope->at, stop);
    if (!inventory)
        return failure(inventory.error());
    const QList<FileRepair> repairs = chosen(*inventory, *scope);
    Preview preview;
    for (const FileRepair &repair : repairs.first(std::min(repairs.size(), requestsShown)))
        preview.requests << requestOf(*scope->store, repair);
    preview.change = u"Brings %1 files in “%2” back to what they were at %3."_s.arg(repairs.size())
                         .arg(scope->store->bucket(), formatUtcSeconds(scope->at));
    if (repairs.size() > requestsShown)
        preview.blastRadius << u"The first %1 of %2 requests are shown; the others are of the same two kinds."_s
                                   .arg(requestsShown)
                                   .arg(repairs.size());
    preview.blastRadius << summaryOf(*inventory, scope->at);
    if (!inventory->changed.isEmpty())
        preview.blastRadius << (scope->changedToo
                ? u"Written by somebody since, and covered by what was there: %1. Theirs stay as versions."_s
                : u"Written by somebody since, and left as they are: %1."_s)
                                   .arg(inventory->changed.size());
    preview.blastRadius << u"Nothing is removed for good. New files stay."_s
                        << u"A rule of the bucket that deletes by age goes on deleting: suspend it first."_s;
    return preview;
}

Result<Handle> RestoreFiles::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto scope = scopeOf(m_recovery, inputs);
    if (!scope)
        return failure(scope.error());
    ObjectStore &store = *scope->store;
    const QString place = manifestKey(key.marker());
    const auto before = readManifest(store, place, stop);
    if (!before)
        return failure(before.error());
    RestoreManifest manifest = before->value_or(RestoreManifest{});
    if (!*before) {
        const auto inventory = takeInventory(store, scope->prefix, scope->at, stop);
        if (!inventory)
            return failure(inventory.error());
        const auto kept = keepManifest(store, {place, chosen(*inventory, *scope)}, stop);
        if (!kept)
            return failure(kept.error());
        manifest = *kept;
    }
    const auto done = forEachRepair(
        manifest.repairs, m_recovery.spread, [&](const FileRepair &repair) { return restore(store, repair, stop); });
    if (!done) {
        Error error = done.error();
        error.mayHaveTakenEffect = true; // some files are back
        return failure(std::move(error));
    }
    return Handle{{u"manifest"_s, place}, {u"files"_s, manifest.repairs.size()}};
}

Result<std::optional<Handle>> RestoreFiles::find(const StepKey &key, const Inputs &, std::stop_token stop)
{
    const auto store = storeOf(m_recovery);
    if (!store)
        return failure(store.error());
    const auto manifest = readManifest(**store, manifestKey(key.marker()), stop);
    if (!manifest)
        return failure(manifest.error());
    if (!*manifest)
        return std::optional<Handle>();
    std::atomic<bool> complete = true;
    const auto looked =
        forEachRepair((*manifest)->repairs, m_recovery.spread, [&](const FileRepair &repair) -> Result<> {
            const auto restored = isRestored(**store, repair, stop);
            if (!restored)
                return failure(restored.error());
            if (!*restored)
                complete = false;
            return {};
        });
    if (!looked)
        return failure(looked.error());
    // Half a restore is not there: going on with it does only what is left.
    if (!complete)
        return std::optional<Handle>();
    return std::optional(Handle{{u"manifest"_s, (*manifest)->key}, {u"files"_s, (*manifest)->repairs.size()}});
}

Result<Undoing> RestoreFiles::undo(const Handle &handle, std::stop_token stop)
{
    const auto store = storeOf(m_recovery);
    if (!store)
        return failure(store.error());
    const auto manifest = readManifest(**store, handle.value("manifest"_L1).toString(), stop);
    if (!manifest)
        return failure(manifest.error());
    if (!*manifest)
        return Undoing{false, u"The note of what was restored is gone from the bucket."_s};
    std::atomic<qint64> kept = 0;
    const auto undone =
        forEachRepair((*manifest)->repairs, m_recovery.spread, [&](const FileRepair &repair) -> Result<> {
            const auto back = takeBack(**store, repair, stop);
            if (!back)
                return failure(back.error());
            kept += *back ? 0 : 1;
            return {};
        });
    if (!undone)
        return failure(undone.error());
    return Undoing{true,
        u"%1 files are as they were before; %2 had been changed since and stay."_s
            .arg((*manifest)->repairs.size() - kept.load())
            .arg(kept.load())};
}

} // namespace holdfast
