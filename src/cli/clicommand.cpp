// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clicommand.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

CliCommand::CliCommand(CommandContext context, Need need, QString person)
    : m_context(std::move(context))
    , m_need(need)
    , m_person(std::move(person))
{ }

void CliCommand::start()
{
    bench().onSaid([this](const QString &sentence) { output().say(sentence); });
    bench().prepare(m_need, m_person, [self = QPointer(this)](const Result<> &prepared) {
        if (!self || self->m_ended)
            return;
        if (prepared)
            self->begin();
        else
            self->fail(prepared.error());
    });
}

void CliCommand::interrupt()
{
    if (m_ended)
        return;
    output().error({ErrorCode::cancelled, u"Interrupted."_s, standing(), {}, {}, {}, false}, u"interrupted"_s);
    end(ExitCode::interrupted);
}

QString CliCommand::standing() const { return u"Nothing was changed."_s; }

void CliCommand::end(ExitCode code)
{
    if (m_ended)
        return;
    m_ended = true;
    Q_EMIT finished(int(code));
}

void CliCommand::fail(const Error &error)
{
    if (m_ended)
        return;
    output().error(error);
    end(exitCodeOf(error));
}

const Plan *CliCommand::planOrFail()
{
    const PlanShelf &shelf = bench().plans();
    if (shelf.plan())
        return &*shelf.plan();
    for (const Finding &finding : shelf.findings())
        output().say(formatFinding(finding));
    output().error({ErrorCode::invalid, u"The plan in %1 has errors and cannot be used."_s.arg(shelf.folder()),
        shelf.findings().isEmpty() ? QString() : formatFinding(shelf.findings().constFirst()),
        u"Mend it and look again with: holdfastctl plan check"_s, {}, {}, false});
    end(ExitCode::failed);
    return nullptr;
}

void CliCommand::withIncident(std::function<void()> next, const QString &named)
{
    const auto open = [this, next](const IncidentId &id) {
        bench().desk().open(id, [self = QPointer(this), next](const Result<> &opened) {
            if (!self || self->m_ended)
                return;
            if (opened)
                next();
            else
                self->fail(opened.error());
        });
    };
    const QString id = named.isEmpty() ? arguments().value(u"incident"_s) : named;
    if (!id.isEmpty())
        return open(IncidentId{id});
    bench().incidents().newestOpen([self = QPointer(this), open](const Result<std::optional<IncidentId>> &newest) {
        if (!self || self->m_ended)
            return;
        if (!newest)
            return self->fail(newest.error());
        if (!*newest) {
            return self->fail({ErrorCode::notFound, u"No incident is open."_s, {},
                u"Name one with --incident ID; holdfastctl incident list shows them."_s, {}, {}, false});
        }
        open(**newest);
    });
}

} // namespace holdfast
