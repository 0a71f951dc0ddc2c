// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/audit/auditdesk.h"

#include "workers/deliver.h"

namespace holdfast {

AuditDesk::AuditDesk(DocumentStore &documents, Pool &work, QObject *parent)
    : QObject(parent)
    , m_documents(documents)
    , m_work(work)
{ }

void AuditDesk::save(const QMap<QString, QByteArray> &files, const QString &folder, Overwrite overwrite,
    std::function<void(const Result<> &)> done)
{
    const auto write = [&documents = m_documents, files, folder, overwrite] {
        return documents.saveFolder(folder, files, overwrite, Readers::owner);
    };
    deliver(m_work.run(write), this, std::move(done));
}

} // namespace holdfast
