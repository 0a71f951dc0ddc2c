// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/approvals/approvalcommands.h"
#include "engine/audit/auditbundle.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

class PlanAudit final : public CliCommand {
public:
    explicit PlanAudit(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        const auto known = bench().approvals().persons().known();
        if (!known)
            return fail(known.error());
        m_sources.persons = *known;
        m_sources.now = bench().clock().utc();
        m_sources.reading = bench().plans().check(bench().plans().folder());
        if (!m_sources.reading.plan)
            return fail({ErrorCode::conflict, u"The plan has changed just now and has errors."_s, {},
                u"Look at it with holdfastctl plan check"_s, {}, {}, false});
        m_sources.signing = bench().approvals().judgePlan(m_sources.reading.files, m_sources.reading.signatures);
        bench().incidents().list([self = QPointer(this)](const Result<QList<Incident>> &incidents) {
            if (self)
                self->verify(incidents);
        });
    }

    void verify(const Result<QList<Incident>> &incidents)
    {
        if (!incidents)
            return fail(incidents.error());
        m_sources.incidents = *incidents;
        bench().verifyJournal({}, [self = QPointer(this)](const Result<JournalVerdict> &verdict) {
            if (!self)
                return;
            self->m_sources.journal = verdict; // a damaged journal is a finding, not an obstacle
            self->save();
        });
    }

    void save()
    {
        const QMap<QString, QByteArray> files = auditBundle(m_sources);
        const QString folder = arguments().value(u"output"_s);
        const Overwrite overwrite = arguments().has(u"force"_s) ? Overwrite::allow : Overwrite::refuse;
        bench().audits().save(
            files, folder, overwrite, [self = QPointer(this), folder, count = files.size()](const Result<> &saved) {
                if (!self)
                    return;
                if (!saved)
                    return self->fail(saved.error());
                self->output().result({{u"version"_s, 1}, {u"folder"_s, folder}, {u"files"_s, count}},
                    {u"%1 files are in %2. Check them with: cd %2 && sha256sum -c manifest.sha256"_s.arg(count).arg(
                        folder)});
                self->end(ExitCode::ok);
            });
    }

    AuditSources m_sources;
};

} // namespace

std::unique_ptr<CliCommand> makePlanAudit(CommandContext context)
{
    return std::make_unique<PlanAudit>(std::move(context));
}

} // namespace holdfast
