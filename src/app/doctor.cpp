// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/doctor.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QStandardPaths>
#include <QStorageInfo>
#include <sys/timex.h>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

using Mark = Examination::Verdict;

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 comfortableRoom = 1024 * mebibyte;
constexpr qint64 leastRoom = 100 * mebibyte;

Examination examinePostgres()
{
    for (const QString &version : QDir(u"/usr/lib/postgresql"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = u"/usr/lib/postgresql/%1/bin"_s.arg(version);
        if (QFileInfo(folder + u"/initdb"_s).isExecutable() && QFileInfo(folder + u"/postgres"_s).isExecutable())
            return {u"PostgreSQL's programs"_s, Mark::good, folder, {}};
    }
    const QString elsewhere = QStandardPaths::findExecutable(u"postgres"_s);
    if (!elsewhere.isEmpty())
        return {u"PostgreSQL's programs"_s, Mark::good, QFileInfo(elsewhere).path(), {}};
    return {u"PostgreSQL's programs"_s, Mark::bad, u"not found"_s,
        u"The practice range needs them. On Debian: apt-get install --no-install-recommends postgresql"_s};
}

Examination examineRangeProgram()
{
    const QString program = siblingProgram(u"holdfast-range"_s);
    if (QFileInfo(program).isExecutable())
        return {u"Practice range's program"_s, Mark::good, program, {}};
    return {u"Practice range's program"_s, Mark::bad, u"%1 is missing"_s.arg(program),
        u"Install or build it beside this program."_s};
}

/// The nearest folder on the way up that exists.
QString existing(QString folder)
{
    while (!QFileInfo(folder).isDir() && folder != QFileInfo(folder).path())
        folder = QFileInfo(folder).path();
    return folder;
}

Examination examineState(const QString &folder)
{
    const QString there = existing(folder);
    if (!QFileInfo(there).isWritable()) {
        return {
            u"State folder"_s, Mark::bad, u"%1 may not be written"_s.arg(there), u"Name another one with --state."_s};
    }
    const QStorageInfo storage(there);
    if (!storage.isValid())
        return {u"State folder"_s, Mark::warning, u"%1; the system does not tell how much room there is"_s.arg(folder),
            u"The journal and the practice range need about 1 GiB."_s};
    const qint64 room = storage.bytesAvailable();
    const QString found = u"%1, %2 MiB free"_s.arg(folder).arg(room / mebibyte);
    if (room < leastRoom)
        return {u"State folder"_s, Mark::bad, found, u"Make room: the journal must be able to grow."_s};
    if (room < comfortableRoom)
        return {u"State folder"_s, Mark::warning, found, u"The practice range needs about 1 GiB."_s};
    return {u"State folder"_s, Mark::good, found, {}};
}

Examination examineClock()
{
    timex state{};
    const int answer = ::adjtimex(&state);
    if (answer == TIME_ERROR || (state.status & STA_UNSYNC) != 0) {
        return {u"Clock"_s, Mark::warning, u"it is not known to be synchronised."_s,
            u"Switch on time synchronisation: restore points are chosen by this clock."_s};
    }
    return {u"Clock"_s, Mark::good, u"synchronised, within %1 ms"_s.arg((state.maxerror + 999) / 1000), {}};
}

Examination examineDriver()
{
    if (QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return {u"Journal's database driver"_s, Mark::good, u"SQLite"_s, {}};
    return {u"Journal's database driver"_s, Mark::bad, u"Qt's SQLite driver is missing"_s,
        u"On Debian: apt-get install --no-install-recommends libqt6sql6-sqlite"_s};
}

} // namespace

QList<Examination> examineMachine(const WorkspaceOptions &options)
{
    return {
        examinePostgres(), examineRangeProgram(), examineState(options.stateFolder), examineDriver(), examineClock()};
}

Examination examinePlan(const PlanReading &reading, const QString &folder)
{
    if (!reading.plan) {
        return {
            u"Plan"_s, Mark::bad, u"%1 cannot be used"_s.arg(folder), u"holdfastctl plan check tells where and why."_s};
    }
    return {u"Plan"_s, Mark::good, u"%1 %2 in %3"_s.arg(reading.plan->name, reading.plan->version, folder), {}};
}

Examination examineJournal(const Result<JournalVerdict> &verdict, const QString &file)
{
    if (!verdict && verdict.error().code == ErrorCode::notFound)
        return {u"Journal"_s, Mark::good, u"none yet; the first incident makes %1"_s.arg(file), {}};
    if (!verdict)
        return {u"Journal"_s, Mark::bad, verdict.error().what, verdict.error().next};
    if (verdict->firstBad) {
        return {u"Journal"_s, Mark::bad,
            u"event %1: %2"_s.arg(verdict->firstBad->sequence).arg(verdict->firstBad->reason),
            u"Keep a copy of %1 as it is and find out who changed it."_s.arg(file)};
    }
    return {u"Journal"_s, Mark::good, u"%1 events, every seal holds"_s.arg(verdict->events), {}};
}

Examination examineRange(const Result<RangeState> &state)
{
    if (!state)
        return {u"Practice range"_s, Mark::warning, state.error().what, state.error().next};
    if (!state->running)
        return {u"Practice range"_s, Mark::good, u"not running; it starts when it is needed"_s, {}};
    return {u"Practice range"_s, Mark::good, u"process %1, service %2"_s.arg(state->pid).arg(state->service), {}};
}

QList<ReadinessCheck> readinessChecks(const QList<Examination> &found)
{
    QList<ReadinessCheck> checks;
    for (const Examination &one : found) {
        const auto verdict = one.verdict == Examination::Verdict::good ? ReadinessVerdict::ready
            : one.verdict == Examination::Verdict::warning             ? ReadinessVerdict::attention
                                                                       : ReadinessVerdict::missing;
        checks << ReadinessCheck{one.subject, verdict, one.found, one.next};
    }
    return checks;
}

} // namespace holdfast
