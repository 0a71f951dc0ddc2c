// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/reviewdesk.h"

#include "domain/review/review.h"
#include "workers/deliver.h"

namespace holdfast {

ReviewDesk::ReviewDesk(DocumentStore &documents, Pool &work, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_documents(documents)
    , m_work(work)
    , m_clock(clock)
{ }

void ReviewDesk::exportMarkdown(const QList<Event> &events, const QString &path, Overwrite overwrite,
    std::function<void(const Result<QString> &)> done)
{
    const UtcTime now = m_clock.utc();
    DocumentStore &documents = m_documents;
    const auto saved = m_work.run([events, path, overwrite, now, &documents]() -> Result<QString> {
        if (auto ok = documents.save(path, reviewMarkdown(events, now).toUtf8(), overwrite); !ok)
            return failure(ok.error());
        return path;
    });
    deliver(saved, this, std::move(done));
}

} // namespace holdfast
