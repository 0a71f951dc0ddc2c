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
    bool quiet = false; ///< subscribers are not notified, whatever the page is set to
};

struct StatusIncident {
    QString id;
    QString title;
    QString status;
    QString marker; ///< empty when it is not ours
    QString newestBody;
};

/// A word to an incident that stands on the page already.
struct StatusUpdate {
    QString incidentId;
    QString status; ///< as StatusPost::status
    QString body;
    QString componentStatus; ///< as StatusPost::componentStatus; a resolved incident resets nothing by itself
    bool quiet = false; ///< as StatusPost::quiet
};

struct StatusComponent {
    QString id;
    QString name;
    QString status; ///< `operational`, `degraded_performance`, `partial_outage`, `major_outage`, `under_maintenance`
};

/// The public status page (Atlassian Statuspage v1). Blocking; effects thread only.
class StatusPage {
public:
    virtual ~StatusPage() = default;
    [[nodiscard]] virtual Result<StatusIncident> post(const StatusPost &, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describePost(const StatusPost &) const = 0;
    /// The newest incidents of the page, resolved ones included.
    [[nodiscard]] virtual Result<QList<StatusIncident>> incidents(std::stop_token) = 0;
    /// One delivery: repeated, it would be mailed to every subscriber again. Whether it arrived shows in `newestBody`.
    [[nodiscard]] virtual Result<StatusIncident> update(const StatusUpdate &, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeUpdate(const StatusUpdate &) const = 0;
    [[nodiscard]] virtual Result<QList<StatusComponent>> components(std::stop_token) = 0;
    /// Idempotent by value.
    [[nodiscard]] virtual Result<StatusComponent> setComponent(
        const QString &componentId, const QString &status, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeSetComponent(
        const QString &componentId, const QString &status) const = 0;
};

} // namespace holdfast
