// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/journal.h"

namespace holdfast {

/// Leases as locked files in a folder, made with 0700 when the first lease is asked for. The system frees a lock when
/// its process ends, however it ends. The empty files stay: removing one could race with somebody who just opened it.
class FileRunLeases final : public RunLeases {
public:
    explicit FileRunLeases(QString folder);

    /// Null also when the lock file cannot be made; the log says why.
    std::unique_ptr<RunLease> tryAcquire(const IncidentId &incident) override;

private:
    QString m_folder;
};

} // namespace holdfast
