// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace holdfast {

/// What the command line says about where things are; empty: the usual place.
struct WorkspaceOptions {
    QString planFolder;
    QString stateFolder;
    QString profile;
    QString rangeFile;
};

/// The same with every place filled in, absolute. A range file stays empty unless it was named.
[[nodiscard]] WorkspaceOptions withUsualPlaces(WorkspaceOptions options);

/// The plan that came with the program, and the place of the person's own one.
[[nodiscard]] QString builtInPlan();
[[nodiscard]] QString ownPlan();
/// What belongs to the person and not to an incident: ~/.config/holdfast.
[[nodiscard]] QString configFolder();
/// A program of ours, beside the running one.
[[nodiscard]] QString siblingProgram(const QString &name);
/// The name that journal entries are signed with: the person's login name.
[[nodiscard]] QString loginName();

/// The profile in which nothing real can be touched.
[[nodiscard]] bool isPractice(const WorkspaceOptions &options);

} // namespace holdfast
