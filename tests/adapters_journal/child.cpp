// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_journal/child.h"

#include "adapters/journal_sqlite/filerunleases.h"
#include "adapters/journal_sqlite/sqlitejournal.h"
#include "adapters_journal/samples.h"

#include <QCoreApplication>
#include <cstdio>

namespace holdfast::test {

using namespace Qt::StringLiterals;

namespace {

qint64 lastSequence(Journal &journal, const QString &incident)
{
    const auto events = await(journal.read(IncidentId(incident), 0));
    return events && !events->isEmpty() ? events->last().sequence : 0;
}

int appendNotes(const QString &file, const QString &incident, int count)
{
    SqliteJournal journal(file);
    qint64 sequence = lastSequence(journal, incident);
    for (int appended = 0; appended < count;) {
        const Result<> done = await(journal.append(notes(incident, sequence + 1)));
        if (done) {
            ++sequence;
            ++appended;
            // One write of the whole line: a kill must not leave half a number.
            const QByteArray line = QByteArray::number(sequence) + '\n';
            std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
            std::fflush(stdout);
        } else if (done.error().code == ErrorCode::conflict) {
            sequence = lastSequence(journal, incident);
        } else {
            std::fprintf(stderr, "%s\n", qPrintable(told(done)));
            return 1;
        }
    }
    return 0;
}

int holdLease(const QString &folder, const QString &incident)
{
    FileRunLeases leases(folder);
    const std::unique_ptr<RunLease> lease = leases.tryAcquire(IncidentId(incident));
    std::puts(lease ? "held" : "busy");
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}

} // namespace

void startChild(QProcess &process, const QStringList &arguments)
{
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"child"_s} + arguments);
}

std::optional<int> runAsChild(const QStringList &arguments)
{
    if (arguments.value(1) != "child"_L1)
        return std::nullopt;
    if (arguments.value(2) == "append"_L1)
        return appendNotes(arguments.value(3), arguments.value(4), arguments.value(5).toInt());
    return holdLease(arguments.value(3), arguments.value(4));
}

} // namespace holdfast::test
