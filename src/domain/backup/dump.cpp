// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/backup/dump.h"

#include "kernel/escape.h"
#include "kernel/json.h"

#include <algorithm>
#include <numeric>

namespace holdfast {

using namespace Qt::StringLiterals;

qint64 DatabaseDump::allRows() const { return std::accumulate(rows.begin(), rows.end(), qint64(0)); }

QString dumpId(const QString &database, UtcTime takenAt)
{
    QString stamp = formatUtc(takenAt); // to the microsecond: two may be taken within one second
    stamp.remove(u'-').remove(u':');
    return safeFileName(stamp + u'-' + database);
}

QJsonObject toJson(const DumpProof &proof)
{
    return {{u"at"_s, formatUtc(proof.at)}, {u"server"_s, proof.server},
        {u"milliseconds"_s, qint64(proof.took.count())}, {u"failure"_s, proof.failure}};
}

Result<DumpProof> dumpProofFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"proof"_s);
    reader.refuseOthers({"at", "server", "milliseconds", "failure"});
    const DumpProof proof{
        reader.utc("at"), reader.string("server"), Duration{reader.integer("milliseconds")}, reader.string("failure")};
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return proof;
}

QJsonObject toJson(const DatabaseDump &dump)
{
    QJsonObject rows;
    for (auto table = dump.rows.cbegin(); table != dump.rows.cend(); ++table)
        rows.insert(table.key(), table.value());
    QJsonObject object{{u"version"_s, 1}, {u"id"_s, dump.id}, {u"database"_s, dump.database},
        {u"takenAt"_s, formatUtc(dump.takenAt)}, {u"server"_s, dump.server}, {u"bytes"_s, dump.bytes},
        {u"sha256"_s, dump.sha256}, {u"rows"_s, rows}};
    if (dump.newestCommitAt)
        object.insert(u"newestCommitAt"_s, formatUtc(*dump.newestCommitAt));
    if (dump.proof)
        object.insert(u"proof"_s, toJson(*dump.proof));
    return object;
}

Result<DatabaseDump> dumpFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"dump"_s);
    reader.refuseOthers(
        {"version", "id", "database", "takenAt", "server", "bytes", "sha256", "rows", "newestCommitAt", "proof"});
    if (reader.integer("version") != 1)
        reader.reject("version", u"1"_s);
    DatabaseDump dump{reader.string("id"), reader.string("database"), reader.utc("takenAt"),
        reader.optionalUtc("newestCommitAt"), reader.string("server"), reader.integer("bytes"), reader.string("sha256"),
        {}, {}};
    const QJsonObject rows = reader.object("rows");
    for (auto table = rows.constBegin(); table != rows.constEnd(); ++table) {
        if (!table->isDouble())
            reader.reject("rows", u"numbers of rows by table"_s);
        dump.rows.insert(table.key(), table->toInteger());
    }
    const auto proof = reader.optionalObject("proof");
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    if (proof) {
        const auto read = dumpProofFromJson(*proof);
        if (!read)
            return failure(read.error());
        dump.proof = *read;
    }
    return dump;
}

const DatabaseDump *newestProven(const QList<DatabaseDump> &dumps)
{
    const DatabaseDump *newest = nullptr;
    for (const DatabaseDump &dump : dumps) {
        if (dump.isProven() && (!newest || dump.takenAt > newest->takenAt))
            newest = &dump;
    }
    return newest;
}

QStringList outdated(const QList<DatabaseDump> &dumps, int keep)
{
    QList<DatabaseDump> oldestFirst = dumps;
    std::sort(oldestFirst.begin(), oldestFirst.end(),
        [](const DatabaseDump &a, const DatabaseDump &b) { return a.takenAt < b.takenAt; });
    const DatabaseDump *proven = newestProven(dumps);
    QStringList ids;
    for (qsizetype i = 0; i < oldestFirst.size() - std::max(keep, 1); ++i) {
        if (!proven || oldestFirst[i].id != proven->id)
            ids << oldestFirst[i].id;
    }
    return ids;
}

QStringList missingRows(const QMap<QString, qint64> &wanted, const QMap<QString, qint64> &found)
{
    QStringList differences;
    for (auto table = wanted.cbegin(); table != wanted.cend(); ++table) {
        if (!found.contains(table.key()))
            differences << u"The table “%1” is missing."_s.arg(table.key());
        else if (found.value(table.key()) != table.value())
            differences << u"“%1” has %2 rows instead of %3."_s.arg(
                table.key(), QString::number(found.value(table.key())), QString::number(table.value()));
    }
    return differences;
}

} // namespace holdfast
