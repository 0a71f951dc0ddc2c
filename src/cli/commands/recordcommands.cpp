// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/recordcommands.h"

#include "cli/words.h"
#include "domain/incident/eventjson.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

class JournalVerify final : public CliCommand {
public:
    using CliCommand::CliCommand;

private:
    void begin() override
    {
        bench().verifyJournal(
            arguments().words.value(0), [self = QPointer(this)](const Result<JournalVerdict> &verdict) {
                if (self)
                    self->show(verdict);
            });
    }

    void show(const Result<JournalVerdict> &verdict)
    {
        if (!verdict)
            return fail(verdict.error());
        QJsonValue bad = QJsonValue::Null;
        if (const auto &first = verdict->firstBad)
            bad = QJsonObject{{u"sequence"_s, first->sequence}, {u"reason"_s, first->reason}};
        QStringList text{u"%1 events, every seal holds."_s.arg(verdict->events)};
        if (verdict->firstBad) {
            text = {u"%1 events; event %2 is not what it was when it was sealed: %3"_s.arg(verdict->events)
                        .arg(verdict->firstBad->sequence)
                        .arg(verdict->firstBad->reason)};
        }
        output().result({{u"events"_s, verdict->events}, {u"ok"_s, verdict->ok}, {u"firstBad"_s, bad}}, text);
        end(verdict->ok ? ExitCode::ok : ExitCode::tampered);
    }
};

QJsonObject eventJson(const Event &event)
{
    return {{u"incident"_s, event.incident.value()}, {u"sequence"_s, event.sequence},
        {u"kind"_s, eventKind(event.body)}, {u"version"_s, eventVersion(event.body)},
        {u"at"_s, formatUtc(event.at.utc)}, {u"bootNanoseconds"_s, QString::number(event.at.bootTime.count())},
        {u"bootId"_s, event.at.bootId}, {u"author"_s, event.author}, {u"body"_s, bodyToJson(event.body)}};
}

/// One object with JSON, else one event a line; oldest incident first.
class JournalExport final : public CliCommand {
public:
    explicit JournalExport(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        if (arguments().has(u"incident"_s)) {
            m_rest << IncidentId{arguments().value(u"incident"_s)};
            return readNext();
        }
        bench().incidents().list([self = QPointer(this)](const Result<QList<Incident>> &all) {
            if (!self)
                return;
            if (!all)
                return self->fail(all.error());
            for (const Incident &incident : *all)
                self->m_rest.prepend(incident.id);
            self->readNext();
        });
    }

    void readNext()
    {
        if (m_rest.isEmpty())
            return finish();
        const IncidentId id = m_rest.takeFirst();
        bench().incidents().events(id, [self = QPointer(this), id](const Result<QList<Event>> &events) {
            if (!self)
                return;
            if (!events)
                return self->fail(events.error());
            if (events->isEmpty()) {
                return self->fail({ErrorCode::notFound, u"There is no incident %1."_s.arg(id.value()), {},
                    u"holdfastctl incident list shows them."_s, {}, {}, false});
            }
            for (const Event &event : *events)
                self->take(eventJson(event));
            self->readNext();
        });
    }

    void take(const QJsonObject &event)
    {
        if (output().isJson())
            m_events << event;
        else
            output().object(event);
    }

    void finish()
    {
        if (output().isJson())
            output().object({{u"version"_s, 1}, {u"events"_s, m_events}});
        end(ExitCode::ok);
    }

    QList<IncidentId> m_rest;
    QJsonArray m_events;
};

class ReviewExport final : public CliCommand {
public:
    explicit ReviewExport(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        const auto format = reviewFormat(arguments().value(u"format"_s));
        if (!format)
            return fail({ErrorCode::invalid, u"There is no format “%1”."_s.arg(arguments().value(u"format"_s)), {},
                u"Use one of: md, html, pdf, json, csv, ics."_s, {}, {}, false});
        const auto readers = readersFromName(arguments().value(u"for"_s));
        if (arguments().has(u"for"_s) && !readers)
            return fail({ErrorCode::invalid, u"There are no readers “%1”."_s.arg(arguments().value(u"for"_s)), {},
                u"Use one of: house, partners, public."_s, {}, {}, false});
        const auto paper = paperOf(arguments());
        if (!paper)
            return fail(paper.error());
        m_form = {*format, readers.value_or(ReviewReaders::house), {}, *paper};
        withIncident([this] { write(); });
    }

    void write()
    {
        const QString path = QFileInfo(arguments().value(u"output"_s)).absoluteFilePath();
        const Overwrite overwrite = arguments().has(u"force"_s) ? Overwrite::allow : Overwrite::refuse;
        for (const Contact &contact : bench().plans().plan() ? bench().plans().plan()->contacts : QList<Contact>{})
            m_form.names << contact.primary.name << contact.secondary.name;
        bench().reviews().save(
            bench().desk().events(), m_form, path, overwrite, [self = QPointer(this)](const Result<QString> &written) {
                if (!self)
                    return;
                if (!written)
                    return self->fail(written.error());
                self->output().result({{u"version"_s, 1}, {u"incident"_s, self->bench().desk().incident().id.value()},
                                          {u"review"_s, *written}},
                    {*written});
                self->end(ExitCode::ok);
            });
    }

    ReviewForm m_form;
};

} // namespace

std::unique_ptr<CliCommand> makeJournalVerify(CommandContext context)
{
    return std::make_unique<JournalVerify>(std::move(context));
}

std::unique_ptr<CliCommand> makeJournalExport(CommandContext context)
{
    return std::make_unique<JournalExport>(std::move(context));
}

std::unique_ptr<CliCommand> makeReviewExport(CommandContext context)
{
    return std::make_unique<ReviewExport>(std::move(context));
}

} // namespace holdfast
