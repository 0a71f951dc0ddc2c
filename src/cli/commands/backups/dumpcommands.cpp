// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/backups/backupscommands.h"

#include "cli/words.h"
#include "engine/backups/backupdesk.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QString proofWords(const DatabaseDump &dump)
{
    if (!dump.proof)
        return u"not proven: nobody has restored it yet"_s;
    if (!dump.isProven())
        return u"DOES NOT WORK: %1"_s.arg(dump.proof->failure);
    return u"proven on %1: restored in %2, every row there"_s.arg(
        formatUtcSeconds(dump.proof->at), formatRough(dump.proof->took));
}

QString dumpLine(const DatabaseDump &dump, UtcTime now)
{
    qint64 rows = 0;
    for (const qint64 count : dump.rows)
        rows += count;
    return u"%1: %2 rows in %3 tables, taken %4 ago, %5"_s.arg(dump.id, QString::number(rows),
        QString::number(dump.rows.size()),
        formatRough(std::max(Duration{0}, std::chrono::duration_cast<Duration>(now - dump.takenAt))), proofWords(dump));
}

/// What every command on dumps ends with.
class DumpCommand : public CliCommand {
public:
    explicit DumpCommand(CommandContext context)
        : CliCommand(std::move(context), Need::world)
    { }

protected:
    /// A dump that was proven not to work is a failure.
    void show(const DatabaseDump &dump)
    {
        QJsonObject result = toJson(dump);
        result.insert(u"place"_s, bench().backups().place(dump.id));
        result.insert(u"proven"_s, dump.isProven());
        output().result(result, {dumpLine(dump, bench().clock().utc()), bench().backups().place(dump.id)});
        end(dump.proof && !dump.isProven() ? ExitCode::failed : ExitCode::ok);
    }
    void prove(const QString &id)
    {
        output().say(u"Restoring %1 on the standby…"_s.arg(id));
        bench().backups().prove(id, [this](const Result<DatabaseDump> &proven) {
            if (!proven)
                return fail(proven.error());
            show(*proven);
        });
    }
};

/// Copies the database outside its provider; with `--prove` restores it elsewhere at once.
class BackupsTake final : public DumpCommand {
public:
    using DumpCommand::DumpCommand;

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        if (arguments().has(u"keep"_s) && arguments().value(u"keep"_s).toInt() < 1)
            return fail({ErrorCode::invalid, u"--keep is a number from 1."_s, {}, {}, {}, {}, false});
        output().say(u"Copying the database…"_s);
        bench().backups().take([this](const Result<DatabaseDump> &taken) {
            if (!taken)
                return fail(taken.error());
            prune(*taken);
        });
    }
    void prune(const DatabaseDump &taken)
    {
        const auto goOn = [this, taken] {
            if (arguments().has(u"prove"_s))
                prove(taken.id);
            else
                show(taken);
        };
        if (!arguments().has(u"keep"_s))
            return goOn();
        bench().backups().prune(arguments().value(u"keep"_s).toInt(), [this, goOn](const Result<QStringList> &gone) {
            if (!gone)
                return fail(gone.error());
            for (const QString &id : *gone)
                output().say(u"Dropped the older backup %1."_s.arg(id));
            goOn();
        });
    }
};

class BackupsList final : public DumpCommand {
public:
    using DumpCommand::DumpCommand;

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        bench().backups().list([this](const Result<QList<DatabaseDump>> &dumps) {
            if (!dumps)
                return fail(dumps.error());
            QJsonArray list;
            QStringList lines;
            for (const DatabaseDump &dump : *dumps) {
                list << toJson(dump);
                lines << dumpLine(dump, bench().clock().utc());
            }
            if (dumps->isEmpty())
                lines << u"There is no backup outside the provider. Take one with: holdfastctl backups take --prove"_s;
            const DatabaseDump *newest = newestProven(*dumps);
            output().result({{u"version"_s, 1}, {u"dumps"_s, list},
                                {u"newestProven"_s, newest ? QJsonValue(newest->id) : QJsonValue()}},
                lines);
            end(ExitCode::ok);
        });
    }
};

/// Restores one dump, or the newest, on the standby and compares.
class BackupsProve final : public DumpCommand {
public:
    using DumpCommand::DumpCommand;

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        if (!arguments().words.isEmpty())
            return prove(arguments().words.constFirst());
        bench().backups().list([this](const Result<QList<DatabaseDump>> &dumps) {
            if (!dumps)
                return fail(dumps.error());
            if (dumps->isEmpty())
                return fail({ErrorCode::notFound, u"There is no backup outside the provider."_s, {},
                    u"Take one with: holdfastctl backups take --prove"_s, {}, {}, false});
            prove(dumps->constLast().id);
        });
    }
};

} // namespace

std::unique_ptr<CliCommand> makeBackupsTake(CommandContext context)
{
    return std::make_unique<BackupsTake>(std::move(context));
}
std::unique_ptr<CliCommand> makeBackupsList(CommandContext context)
{
    return std::make_unique<BackupsList>(std::move(context));
}
std::unique_ptr<CliCommand> makeBackupsProve(CommandContext context)
{
    return std::make_unique<BackupsProve>(std::move(context));
}

} // namespace holdfast
