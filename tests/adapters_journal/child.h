// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <optional>

namespace holdfast::test {

/// The program itself, started again to be a second process.
/// * `append FILE INCIDENT COUNT`: appends notes one by one and prints each acknowledged sequence on a line.
/// * `lease FOLDER INCIDENT`: prints `held` or `busy`, and keeps it until its input ends.
void startChild(QProcess &process, const QStringList &arguments);
/// The child's main function; nothing when this is not a child.
[[nodiscard]] std::optional<int> runAsChild(const QStringList &arguments);

} // namespace holdfast::test
