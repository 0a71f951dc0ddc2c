// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/files/inventory.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr auto oneBurst = std::chrono::minutes{10};

/// Nothing when the file is as it was, or did not exist then.
std::optional<FileRepair> repairOf(const QList<ObjectVersion> &versions, UtcTime at, FileInventory &inventory)
{
    const auto then = std::find_if(
        versions.begin(), versions.end(), [at](const ObjectVersion &version) { return version.modifiedAt <= at; });
    if (then == versions.begin()) {
        inventory.unchanged += then->isDeleteMarker ? 0 : 1;
        return std::nullopt;
    }
    if (then == versions.end() || then->isDeleteMarker) {
        inventory.newer += versions.first().isDeleteMarker ? 0 : 1;
        return std::nullopt;
    }
    FileRepair repair{FileRepair::How::copy, *then, versions.first(), {}};
    const bool onlyMarkers =
        std::all_of(versions.begin(), then, [](const ObjectVersion &version) { return version.isDeleteMarker; });
    if (onlyMarkers) {
        repair.how = FileRepair::How::undelete;
        repair.markers = QList<ObjectVersion>(versions.begin(), then);
    }
    return repair;
}

} // namespace

Result<> forEachObject(ObjectStore &store, const QString &prefix, const std::stop_token &stop,
    const std::function<void(const ObjectVersion &)> &visit)
{
    QString from;
    do {
        const auto page = store.objects(prefix, from, stop);
        if (!page)
            return failure(page.error());
        for (const ObjectVersion &object : page->items) {
            if (!object.key.startsWith(ownPrefix))
                visit(object);
        }
        from = page->next;
    } while (!from.isEmpty() && !stop.stop_requested());
    return from.isEmpty() ? Result<>{}
                          : Result<>{failure(ErrorCode::cancelled, u"The list of the files was given up."_s)};
}

Result<> visitKeys(ObjectStore &store, const QString &prefix, const std::stop_token &stop, const KeyVisitor &visit)
{
    QString from;
    QList<ObjectVersion> ofOne;
    const auto finish = [&]() -> Result<> {
        const QList<ObjectVersion> whole = std::exchange(ofOne, {});
        return whole.isEmpty() || whole.first().key.startsWith(ownPrefix) ? Result<>{} : visit(whole);
    };
    do {
        const auto page = store.versions(prefix, from, stop);
        if (!page)
            return failure(page.error());
        for (const ObjectVersion &version : page->items) {
            if (!ofOne.isEmpty() && ofOne.first().key != version.key) {
                if (auto ok = finish(); !ok)
                    return ok;
            }
            ofOne << version;
        }
        from = page->next;
    } while (!from.isEmpty());
    return finish();
}

Result<FileInventory> takeInventory(ObjectStore &store, const QString &prefix, UtcTime at, const std::stop_token &stop)
{
    FileInventory inventory;
    const auto visited = visitKeys(store, prefix, stop, [&](const QList<ObjectVersion> &versions) -> Result<> {
        const auto repair = repairOf(versions, at, inventory);
        if (!repair)
            return {};
        if (!repair->isOverwrite())
            inventory.bytes += repair->wanted.size;
        (repair->isOverwrite() ? inventory.changed : inventory.deleted) << *repair;
        if (inventory.deleted.size() + inventory.changed.size() > mostRepairs)
            return failure(ErrorCode::refused, u"More than %1 files differ."_s.arg(mostRepairs),
                u"So many are not brought back in one step."_s,
                u"Narrow the prefix, and do one part after the other."_s);
        return {};
    });
    if (!visited)
        return failure(visited.error());
    return inventory;
}

Result<Deletions> newestDeletions(ObjectStore &store, const QString &prefix, const std::stop_token &stop)
{
    QList<UtcTime> hidden;
    const auto visited = visitKeys(store, prefix, stop, [&hidden](const QList<ObjectVersion> &versions) -> Result<> {
        if (versions.first().isDeleteMarker)
            hidden << versions.first().modifiedAt;
        return {};
    });
    if (!visited)
        return failure(visited.error());
    std::sort(hidden.begin(), hidden.end(), std::greater<>());
    Deletions found;
    for (const UtcTime at : std::as_const(hidden)) {
        if (found.since && *found.since - at > oneBurst)
            break;
        found.since = at;
        ++found.files;
    }
    return found;
}

} // namespace holdfast
