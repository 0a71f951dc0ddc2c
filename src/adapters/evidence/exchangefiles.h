// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/exchangelog.h"
#include "workers/workerthread.h"

#include <memory>

namespace holdfast {

/// Exchanges as lines of JSON, one file a day (UTC), on a thread of its own. What cannot be written is said in the log
/// and never holds up a request.
class ExchangeFiles final : public ExchangeLog {
public:
    /// `folder` is made when the first exchange comes, for its owner only.
    explicit ExchangeFiles(const QString &folder);
    ~ExchangeFiles() override;

    void record(const Exchange &exchange) override;

private:
    class Writer;
    std::shared_ptr<Writer> m_writer; ///< used on the thread only
    WorkerThread m_thread;
};

} // namespace holdfast
