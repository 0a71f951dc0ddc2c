// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/backups/backupscommands.h"

#include "cli/words.h"
#include "engine/backups/backupdesk.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QString proofWords(const std::optional<DumpProof> &proof)
{
    if (!proof)
        return u"not proven: nobody has restored it yet"_s;
    if (!proof->failure.isEmpty())
        return u"DOES NOT WORK: %1"_s.arg(proof->failure);
    return u"proven on %1 in %2"_s.arg(formatUtcSeconds(proof->at), formatRough(proof->took));
}

QString ageWords(UtcTime takenAt, UtcTime now)
{
    return formatRough(std::max(Duration{0}, std::chrono::duration_cast<Duration>(now - takenAt)));
}

QString dumpLine(const DatabaseDump &dump, UtcTime now)
{
    return u"%1: %2 rows in %3 tables, taken %4 ago, %5"_s.arg(dump.id, QString::number(dump.allRows()),
        QString::number(dump.rows.size()), ageWords(dump.takenAt, now), proofWords(dump.proof));
}

QString copyLine(const FileCopy &copy, UtcTime now)
{
    return u"%1: %2 files, %3 bytes, taken %4 ago, %5"_s.arg(copy.id, QString::number(copy.files.size()),
        QString::number(copy.bytes()), ageWords(copy.takenAt, now), proofWords(copy.proof));
}

/// A copy without its list of files, which may be long.
QJsonObject summaryOf(const FileCopy &copy)
{
    QJsonObject summary = toJson(copy);
    summary.insert(u"files"_s, copy.files.size());
    summary.insert(u"bytes"_s, copy.bytes());
    summary.insert(u"proven"_s, copy.isProven());
    return summary;
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
            m_result = {{u"version"_s, 1}, {u"dumps"_s, list},
                {u"newestProven"_s, newest ? QJsonValue(newest->id) : QJsonValue()}};
            addFiles(lines);
        });
    }
    void addFiles(const QStringList &dumps)
    {
        bench().backups().listFiles([this, dumps](const Result<QList<FileCopy>> &copies) {
            if (!copies)
                return fail(copies.error());
            QJsonArray list;
            QStringList lines = dumps;
            for (const FileCopy &copy : *copies) {
                list << summaryOf(copy);
                lines << copyLine(copy, bench().clock().utc());
            }
            m_result.insert(u"files"_s, list);
            output().result(m_result, lines);
            end(ExitCode::ok);
        });
    }

    QJsonObject m_result;
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

/// Copies the files, or restores some of a copy to prove it.
class BackupsFiles final : public CliCommand {
public:
    enum class What { take, prove };
    BackupsFiles(CommandContext context, What what)
        : CliCommand(std::move(context), Need::world)
        , m_what(what)
    { }

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        if (m_what == What::prove)
            return prove(arguments().words.value(0));
        output().say(u"Copying the files…"_s);
        bench().backups().takeFiles([this](const Result<FileCopy> &taken) {
            if (!taken)
                return fail(taken.error());
            if (arguments().has(u"prove"_s))
                prove(taken->id);
            else
                show(*taken);
        });
    }
    void prove(const QString &id)
    {
        output().say(u"Reading the copy again, and restoring some of it…"_s);
        bench().backups().proveFiles(id, [this](const Result<FileCopy> &proven) {
            if (!proven)
                return fail(proven.error());
            show(*proven);
        });
    }
    void show(const FileCopy &copy)
    {
        QJsonObject result = summaryOf(copy);
        result.insert(u"place"_s, bench().backups().filesPlace(copy.id));
        output().result(result, {copyLine(copy, bench().clock().utc()), bench().backups().filesPlace(copy.id)});
        end(copy.proof && !copy.isProven() ? ExitCode::failed : ExitCode::ok);
    }

    What m_what;
};

} // namespace

std::unique_ptr<CliCommand> makeBackupsTakeFiles(CommandContext context)
{
    return std::make_unique<BackupsFiles>(std::move(context), BackupsFiles::What::take);
}
std::unique_ptr<CliCommand> makeBackupsProveFiles(CommandContext context)
{
    return std::make_unique<BackupsFiles>(std::move(context), BackupsFiles::What::prove);
}
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
