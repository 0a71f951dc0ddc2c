// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/backup/restorefilecopy.h"

#include "actions/backup/filecopying.h"
#include "actions/files/inventory.h"
#include "actions/support/spreadwork.h"

#include <QSet>
#include <algorithm>
#include <atomic>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keysShown = 5;

/// The files of a copy below a prefix that the bucket does not show.
struct Missing {
    FileCopy copy;
    QList<CopiedFile> files;
};

Result<QSet<QString>> keysNow(ObjectStore &store, const QString &prefix, const std::stop_token &stop)
{
    QSet<QString> keys;
    const auto listed =
        forEachObject(store, prefix, stop, [&keys](const ObjectVersion &object) { keys << object.key; });
    return listed ? Result<QSet<QString>>{keys} : Result<QSet<QString>>{failure(listed.error())};
}

Result<Missing> missingOf(const Recovery &recovery, const QJsonObject &inputs, const std::stop_token &stop)
{
    const auto places = filePlacesOf(recovery);
    const auto copy =
        places ? findFileCopy(recovery, inputs.value(u"copy"_s).toString()) : Result<FileCopy>{failure(places.error())};
    const QString prefix = inputs.value(u"prefix"_s).toString();
    const auto there = copy ? keysNow(*places->files, prefix, stop) : Result<QSet<QString>>{failure(copy.error())};
    if (!there)
        return failure(there.error());
    Missing missing{*copy, {}};
    for (const CopiedFile &file : copy->files) {
        if (file.key.startsWith(prefix) && !there->contains(file.key))
            missing.files << file;
    }
    return missing;
}

Handle restoredHandle(const Inputs &inputs, qsizetype files)
{
    return {{u"copy"_s, inputs.value(u"copy"_s)}, {u"files"_s, files}};
}

} // namespace

QString NewestFileCopy::reads() const
{
    return u"Compares the newest copy of the files with what the bucket shows now. Nothing is changed."_s;
}

Result<Observation> NewestFileCopy::look(const Inputs &inputs, std::stop_token stop)
{
    QJsonObject newest = inputs;
    newest.remove(u"copy"_s);
    const auto missing = missingOf(m_recovery, newest, stop);
    if (!missing)
        return failure(missing.error());
    const auto age = std::chrono::duration_cast<Duration>(m_recovery.clock.utc() - missing->copy.takenAt);
    const QJsonObject facts{{u"copy"_s, missing->copy.id}, {u"takenAt"_s, formatUtc(missing->copy.takenAt)},
        {u"bucket"_s, missing->copy.bucket}, {u"missing"_s, missing->files.size()},
        {u"told"_s,
            u"%1 of %2 files are missing. The copy was taken %3 ago: what was uploaded since is not in it."_s.arg(
                QString::number(missing->files.size()), QString::number(missing->copy.files.size()),
                formatRough(age))}};
    return Observation{Observation::State::finished, {}, {}, facts, facts, {}};
}

Result<> RestoreFileCopy::precheck(const Inputs &inputs, std::stop_token)
{
    const auto copy = textInput(inputs, "copy");
    const auto found = copy ? findFileCopy(m_recovery, *copy) : Result<FileCopy>{failure(copy.error())};
    return found ? Result<>{} : Result<>{failure(found.error())};
}

Result<Preview> RestoreFileCopy::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto missing = missingOf(m_recovery, inputs, stop);
    if (!missing)
        return failure(missing.error());
    Preview preview;
    qint64 bytes = 0;
    for (const CopiedFile &file : missing->files) {
        bytes += file.size;
        if (preview.requests.size() < keysShown)
            preview.requests << RequestPreview{u"http"_s, u"PUT"_s, missing->copy.bucket + u'/' + file.key,
                {u"If-None-Match: *"_s}, u"%1 bytes, SHA-256 %2"_s.arg(QString::number(file.size), file.sha256)};
    }
    preview.change = u"Puts %1 missing files (%2 bytes) back into “%3”, as they were at %4."_s.arg(
        QString::number(missing->files.size()), QString::number(bytes), missing->copy.bucket,
        formatUtcSeconds(missing->copy.takenAt));
    preview.blastRadius << u"What is in the bucket stays as it is; nothing is overwritten or removed."_s
                        << u"What was uploaded after the copy was taken is not in it."_s;
    if (missing->files.size() > keysShown)
        preview.blastRadius << u"The first %1 of %2 requests are shown; the others are of the same kind."_s.arg(
            QString::number(keysShown), QString::number(missing->files.size()));
    return preview;
}

Result<Handle> RestoreFileCopy::begin(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto places = filePlacesOf(m_recovery);
    const auto missing = places ? missingOf(m_recovery, inputs, stop) : Result<Missing>{failure(places.error())};
    if (!missing)
        return failure(missing.error());
    std::atomic<qsizetype> back = 0;
    const auto done = forEachNumber(missing->files.size(), m_recovery.spread, [&](qsizetype place) -> Result<> {
        const CopiedFile &file = missing->files[place];
        const auto brought = bringBack(*places, file, file.key, stop);
        if (!brought)
            return failure(brought.error());
        back += *brought ? 1 : 0;
        return {};
    });
    if (done)
        return restoredHandle(inputs, back);
    Error error = done.error();
    error.mayHaveTakenEffect = true; // some files are back
    return failure(std::move(error));
}

Result<std::optional<Handle>> RestoreFileCopy::find(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto missing = missingOf(m_recovery, inputs, stop);
    if (!missing)
        return failure(missing.error());
    if (!missing->files.isEmpty())
        return std::optional<Handle>{}; // the rest is put back by the next attempt
    return std::optional(restoredHandle(inputs, missing->copy.files.size()));
}

Result<Undoing> RestoreFileCopy::undo(const Handle &, std::stop_token)
{
    return Undoing{false, u"The files stay: they were missing, and somebody may use them by now."_s};
}

Result<Verdict> FileCopyIsThere::run(const Inputs &inputs, std::stop_token stop)
{
    const auto missing = missingOf(m_recovery, inputs, stop);
    if (!missing)
        return failure(missing.error());
    if (missing->files.isEmpty())
        return Verdict{
            Verdict::Kind::pass, u"Every file of the copy is there (%1)."_s.arg(missing->copy.files.size()), {}, {}};
    QStringList keys;
    for (const CopiedFile &file : missing->files.first(std::min(missing->files.size(), keysShown)))
        keys << file.key;
    return Verdict{Verdict::Kind::fail,
        u"%1 files are still missing, among them %2."_s.arg(QString::number(missing->files.size()), keys.join(u", "_s)),
        {}, {}};
}

} // namespace holdfast
