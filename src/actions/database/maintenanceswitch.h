// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// The request that setMaintenance() sends, for previews.
[[nodiscard]] RequestPreview maintenanceRequest(const Recovery &recovery, const QString &target, bool on);
/// Switches the service's maintenance setting in its own settings table. Idempotent. The value before, or notFound
/// when the table does not exist.
[[nodiscard]] Result<QString> setMaintenance(
    const Recovery &recovery, DatabaseSession &session, bool on, const std::stop_token &stop);
[[nodiscard]] Result<bool> readMaintenance(
    const Recovery &recovery, DatabaseSession &session, const std::stop_token &stop);

/// `database.hold-writes` and `database.lift-writes`: the service fence on a branch. Input: `branch`. Idempotent by
/// value; found again by reading the setting.
class MaintenanceSwitch final : public StepAction {
public:
    MaintenanceSwitch(const Recovery &recovery, bool on)
        : m_recovery(recovery)
        , m_on(on)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    /// The service works on this branch now, so that switching is felt at once.
    [[nodiscard]] Result<bool> isInUse(const QString &branch, const std::stop_token &stop) const;
    [[nodiscard]] Result<Session> open(const QJsonObject &where, const std::stop_token &stop) const;

    const Recovery &m_recovery;
    bool m_on;
};

} // namespace holdfast
