// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/planfiles.h"

#include <QByteArray>
#include <QString>

namespace holdfast::test {

/// The folder of the default plan, and one of its files.
[[nodiscard]] QString defaultPlanFolder();
[[nodiscard]] QByteArray defaultPlanFile(const QString &name);
/// Its runbooks by their names, `runbooks/…`.
[[nodiscard]] QMap<QString, QByteArray> defaultRunbooks();

/// A small plan and a small runbook without findings; tests change one thing in them.
[[nodiscard]] QByteArray smallPlan();
[[nodiscard]] QByteArray smallRunbook();

/// `text` with the only occurrence of `from` replaced; fails the test when there is none or more than one.
[[nodiscard]] QByteArray changed(const QByteArray &text, const QByteArray &from, const QByteArray &to);

/// Both files read together with the kinds of the small runbook.
[[nodiscard]] PlanReading readBoth(const QByteArray &plan, const QByteArray &runbook);

/// All findings, one per line, as people see them.
[[nodiscard]] QString listed(const PlanReading &reading);

/// Whether exactly `wanted` (`line:column rule`, several separated by `, `) was found in `file`; says what was.
[[nodiscard]] bool found(const PlanReading &reading, const QString &file, const QString &wanted);

} // namespace holdfast::test
