// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/time.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <optional>

namespace holdfast {

/// That a dump was restored elsewhere and held what it was taken of.
struct DumpProof {
    UtcTime at;
    QString server; ///< `host:port`
    Duration took{0}; ///< how long the restore lasted
    QString failure; ///< what was not as it must be; empty: it is proven

    friend bool operator==(const DumpProof &, const DumpProof &) = default;
};

/// A copy of the service's database that is kept outside its provider.
struct DatabaseDump {
    QString id; ///< `20261128T013100.000000Z-capliquify`: a folder's name
    QString database;
    UtcTime takenAt; ///< what it holds was true at this instant
    std::optional<UtcTime> newestCommitAt; ///< of what it holds; nothing: the database did not tell
    QString server; ///< the server's version, as it says it
    qint64 bytes = 0;
    QString sha256; ///< of the file, hexadecimal
    QMap<QString, qint64> rows; ///< by table, counted in the very snapshot that was dumped
    std::optional<DumpProof> proof; ///< the newest attempt

    [[nodiscard]] bool isProven() const { return proof && proof->failure.isEmpty(); }
    [[nodiscard]] qint64 allRows() const; ///< of all tables together
    friend bool operator==(const DatabaseDump &, const DatabaseDump &) = default;
};

[[nodiscard]] QString dumpId(const QString &database, UtcTime takenAt);

/// The manifest beside the file, and back; the round trip is exact. An error names the member.
[[nodiscard]] QJsonObject toJson(const DatabaseDump &dump);
[[nodiscard]] Result<DatabaseDump> dumpFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const DumpProof &proof);
[[nodiscard]] Result<DumpProof> dumpProofFromJson(const QJsonObject &object);

/// The one that loses least among those that are known to work; null when none is proven.
[[nodiscard]] const DatabaseDump *newestProven(const QList<DatabaseDump> &dumps);

/// Those that may go: all but the newest `keep`, and never the newest proven one. Oldest first.
[[nodiscard]] QStringList outdated(const QList<DatabaseDump> &dumps, int keep);

/// What differs between the rows that were counted and those that are there, as sentences; none: all is there.
[[nodiscard]] QStringList missingRows(const QMap<QString, qint64> &wanted, const QMap<QString, qint64> &found);

} // namespace holdfast
