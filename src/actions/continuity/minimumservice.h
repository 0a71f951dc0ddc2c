// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// `service.minimum-on` and `service.minimum-off`: the settings of the plan's minimum viable service, switched in one
/// transaction. What each setting was before is kept beside the settings, in `holdfast.minimum_service`, so that any
/// program at any time puts back exactly that; a setting that did not exist goes again. Logging and auditing are never
/// switched off: they are evidence. Input: `branch`.
class MinimumServiceSwitch final : public StepAction {
public:
    MinimumServiceSwitch(const Recovery &recovery, bool on)
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
    [[nodiscard]] Result<Session> open(const QJsonObject &where, const std::stop_token &stop) const;
    [[nodiscard]] Result<> switchTo(bool on, const QJsonObject &where, const std::stop_token &stop) const;
    [[nodiscard]] Result<QStringList> statements(bool on) const;
    [[nodiscard]] Result<bool> isOn(DatabaseSession &session, const std::stop_token &stop) const;
    /// "features.ai_forecasting: true, becomes false", for each setting.
    [[nodiscard]] Result<QStringList> changes(DatabaseSession &session, const std::stop_token &stop) const;

    const Recovery &m_recovery;
    bool m_on;
};

/// `service.minimum-promise`: the endpoints of the plan's minimum viable service answer, as fast and as often as it
/// promises; each is asked some times, one after the other. How many users it bears is not measured.
class MinimumPromise final : public Check {
public:
    explicit MinimumPromise(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `service.minimum-is`: whether it is switched on. Inputs: `branch`, `on`.
class MinimumServiceIs final : public Check {
public:
    explicit MinimumServiceIs(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
