// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/reviewdesk.h"

#include "domain/maintenance/drillcalendar.h"
#include "domain/paper/planpaper.h"
#include "domain/review/executivepage.h"
#include "workers/deliver.h"

namespace holdfast {

namespace {

Result<QByteArray> render(const QList<Event> &all, const ReviewForm &form, UtcTime now, Printer &printer)
{
    const QList<Event> events = redactedFor(all, form.readers, form.names);
    switch (form.format) {
    case ReviewFormat::markdown:
        return reviewMarkdown(events, now).toUtf8();
    case ReviewFormat::html:
        return reviewHtml(reviewOf(events, now));
    case ReviewFormat::pdf:
        return printer.print(reviewOf(events, now), form.paper);
    case ReviewFormat::json:
        return reviewJson(reviewOf(events, now));
    case ReviewFormat::csv:
        return reviewCsv(reviewOf(events, now));
    case ReviewFormat::ics:
        break;
    }
    return reviewIcs(reviewOf(events, now));
}

} // namespace

ReviewDesk::ReviewDesk(DocumentStore &documents, Printer &printer, Pool &work, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_documents(documents)
    , m_printer(printer)
    , m_work(work)
    , m_clock(clock)
{ }

void ReviewDesk::save(const QList<Event> &events, const ReviewForm &form, const QString &path, Overwrite overwrite,
    std::function<void(const Result<QString> &)> done)
{
    write([events, form, now = m_clock.utc(), &printer = m_printer] { return render(events, form, now, printer); },
        path, overwrite, std::move(done));
}

void ReviewDesk::savePlan(const Plan &plan, const QString &path, Overwrite overwrite, Paper paper,
    std::function<void(const Result<QString> &)> done)
{
    const bool isPdf = path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
    write(
        [plan, isPdf, paper, now = m_clock.utc(), &printer = m_printer] {
            return isPdf ? printer.print(plan, now, paper) : Result<QByteArray>{planHtml(plan, now)};
        },
        path, overwrite, std::move(done));
}

void ReviewDesk::saveDrills(const Plan &plan, int days, const QString &path, Overwrite overwrite,
    std::function<void(const Result<QString> &)> done)
{
    const UtcTime now = m_clock.utc();
    write([drills = drillsBetween(plan.drills, now, now + std::chrono::hours(24) * days), name = plan.service.name,
              now] { return Result<QByteArray>{drillsIcs(drills, name, now)}; },
        path, overwrite, std::move(done));
}

void ReviewDesk::savePage(const Plan &plan, const Incident &incident, const Instant &now, const QString &path,
    Overwrite overwrite, std::function<void(const Result<QString> &)> done)
{
    write([plan, incident, now] { return Result<QByteArray>{executiveHtml(plan, incident, now)}; }, path, overwrite,
        std::move(done));
}

void ReviewDesk::write(std::function<Result<QByteArray>()> content, const QString &path, Overwrite overwrite,
    std::function<void(const Result<QString> &)> done)
{
    const auto saved =
        m_work.run([content = std::move(content), path, overwrite, &documents = m_documents]() -> Result<QString> {
            const auto bytes = content();
            if (!bytes)
                return failure(bytes.error());
            if (auto ok = documents.save(path, *bytes, overwrite); !ok)
                return failure(ok.error());
            return path;
        });
    deliver(saved, this, std::move(done));
}

} // namespace holdfast
