// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"

#include <stop_token>

namespace holdfast {

struct StatusPost {
    QString title; ///< at most 255 characters
    QString body;
    QString status; ///< `investigating`, `identified`, `monitoring`, `resolved`
    QString componentStatus; ///< applied to every listed component: `operational`, `major_outage`, …; empty: none
    QString marker; ///< found again by it
};

struct StatusIncident {
    QString id;
    QString title;
    QString status;
    QString marker; ///< empty when it is not ours
    QString newestBody;
};

/// The public status page (Atlassian Statuspage v1). Blocking; effects thread only.
class StatusPage {
public:
    virtual ~StatusPage() = default;
    [[nodiscard]] virtual Result<StatusIncident> post(const StatusPost &, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describePost(const StatusPost &) const = 0;
    /// The newest incidents of the page, resolved ones included.
    [[nodiscard]] virtual Result<QList<StatusIncident>> incidents(std::stop_token) = 0;
};

} // namespace holdfast
