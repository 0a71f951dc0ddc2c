// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/documentstore.h"
#include "workers/pool.h"

#include <QObject>
#include <functional>

namespace holdfast {

/// Writes audit bundles into a folder of their own.
class AuditDesk : public QObject {
    Q_OBJECT

public:
    /// The store and the pool outlive it.
    AuditDesk(DocumentStore &documents, Pool &work, QObject *parent = nullptr);

    /// All files or none. `done` is called later on the main thread.
    void save(const QMap<QString, QByteArray> &files, const QString &folder, Overwrite overwrite,
        std::function<void(const Result<> &)> done);

private:
    DocumentStore &m_documents;
    Pool &m_work;
};

} // namespace holdfast
